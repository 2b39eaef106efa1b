"""Every read of funded programmes: the table of an area, those that fit a need, what came of asking them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from joinedup.accounts.choices import Role, Scope
from joinedup.brokerage import queries as brokerage
from joinedup.brokerage.models import Need
from joinedup.calls.queries import ask_of_link
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.refusals import Missing, require_found
from joinedup.directory.models import Organisation
from joinedup.directory.queries import Panel
from joinedup.funding import choices
from joinedup.funding.models import Attempt, Programme, ProgrammeUpload

MOST_IN_A_PANEL = 6


def visible_programmes(area_id: int, viewer: Actor) -> QuerySet[Programme]:
    """Return an area's programmes: for who runs it, works in it, or belongs to one of the schools on its list."""
    standing = brokerage.standing_of(viewer)
    if not viewer.is_system and area_id not in standing.runs | standing.belongs:
        raise Missing
    return Programme.objects.filter(area_id=area_id).prefetch_related("topics")


def programme_for(public_id: str, area_id: int, viewer: Actor) -> Programme:
    """Return a programme of an area that the viewer may see; raise Missing otherwise."""
    return require_found(visible_programmes(area_id, viewer).filter(public_id=public_id).first())


def listed_programmes(area_id: int, viewer: Actor, *, words: str = "", topic: str = "", old: bool = False) -> list[Programme]:
    """Return an area's programmes by name, narrowed by words or a topic; those that are over only when asked for."""
    on, asked = clock.today(), words.casefold().split()
    kept = []
    for programme in visible_programmes(area_id, viewer):
        text = f"{programme.name} {programme.body} {programme.what} {programme.who_may}".casefold()
        about = not topic or topic in {one.code for one in programme.topics.all()}
        if about and all(word in text for word in asked) and (old or programme.is_open(on)):
            kept.append(programme)
    return kept


def kind_of(organisation: Organisation) -> str:
    """Return who runs a school, as programmes tell schools apart."""
    school = organisation.establishment
    words = f"{school.type_group} {school.type}".casefold() if school is not None else ""
    if "academ" in words or "free school" in words:
        return choices.SchoolKind.ACADEMY
    if "independent" in words:
        return choices.SchoolKind.INDEPENDENT
    if "maintained" in words or "community" in words or "voluntary" in words or "foundation" in words:
        return choices.SchoolKind.MAINTAINED
    return choices.SchoolKind.OTHER


def places_of(organisation: Organisation) -> frozenset[str]:
    """Return the words by which a programme may name a school's place: its authority, that number, its region."""
    school = organisation.establishment
    return frozenset() if school is None else frozenset({school.la_name.casefold(), school.la_code, school.region.casefold()} - {""})


def fits(programme: Programme, need: Need, on: date) -> bool:
    """Say whether a school may have this programme for this need, as far as the table says."""
    organisation = need.organisation
    if not programme.is_open(on) or need.topic_id is None:
        return False
    if programme.phases and not set(programme.phases) & (set(need.phases) or set(brokerage.phases_of(organisation))):
        return False
    if programme.kinds and kind_of(organisation) not in programme.kinds:
        return False
    return not programme.places or bool({str(place).casefold() for place in programme.places} & places_of(organisation))


@dataclass(frozen=True, slots=True)
class Payer:
    """A programme that fits a need, and what came of asking it."""

    programme: Programme
    attempt: Attempt | None = None


@dataclass(frozen=True, slots=True)
class NeedPaid:
    """A need and the programmes that fit it."""

    need: Need
    payers: list[Payer] = field(default_factory=list)

    @property
    def is_untried(self) -> bool:
        """Say whether nobody has asked any of them yet."""
        return all(payer.attempt is None for payer in self.payers)


