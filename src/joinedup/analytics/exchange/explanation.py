"""A plan explained: why this suggestion, why not that need, what would change it, what is scarce.

Reasons are codes; pages put them into words. `suggestion_reasons` gives those of each suggestion, the most telling first;
`explanation_of` gathers what `changes` and `scarcity` find for a plan and its way of closing (`residual.WayBack` for the balanced plan,
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
from joinedup.analytics.exchange.telling import Told

NEAR_M = 5_000.0

Line = tuple[int, int, int]


class Why(StrEnum):
    """Why a suggestion is in the plan, the most telling first; every suggestion has the same topic."""

    LOCKED = "locked"
    KEPT = "kept"
    PREFERRED = "preferred"
    SAME_GROUP = "same_group"
    GIVES_BACK = "gives_back"
    ROUND = "round"
    RETURNS = "returns"
    GIFT = "gift"
    DISADVANTAGE = "disadvantage"
    LEAST_SERVED = "least_served"
    ONLY_OFFER = "only_offer"
    NEAREST = "nearest"
    NEAR = "near"
    ONLINE = "online"
    TOPIC = "topic"


IN_ORDER = tuple(Why)


@dataclass(frozen=True)
class Grounds:
    """What else is known: preferred (giver, receiver), (offer, need) that are locked or were planned before, members whom a guarantee is
    for, and members who got least in earlier years."""

    preferred: Collection[tuple[int, int]] = frozenset()
    locked: Collection[tuple[int, int]] = frozenset()
    kept: Collection[tuple[int, int]] = frozenset()
    disadvantaged: Collection[int] = frozenset()
    least_served: Collection[int] = frozenset()


@dataclass(frozen=True)
class Explanation:
    """Changes per need (cheapest first), scarce topics and places."""

    by_need: list[list[Change]] = field(default_factory=list)
    topics: list[scarcity.ScarceTopic] = field(default_factory=list)
    places: list[scarcity.ScarcePlace] = field(default_factory=list)


def explanation_of(market: Market, arcs: Arcs, half_days: Ints, closing: Closing) -> Explanation:
    """Return what would meet more of each need, and what the area is short of."""
    missing = changes.missing_half_days(market, arcs, half_days)
    found = changes.gains(market, arcs, half_days, closing)
    told = changes.with_relaxed_balance(market, arcs, half_days, changes.cheapest_changes(market, found), closing)
    price = scarcity.prices(market, found)
    return Explanation(told, scarcity.scarce_topics(market, missing, price), scarcity.scarce_places(market, missing, price))


def suggestion_reasons(market: Market, arcs: Arcs, lines: Sequence[Line], told: Sequence[Told], grounds: Grounds) -> list[list[str]]:
    """Return the reasons of each suggestion (offer, need, half-days); `told` is the plan in circles."""
    given_back = _who_gives_back(told)
    n_offers, nearest = np.bincount(arcs.need, minlength=market.n_needs).tolist(), _nearest(arcs, market.n_needs).tolist()
    offer, need = (np.array([line[end] for line in lines], dtype=np.int64) for end in (0, 1))
    giver, receiver = market.offer_member[offer], market.need_member[need]
    metres = np.hypot(market.x_m[giver] - market.x_m[receiver], market.y_m[giver] - market.y_m[receiver])
    same_group = np.zeros(len(lines), dtype=bool)
    if market.group is not None:
        same_group = (market.group[giver] == market.group[receiver]) & (market.group[giver] >= 0)
    columns = (giver, receiver, metres, same_group, ~market.offer_anywhere[offer])
    facts = zip(*(column.tolist() for column in columns), strict=True)
    return [
        _reasons(line, fact, given_back, (n_offers[line[1]], nearest[line[1]]), grounds) for line, fact in zip(lines, facts, strict=True)
    ]


Fact = tuple[int, int, float, bool, bool]  # of a suggestion: giver, receiver, metres, whether of one group, whether at a place


def _reasons(line: Line, fact: Fact, given_back: dict[tuple[int, int], Why], others: tuple[int, float], grounds: Grounds) -> list[str]:
    offer, need, _ = line
    giver, receiver, metres, same_group, placed = fact
    tests = {
        Why.LOCKED: (offer, need) in grounds.locked,
        Why.KEPT: (offer, need) in grounds.kept,
        Why.PREFERRED: (giver, receiver) in grounds.preferred,
        Why.SAME_GROUP: same_group,
        given_back.get((giver, receiver), Why.TOPIC): True,
        Why.DISADVANTAGE: receiver in grounds.disadvantaged,
        Why.LEAST_SERVED: receiver in grounds.least_served,
        Why.ONLY_OFFER: others[0] == 1,
        Why.NEAREST: placed and others[0] > 1 and metres <= others[1],
        Why.NEAR: placed and metres <= NEAR_M,
        Why.ONLINE: not placed,
        Why.TOPIC: True,
    }
    return [why.value for why in IN_ORDER if tests.get(why)]


def _who_gives_back(told: Sequence[Told]) -> dict[tuple[int, int], Why]:
    """Say for each pair whether the receiver gives back itself, somebody does round a circle, or nobody does."""
    best: dict[tuple[int, int], Why] = {}
    for one in told:
        why = Why.RETURNS if one.is_return else Why.GIFT if one.is_gift else Why.ROUND if len(one.members) > 2 else Why.GIVES_BACK
        for step in one.steps:
            best[step] = min(best.get(step, why), why, key=IN_ORDER.index)
    return best


def _nearest(arcs: Arcs, n_needs: int) -> Floats:
    nearest = np.full(n_needs, np.inf)
    np.minimum.at(nearest, arcs.need, np.nan_to_num(arcs.distance_m, nan=np.inf))
    return nearest
