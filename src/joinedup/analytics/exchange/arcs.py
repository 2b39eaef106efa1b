"""Who could help whom: every pair of offer and need on the same topic, in reach, for pupils of the same ages."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy.spatial import cKDTree

from joinedup.analytics.exchange.markets import Bools, Floats, Ints, Market


@dataclass(frozen=True)
class Arcs:
    """Pairs by need, then offer: rows of both, distance in metres (NaN when unknown), integer worth per half-day."""

    offer: Ints
    need: Ints
    distance_m: Floats
    worth: Ints

    def __len__(self) -> int:
        return len(self.offer)


def candidate_arcs(market: Market) -> Arcs:
    """Return every pair that could be planned.

    An offer o of member j meets a need n of member i != j when a topic is the same, their phases share a bit, the pair is not
    barred, and either the distance is at most the receiver's reach or the offer needs no journey. The integer worth of a half-day is
    `round_half_even(worth_n - distance_cost * distance)`; pairs worth nothing are left out. Members without a place are met only by
    offers that need no journey. Pairs are found topic by topic with a k-d tree, so that never all pairs in reach are looked at.
    """
    found = list(_near_pairs(market)) + list(_anywhere_pairs(market))
    if not found:
        none = np.zeros(0, dtype=np.int64)
        return Arcs(offer=none, need=none, distance_m=np.zeros(0), worth=none)
    offer, need, distance = (np.concatenate(parts) for parts in zip(*found, strict=True))
    offer, need, distance = _filtered(market, offer, need, distance)
    cost = np.where(market.offer_anywhere[offer], 0.0, np.nan_to_num(distance) * market.distance_cost)
    worth = np.rint(market.need_worth[need] - cost).astype(np.int64)
    keep = worth > 0
    chosen = np.flatnonzero(keep)[np.lexsort((offer[keep], need[keep]))]
    return Arcs(offer=offer[chosen], need=need[chosen], distance_m=distance[chosen], worth=worth[chosen])


def compatible_pairs(market: Market) -> tuple[Ints, Ints]:
    """Return rows of offer and need of every pair that agrees in topic, phase and owner, however far away."""
    offers, needs = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.int64)]
    for topic_offers, topic_needs in _by_topic(market):
        offers.append(np.repeat(topic_offers, len(topic_needs)))
        needs.append(np.tile(topic_needs, len(topic_offers)))
    offer, need = np.concatenate(offers), np.concatenate(needs)
    keep = _compatible(market, offer, need)
    return offer[keep], need[keep]


def _by_topic(market: Market) -> Iterator[tuple[Ints, Ints]]:
    offer_order = np.argsort(market.topic_topic, kind="stable")
    need_order = np.argsort(market.need_topic, kind="stable")
    topics = np.intersect1d(market.topic_topic, market.need_topic)
    sorted_offers, sorted_needs = market.topic_topic[offer_order], market.need_topic[need_order]
    for topic in topics:
        low, high = np.searchsorted(sorted_offers, [topic, topic + 1])
        first, last = np.searchsorted(sorted_needs, [topic, topic + 1])
        yield market.topic_offer[offer_order[low:high]], need_order[first:last].astype(np.int64)


def _near_pairs(market: Market) -> Iterator[tuple[Ints, Ints, Floats]]:
    place = np.column_stack([market.x_m, market.y_m])
    placed: Bools = np.isfinite(market.x_m) & np.isfinite(market.y_m)
    for topic_offers, topic_needs in _by_topic(market):
        offers = topic_offers[placed[market.offer_member[topic_offers]] & ~market.offer_anywhere[topic_offers]]
        needs = topic_needs[placed[market.need_member[topic_needs]]]
        if not len(offers) or not len(needs):
            continue
        reach = market.need_reach_m[needs]
        offer_tree = cKDTree(place[market.offer_member[offers]])
        need_tree = cKDTree(place[market.need_member[needs]])
        near = need_tree.sparse_distance_matrix(offer_tree, float(reach.max()), output_type="ndarray")
        near = near[near["v"] <= reach[near["i"]]]
        yield offers[near["j"]], needs[near["i"]], near["v"]


def _anywhere_pairs(market: Market) -> Iterator[tuple[Ints, Ints, Floats]]:
    if not market.offer_anywhere.any():
        return
    for topic_offers, topic_needs in _by_topic(market):
        offers = topic_offers[market.offer_anywhere[topic_offers]]
        offer, need = np.repeat(offers, len(topic_needs)), np.tile(topic_needs, len(offers))
        giver, taker = market.offer_member[offer], market.need_member[need]
        yield offer, need, np.hypot(market.x_m[giver] - market.x_m[taker], market.y_m[giver] - market.y_m[taker])


def _filtered(market: Market, offer: Ints, need: Ints, distance: Floats) -> tuple[Ints, Ints, Floats]:
    keep = _compatible(market, offer, need)
    return offer[keep], need[keep], distance[keep]


def _compatible(market: Market, offer: Ints, need: Ints) -> Bools:
    giver, taker = market.offer_member[offer], market.need_member[need]
    keep: Bools = (giver != taker) & ((market.offer_phases[offer] & market.need_phases[need]) != 0)
    if market.barred:
        keep &= ~np.isin(giver * market.n_members + taker, [a * market.n_members + b for a, b in market.barred])
    if market.tried:
        keep &= ~np.isin(offer * market.n_needs + need, [o * market.n_needs + n for o, n in market.tried])
    return keep
