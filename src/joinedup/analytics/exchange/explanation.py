"""A plan explained: why this suggestion, why not that need, what would change it, what is scarce.

Reasons are codes; pages put them into words. `suggestion_reasons` gives those of each suggestion, the most telling first;
`explained` gathers what `changes` and `scarcity` find for a plan and its way of closing (`residual.WayBack` for the balanced plan,
`leftovers.CircleBack` for a plan of short circles).
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np

from joinedup.analytics.exchange import changes, scarcity
from joinedup.analytics.exchange.arcs import Arcs
from joinedup.analytics.exchange.changes import Change
from joinedup.analytics.exchange.markets import Floats, Ints, Market
from joinedup.analytics.exchange.residual import Closing
from joinedup.analytics.exchange.telling import Told, told_in_circles

NEAR_M = 5_000.0


class Why(StrEnum):
    """Why a suggestion is in the plan, the most telling first; every suggestion has the same topic."""

    LOCKED = "locked"
    KEPT = "kept"
    PREFERRED = "preferred"
    SAME_GROUP = "same_group"
    GIVES_BACK = "gives_back"
    ROUND = "round"
    GIFT = "gift"
    DISADVANTAGE = "disadvantage"
    LEAST_SERVED = "least_served"
    ONLY_OFFER = "only_offer"
    NEAREST = "nearest"
    NEAR = "near"
    ONLINE = "online"
    TOPIC = "topic"


@dataclass(frozen=True)
class Grounds:
    """What else is known about members and pairs: preferred (giver, receiver), (offer, need) that are locked or kept, trust of each member,
    members that a weight or a guarantee for disadvantage helps, and members who got least in earlier years."""

    preferred: Collection[tuple[int, int]] = frozenset()
    locked: Collection[tuple[int, int]] = frozenset()
    kept: Collection[tuple[int, int]] = frozenset()
    group: Sequence[int | str | None] = ()
    disadvantaged: Collection[int] = frozenset()
    least_served: Collection[int] = frozenset()


@dataclass(frozen=True)
class Explanation:
    """Changes per need (cheapest first), scarce topics and places."""

    by_need: list[list[Change]] = field(default_factory=list)
    topics: list[scarcity.ScarceTopic] = field(default_factory=list)
    places: list[scarcity.ScarcePlace] = field(default_factory=list)


def explained(market: Market, arcs: Arcs, half_days: Ints, closing: Closing) -> Explanation:
    """Return what would meet more of each need, and what the area is short of."""
    missing = changes.missing_half_days(market, arcs, half_days)
    found = changes.gains(market, arcs, half_days, closing)
    told = changes.with_relaxed_balance(market, arcs, half_days, changes.cheapest_changes(market, found))
    price = scarcity.prices(market, found)
    return Explanation(told, scarcity.scarce_topics(market, missing, price), scarcity.scarce_places(market, missing, price))


def told_plan(market: Market, arcs: Arcs, half_days: Ints) -> list[Told]:
    """Tell a plan in circles; its lines are the rows of the pairs with half-days, in their order."""
    rows = np.flatnonzero(half_days)
    giver, receiver = market.offer_member[arcs.offer[rows]], market.need_member[arcs.need[rows]]
    return told_in_circles(zip(giver.tolist(), receiver.tolist(), half_days[rows].tolist(), strict=True))


def suggestion_reasons(market: Market, arcs: Arcs, half_days: Ints, told: Sequence[Told], grounds: Grounds) -> list[list[str]]:
    """Return the reasons of each suggestion, in the order of the pairs with half-days."""
    rows = np.flatnonzero(half_days)
    giver, receiver = market.offer_member[arcs.offer[rows]], market.need_member[arcs.need[rows]]
    round_ = _who_gives_back(told)
    n_offers = np.bincount(arcs.need, minlength=market.n_needs)
    nearest = _nearest(arcs, market.n_needs)
    reasons = []
    for row, g, r in zip(rows.tolist(), giver.tolist(), receiver.tolist(), strict=True):
        offer, need, distance = int(arcs.offer[row]), int(arcs.need[row]), float(arcs.distance_m[row])
        placed = not market.offer_anywhere[offer]
        tests = {
            Why.LOCKED: (offer, need) in grounds.locked,
            Why.KEPT: (offer, need) in grounds.kept,
            Why.PREFERRED: (g, r) in grounds.preferred,
            Why.SAME_GROUP: bool(grounds.group) and grounds.group[g] is not None and grounds.group[g] == grounds.group[r],
            round_[g, r]: True,
            Why.DISADVANTAGE: r in grounds.disadvantaged,
            Why.LEAST_SERVED: r in grounds.least_served,
            Why.ONLY_OFFER: n_offers[need] == 1,
            Why.NEAREST: placed and n_offers[need] > 1 and distance <= nearest[need],
            Why.NEAR: placed and distance <= NEAR_M,
            Why.ONLINE: not placed,
            Why.TOPIC: True,
        }
        reasons.append([why.value for why in Why if tests.get(why)])
    return reasons


def _who_gives_back(told: Sequence[Told]) -> dict[tuple[int, int], Why]:
    """Say for each pair whether the receiver gives back itself, somebody does round a circle, or nobody does."""
    best: dict[tuple[int, int], Why] = {}
    for one in told:
        why = Why.GIFT if one.is_gift else Why.ROUND if len(one.members) > 2 else Why.GIVES_BACK
        for step in one.steps:
            best[step] = min(best.get(step, why), why, key=list(Why).index)
    return best


def _nearest(arcs: Arcs, n_needs: int) -> Floats:
    nearest = np.full(n_needs, np.inf)
    np.minimum.at(nearest, arcs.need, np.nan_to_num(arcs.distance_m, nan=np.inf))
    return nearest
