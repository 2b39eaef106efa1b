"""Rows of needs and offers to the plain values of the laboratory, and back."""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from joinedup.brokerage.choices import Kind
from joinedup.brokerage.models import Need, Offer
from joinedup.brokerage.queries import left_of
from joinedup.directory.models import Organisation
from joinedup.introductions.queries import Tried
from joinedup.plans import choices

METRES_PER_DEGREE = 111_195.0


@dataclass(frozen=True, slots=True)
class PlanProblem:
    """The plain problem for the laboratory, and the rows behind its numbers."""

    values: dict[str, Any]
    needs: tuple[Need, ...]
    offers: tuple[Offer, ...]
    outside_topics: tuple[Need, ...]


@dataclass(frozen=True, slots=True)
class PlanRules:
    """What the maker of a plan chose: balance, reach in km for needs that say nothing, inner ids of helpers that may give more."""

    balance: str
    reach_km: int
    hubs: frozenset[int]


def plan_problem(
    needs: Sequence[Need], offers: Sequence[Offer], *, spoken_for: Mapping[tuple[str, int], int], tried: Tried, rules: PlanRules
) -> PlanProblem:
    """State the plan over what is left of these needs and offers.

    `spoken_for` maps ("need", id) and ("offer", id) to the half-days that introductions already hold.
    """
    open_needs = [need for need in needs if need.topic_id is not None and _left(need, spoken_for) is not None]
    open_offers = [offer for offer in offers if offer.topics.all() and _left(offer, spoken_for) is not None]
    rows = {owner.pk: owner for owner in (thing.organisation for thing in (*open_needs, *open_offers))}
    organisations = [rows[pk] for pk in sorted(rows)]
    member = {organisation.pk: row for row, organisation in enumerate(organisations)}
    need_row = {need.pk: row for row, need in enumerate(open_needs)}
    offer_row = {offer.pk: row for row, offer in enumerate(open_offers)}
    values = {
        "members": _members(organisations, rules.hubs),
        "needs": [_need(need, member, spoken_for, rules.reach_km) for need in open_needs],
        "offers": [_offer(offer, member, spoken_for) for offer in open_offers],
        "barred": [[member[a], member[b]] for a, b in sorted(tried.never_together) if a in member and b in member],
        "tried": [[offer_row[o], need_row[n]] for o, n in sorted(tried.pairs) if o in offer_row and n in need_row],
        "balance": rules.balance,
    }
    outside = tuple(need for need in needs if need.topic_id is None)
    return PlanProblem(values, tuple(open_needs), tuple(open_offers), outside)


def _left(thing: Need | Offer, spoken_for: Mapping[tuple[str, int], int]) -> int | None:
    return left_of(thing, spoken_for.get(("need" if isinstance(thing, Need) else "offer", thing.pk)))


def _members(organisations: Iterable[Organisation], hubs: Collection[int]) -> list[dict[str, Any]]:
    rows = list(organisations)
    middle = _middle_latitude(rows)
    return [
        {"x_m": x, "y_m": y, "is_hub": row.pk in hubs or row.establishment_id is None} for row in rows for x, y in [_place(row, middle)]
    ]


def _middle_latitude(rows: Sequence[Organisation]) -> float:
    known = [row.latitude for row in rows if row.latitude is not None]
    return sum(known) / len(known) if known else 53.0


def _place(row: Organisation, middle_latitude: float) -> tuple[float | None, float | None]:
    """Put an organisation on a plane in metres; inside one area the error is below one in a thousand."""
    if row.latitude is None or row.longitude is None:
        return None, None
    return (
        row.longitude * METRES_PER_DEGREE * math.cos(math.radians(middle_latitude)),
        row.latitude * METRES_PER_DEGREE,
    )


def _need(need: Need, member: Mapping[int, int], spoken_for: Mapping[tuple[str, int], int], reach_km: int) -> dict[str, Any]:
    from joinedup.analytics.exchange import markets  # numpy comes with it; the web process starts without

    return {
        "member": member[need.organisation_id],
        "topic": need.topic_id,
        "amount": _left(need, spoken_for) or 0,
        "worth": markets.worth_of(need.urgency, _disadvantage(need.organisation)),
        "reach_m": 1000.0 * (need.within_km if need.within_km is not None else reach_km),
        "phases": phase_bits(need.phases),
    }


def _offer(offer: Offer, member: Mapping[int, int], spoken_for: Mapping[tuple[str, int], int]) -> dict[str, Any]:
    return {
        "member": member[offer.organisation_id],
        "topics": sorted(topic.pk for topic in offer.topics.all()),
        "amount": _left(offer, spoken_for) or 0,
        "phases": phase_bits(offer.phases),
        "anywhere": offer.kind in (Kind.ONLINE, Kind.DOCUMENT),
    }


def _disadvantage(organisation: Organisation) -> float:
    """Return the share of pupils with free school meals in the register, 0 to 1; nothing known counts as none."""
    school = organisation.establishment
    share = school.fsm_share if school is not None else None
    return 0.0 if share is None else min(1.0, max(0.0, float(share)))


def phase_bits(phases: Collection[str]) -> int:
    """Return the bits of these phases; none named means any.

    >>> phase_bits(["P", "S"]), phase_bits([]), phase_bits(["X"])
    (6, 15, 15)
    """
    bits = 0
    for phase in phases:
        bits |= choices.PHASE_BITS[phase]
    return bits or choices.ANY_PHASE
