"""The network of a balanced plan, as plain arrays: `circulation` solves it, `repair` mends a solution of it.

Nodes: members 0 to n - 1, the bank n, then offers, needs, and for each member a giving and a receiving side. Arcs, part by part:

    pairs, kept     offer -> need        rows as in `Arcs`; what was planned before, with its bonus, stands apart
    offers, needs   giving side -> offer (c_o), need -> receiving side (d_n)
    give, receive   member -> giving side, receiving side -> member: the most that a member gives or gets in all (split nodes)
    giving, hub_giving, receiving    bank -> member, member -> bank: convex steps of an imbalance, one arc a step
    holiday         member -> bank, free: who has a holiday from giving owes nothing for what it gets
    relief          for who begins out of balance by earlier agreements: may stay so as far as it must, at more than any plan could gain

A member that gave g more than it got in earlier agreements has supply -g. `capacity` and `cost` are what is solved; `worth` is what a
half-day on the arc is really worth (without bonuses and relief).
"""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from joinedup.analytics.exchange.arcs import Arcs
from joinedup.analytics.exchange.balances import Balance, Step
from joinedup.analytics.exchange.markets import NO_LIMIT, Ints, Market

Nodes = NDArray[np.int32]


@dataclass(frozen=True)
class Kept:
    """What was planned before, as half-days on each arc, and how much a half-day of it may cost (0: only among equals)."""

    half_days: Ints
    bonus: int = 0


@dataclass(frozen=True)
class Network:
    n_members: int
    n_offers: int
    n_needs: int
    tail: Nodes
    head: Nodes
    capacity: Ints
    cost: Ints
    worth: Ints
    supply: Ints
    part: dict[str, slice]

    @property
    def n_nodes(self) -> int:
        return len(self.supply)

    @property
    def bank(self) -> int:
        return self.n_members

    @property
    def first_offer(self) -> int:
        return self.n_members + 1

    @property
    def first_need(self) -> int:
        return self.first_offer + self.n_offers

    def half_days(self, flow: Ints) -> Ints:
        """Return the half-days on each pair from the flow on every arc."""
        pairs = flow[self.part["pairs"]]
        return np.asarray(pairs + flow[self.part["kept"]] if "kept" in self.part else pairs)

    def value(self, flow: Ints) -> int:
        """Return what the flow is really worth."""
        return int(self.worth @ flow)


@dataclass
class _Draft:
    columns: list[tuple[Ints, Ints, Ints, Ints, Ints]] = field(default_factory=list)
    part: dict[str, slice] = field(default_factory=dict)
    held: int = 0

    def add(self, name: str, ends: tuple[Ints, Ints], capacity: Ints, worth: Ints, bonus: Ints | int = 0) -> None:
        """Add arcs of one part; parts of a name follow one another."""
        worth = np.broadcast_to(np.asarray(worth, dtype=np.int64), capacity.shape)
        self.columns.append((*ends, capacity, worth, -(worth + bonus)))
        first = self.part[name].start if name in self.part else self.held
        self.held += len(capacity)
        self.part[name] = slice(first, self.held)


def network_of(market: Market, arcs: Arcs, balance: Balance, *, kept: Kept | None = None, editable: bool = False) -> Network:
    """Build the network; `editable` gives every member both sides and every pair all the room its offer and need leave."""
    draft = _Draft()
    first_offer = market.n_members + 1
    first_need = first_offer + market.n_offers
    scale = _add_pairs(draft, (first_offer, first_need), market, arcs, kept)
    _add_sides(draft, first_need + market.n_needs, market, editable=editable)
    _add_steps(draft, market, balance, scale)
    dearest = max((price for _, price in (*balance.giving, *balance.receiving, *balance.hub_giving)), default=0)
    _add_relief(draft, market, arcs, (scale, dearest + (kept.bonus if kept else 0)))
    tail, head, capacity, worth, cost = (np.concatenate(column) for column in zip(*draft.columns, strict=True))
    if editable:
        capacity[draft.part["pairs"]] = NO_LIMIT
    supply = np.zeros(first_need + market.n_needs + 2 * market.n_members, dtype=np.int64)
    if market.given_before is not None:
        supply[: market.n_members] = -market.given_before
        supply[market.n_members] = market.given_before.sum()
    ends = (tail.astype(np.int32), head.astype(np.int32))
    return Network(market.n_members, market.n_offers, market.n_needs, *ends, capacity, cost, worth, supply, draft.part)


