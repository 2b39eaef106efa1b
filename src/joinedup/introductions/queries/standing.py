"""What introductions hold of needs and offers, and what earlier ones rule out for a new plan."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, Sum

from joinedup.brokerage.models import Need, Offer
from joinedup.core import clock
from joinedup.introductions import choices
from joinedup.introductions.models import Introduction
from joinedup.introductions.queries.rests import pairs_at_rest, topics_at_rest


@dataclass(frozen=True, slots=True)
class Tried:
    """What earlier introductions rule out: pairs of organisations that must not meet, pairs of offer and need that were tried."""

    never_together: frozenset[tuple[int, int]]
    pairs: frozenset[tuple[int, int]]


def agreed_half_days(thing: Need | Offer) -> int | None:
    """Return the half-days of a need or an offer that both sides agreed to, in any area, or None when nothing is agreed."""
    agreed = thing.introductions.filter(state=choices.IntroductionState.AGREED).aggregate(n=Count("pk"), half_days=Sum("half_days"))
    return int(agreed["half_days"]) if agreed["n"] else None


def agreed_with(model: type[Need] | type[Offer], own: frozenset[int]) -> Q:
    """Return the condition that one of these organisations has agreed to an introduction about the need or offer of another."""
    mine = Q(need=OuterRef("pk"), giver_id__in=own) if model is Need else Q(offer=OuterRef("pk"), receiver_id__in=own)
    return Q(Exists(Introduction.objects.filter(mine, state=choices.IntroductionState.AGREED)))


def held(model: type[Need] | type[Offer]) -> Q:
    """Return the condition that a need or an offer is in an introduction that stands."""
    about = "need" if model is Need else "offer"
    return Q(Exists(Introduction.objects.filter(state__in=choices.SPOKEN_FOR, **{about: OuterRef("pk")})))


def taken_pairs(pairs: Iterable[tuple[int, int]]) -> set[tuple[int, int]]:
    """Return which of these pairs of need and offer are introduced already."""
    asked = set(pairs)
    rows = Introduction.objects.filter(state__in=choices.SPOKEN_FOR, need_id__in={need for need, _offer in asked})
    return asked & set(rows.values_list("need_id", "offer_id"))


def spoken_for() -> dict[tuple[str, int], int]:
    """Return the half-days of each need and offer that standing introductions hold, in any area: an offer is given once."""
    held: dict[tuple[str, int], int] = {}
    standing = Introduction.objects.filter(state__in=choices.SPOKEN_FOR)
    for word in ("need", "offer"):
        for key, total in standing.values_list(word).annotate(total=Sum("half_days")):
            held[word, key] = total
    return held


def tried(area_id: int, year: int) -> Tried:
    """Return what this year's introductions of the area, and what was learned from a no in any year, rule out for a new plan."""
    rows = Introduction.objects.filter(area_id=area_id, year=year).exclude(state=choices.IntroductionState.TAKEN_BACK)
    today = clock.today()
    return Tried(
        never_together=frozenset(pairs_at_rest(area_id, today)),
        pairs=frozenset(rows.values_list("offer_id", "need_id")) | frozenset(topics_at_rest(area_id, today)),
    )
