"""From the plain values of a problem to a market, its pairs, its locks and its wishes."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from joinedup.analytics.exchange.arcs import Arcs, arcs_of, candidate_arcs, way_metres
from joinedup.analytics.exchange.balances import Balance
from joinedup.analytics.exchange.contract import MemberValues, NeedValues, OfferValues, Problem
from joinedup.analytics.exchange.markets import NO_LIMIT, Ints, Market, Member, Need, Offer, market_of
from joinedup.analytics.exchange.network import Kept, longest_circle
from joinedup.analytics.exchange.travel import Travel
from joinedup.analytics.exchange.worth import DISTANCE_COST

TALKS = 3
BONUS = 50.0
MOST_BONUS = 1_000_000_000


class Kind(StrEnum):
    """Half-days, or conversations. Things of the other kind keep their row with nothing wanted, so that rows mean the same in both."""

    SPELLS = "spells"
    TALKS = "talks"


@dataclass(frozen=True)
class Wish:
    """Worth added to pairs while the plan is looked for, and what was planned before."""

    bonus: Ints
    kept: Kept | None


def market_for(problem: Problem, kind: Kind) -> Market:
    """Return the market of one kind of things."""
    groups = {group: row for row, group in enumerate(sorted({str(m["group"]) for m in problem["members"] if m.get("group") is not None}))}
    market = market_of(
        [_member(values, groups) for values in problem["members"]],
        [_need(values, kind) for values in problem["needs"]],
        [_offer(values, kind) for values in problem["offers"]],
        barred=[(giver, receiver) for giver, receiver in problem.get("barred") or ()],
        tried=[(offer, need) for offer, need in problem.get("tried") or ()],
        travel=_travel(problem),
    )
    return replace(
        market,
        distance_cost=float(problem.get("distance_cost", DISTANCE_COST)),
        barred_by_hand=frozenset((giver, receiver) for giver, receiver in problem.get("barred_by_hand") or ()),
        tried_by_hand=frozenset((offer, need) for offer, need in problem.get("tried_by_hand") or ()),
    )


def _member(values: MemberValues, groups: dict[str, int]) -> Member:
    group = values.get("group")
    return Member(
        x_m=values["x_m"],
        y_m=values["y_m"],
        is_hub=values.get("is_hub", False),
        give_cap=_limit(values.get("give_cap")),
        receive_cap=_limit(values.get("receive_cap")),
        may_give=values.get("may_give", True),
        group=None if group is None else groups[str(group)],
        given_before=max(-NO_LIMIT, min(NO_LIMIT, values.get("given_before", 0))),
        disadvantage=values.get("disadvantage"),
    )


def _limit(most: int | None) -> int | None:
    return None if most is None else min(most, NO_LIMIT)


def _need(values: NeedValues, kind: Kind) -> Need:
    reach = values.get("reach_m")
    amount = min(values["amount"], NO_LIMIT) if kind == Kind.SPELLS else int(values["amount"] == 0)
    return Need(
        values["member"],
        values["topic"],
        amount,
        values["worth"],
        np.inf if reach is None else reach,
        values["phases"],
        values.get("own_group", False),
    )


def _offer(values: OfferValues, kind: Kind) -> Offer:
    amount = min(values["amount"], NO_LIMIT) if kind == Kind.SPELLS else TALKS
    topics = tuple(sorted(set(values["topics"])))
    return Offer(values["member"], topics, amount, values["phases"], values.get("anywhere", False), values.get("own_group", False))


def _travel(problem: Problem) -> Travel:
    return Travel(
        bands=tuple((float(up_to), float(cost)) for up_to, cost in problem.get("bands") or ()),
        lines=tuple(tuple((float(x), float(y)) for x, y in line) for line in problem.get("lines") or ()),
        minutes={(min(a, b), max(a, b)): minutes for a, b, minutes in problem.get("travel") or ()},
        metres_per_minute=float(problem.get("metres_per_minute", 600.0)),
    )


def with_pairs(problem: Problem, kind: Kind, market: Market) -> tuple[Arcs, Ints]:
    """Return all pairs, those that are locked too, and for each the half-days that are locked (-1: open)."""
    arcs = candidate_arcs(market)
    locked = _of_kind(problem, kind, problem.get("locked") or ())
    missing = sorted(locked.keys() - set(zip(arcs.offer.tolist(), arcs.need.tolist(), strict=True))) if locked else []
    if missing:
        offer, need = (np.array(column, dtype=np.int64) for column in zip(*missing, strict=True))
        metres = way_metres(market, market.offer_member[offer], market.need_member[need])
        arcs = _joined(arcs, arcs_of(market, offer, need, np.where(np.isinf(metres), 0.0, metres)))
    return arcs, _on_arcs(arcs, locked, without=-1)


def _joined(a: Arcs, b: Arcs) -> Arcs:
    both = Arcs(
        offer=np.concatenate([a.offer, b.offer]),
        need=np.concatenate([a.need, b.need]),
        distance_m=np.concatenate([a.distance_m, b.distance_m]),
        worth=np.concatenate([a.worth, b.worth]),
    )
    return both.taken(np.lexsort((both.offer, both.need)))


def _of_kind(problem: Problem, kind: Kind, entries: Iterable[tuple[int, int, int]]) -> dict[tuple[int, int], int]:
    """Return the entries (offer, need, half-days) of this kind; a conversation counts as one."""
    talk = kind == Kind.TALKS
    mine = ((o, n, 1 if talk else h) for o, n, h in entries if (problem["needs"][n]["amount"] == 0) == talk)
    return {(offer, need): min(half_days, NO_LIMIT) for offer, need, half_days in mine}


def _on_arcs(arcs: Arcs, entries: dict[tuple[int, int], int], *, without: int) -> Ints:
    pairs = zip(arcs.offer.tolist(), arcs.need.tolist(), strict=True)
    if not entries:
        return np.full(len(arcs), without, dtype=np.int64)
    return np.fromiter((entries.get(pair, without) for pair in pairs), dtype=np.int64, count=len(arcs))


def locked_out(market: Market, arcs: Arcs, half_days: Ints) -> Market:
    """Return what is left to plan beside the locked half-days."""
    if not half_days.any():
        return market
    by_offer = np.bincount(arcs.offer, half_days, market.n_offers).astype(np.int64)
    by_need = np.bincount(arcs.need, half_days, market.n_needs).astype(np.int64)
    given = np.bincount(market.offer_member, by_offer, market.n_members).astype(np.int64)
    got = np.bincount(market.need_member, by_need, market.n_members).astype(np.int64)
    before = 0 if market.given_before is None else market.given_before
    return replace(
        market,
        offer_amount=np.maximum(market.offer_amount - by_offer, 0),
        need_amount=np.maximum(market.need_amount - by_need, 0),
        give_cap=_less(market.give_cap, given),
        receive_cap=_less(market.receive_cap, got),
        given_before=before + given - got,
    )


def _less(cap: Ints | None, used: Ints) -> Ints | None:
    return None if cap is None else np.where(cap >= NO_LIMIT, cap, cap - used)


def wishes_for(problem: Problem, kind: Kind, market: Market, arcs: Arcs, balance: Balance) -> Wish:
    """Return the bonuses of the pairs, and what was planned before.

    "First" and to keep all one can mean that no gain elsewhere outweighs one half-day of it: the bonus is more than any circle could gain
    (at most `MOST_BONUS`).
    """
    bonus = np.zeros(len(arcs), dtype=np.int64)
    giver, taker = market.offer_member[arcs.offer], market.need_member[arcs.need]
    preferred = [a * market.n_members + b for a, b in problem.get("preferred") or ()]
    bonus[np.isin(giver * market.n_members + taker, preferred)] += round(problem.get("preferred_bonus", BONUS))
    first = problem.get("group_first", "no")
    if first != "no" and market.group is not None:
        inside = (market.group[giver] == market.group[taker]) & (market.group[giver] >= 0)
        bonus[inside] += (
            _more_than_all(market, arcs.worth + bonus, balance) if first == "first" else round(problem.get("group_bonus", BONUS))
        )
    return Wish(bonus, _kept(problem, kind, arcs, _more_than_all(market, arcs.worth + bonus, balance)))


def _kept(problem: Problem, kind: Kind, arcs: Arcs, all_one_can: int) -> Kept | None:
    before = _on_arcs(arcs, _of_kind(problem, kind, problem.get("previous") or ()), without=0)
    if not before.any():
        return None
    keep = problem.get("keep", 0.0)
    part = max(1, round(keep * int(arcs.worth.max()))) if keep > 0 else 0
    return Kept(before, all_one_can if keep >= 1 else part)


def _more_than_all(market: Market, worth: Ints, balance: Balance) -> int:
    dearest = max((price for _, price in (*balance.giving, *balance.receiving, *balance.hub_giving)), default=0)
    return min(MOST_BONUS, longest_circle(market) * (1 + int(worth.max(initial=0)) + dearest))
