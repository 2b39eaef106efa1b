"""What could still change in a plan: the residual network, its shadow prices and the cheapest way back between two members.

Model. Take the network of a plan (`network`) with flow x. The residual network has, for every arc (u, v) of cost c, an arc (u, v) of cost
c while there is room, and an arc (v, u) of cost -c while there is flow. x is optimal if and only if no circle of the residual network has
a negative cost (Ahuja, Magnanti, Orlin: Network Flows, 1993, theorem 9.1). Then shortest distances exist:

- distances from an imagined node with an arc of cost 0 to every node are *potentials* h (Bellman, Ford): every reduced cost
  c + h(u) - h(v) is >= 0, and -h prices a half-day at each node (theorem 9.3);
- a new arc (v, u) of cost c improves the plan by exactly -(c + distance(u, v)) with its first half-day, where that is positive: the
  circle that it closes is the most negative one, and there is none without it.

`WayBack.cost(i, j)` is distance(i, j): what it costs, in the best way, that member i, who gets a half-day more, gives something on, until
at last member j, who gives a half-day more, gets something. Distances are found over reduced costs (Dijkstra). In small plans
(`EXACT_WORK`) they are exact; in larger ones they are the best way round a landmark (the bank, and without a bank `LANDMARKS` members
spread over those who ask), hence never too small: what is promised can be kept.
"""

import heapq
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Protocol

import numpy as np

from joinedup.analytics.exchange.arcs import Arcs
from joinedup.analytics.exchange.balances import Balance
from joinedup.analytics.exchange.markets import Bools, Floats, Ints, Market
from joinedup.analytics.exchange.network import network_of
from joinedup.analytics.exchange.repair import flow_of

EXACT_WORK = 60_000  # arcs to look at, over all who ask
LANDMARKS = 2
LOOKED = 16  # rounds of shortest ways between two looks for a circle
PLENTY = np.iinfo(np.int64).max


@dataclass(frozen=True)
class Residual:
    """Arcs with room left: tail, head, cost, room; for each member the node where it gets, and the one where it gives."""

    n_nodes: int
    bank: int
    gets: Ints
    gives: Ints
    tail: Ints
    head: Ints
    cost: Ints
    room: Ints

    def gets_all(self, members: Ints) -> Bools:
        """Say which of these members get as much as their limit allows."""
        with_room = np.isin(self.tail, self.gets) & (self.head < len(self.gets))
        return ~np.isin(members, self.head[with_room])

    @cached_property
    def potentials(self) -> Ints:
        """Return the potential of every node; raise ValueError where the plan is not optimal."""
        return _bellman_ford(self)


def residual_of(market: Market, arcs: Arcs, balance: Balance, half_days: Ints) -> Residual:
    """Return the residual network of a plan."""
    network = network_of(market, arcs, balance, editable=True)
    flow = flow_of(network, market, half_days)
    tail, head = network.tail.astype(np.int64), network.head.astype(np.int64)
    ends = np.concatenate([tail, head]), np.concatenate([head, tail])
    cost, room = np.concatenate([network.cost, -network.cost]), np.concatenate([network.capacity - flow, flow])
    open_ = room > 0
    give, receive = network.part["give"], network.part["receive"]
    columns = (ends[0][open_], ends[1][open_], cost[open_], room[open_])
    return Residual(network.n_nodes, network.bank, tail[receive], head[give], *columns)


def _bellman_ford(residual: Residual) -> Ints:
    """Return the potentials; stop as soon as the last steps of the shortest ways close a circle, which then costs less than nothing."""
    order = np.argsort(residual.head, kind="stable")
    tail, head, cost = residual.tail[order], residual.head[order], residual.cost[order]
    best = np.zeros(residual.n_nodes, dtype=np.int64)
    if not len(head):
        return best
    heads, starts, n_ways = np.unique(head, return_index=True, return_counts=True)
    last_step = np.full(residual.n_nodes + 1, residual.n_nodes)
    for number in range(residual.n_nodes + 1):
        ways = best[tail] + cost
        nearer = np.minimum.reduceat(ways, starts)
        is_nearer = nearer < best[heads]
        if not is_nearer.any():
            return best
        taken = np.flatnonzero((ways == np.repeat(nearer, n_ways)) & np.repeat(is_nearer, n_ways))
        last_step[head[taken]] = tail[taken]
        best[heads] = np.minimum(best[heads], nearer)
        if number % LOOKED == LOOKED - 1 and _has_circle(last_step):
            break
    raise ValueError("This plan is not the best one: a circle of changes would improve it")


def _has_circle(step: Ints) -> bool:
    """Say whether one comes back to a node by these steps; the last node stands for the end of a way.

    >>> _has_circle(np.array([3, 0, 1, 3])), _has_circle(np.array([1, 2, 0, 3]))
    (False, True)
    """
    for _ in range(len(step).bit_length()):
        step = step[step]
    return bool((step != len(step) - 1).any())


