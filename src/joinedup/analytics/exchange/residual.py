"""What could still change in a plan: the residual network, its shadow prices and the cheapest way back between two members.

Model. Take the network of `circulation` with flow x. The residual network has, for every arc (u, v) of cost c, an arc (u, v) of cost c
while there is room, and an arc (v, u) of cost -c while there is flow. x is optimal if and only if no circle of the residual network has
a negative cost (Ahuja, Magnanti, Orlin: Network Flows, 1993, theorem 9.1). Then shortest distances exist:

- distances from an imagined node with an arc of cost 0 to every node are *potentials* h (Bellman, Ford): every reduced cost
  c + h(u) - h(v) is >= 0, and -h prices a half-day at each node (theorem 9.3);
- a new arc (v, u) of cost c improves the plan by exactly -(c + distance(u, v)) with its first half-day, where that is positive: the
  circle that it closes is the most negative one, and there is none without it.

`WayBack.cost(i, j)` is distance(i, j): what it costs, in the best way, that member i, who gets a half-day more, gives something on, until
at last member j, who gives a half-day more, gets something. For up to `EXACT` asking members it is exact; for more it is the best way
round one of `LANDMARKS` landmarks (the bank, and members spread over those asking), hence never too small: what is promised can be kept.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra

from joinedup.analytics.exchange.arcs import Arcs
from joinedup.analytics.exchange.circulation import Balance, Step
from joinedup.analytics.exchange.markets import Floats, Ints, Market

EXACT = 24
LANDMARKS = 12
PLENTY = np.iinfo(np.int64).max


@dataclass(frozen=True)
class Residual:
    """Arcs with room left: tail, head, cost, room. Nodes: members, then the bank, then offers, then needs."""

    n_members: int
    n_nodes: int
    tail: Ints
    head: Ints
    cost: Ints
    room: Ints

    @property
    def bank(self) -> int:
        return self.n_members

    @cached_property
    def potentials(self) -> Ints:
        """Return the potential of every node; raise ValueError where the plan is not optimal."""
        return _bellman_ford(self)

    @cached_property
    def reduced(self) -> csr_matrix:
        """Return the reduced costs as a sparse matrix; explicit zeros are arcs."""
        reduced = self.cost + self.potentials[self.tail] - self.potentials[self.head]
        return csr_matrix((reduced.astype(float), (self.tail, self.head)), shape=(self.n_nodes, self.n_nodes))


def residual_of(market: Market, arcs: Arcs, balance: Balance, half_days: Ints) -> Residual:
    """Return the residual network of a plan."""
    first_offer = market.n_members + 1
    first_need = first_offer + market.n_offers
    parts = [_pair_parts(market, arcs, half_days, (first_offer, first_need)), _bank_parts(market, arcs, balance, half_days)]
    tail, head, cost, room = (np.concatenate([part[k] for part in parts]).astype(np.int64) for k in range(4))
    open_ = room > 0
    return Residual(market.n_members, first_need + market.n_needs, tail[open_], head[open_], cost[open_], room[open_])


Part = tuple[Ints, Ints, Ints, Ints]


def _pair_parts(market: Market, arcs: Arcs, half_days: Ints, firsts: tuple[int, int]) -> Part:
    first_offer, first_need = firsts
    used = np.bincount(arcs.offer, half_days, market.n_offers).astype(np.int64)
    met = np.bincount(arcs.need, half_days, market.n_needs).astype(np.int64)
    most = np.minimum(market.offer_amount[arcs.offer], market.need_amount[arcs.need])
    offers, needs = first_offer + np.arange(market.n_offers), first_need + np.arange(market.n_needs)
    forward = (first_offer + arcs.offer, first_need + arcs.need)
    rows = [
        (forward[0], forward[1], -arcs.worth, most - half_days),
        (forward[1], forward[0], arcs.worth, half_days),
        (market.offer_member, offers, np.zeros_like(offers), market.offer_amount - used),
        (offers, market.offer_member, np.zeros_like(offers), used),
        (needs, market.need_member, np.zeros_like(needs), market.need_amount - met),
        (market.need_member, needs, np.zeros_like(needs), met),
    ]
    tail, head, cost, room = (np.concatenate([row[k] for row in rows]) for k in range(4))
    return tail, head, cost, room


def _bank_parts(market: Market, arcs: Arcs, balance: Balance, half_days: Ints) -> Part:
    given = np.bincount(market.offer_member[arcs.offer], half_days, market.n_members)
    received = np.bincount(market.need_member[arcs.need], half_days, market.n_members)
    rows: list[tuple[int, int, int, int]] = []
    for member, net in enumerate((given - received).astype(np.int64).tolist()):
        giving = balance.hub_giving if market.is_hub[member] else balance.giving
        give_more, give_less = _next_steps(giving, max(net, 0))
        take_more, take_less = _next_steps(balance.receiving, max(-net, 0))
        # One arc each way: going back comes before going out on the other side, because its cost is lower.
        rows.append((market.n_members, member, *(_back(take_less) if net < 0 else give_more)))
        rows.append((member, market.n_members, *(_back(give_less) if net > 0 else take_more)))
    tail, head, cost, room = np.array(rows, dtype=np.int64).reshape(-1, 4).T
    return tail, head, cost, room


def _back(step: Step) -> Step:
    cost, room = step
    return -cost, room


def _next_steps(steps: tuple[Step, ...], filled: int) -> tuple[Step, Step]:
    """Return (cost, room) of the next half-days on these steps, and of those that were filled last."""
    after, before = (0, 0), (0, 0)
    for width, cost in steps:
        if filled > 0:
            before = (cost, min(filled, width))
        if filled < width and width > 0:
            after = (cost, width - max(filled, 0))
            break
        filled -= width
    return after, before


def _bellman_ford(residual: Residual) -> Ints:
    order = np.argsort(residual.head, kind="stable")
    tail, head, cost = residual.tail[order], residual.head[order], residual.cost[order]
    best = np.zeros(residual.n_nodes, dtype=np.int64)
    if not len(head):
        return best
    heads, starts = np.unique(head, return_index=True)
    for _ in range(residual.n_nodes + 1):
        nearer = np.minimum(best[heads], np.minimum.reduceat(best[tail] + cost, starts))
        if (nearer == best[heads]).all():
            return best
        best[heads] = nearer
    raise ValueError("This plan is not the best one: a circle of changes would improve it")


class Closing(Protocol):
    """How a plan can be closed again after somebody gets more and somebody gives more."""

    def cost(self, receivers: Ints, givers: Ints) -> tuple[Floats, Ints]:
        """Return for each pair what closing costs for a half-day (infinite where it cannot be closed), and how many fit at that cost."""


class WayBack:
    """The cheapest way in a balanced plan from a member who gets more to a member who gives more."""

    def __init__(self, residual: Residual, receivers: Ints, *, exact: int = EXACT) -> None:
        asked = np.unique(receivers)
        height = residual.potentials
        if len(asked) <= exact:
            at_home = asked[:, None] == np.arange(residual.n_nodes)[None, :]
            self._back: Floats = np.where(at_home, 0.0, np.inf)
            self._back_room: Ints = np.where(at_home, PLENTY, 0)
        else:
            asked = np.append(asked[np.linspace(0, len(asked) - 1, LANDMARKS - 1).astype(np.int64)], residual.bank)
            back, self._back_room = _ways(residual, asked, back=True)
            self._back = back + height[asked][:, None] - height[None, :]
        out, self._out_room = _ways(residual, asked, back=False)
        self._out: Floats = out + height[None, :] - height[asked][:, None]

    def cost(self, receivers: Ints, givers: Ints) -> tuple[Floats, Ints]:
        """Return for each pair the cost of a half-day, and how many fit; an arc may lie on both halves of a way, so half of its room."""
        cost, room = np.full(len(receivers), np.inf), np.zeros(len(receivers), dtype=np.int64)
        for mark in range(len(self._back)):
            through = self._back[mark, receivers] + self._out[mark, givers]
            back, out = self._back_room[mark, receivers], self._out_room[mark, givers]
            fits = np.where(back == PLENTY, out, np.maximum(1, np.minimum(back, out) // 2))
            better = (through < cost) | ((through == cost) & (fits > room))
            cost, room = np.where(better, through, cost), np.where(better, fits, room)
        return cost, room


def _ways(residual: Residual, marks: Ints, *, back: bool) -> tuple[Floats, Ints]:
    """Return distances (in reduced costs) from the marks to every node, or back to them, and the room of each way."""
    n = residual.n_nodes
    if not len(marks):
        return np.zeros((0, n)), np.zeros((0, n), dtype=np.int64)
    graph = residual.reduced.T.tocsr() if back else residual.reduced
    distance, before = dijkstra(graph, indices=marks, return_predecessors=True)
    tail, head = (residual.head, residual.tail) if back else (residual.tail, residual.head)
    rooms = csr_matrix((residual.room, (tail, head)), shape=(n, n))
    nodes = np.arange(n)
    all_rooms = np.empty((len(marks), n), dtype=np.int64)
    for row in range(len(marks)):
        parent = np.where(before[row] < 0, nodes, before[row])
        room = np.asarray(rooms[parent, nodes]).ravel()
        room[parent == nodes] = PLENTY
        all_rooms[row] = _least_to_the_root(room, parent)
    return distance, all_rooms


def _least_to_the_root(room: Ints, parent: Ints) -> Ints:
    """Return for each node of a forest the least room on its way to the root, by doubling the steps.

    >>> _least_to_the_root(np.array([9, 4, 7, 2]), np.array([0, 0, 1, 2])).tolist()
    [9, 4, 4, 2]
    """
    while (parent != parent[parent]).any():
        room, parent = np.minimum(room, room[parent]), parent[parent]
    return np.minimum(room, room[parent])