def payers_of(needs: Sequence[Need], area_ids: Iterable[int]) -> list[NeedPaid]:
    """Return the needs for which a programme of these areas fits, each with its programmes and what came of them; three reads."""
    on = clock.today()
    by_topic: dict[int, list[Programme]] = defaultdict(list)
    for programme in Programme.objects.filter(area_id__in=list(area_ids), is_retired=False).prefetch_related("topics"):
        for topic in programme.topics.all():
            by_topic[topic.pk].append(programme)
    fitting = {need.pk: [one for one in by_topic.get(need.topic_id or 0, ()) if fits(one, need, on)] for need in needs}
    wanted = [pk for pk, found in fitting.items() if found]
    tried = {(row.need_id, row.programme_id): row for row in Attempt.objects.filter(need_id__in=wanted)} if wanted else {}
    return [NeedPaid(need, [Payer(one, tried.get((need.pk, one.pk))) for one in fitting[need.pk]]) for need in needs if fitting[need.pk]]


def sees_attempts(viewer: Actor, need: Need) -> bool:
    """Say whether the viewer may see who pays for a need and what came of it: its own people and who co-ordinates, no neighbours."""
    asked = brokerage.asked_by_link(viewer)
    if asked is not None:
        return asked.organisation_id == need.organisation_id
    return brokerage.sees_as_coordinator(viewer, need) or need.organisation_id in viewer.places(Scope.ORGANISATION, Role.TRUST_LEAD)


def areas_to_ask_in(need: Need, viewer: Actor) -> frozenset[int]:
    """Return the areas whose tables this viewer reads for a need: the link's, the one in which they stand, or all that list the school."""
    asked = brokerage.asked_by_link(viewer)
    if asked is not None:
        return frozenset({asked.area_id})
    if need.organisation_id in brokerage.own_organisations(viewer):
        return frozenset(area.pk for area in brokerage.areas_listing(need.organisation_id))
    return frozenset({viewer.area_id} if viewer.area_id else viewer.places(Scope.AREA, Role.OFFICER, Role.COORDINATOR))


def payers_for(need: Need, viewer: Actor) -> list[Payer]:
    """Return the programmes that fit one need, for those who may see them."""
    if not sees_attempts(viewer, need):
        return []
    found = payers_of([need], areas_to_ask_in(need, viewer))
    return found[0].payers if found else []


def needs_somebody_pays_for(area_id: int, viewer: Actor) -> list[NeedPaid]:
    """Return the open needs of an area for which a programme fits, untried ones first, by school."""
    if area_id not in viewer.places(Scope.AREA, Role.OFFICER, Role.COORDINATOR):
        raise Missing
    found = payers_of(brokerage.open_needs(area_id, viewer), [area_id])
    return sorted(found, key=lambda line: (not line.is_untried, line.need.organisation.name, line.need.pk))


def panel_of_needs(needs: Sequence[Need], viewer: Actor) -> Panel | None:
    """Return "who already pays for this" for the needs on a page: each programme for a few needs, a count for many."""
    seen = [need for need in needs if sees_attempts(viewer, need)]
    if not seen:
        return None
    lines = payers_of(seen, areas_to_ask_in(seen[0], viewer))
    if not lines:
        return None
    ask = ask_of_link(viewer)
    context = {
        "lines": lines if len(lines) <= MOST_IN_A_PANEL else [],
        "is_one_of_several": len(seen) > 1,
        "n_paid": len(lines),
        "n_untried": sum(line.is_untried for line in lines),
        "ask": ask.public_id if ask is not None else "",
        "slug": viewer.area_slug,
        "runs": viewer.area_id in viewer.places(Scope.AREA, Role.OFFICER, Role.COORDINATOR),
    }
    return Panel(_("Who already pays for this"), "funding/_panel.html", context, order=10)


def upload_for(public_id: str, viewer: Actor) -> ProgrammeUpload:
    """Return an uploaded list of an area that the viewer runs; raise Missing otherwise."""
    mine = viewer.places(Scope.AREA, Role.OFFICER, Role.COORDINATOR)
    return require_found(ProgrammeUpload.objects.select_related("area").filter(area_id__in=mine, public_id=public_id).first())
