"""What an area is short of: topics and places by the worth of one more half-day there.

The shadow price of a topic is what the best-placed new half-day on it would add to the plan: the largest gain of `changes.gains` over all
needs on the topic, whether somebody gives more or somebody new offers. A place is a square of `CELL_M`; its price is the same over the
needs of its members. Squares with fewer than `FEWEST` members are told together as one ("elsewhere"), so that a place is never one school.
"""

from dataclasses import dataclass

import numpy as np

from joinedup.analytics.exchange.changes import Gains, Kind
from joinedup.analytics.exchange.markets import Floats, Ints, Market

CELL_M = 5_000
FEWEST = 3


@dataclass(frozen=True)
class ScarceTopic:
    """A topic with unmet needs: worth of one more half-day, unmet half-days, needs and members that lack them."""

    topic: int
    price: int
    half_days: int
    n_needs: int
    n_members: int


@dataclass(frozen=True)
class ScarcePlace:
    """A square of the map (its middle in metres; None: elsewhere) with unmet needs, and the topic that lacks most half-days there.

    `members` stand in the square, whether they lack something or not; `n_members` of them do.
    """

    x_m: float | None
    y_m: float | None
    price: int
    half_days: int
    n_members: int
    topic: int
    members: tuple[int, ...] = ()


def prices(market: Market, found: dict[Kind, Gains]) -> Floats:
    """Return for each need what one more half-day for it, given or newly offered, would add to the plan."""
    best = np.zeros(market.n_needs)
    for kind in (Kind.MORE_HALF_DAYS, Kind.MORE_OFFER):
        np.maximum.at(best, found[kind].of.need, found[kind].gain)
    return best


def scarce_topics(market: Market, missing: Ints, price: Floats) -> list[ScarceTopic]:
    """Return the topics with unmet needs, dearest first."""
    told = []
    for topic in np.unique(market.need_topic[missing > 0]).tolist():
        needs = np.flatnonzero((market.need_topic == topic) & (missing > 0))
        n_members = len(np.unique(market.need_member[needs]))
        told.append(ScarceTopic(topic, round(float(price[needs].max())), int(missing[needs].sum()), len(needs), n_members))
    return sorted(told, key=lambda one: (-one.price, -one.half_days, one.topic))


def scarce_places(market: Market, missing: Ints, price: Floats, *, cell_m: int = CELL_M) -> list[ScarcePlace]:
    """Return the squares with unmet needs, dearest first, those with few members together at the end."""
    cell = _cells(market, cell_m)
    members_in = np.bincount(cell, minlength=1)
    large = np.flatnonzero(members_in >= FEWEST)
    of_need = np.where(np.isin(cell[market.need_member], large) & np.isfinite(market.x_m[market.need_member]), cell[market.need_member], -1)
    told = []
    for square in np.unique(of_need[missing > 0]).tolist():
        needs = np.flatnonzero((of_need == square) & (missing > 0))
        inside = market.need_member[needs]
        x_m, y_m = (None, None) if square < 0 else _middle(market, int(inside[0]), cell_m)
        lacking = np.bincount(market.need_topic[needs], missing[needs])
        half_days, best = int(missing[needs].sum()), round(float(price[needs].max()))
        here = tuple(np.flatnonzero((cell == square) & np.isfinite(market.x_m)).tolist()) if square >= 0 else ()
        told.append(ScarcePlace(x_m, y_m, best, half_days, len(np.unique(inside)), int(np.argmax(lacking)), here))
    return sorted(told, key=lambda one: (one.x_m is None, -one.price, -one.half_days, one.x_m or 0.0, one.y_m or 0.0))


def _cells(market: Market, cell_m: int) -> Ints:
    place = np.floor(np.nan_to_num(np.column_stack([market.x_m, market.y_m])) / cell_m)
    if not len(place):
        return np.zeros(0, dtype=np.int64)
    return np.unique(place, axis=0, return_inverse=True)[1].astype(np.int64).ravel()


def _middle(market: Market, member: int, cell_m: int) -> tuple[float, float]:
    x_m, y_m = float(market.x_m[member]), float(market.y_m[member])
    return (np.floor(x_m / cell_m) + 0.5).item() * cell_m, (np.floor(y_m / cell_m) + 0.5).item() * cell_m