class Closing(Protocol):
    """How a plan can be closed again after somebody gets more and somebody gives more."""

    def cost(self, receivers: Ints, givers: Ints, *, lifted: str = "") -> tuple[Floats, Ints]:
        """Return for each pair what closing costs for a half-day (infinite where it cannot be closed), and how many fit at that cost.

        The limit of "giving" of the givers, or of "getting" of the receivers, does not count if it is `lifted`.
        """

    def relaxes(self, receivers: Ints, givers: Ints) -> Bools:
        """Say for which pairs the plan need not be closed if giving and getting may differ more."""


class WayBack:
    """The cheapest way in a balanced plan from a member who gets more to a member who gives more."""

    def __init__(self, residual: Residual, receivers: Ints, *, exact_work: int = EXACT_WORK) -> None:
        self._residual = residual
        asked = np.unique(receivers)
        starts = np.concatenate([residual.gets[asked], asked[residual.gets_all(asked)]])  # the latter with their limit lifted
        self._is_exact = len(starts) * len(residual.tail) <= exact_work
        if self._is_exact:
            self._marks = starts
        elif (residual.tail == residual.bank).any() and (residual.head == residual.bank).any():
            self._marks = np.array([residual.bank])
        else:
            self._marks = residual.gets[asked[np.linspace(0, len(asked) - 1, LANDMARKS).astype(np.int64)]]
        self._out = self._distances(residual.tail, residual.head, residual.potentials)
        self._back = None if self._is_exact else self._distances(residual.head, residual.tail, -residual.potentials)

    def cost(self, receivers: Ints, givers: Ints, *, lifted: str = "") -> tuple[Floats, Ints]:
        """Return for each pair the cost of a half-day, and how many fit; an arc may lie on both halves of a way, so half of its room."""
        cost, room = np.full(len(receivers), np.inf), np.zeros(len(receivers), dtype=np.int64)
        getting = receivers if lifted == "getting" else self._residual.gets[receivers]
        giving = givers if lifted == "giving" else self._residual.gives[givers]
        for row, mark in enumerate(self._marks):
            through, fits = self._out[0][row, giving], self._out[1][row, giving]
            if self._back is None:
                through = np.where(getting == mark, through, np.inf)
            else:
                through = through + self._back[0][row, getting]
                back = self._back[1][row, getting]
                fits = np.where(back == PLENTY, fits, np.maximum(1, np.minimum(back, fits) // 2))
            better = (through < cost) | ((through == cost) & (fits > room))
            cost, room = np.where(better, through, cost), np.where(better, fits, room)
        return cost, room

    def relaxes(self, receivers: Ints, givers: Ints) -> Bools:
        """Say for which pairs a looser balance is enough: for all."""
        return np.ones(len(receivers), dtype=bool)

    def _distances(self, tail: Ints, head: Ints, potentials: Ints) -> tuple[Floats, Ints]:
        """Return distances and rooms from every mark to every node along arcs from tail to head."""
        order = np.argsort(tail, kind="stable")
        reduced = (self._residual.cost + potentials[tail] - potentials[head])[order]
        onward = list(zip(head[order].tolist(), reduced.tolist(), self._residual.room[order].tolist(), strict=True))
        start = np.searchsorted(tail[order], np.arange(self._residual.n_nodes + 1)).tolist()
        leaving = [onward[first:last] for first, last in pairwise(start)]
        found = [_dijkstra(leaving, int(mark)) for mark in self._marks]
        shape = (len(self._marks), self._residual.n_nodes)
        distance = np.array([one[0] for one in found], dtype=np.float64).reshape(shape)
        room = np.array([one[1] for one in found], dtype=np.int64).reshape(shape)
        return distance + potentials[None, :] - potentials[self._marks][:, None], room


def _dijkstra(leaving: list[list[tuple[int, int, int]]], source: int) -> tuple[list[float], list[int]]:
    """Return for each node its distance from the source, and the least room on the way; arcs are (head, cost, room) by tail.

    >>> _dijkstra([[(1, 1, 7), (2, 5, 9)], [(2, 1, 3)], []], 0)
    ([0, 1, 2], [9223372036854775807, 7, 3])
    """
    distance: list[float] = [np.inf] * len(leaving)
    fits = [0] * len(leaving)
    distance[source], fits[source] = 0, int(PLENTY)
    queue: list[tuple[float, int]] = [(0, source)]
    while queue:
        reached, node = heapq.heappop(queue)
        if reached > distance[node]:
            continue
        width = fits[node]
        for onward, cost, room in leaving[node]:
            if reached + cost < distance[onward]:
                distance[onward] = reached + cost
                fits[onward] = width if width < room else room
                heapq.heappush(queue, (reached + cost, onward))
    return distance, fits
