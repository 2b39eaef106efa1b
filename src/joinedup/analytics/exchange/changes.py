"""What would meet more of a need: the cheapest change of each kind, with what the plan would gain.

Every change adds one arc (giver j -> need n of member i) of worth w to the network of a plan, or room on such an arc. It pays if
something can go from i on to j in return (`residual.Closing`): the gain of the first half-day is w - closing(i, j), and as many half-days
follow at that gain as fit through the way. So there is then a better plan in which this need gets `half_days` more; the best plan of
all may use the same change for an even more urgent need on the topic.

- MORE_HALF_DAYS: an offer in reach that is used up has `half_days` more;
- FURTHER: help may come from `km` further away, where an offer has half-days left;
- LIFT_GIVING, LIFT_GETTING: an offer in reach has half-days left, and its owner gives, or who needs it gets, as much as its limit
  allows: the limit is `half_days` higher;
- UNLOCK: an offer in reach has half-days left for a pair that an officer decided against;
- RELAX_BALANCE: an offer in reach has half-days left, and nobody in the plan can give anything back for them: everybody may be out of
  balance by `half_days` more, at no cost;
- MORE_OFFER: one more offer on the topic by somebody within `km` (of the `NEAREST` members `n_members` would do, this is the nearest of
  them); with RELAX_BALANCE on top (`relax`) when nothing else is found.

What is cheapest is a judgement, hence said openly: `EFFORT` prices every kind in half-days of trouble.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from joinedup.analytics.exchange.arcs import Arcs, arcs_of, compatible_pairs, way_metres
from joinedup.analytics.exchange.markets import NO_LIMIT, Bools, Floats, Ints, Market
from joinedup.analytics.exchange.residual import Closing

FARTHEST_M = 200_000.0
NEAREST = 24


class Kind(StrEnum):
    """In the order in which they are asked for, if the effort is the same."""

    MORE_HALF_DAYS = "more_half_days"
    FURTHER = "further"
    RELAX_BALANCE = "relax_balance"
    LIFT_GIVING = "lift_giving"
    LIFT_GETTING = "lift_getting"
    UNLOCK = "unlock"
    MORE_OFFER = "more_offer"


EFFORT = {  # (to ask at all, for a half-day, for a kilometre)
    Kind.MORE_HALF_DAYS: (0.5, 1.0, 0.0),
    Kind.FURTHER: (0.5, 0.0, 0.5),
    Kind.RELAX_BALANCE: (1.0, 2.0, 0.0),
    Kind.LIFT_GIVING: (1.0, 1.0, 0.0),
    Kind.LIFT_GETTING: (1.0, 1.0, 0.0),
    Kind.UNLOCK: (1.0, 0.5, 0.0),
    Kind.MORE_OFFER: (3.0, 1.0, 0.0),
}
LIFTED = {Kind.LIFT_GIVING: "giving", Kind.LIFT_GETTING: "getting"}


@dataclass(frozen=True)
class Change:
    """What would meet more of need `need`: of member row `member` and offer row `offer` where there is one."""

    need: int
    kind: Kind
    topic: int
    half_days: int
    gain: int
    member: int
    offer: int | None = None
    km: float | None = None
    n_members: int = 1
    relax: int = 0

    @property
    def effort(self) -> float:
        to_ask, per_half_day, per_km = EFFORT[self.kind]
        return to_ask + per_half_day * self.half_days + per_km * (self.km or 0.0) + EFFORT[Kind.RELAX_BALANCE][1] * self.relax


@dataclass(frozen=True)
class Candidates:
    """Arcs that a kind of change would add: rows of need, giving member and offer (-1: a new one), worth, kilometres, half-days at most."""

    kind: Kind
    need: Ints
    member: Ints
    offer: Ints
    worth: Ints
    km: Floats
    most: Ints

    def where(self, keep: np.ndarray) -> "Candidates":
        """Return some of the rows."""
        rows = (self.need, self.member, self.offer, self.worth, self.km, self.most)
        return Candidates(self.kind, *(column[keep] for column in rows))


@dataclass(frozen=True)
class Gains:
    """Candidates that improve a plan: the gain of a half-day, above 0, and how many half-days gain that."""

    of: Candidates
    gain: Floats
    half_days: Ints


def missing_half_days(market: Market, arcs: Arcs, half_days: Ints) -> Ints:
    """Return the half-days of each need that the plan does not meet."""
    return market.need_amount - np.bincount(arcs.need, half_days, market.n_needs).astype(np.int64)


def gains(market: Market, arcs: Arcs, half_days: Ints, closing: Closing) -> dict[Kind, Gains]:
    """Return for every kind the candidates that would improve the plan."""
    missing = missing_half_days(market, arcs, half_days)
    spare = market.offer_amount - np.bincount(arcs.offer, half_days, market.n_offers).astype(np.int64)
    found = {}
    room = rooms(market, arcs, half_days)
    for candidates in _all_candidates(market, arcs, (missing, spare), room):
        receiver, gain, fits = market.need_member[candidates.need], candidates.worth.astype(float), candidates.most
        if candidates.kind == Kind.RELAX_BALANCE:
            gain[~closing.relaxes(receiver, candidates.member)] = -np.inf
        else:
            cost, most = closing.cost(receiver, candidates.member, lifted=LIFTED.get(candidates.kind, ""))
            gain, fits = gain - cost, np.minimum(fits, most)
        better = np.isfinite(gain) & (gain > 0)
        found[candidates.kind] = Gains(candidates.where(better), gain[better], fits[better])
    return found


def cheapest_changes(market: Market, found: dict[Kind, Gains]) -> list[list[Change]]:
    """Return for each need the changes that would meet more of it, cheapest first, at most one of each kind."""
    told: list[list[Change]] = [[] for _ in range(market.n_needs)]
    for kind, pays in found.items():
        counts = np.bincount(pays.of.need, minlength=market.n_needs)
        for row in _first_per_need(pays).tolist():
            need = int(pays.of.need[row])
            told[need].append(_change(market, pays, row, int(counts[need]) if kind == Kind.MORE_OFFER else 1))
    return [sorted(some, key=lambda change: (change.effort, list(Kind).index(change.kind))) for some in told]


def rooms(market: Market, arcs: Arcs, half_days: Ints) -> tuple[Ints, Ints]:
    """Return for each member the half-days that it may still give, and get, within its limits."""
    given = np.bincount(market.offer_member[arcs.offer], half_days, market.n_members).astype(np.int64)
    got = np.bincount(market.need_member[arcs.need], half_days, market.n_members).astype(np.int64)
    caps = (np.full(market.n_members, NO_LIMIT) if cap is None else cap for cap in (market.give_cap, market.receive_cap))
    give, get = (np.maximum(cap - used, 0) for cap, used in zip(caps, (given, got), strict=True))
    return give, get


def with_relaxed_balance(market: Market, arcs: Arcs, half_days: Ints, told: list[list[Change]], closing: Closing) -> list[list[Change]]:
    """Add for every unmet need without any change the nearest new offer with a relaxed balance, where somebody is in reach."""
    missing = missing_half_days(market, arcs, half_days)
    new = _new_offers(market, arcs, np.where([not some for some in told], missing, 0))
    new = _within(market, new, rooms(market, arcs, half_days))
    new = new.where(closing.relaxes(market.need_member[new.need], new.member))
    counts = np.bincount(new.need, minlength=market.n_needs)
    pays = Gains(new, new.worth.astype(float), new.most)
    result = [list(some) for some in told]
    for row in _first_per_need(pays).tolist():
        need = int(new.need[row])
        result[need] = [_change(market, pays, row, int(counts[need]), relax=int(new.most[row]))]
    return result


def _within(market: Market, some: Candidates, room: tuple[Ints, Ints]) -> Candidates:
    """Keep what the limits of who gives and who gets leave room for, and no more half-days than that."""
    most = np.minimum(some.most, np.minimum(room[0][some.member], room[1][market.need_member[some.need]]))
    return replace(some, most=most).where(most > 0)


def _all_candidates(market: Market, arcs: Arcs, left: tuple[Ints, Ints], room: tuple[Ints, Ints]) -> Iterator[Candidates]:
    missing, spare = left
    open_ = missing[arcs.need] > 0
    has_some = spare[arcs.offer] > 0
    yield _in_reach(market, arcs, Kind.MORE_HALF_DAYS, open_ & ~has_some, missing[arcs.need])
    most = np.minimum(missing[arcs.need], spare[arcs.offer])
    yield _within(market, _in_reach(market, arcs, Kind.RELAX_BALANCE, open_ & has_some, most), room)
    gives_all, gets_all = room[0][market.offer_member[arcs.offer]] == 0, room[1][market.need_member[arcs.need]] == 0
    yield _in_reach(market, arcs, Kind.LIFT_GIVING, open_ & has_some & gives_all & ~gets_all, most)
    yield _in_reach(market, arcs, Kind.LIFT_GETTING, open_ & has_some & gets_all & ~gives_all, most)
    yield _unlocked(market, missing, spare)
    yield _further(market, arcs, missing, spare)
    yield _new_offers(market, arcs, missing)


def _in_reach(market: Market, arcs: Arcs, kind: Kind, keep: np.ndarray, most: Ints) -> Candidates:
    member = market.offer_member[arcs.offer]
    return Candidates(kind, arcs.need, member, arcs.offer, arcs.worth, np.zeros(len(arcs)), most).where(keep)


def _unlocked(market: Market, missing: Ints, spare: Ints) -> Candidates:
    """Return the pairs that an officer decided against and that could be planned otherwise."""
    none = np.zeros(0, dtype=np.int64)
    if not market.tried_by_hand and not market.barred_by_hand:
        return Candidates(Kind.UNLOCK, none, none, none, none, np.zeros(0), none)
    free = replace(market, tried=market.tried - market.tried_by_hand, barred=market.barred - market.barred_by_hand)
    offer, need = compatible_pairs(free)
    member, taker = market.offer_member[offer], market.need_member[need]
    ours = np.isin(offer * market.n_needs + need, [o * market.n_needs + n for o, n in market.tried_by_hand])
    ours |= np.isin(member * market.n_members + taker, [a * market.n_members + b for a, b in market.barred_by_hand])
    some = ours & (missing[need] > 0) & (spare[offer] > 0)
    offer, need, member = offer[some], need[some], member[some]
    metres = way_metres(market, member, market.need_member[need])
    near = np.isfinite(metres) & (metres <= np.minimum(market.need_reach_m[need], market.travel.limit_m))
    worth = arcs_of(market, offer, need, np.nan_to_num(metres, posinf=0.0)).worth
    keep = (near | market.offer_anywhere[offer]) & (worth > 0)
    most = np.minimum(missing[need], spare[offer])
    return Candidates(Kind.UNLOCK, need, member, offer, worth, np.zeros(len(need)), most).where(keep)


def _further(market: Market, arcs: Arcs, missing: Ints, spare: Ints) -> Candidates:
    offer, need = compatible_pairs(market)
    some = (missing[need] > 0) & (spare[offer] > 0) & ~market.offer_anywhere[offer]
    offer, need = offer[some], need[some]
    member = market.offer_member[offer]
    metres = way_metres(market, member, market.need_member[need])
    reach = market.need_reach_m[need]
    beyond = np.where(np.isfinite(metres) & np.isfinite(reach), metres, 0.0) - np.where(np.isfinite(reach), reach, 0.0)
    worth = arcs_of(market, offer, need, np.nan_to_num(metres, posinf=0.0)).worth
    keep = (beyond > 0) & (metres <= min(FARTHEST_M, market.travel.limit_m)) & (worth > 0)
    most = np.minimum(missing[need], spare[offer])
    return Candidates(Kind.FURTHER, need, member, offer, worth, _km(beyond), most).where(keep)


def _new_offers(market: Market, arcs: Arcs, missing: Ints) -> Candidates:
    """Return for every need the members in reach who have nothing planned with it, `NEAREST` of them at most."""
    needs = np.flatnonzero(missing > 0)
    owners, of_need = np.unique(market.need_member[needs], return_inverse=True)
    near, metres = _nearest_members(market, owners)
    need, member, metres = np.repeat(needs, near.shape[1]), near[of_need].ravel(), metres[of_need].ravel()
    in_reach = np.isfinite(metres) & (metres <= np.minimum(market.need_reach_m[need], market.travel.limit_m))
    need, member, metres = need[in_reach], member[in_reach], metres[in_reach]
    cost = market.travel.cost(metres, market.distance_cost)
    worth = np.rint(market.need_worth[need] - cost).astype(np.int64)
    has_one = np.isin(need * market.n_members + member, arcs.need * market.n_members + market.offer_member[arcs.offer])
    keep = (worth > 0) & ~has_one & _may_offer(market, member, need)
    new = np.full(len(need), -1, dtype=np.int64)
    return Candidates(Kind.MORE_OFFER, need, member, new, worth, _km(metres), missing[need]).where(keep)


def _nearest_members(market: Market, owners: Ints) -> tuple[Ints, Floats]:
    """Return for each owner the nearest other members and the ways to them, infinite where there is none."""
    everybody = np.arange(market.n_members)
    n = min(NEAREST, market.n_members)
    near, metres = np.zeros((len(owners), n), dtype=np.int64), np.full((len(owners), n), np.inf)
    for row, owner in enumerate(owners.tolist()):
        way = way_metres(market, everybody, np.full(market.n_members, owner))
        way[np.isnan(way)] = np.inf
        way[owner] = np.inf
        nearest = np.argpartition(way, n - 1)[:n]
        near[row] = nearest[np.lexsort((nearest, way[nearest]))]
        metres[row] = way[near[row]]
    return near, metres


def _may_offer(market: Market, member: Ints, need: Ints) -> Bools:
    taker = market.need_member[need]
    keep: Bools = member != taker
    if market.may_give is not None:
        keep &= market.may_give[member]
    if market.barred:
        keep &= ~np.isin(member * market.n_members + taker, [a * market.n_members + b for a, b in market.barred])
    if market.group is not None and market.need_own_group is not None:
        same = (market.group[member] == market.group[taker]) & (market.group[taker] >= 0)
        keep &= same | ~market.need_own_group[need]
    return keep


def _km(metres: Floats) -> Floats:
    """Return kilometres, up to the next hundred metres, so that the distance said is enough.

    >>> _km(np.array([1230.0])).tolist()
    [1.3]
    """
    return np.ceil(np.nan_to_num(metres) / 100.0) / 10.0


def _first_per_need(pays: Gains) -> Ints:
    """Return one row per need: least effort for the first half-day, then nearest, then greatest gain, then lowest rows."""
    of = pays.of
    order = np.lexsort((of.offer, of.member, -pays.gain, of.km, of.need))
    if of.kind not in (Kind.FURTHER, Kind.MORE_OFFER):
        order = np.lexsort((of.offer, of.member, -pays.gain, of.need))
    _, first = np.unique(of.need[order], return_index=True)
    rows: Ints = order[first]
    return rows


def _change(market: Market, pays: Gains, row: int, n_members: int, *, relax: int = 0) -> Change:
    of, half_days = pays.of, int(pays.half_days[row])
    return Change(
        need=int(of.need[row]),
        kind=of.kind,
        topic=int(market.need_topic[of.need[row]]),
        half_days=half_days,
        gain=half_days * round(float(pays.gain[row])),
        member=int(of.member[row]),
        offer=int(of.offer[row]) if of.offer[row] >= 0 else None,
        km=float(of.km[row]) if of.kind in (Kind.FURTHER, Kind.MORE_OFFER) else None,
        n_members=n_members,
        relax=relax,
    )
