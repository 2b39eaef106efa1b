"""After a small edit the plan is optimal again without a new solve.

Model. x is an optimal circulation with node potentials p: every residual arc has a reduced cost c_uv + p_u - p_v >= 0, which is the proof
of its optimality (Ahuja, Magnanti, Orlin: Network Flows, 1993, theorem 9.3). An edit changes capacities or costs of a few arcs. On these
alone the condition is restored by hand: flow over the new capacity is taken off, an arc of negative reduced cost is filled, one of
positive reduced cost with flow is emptied. What then flows in at a node and not out is its excess, out and not in its deficit; all
excess is sent to deficits along successive shortest paths (section 9.7), each found by Dijkstra over reduced costs from both ends and
ended as soon as no shorter way is possible, so that only the neighbourhood of the edit is looked at. Reduced costs stay >= 0 throughout
(`kernels.raise_potentials`), hence the plan at the end is optimal, by the same theorem: its value is the one that a new solve would find.
Where several plans have that value it is one near the plan before.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import numpy as np

from joinedup.analytics.exchange import kernels
from joinedup.analytics.exchange.arcs import Arcs
from joinedup.analytics.exchange.balances import Balance
from joinedup.analytics.exchange.circulation import BalancedPlan
from joinedup.analytics.exchange.compiled import Function, compiled
from joinedup.analytics.exchange.markets import NO_LIMIT, Ints, Market
from joinedup.analytics.exchange.network import Network, network_of

HELPERS = (kernels.step, kernels.lift, kernels.sink, kernels.reach, kernels.advance, kernels.way, kernels.raise_potentials, kernels.push)
SMALL = 2_000  # arcs up to which plain Python is faster than to import a compiler


class WarmPlan:
    """An optimal plan that stays optimal under edits.

    `pairs` on which the edits act are the rows of `arcs`; each edit returns how many pairs got other half-days.
    """

    def __init__(self, market: Market, arcs: Arcs, plan: BalancedPlan, *, balance: Balance) -> None:
        self.arcs = arcs
        self.network = network_of(market, arcs, balance, editable=True)
        self._plain = len(self.network.tail) <= SMALL
        self.flow = flow_of(self.network, market, plan.half_days)
        self._worth = self.network.worth.copy()
        self._cost = self.network.cost.copy()
        self._capacity = self.network.capacity.copy()
        columns = (self.network.tail, self.network.head, self._capacity, self._cost, self.flow)
        start, entry = self._fast(kernels.adjacency)(self.network.n_nodes, self.network.tail, self.network.head)
        self._residual = (columns, start, entry)
        self.potential = np.zeros(self.network.n_nodes, dtype=np.int64)
        if not self._fast(kernels.potentials, kernels.step)(columns, start, entry, self.potential):
            raise ValueError("The plan is not the best one, so it cannot be kept best")
        self._excess = np.zeros(self.network.n_nodes, dtype=np.int64)
        self._work = _work(self.network.n_nodes)

    def _fast(self, function: Function, *helpers: Function) -> Function:
        return function if self._plain else compiled(function, helpers)

    @property
    def value(self) -> int:
        return int(self._worth @ self.flow)

    @property
    def half_days(self) -> Ints:
        return self.flow[self.network.part["pairs"]].copy()

    def change_need(self, need: int, amount: int) -> int:
        """A need asks for another amount."""
        return self._capacities("needs", [need], amount)

    def change_offer(self, offer: int, amount: int) -> int:
        """An offer has another amount; 0: it is withdrawn."""
        return self._capacities("offers", [offer], amount)

    def limit_giving(self, member: int, most: int | None) -> int:
        """A member gives at most so much in all; None: no limit."""
        return self._capacities("give", [member], NO_LIMIT if most is None else most)

    def limit_receiving(self, member: int, most: int | None) -> int:
        """A member gets at most so much in all; None: no limit."""
        return self._capacities("receive", [member], NO_LIMIT if most is None else most)

    def refuse(self, pairs: Iterable[int]) -> int:
        """These pairs must not be planned."""
        return self._capacities("pairs", pairs, 0)

    def allow(self, pairs: Iterable[int]) -> int:
        """These pairs may be planned again."""
        return self._capacities("pairs", pairs, NO_LIMIT)

    def change_worth(self, pair: int, worth: int) -> int:
        """A half-day of a pair is worth something else."""
        self._worth[pair] = worth
        return self._edit([pair], self._capacity[[pair]], np.array([-worth]))

    @contextmanager
    def trial(self) -> Iterator["WarmPlan"]:
        """Try edits: at the end of the block the plan is as it was."""
        kept = [part.copy() for part in (self.flow, self.potential, self._capacity, self._cost, self._worth)]
        try:
            yield self
        finally:
            for part, before in zip((self.flow, self.potential, self._capacity, self._cost, self._worth), kept, strict=True):
                part[:] = before

    def _capacities(self, part: str, rows: Iterable[int], most: int) -> int:
        first = self.network.part[part].start
        arcs = [first + row for row in rows]
        return self._edit(arcs, np.full(len(arcs), min(most, NO_LIMIT)), self._cost[arcs])

    def _edit(self, arcs: list[int], capacity: Ints, cost: Ints) -> int:
        before = self.half_days
        tail, head = self.network.tail[arcs], self.network.head[arcs]
        self._capacity[arcs], self._cost[arcs] = capacity, cost
        reduced = cost + self.potential[tail] - self.potential[head]
        wanted = np.where(reduced < 0, capacity, np.where(reduced > 0, 0, np.minimum(self.flow[arcs], capacity)))
        more = wanted - self.flow[arcs]
        self.flow[arcs] = wanted
        np.subtract.at(self._excess, tail, more)
        np.add.at(self._excess, head, more)
        if self._fast(kernels.successive, *HELPERS)(self._residual, self.potential, self._excess, self._work) < 0:
            raise RuntimeError("Some half-days have no way back: the network is broken")
        return int((before != self.flow[self.network.part["pairs"]]).sum())


def flow_of(network: Network, market: Market, half_days: Ints) -> Ints:
    """Return the flow on every arc that carries these half-days with the cheapest steps."""
    flow = np.zeros(len(network.tail), dtype=np.int64)
    part = network.part
    pairs = part["pairs"]
    flow[pairs] = half_days
    by_offer = np.bincount(network.tail[pairs] - network.first_offer, half_days, network.n_offers).astype(np.int64)
    by_need = np.bincount(network.head[pairs] - network.first_need, half_days, network.n_needs).astype(np.int64)
    flow[part["offers"]], flow[part["needs"]] = by_offer, by_need
    given = np.bincount(market.offer_member, by_offer, network.n_members).astype(np.int64)
    got = np.bincount(market.need_member, by_need, network.n_members).astype(np.int64)
    flow[part["give"]] = given[network.tail[part["give"]]]
    flow[part["receive"]] = got[network.head[part["receive"]]]
    _fill_steps(network, flow, given - got - network.supply[: network.n_members])
    return flow


def _fill_steps(network: Network, flow: Ints, net: Ints) -> None:
    """Fill the arcs to and from the bank, cheapest first: `net` is what each member gives more than it gets."""
    left = net.tolist()
    names = ("holiday", "giving", "hub_giving", "receiving", "relief")
    rows = np.concatenate([np.arange(network.part[name].start, network.part[name].stop) for name in names if name in network.part])
    rows = rows[np.argsort(network.cost[rows], kind="stable")]
    columns = (rows, network.tail[rows], network.head[rows], network.capacity[rows])
    for row, tail, head, room in zip(*(column.tolist() for column in columns), strict=True):
        out = tail == network.bank
        member = head if out else tail
        sent = min(room, max(0, left[member] if out else -left[member]))
        flow[row] = sent
        left[member] -= sent if out else -sent
    if any(left):
        raise ValueError("The plan is further out of balance than is allowed")


def _work(n_nodes: int) -> tuple[Ints, ...]:
    shape = (2, n_nodes)
    return (
        np.full(shape, kernels.FAR),
        np.zeros(shape, dtype=np.int64),
        np.zeros(shape, dtype=np.int64),
        np.full(shape, -1),
        np.zeros(shape, dtype=np.int64),
        np.zeros((2, 2), dtype=np.int64),
    )
