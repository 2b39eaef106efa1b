"""A plan of circles mended round an edit, in a moment, instead of planned anew.

What still stands of the plan before is kept: a circle of which every step is still allowed is run as often as its capacities allow, those
worth most first. That is the plan with the edit taken out of it. It is then made better, never worse:

1. Any circle that still fits is added, best first.
2. Round the members whose circles broke, all circles are freed, first their own, then those of their partners too; the best packing of the
   circles that are possible there is looked for (the dive of `restrict`, in a window as in large-neighbourhood search, Shaw 1998), and
   stands where it is better than what was freed.

Every packing of circles and gifts is a circulation in which each arc keeps the limits of its offer, its need and both members. So the best
circulation (circles of any length) bounds what any plan of short circles can be worth: an integer min-cost flow, solved in a moment, too.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from joinedup.analytics.exchange.markets import Bools, Ints
from joinedup.analytics.exchange.packing import PLAIN, Cycles, Graph, cycles_above
from joinedup.analytics.exchange.restrict import Packing, dive, matrix_of, with_all_that_fits

SHARES = (0.02, 0.1)
MOST_CYCLES, MOST_WIDER = 1 << 12, 1 << 10  # of whose best packing somebody can wait for, who looks at a page

Way = tuple[int, ...]


@dataclass(frozen=True)
class Begun:
    """A circle of the plan before: the ways in which it can be run now (rows of arcs), best first, how often it was, and who is in it."""

    ways: tuple[Way, ...]
    times: int
    members: tuple[int, ...]


def mended(graph: Graph, begun: Sequence[Begun], *, is_bounded: bool = False) -> Packing:
    """Return what stands of a plan, made better round what broke, with the bound of all circulations; none where a better one is known."""
    packing, broken = _standing(graph, begun)
    packing = with_all_that_fits(graph, packing.cycles, packing.times)
    for most in (MOST_CYCLES, MOST_WIDER):
        if not broken.any():
            break
        packing = max(packing, _again(graph, packing, broken, most), key=lambda one: one.value)
        broken = _partners(graph, packing.cycles, broken)
    return packing if is_bounded else replace(packing, bound=max(float(best_circulation(graph)), packing.value))


def _standing(graph: Graph, begun: Sequence[Begun]) -> tuple[Packing, Bools]:
    """Return the circles that can still be run, and which nodes had one that cannot, or not as often."""
    left = graph.capacity.tolist()
    resources = [[row for row in rows if row >= 0] for rows in graph.resources.tolist()]
    worth = graph.worth.tolist()
    broken = np.zeros(graph.n_nodes, dtype=bool)
    chosen: list[tuple[Way, int]] = []
    for one in sorted(begun, key=lambda one: -max((sum(worth[arc] for arc in way) for way in one.ways), default=0.0)):
        wanted = one.times
        for way in one.ways:
            used = [row for arc in way for row in resources[arc]]
            times = min(wanted, int(min(left[row] for row in used)))
            if times > 0:
                for row in used:
                    left[row] -= times
                chosen.append((way, times))
                wanted -= times
        if wanted > 0:
            broken[list(one.members)] = True
    return _packing(graph, chosen), broken


def _packing(graph: Graph, chosen: Sequence[tuple[Way, int]]) -> Packing:
    width = max(int(graph.longest.max(initial=2)), 2)
    arcs = np.zeros((len(chosen), width), dtype=np.int64)
    for row, (way, _) in enumerate(chosen):
        arcs[row, : len(way)] = way
    cycles = Cycles(arcs, np.array([len(way) for way, _ in chosen], dtype=np.int64))
    times = np.array([often for _, often in chosen], dtype=float)
    return Packing(cycles, times, float(cycles.totals(graph.worth) @ times), np.inf)


def _again(graph: Graph, packing: Packing, freed: Bools, most: int) -> Packing:
    """Free every circle through these nodes and pack again what is possible there, where that is not too much to list.

    The best circle for each arc alone, where there are too many, has been worth far less than what it was to take the place of.
    """
    kept = ~_through(graph, packing.cycles, freed)
    cycles, times = packing.cycles.take(kept), packing.times[kept]
    left = graph.capacity - (matrix_of(graph, cycles) @ times if len(cycles) else 0.0)
    rows = np.flatnonzero((np.append(left, np.inf)[graph.resources] >= 1).all(axis=1))
    part = replace(graph, tail=graph.tail[rows], head=graph.head[rows], worth=graph.worth[rows], resources=graph.resources[rows])
    columns = cycles_above(part, part.worth, 0.0, best_only=False, most=most)
    if columns is None or not len(columns):
        return packing
    columns = Cycles(rows[columns.arcs], columns.length)
    worth, matrix = columns.totals(graph.worth), matrix_of(graph, columns)
    found = max((dive(columns, worth, matrix, left, share) for share in SHARES), key=lambda one: float(worth @ one))
    width = max(cycles.arcs.shape[1], columns.arcs.shape[1])
    both = Cycles(np.vstack([_wide(cycles.arcs, width), _wide(columns.arcs, width)]), np.concatenate([cycles.length, columns.length]))
    return with_all_that_fits(graph, both, np.concatenate([times, found]))


def _wide(arcs: Ints, width: int) -> Ints:
    return np.pad(arcs, ((0, 0), (0, width - arcs.shape[1])))


def _through(graph: Graph, cycles: Cycles, nodes: Bools) -> Bools:
    inside = np.arange(cycles.arcs.shape[1]) < cycles.length[:, None]
    return np.asarray((nodes[graph.tail[cycles.arcs]] & inside).any(axis=1))


def _partners(graph: Graph, cycles: Cycles, nodes: Bools) -> Bools:
    """Return these nodes and all who share a circle with one of them, the bank aside."""
    met = cycles.take(_through(graph, cycles, nodes))
    inside = np.arange(met.arcs.shape[1]) < met.length[:, None]
    wider = nodes.copy()
    wider[graph.tail[met.arcs[inside]]] = True
    wider[0] = False
    return wider


def best_circulation(graph: Graph) -> int:
    """Return what circles of any length are worth: each arc goes from the giver over its offer and need to the receiver."""
    from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

    first, shared = graph.n_nodes, graph.resources[:, 1] >= 0  # pairs share an offer and a need; other arcs have a limit of their own
    capacity = graph.capacity.astype(np.int64)
    tail, head, worth = graph.tail, graph.head, np.rint(graph.worth).astype(np.int64)
    own = ~shared
    arcs = [(tail[own], head[own], capacity[graph.resources[own, 0]], -worth[own])]
    offer, need, gives, gets = graph.resources[shared].T
    most = np.minimum(capacity[offer], capacity[need])
    arcs.append((first + offer, first + need, most, -worth[shared]))
    for row, limit, member, outward in ((offer, gives, tail[shared], True), (need, gets, head[shared], False)):
        arcs += list(_links(first, capacity, (row, limit, member), outward=outward))
    columns = [np.concatenate(column) for column in zip(*arcs, strict=True)]
    solver = SimpleMinCostFlow()
    used = solver.add_arcs_with_capacity_and_unit_cost(columns[0].astype(np.int32), columns[1].astype(np.int32), columns[2], columns[3])
    if solver.solve() != solver.OPTIMAL:
        raise RuntimeError("The flow solver found no circulation")
    return -int(columns[3] @ np.asarray(solver.flows(np.asarray(used, dtype=np.int32)), dtype=np.int64))


def _links(first: int, capacity: Ints, ends: tuple[Ints, Ints, Ints], *, outward: bool) -> Iterable[tuple[Ints, Ints, Ints, Ints]]:
    """Yield the arcs between members and their offers (or needs), through the node of their own limit where there is one."""
    seen, where = np.unique(ends[0], return_index=True)
    limit, member = ends[1][where], ends[2][where]
    near = np.where(limit >= 0, first + limit, member)
    yield _way(near, first + seen, capacity[seen], outward=outward)
    limited, where = np.unique(limit[limit >= 0], return_index=True)
    yield _way(member[limit >= 0][where], first + limited, capacity[limited], outward=outward)


def _way(near: Ints, far: Ints, most: Ints, *, outward: bool) -> tuple[Ints, Ints, Ints, Ints]:
    return (*((near, far) if outward else (far, near)), most, np.zeros(len(near), dtype=np.int64))


def load(_nothing: None = None) -> None:
    """Load what mending needs, so that who asks first does not wait for it: swaps enough for the compiled search, and one that broke."""
    arcs = np.arange(2 * PLAIN)
    resources = np.full((len(arcs), 4), -1)
    resources[:, 0] = arcs
    graph = Graph(len(arcs), arcs, arcs ^ 1, np.ones(len(arcs)), resources, np.ones(len(arcs)), np.full(len(arcs), 2))
    mended(graph, [Begun((), 1, (0, 1))])
