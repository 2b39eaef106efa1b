"""Which looks somebody may see, and what the viewer can see of what there is."""

from dataclasses import dataclass, field

from django.db.models import Q, QuerySet

from joinedup.beginnings.models import Look
from joinedup.brokerage import queries as brokerage
from joinedup.brokerage.choices import Size
from joinedup.brokerage.models import Offer, Topic
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.refusals import require_found
from joinedup.introductions import queries as introductions
from joinedup.introductions.models import Introduction
from joinedup.partnerships import queries as partnerships
from joinedup.partnerships.models import Partner, Partnership, TeamRole


@dataclass(frozen=True, slots=True)
class Finding:
    """A partnership that the viewer sees and that is like what they want to set up, with the reasons in words."""

    partnership: Partnership
    words: list[str] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    partners: list[str] = field(default_factory=list)
    organisers: list[TeamRole] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class PhoneCall:
    """Why one conversation may be enough: one introduction covers it, or somebody offers just that."""

    introduction: Introduction | None
    offers: list[Offer]


def visible_looks(viewer: Actor) -> QuerySet[Look]:
    """Return the looks that the viewer took."""
    rows = Look.objects.select_related("area", "partnership", "joined__area")
    if viewer.is_system:
        return rows
    own = rows.filter(made_by_id=viewer.user_id) if viewer.user_id is not None else rows.none()
    return own if viewer.area_id is None else own.filter(area_id=viewer.area_id)


def look_for(public_id: str, viewer: Actor) -> Look:
    """Return a look that the viewer took; raise Missing otherwise."""
    return require_found(visible_looks(viewer).filter(public_id=public_id).first())


def locked(look: Look) -> Look:
    """Return the present row, locked until the transaction ends."""
    return Look.objects.select_for_update(of=("self",)).select_related("area", "partnership").get(pk=look.pk)


def decided_for(partnership: Partnership) -> Look | None:
    """Return the look after which a partnership was set up all the same."""
    return Look.objects.filter(partnership=partnership).exclude(because="").order_by("-decided_at").first()


def known_partnerships(viewer: Actor, but: Partnership | None) -> list[Partnership]:
    """Return every partnership that the viewer may see, over all their areas, that has not ended."""
    rows = partnerships.visible_partnerships(viewer).filter(Q(ended_on=None) | Q(ended_on__gt=clock.today()))
    return list(rows.exclude(pk=but.pk if but else 0).prefetch_related("partners__organisation"))


def partners_now(partnership: Partnership) -> list[Partner]:
    """Return the partners of a partnership whose partners are loaded."""
    today = clock.today()
    return [row for row in partnership.partners.all() if row.left_on is None or row.left_on > today]


def introductions_chosen(public_ids: list[str], area_id: int, viewer: Actor) -> list[Introduction]:
    """Return these of the agreed introductions that the viewer may see."""
    return [row for row in introductions.accepted_introductions(area_id, viewer) if row.public_id in public_ids]


def topics_known(area_id: int) -> list[Topic]:
    """Return the topics of the area."""
    return brokerage.topics(area_id)


def conversations_offered(area_id: int, topics: frozenset[str], viewer: Actor) -> list[Offer]:
    """Return the open offers of a conversation about one of these topics that the viewer may see, by name."""
    rows = [row for row in brokerage.open_offers(area_id, viewer) if row.size == Size.CONVERSATION]
    about = [row for row in rows if topics & {topic.name for topic in row.topics.all()}]
    return sorted(about, key=lambda row: (row.organisation.name, row.pk))


def organisers_of(found: list[Partnership]) -> dict[int, list[TeamRole]]:
    """Return who organises each of these partnerships."""
    return {row.pk: partnerships.organisers_of(row) for row in found}
