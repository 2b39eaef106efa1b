"""Who could help whom: every pair of offer and need on the same topic, in reach, for pupils of the same ages."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from joinedup.analytics.exchange.markets import Bools, Floats, Ints, Market
from joinedup.analytics.exchange.travel import crosses

MOST_PAIRS = 5_000_000
DENSE = 400_000


@dataclass(frozen=True)
class Arcs:
    """Pairs by need, then offer: rows of both, distance in metres (NaN when unknown), integer worth per half-day."""

    offer: Ints
    need: Ints
    distance_m: Floats
    worth: Ints

    def __len__(self) -> int:
        return len(self.offer)

    def taken(self, rows: Ints) -> "Arcs":
        """Return some of the pairs, in this order."""
        return Arcs(offer=self.offer[rows], need=self.need[rows], distance_m=self.distance_m[rows], worth=self.worth[rows])


class TooManyPairs(ValueError):
    """More pairs are in reach than can be planned; smaller distances would help."""


def candidate_arcs(market: Market) -> Arcs:
    """Return every pair that could be planned.

    An offer o of member j meets a need n of member i != j when a topic is the same, their phases share a bit, both may know of each
    other, j has no holiday from giving, the pair is not barred, and either the offer needs no journey or the way is no longer than the
    receiver's reach and the last travel band, and crosses no drawn line. Minutes that somebody gave for two members stand instead of
    metres by air and lines. The integer worth of a half-day is `round_half_even(worth_n - cost of the distance)`; pairs worth nothing are
    left out. Members without a place are met only by offers that need no journey, or where minutes are given. Pairs are found topic by
    topic, in large topics with a k-d tree, so that never all pairs in reach of each other are looked at.
    """
    found = list(_near_pairs(market)) + list(_anywhere_pairs(market)) + list(_pairs_by_road(market))
    if not found:
        return no_arcs()
    offer, need, metres = (np.concatenate(parts) for parts in zip(*found, strict=True))
    if len(offer) > MOST_PAIRS:
        raise TooManyPairs(f"{len(offer)} pairs are in reach")
    keep = _compatible(market, offer, need)
    offer, need, metres = offer[keep], need[keep], metres[keep]
    arcs = arcs_of(market, offer, need, metres)
    chosen = np.flatnonzero(arcs.worth > 0)
    return arcs.taken(chosen[np.lexsort((offer[chosen], need[chosen]))])


def no_arcs() -> Arcs:
    """Return no pairs."""
    none = np.zeros(0, dtype=np.int64)
    return Arcs(offer=none, need=none, distance_m=np.zeros(0), worth=none)


def arcs_of(market: Market, offer: Ints, need: Ints, metres: Floats) -> Arcs:
    """Return pairs with their worth; `metres` is the way that counts (NaN: none)."""
    cost = np.where(market.offer_anywhere[offer], 0.0, market.travel.cost(np.nan_to_num(metres), market.distance_cost))
    worth = np.rint(market.need_worth[need] - cost).astype(np.int64)
    by_air = metres if not market.travel.minutes else air_metres(market, market.offer_member[offer], market.need_member[need])
    return Arcs(offer=offer, need=need, distance_m=by_air, worth=worth)


def air_metres(market: Market, a: Ints, b: Ints) -> Floats:
    """Return the distances between members, NaN where a place is unknown."""
    across, along = market.x_m[a] - market.x_m[b], market.y_m[a] - market.y_m[b]
    return np.asarray(np.sqrt(across * across + along * along))


def way_metres(market: Market, a: Ints, b: Ints) -> Floats:
    """Return the ways that count between members: minutes by road where somebody gave them, else by air; infinite where there is none."""
    metres = air_metres(market, a, b)
    if market.travel.lines:
        metres[crosses(_places(market, a), _places(market, b), market.travel.lines)] = np.inf
    if market.travel.minutes:
        for row, pair in enumerate(zip(np.minimum(a, b).tolist(), np.maximum(a, b).tolist(), strict=True)):
            if pair in market.travel.minutes:
                minutes = market.travel.minutes[pair]
                metres[row] = np.inf if minutes is None else minutes * market.travel.metres_per_minute
    return metres


def compatible_pairs(market: Market) -> tuple[Ints, Ints]:
    """Return rows of offer and need of every pair that agrees in topic, phase and owner, however far away."""
    offers, needs = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.int64)]
    for topic_offers, topic_needs in _by_topic(market):
        offer, need = _all_pairs(topic_offers, topic_needs)
        offers.append(offer)
        needs.append(need)
    offer, need = np.concatenate(offers), np.concatenate(needs)
    keep = _compatible(market, offer, need)
    return offer[keep], need[keep]


def _by_topic(market: Market) -> Iterator[tuple[Ints, Ints]]:
    offer_order = np.argsort(market.topic_topic, kind="stable")
    need_order = np.argsort(market.need_topic, kind="stable")
    sorted_offers, sorted_needs = market.topic_topic[offer_order], market.need_topic[need_order]
    for topic in sorted(set(market.topic_topic.tolist()) & set(market.need_topic.tolist())):  # numpy's own takes long to import
        low, high = np.searchsorted(sorted_offers, [topic, topic + 1])
        first, last = np.searchsorted(sorted_needs, [topic, topic + 1])
        yield market.topic_offer[offer_order[low:high]], need_order[first:last].astype(np.int64)


def _near_pairs(market: Market) -> Iterator[tuple[Ints, Ints, Floats]]:
    placed: Bools = np.isfinite(market.x_m) & np.isfinite(market.y_m)
    for topic_offers, topic_needs in _by_topic(market):
        offers = topic_offers[placed[market.offer_member[topic_offers]] & ~market.offer_anywhere[topic_offers]]
        needs = topic_needs[placed[market.need_member[topic_needs]]]
        if not len(offers) or not len(needs):
            continue
        offer, need = _all_pairs(offers, needs) if len(offers) * len(needs) <= DENSE else _tree_pairs(market, offers, needs)
        metres = air_metres(market, market.offer_member[offer], market.need_member[need])
        near = np.flatnonzero(metres <= np.minimum(market.need_reach_m[need], market.travel.limit_m))
        near = near[_straight(market, offer[near], need[near])]
        yield offer[near], need[near], metres[near]


def _all_pairs(offers: Ints, needs: Ints) -> tuple[Ints, Ints]:
    return np.repeat(offers, len(needs)), np.tile(needs, len(offers))


def _tree_pairs(market: Market, offers: Ints, needs: Ints) -> tuple[Ints, Ints]:
    from scipy.spatial import cKDTree  # a second to import, which small plans are spared

    reach = min(float(market.need_reach_m[needs].max()), market.travel.limit_m) * (1 + 1e-9)
    if not np.isfinite(reach):
        return _all_pairs(offers, needs)
    offer_tree = cKDTree(_places(market, market.offer_member[offers]))
    need_tree = cKDTree(_places(market, market.need_member[needs]))
    if need_tree.count_neighbors(offer_tree, reach) > MOST_PAIRS:
        raise TooManyPairs(f"More than {MOST_PAIRS} pairs are in reach")
    near = need_tree.sparse_distance_matrix(offer_tree, reach, output_type="ndarray")
    return offers[near["j"]], needs[near["i"]]


def _places(market: Market, members: Ints) -> Floats:
    return np.column_stack([market.x_m[members], market.y_m[members]])


def _straight(market: Market, offer: Ints, need: Ints) -> Bools:
    """Say which ways cross no line and have no minutes of their own."""
    giver, taker = market.offer_member[offer], market.need_member[need]
    keep = np.ones(len(offer), dtype=bool)
    if market.travel.minutes:
        known = [a * market.n_members + b for a, b in market.travel.minutes]
        keep &= ~np.isin(np.minimum(giver, taker) * market.n_members + np.maximum(giver, taker), known)
    if market.travel.lines:
        keep &= ~crosses(_places(market, giver), _places(market, taker), market.travel.lines)
    return keep


def _pairs_by_road(market: Market) -> Iterator[tuple[Ints, Ints, Floats]]:
    """Yield the pairs of members for whom minutes are given and within reach."""
    travel = market.travel
    for (a, b), minutes in travel.minutes.items():
        if minutes is None:
            continue
        metres = minutes * travel.metres_per_minute
        for giver, taker in ((a, b), (b, a)):
            offers = np.flatnonzero((market.offer_member == giver) & ~market.offer_anywhere)
            needs = np.flatnonzero((market.need_member == taker) & (travel.limit_m >= metres) & (market.need_reach_m >= metres))
            offer, need = _all_pairs(offers, needs)
            same = _same_topic(market, offer, need)
            yield offer[same], need[same], np.full(int(same.sum()), metres)


def _same_topic(market: Market, offer: Ints, need: Ints) -> Bools:
    width = 1 + max(int(market.topic_topic.max(initial=0)), int(market.need_topic.max(initial=0)))
    return np.isin(offer * width + market.need_topic[need], market.topic_offer * width + market.topic_topic)


def _anywhere_pairs(market: Market) -> Iterator[tuple[Ints, Ints, Floats]]:
    if not market.offer_anywhere.any():
        return
    for topic_offers, topic_needs in _by_topic(market):
        offers = topic_offers[market.offer_anywhere[topic_offers]]
        if len(offers) * len(topic_needs) > MOST_PAIRS:
            raise TooManyPairs(f"More than {MOST_PAIRS} pairs need no journey")
        offer, need = _all_pairs(offers, topic_needs)
        yield offer, need, air_metres(market, market.offer_member[offer], market.need_member[need])


def _compatible(market: Market, offer: Ints, need: Ints) -> Bools:
    giver, taker = market.offer_member[offer], market.need_member[need]
    keep: Bools = (giver != taker) & ((market.offer_phases[offer] & market.need_phases[need]) != 0)
    if market.may_give is not None:
        keep &= market.may_give[giver]
    if market.barred:
        keep &= ~np.isin(giver * market.n_members + taker, [a * market.n_members + b for a, b in market.barred])
    if market.tried:
        keep &= ~np.isin(offer * market.n_needs + need, [o * market.n_needs + n for o, n in market.tried])
    return keep & _may_know(market, offer, need)


def _may_know(market: Market, offer: Ints, need: Ints) -> Bools:
    """Say which pairs may be brought together: what is shared with the own trust only stays inside it."""
    if market.group is None or (market.need_own_group is None and market.offer_own_group is None):
        return np.ones(len(offer), dtype=bool)
    giver, taker = market.group[market.offer_member[offer]], market.group[market.need_member[need]]
    keep = (giver == taker) & (giver >= 0)
    hidden = np.zeros(len(offer), dtype=bool)
    if market.need_own_group is not None:
        hidden |= market.need_own_group[need]
    if market.offer_own_group is not None:
        hidden |= market.offer_own_group[offer]
    return np.asarray(keep | ~hidden)