def longest_circle(market: Market) -> int:
    """Return how many pairs a circle of the network may hold at most: each passes an offer and a need, each of which is passed once."""
    return 2 * min(market.n_offers, market.n_needs) + 2


def _add_pairs(draft: _Draft, first: tuple[int, int], market: Market, arcs: Arcs, kept: Kept | None) -> int:
    """Add the pairs; return the factor on all costs, which makes room for ties where there was a plan before."""
    ends = (first[0] + arcs.offer, first[1] + arcs.need)
    most = np.minimum(market.offer_amount[arcs.offer], market.need_amount[arcs.need])
    if kept is None:
        draft.add("pairs", ends, most, arcs.worth)
        return 1
    scale = 1 if kept.bonus else longest_circle(market)
    before = np.minimum(kept.half_days, most)
    draft.add("pairs", ends, most - before, arcs.worth, arcs.worth * (scale - 1))
    draft.add("kept", ends, before, arcs.worth, arcs.worth * (scale - 1) + (kept.bonus or 1))
    return scale


def _add_sides(draft: _Draft, first_side: int, market: Market, *, editable: bool) -> None:
    everybody = np.arange(market.n_members)
    limits = [_limits(cap, market.n_members) for cap in (market.give_cap, market.receive_cap)]
    split = [np.ones(market.n_members, dtype=bool) if editable else cap < NO_LIMIT for cap in limits]
    giving = np.where(split[0], first_side + everybody, everybody)
    getting = np.where(split[1], first_side + market.n_members + everybody, everybody)
    offers = market.n_members + 1 + np.arange(market.n_offers)
    needs = market.n_members + 1 + market.n_offers + np.arange(market.n_needs)
    nothing = np.zeros(1, dtype=np.int64)
    draft.add("offers", (giving[market.offer_member], offers), market.offer_amount, nothing)
    draft.add("needs", (needs, getting[market.need_member]), market.need_amount, nothing)
    draft.add("give", (everybody[split[0]], giving[split[0]]), limits[0][split[0]], nothing)
    draft.add("receive", (getting[split[1]], everybody[split[1]]), limits[1][split[1]], nothing)


def _limits(cap: Ints | None, n_members: int) -> Ints:
    return np.full(n_members, NO_LIMIT, dtype=np.int64) if cap is None else cap


def _add_steps(draft: _Draft, market: Market, balance: Balance, scale: int) -> None:
    everybody = np.arange(market.n_members)
    hubs, others = everybody[market.is_hub], everybody[~market.is_hub]
    bank = market.n_members
    for name, members, steps in (
        ("hub_giving", hubs, balance.hub_giving),
        ("giving", others, balance.giving),
        ("receiving", everybody, balance.receiving),
    ):
        _add_part(draft, name, members, bank, steps, scale)
    resting = everybody[:0] if market.may_give is None else everybody[~market.may_give]
    _add_part(draft, "holiday", resting, bank, ((NO_LIMIT, 0),), scale)


def _add_part(draft: _Draft, name: str, members: Ints, bank: int, steps: tuple[Step, ...], scale: int) -> None:
    banks = np.full(len(members), bank)
    ends = (banks, members) if name.endswith("giving") else (members, banks)
    for width, price in steps or ((0, 0),):
        worth = np.full(len(members), -price, dtype=np.int64)
        draft.add(name, ends, np.full(len(members), width, dtype=np.int64), worth, worth * (scale - 1))


def _add_relief(draft: _Draft, market: Market, arcs: Arcs, dearest: tuple[int, int]) -> None:
    before = np.zeros(market.n_members, dtype=np.int64) if market.given_before is None else market.given_before
    scale, extra = dearest
    dear = scale * longest_circle(market) * (1 + int(arcs.worth.max(initial=0)) + extra)
    for out, members in ((True, np.flatnonzero(before > 0)), (False, np.flatnonzero(before < 0))):
        banks = np.full(len(members), market.n_members)
        ends = (banks, members) if out else (members, banks)
        draft.add("relief", ends, np.abs(before[members]), np.zeros(len(members), dtype=np.int64), -dear)
