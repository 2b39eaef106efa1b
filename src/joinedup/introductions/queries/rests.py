"""What is not suggested again: to whom, what, until when; only its own people and who runs the area read it."""

from collections.abc import Collection
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from joinedup.accounts.choices import Role, Scope
from joinedup.brokerage.choices import unnamed
from joinedup.brokerage.models import Need, Offer
from joinedup.brokerage.queries import answers_for
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.refusals import require_found
from joinedup.directory.choices import AskKind
from joinedup.directory.models import Organisation
from joinedup.introductions.choices import Side
from joinedup.introductions.models import IntroductionAnswer, Rest
from joinedup.introductions.queries.introductions import is_named
from joinedup.ui.filters import short_day


def standing_rests(on: date) -> QuerySet[Rest]:
    """Return what is not suggested on this day."""
    rows = Rest.objects.filter(Q(until__isnull=True) | Q(until__gt=on), lifted_at=None)
    return rows.select_related("other", "topic", "organisation", "area", "answer__introduction__need", "answer__introduction__offer")


def rests_of(organisation_id: int, area_ids: Collection[int]) -> list[Rest]:
    """Return what an organisation asked not to be suggested in these areas; the caller speaks for it or runs the area."""
    rows = standing_rests(clock.today()).filter(organisation_id=organisation_id, area_id__in=area_ids)
    return list(rows.order_by("pk"))


def rests_in(area_id: int, on: date) -> list[Rest]:
    """Return everything that is not suggested in an area on this day; the caller runs the area."""
    return list(standing_rests(on).filter(area_id=area_id).order_by("pk"))


def rest_for(public_id: str, viewer: Actor) -> Rest:
    """Return what is not suggested again to those who may read it: its organisation's own people, whoever runs the area."""
    rest = require_found(Rest.objects.select_related("organisation", "area").filter(public_id=public_id).first())
    own = answers_for(viewer, AskKind.INTRODUCTIONS) | viewer.places(Scope.ORGANISATION, Role.TRUST_LEAD)
    runs = viewer.places(Scope.AREA, Role.OFFICER, Role.COORDINATOR)
    return require_found(rest if rest.organisation_id in own or rest.area_id in runs else None)


def rests_of_answer(answer: IntroductionAnswer) -> list[Rest]:
    """Return what an answer rules out and nobody has lifted; the caller may see the answer."""
    return list(standing_rests(clock.today()).filter(answer=answer))


def rest_words(rest: Rest, *, sees_names: bool = False) -> str:
    """Say what is not suggested, and until when; a partner that had not shared its name stays without it for all but the co-ordinator."""
    what = _partner(rest, rest.other, sees_names=sees_names) if rest.other is not None else _("“%(topic)s”") % {"topic": rest.topic}
    if rest.until is None:
        return _("%(what)s, until you lift it") % {"what": what}
    return _("%(what)s, until %(day)s") % {"what": what, "day": short_day(rest.until)}


def _partner(rest: Rest, other: Organisation, *, sees_names: bool) -> str:
    answer = rest.answer
    if sees_names or (answer is not None and is_named(answer.introduction, to_side=answer.side)):
        return other.name
    metres = answer.introduction.distance_m if answer is not None else None
    return unnamed(other, None if metres is None else metres / 1000)


def pairs_at_rest(area_id: int, on: date) -> set[tuple[int, int]]:
    """Return the organisations that are not suggested to one another on this day, each pair in both orders."""
    rows = standing_rests(on).filter(area_id=area_id, other__isnull=False).values_list("organisation_id", "other_id")
    return {pair for one, other in rows if other is not None for pair in ((one, other), (other, one))}


def topics_at_rest(area_id: int, on: date) -> set[tuple[int, int]]:
    """Return the pairs of offer and need, by their ids, that a topic left out by one side rules out on this day."""
    found: set[tuple[int, int]] = set()
    for rest in standing_rests(on).filter(area_id=area_id, topic__isnull=False):
        offers = Offer.objects.filter(topics=rest.topic, shares__area_id=area_id)
        needs = Need.objects.filter(topic=rest.topic, shares__area_id=area_id)
        if rest.side == Side.GIVER:
            offers = offers.filter(organisation_id=rest.organisation_id)
        else:
            needs = needs.filter(organisation_id=rest.organisation_id)
        needed = set(needs.values_list("pk", flat=True))
        found |= {(offer, need) for offer in set(offers.values_list("pk", flat=True)) for need in needed}
    return found
