"""Price and restrict: the best circles and chains of a graph, with a bound.

1. The linear program over all columns by column generation. Its dual prices come from an interior point without crossover: they lie in
   the middle of the best ones, so few rounds are needed (Gondzio, Gonzalez-Brevis, Munari 2013). When no cycle pays any more, the prices
   are feasible for the dual of all columns, and capacity . prices bounds every plan.
2. Restrict: only the columns whose reduced worth is nearest to 0. Dive: solve their linear program, keep the whole part, round up the
   largest fractions, take what was used off the capacities, again. Then any circle at all that still fits is added, best first.
3. Where the distance to the bound is small enough, prove: a plan better than the one in hand uses no column whose reduced worth is below
   minus that distance, so the integer program over the others is exact (reduced-cost fixing).
"""

import time
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from scipy.sparse import csc_matrix, csr_matrix, hstack

from joinedup.analytics.exchange.markets import Floats, Ints
from joinedup.analytics.exchange.packing import EVERY, Cycles, Graph, cycles_above
from joinedup.analytics.exchange.programs import Program

ROUNDS = 60
ROUND_UP = 0.05
REPAIRS = 8
NEAR_ENOUGH = 0.996
TOLERANCE = 3e-6


@dataclass(frozen=True)
class Packing:
    """Which cycles how often, their worth in all, and what no packing can exceed."""

    cycles: Cycles
    times: Floats
    value: float
    bound: float
    lp_seconds: float = 0.0


@dataclass(frozen=True)
class Prices:
    """Worth of one more unit of each resource, and the bound that they prove."""

    of: Floats
    bound: float


@dataclass(frozen=True)
class Limits:
    """How long to search: columns in one integer program, nodes of its tree (None: until it is proven), the time to stop at."""

    most_columns: int = 4_000
    nodes: int | None = 200
    until: float | None = None

    @classmethod
    def within(cls, seconds: float) -> "Limits":
        """Return the usual limits, and a time to stop at that many seconds from now."""
        return cls(until=time.perf_counter() + seconds)


USUAL = Limits()
EXACT = Limits(most_columns=1 << 24, nodes=None)


def best_packing(graph: Graph, limits: Limits = USUAL) -> Packing:
    """Return a packing and its bound; with `EXACT` limits they are equal."""
    started = time.perf_counter()
    prices = _prices(graph, limits.until)
    lp_seconds = time.perf_counter() - started
    columns = _nearest(graph, prices.of, max(len(graph.capacity), 500))
    matrix = matrix_of(graph, columns)
    times = _repaired(graph, columns, dive(columns, columns.totals(graph.worth), matrix, graph.capacity), prices.bound)
    packing = with_all_that_fits(graph, columns, times)
    return _proven(graph, replace(packing, bound=prices.bound, lp_seconds=lp_seconds), prices, limits)


def matrix_of(graph: Graph, cycles: Cycles) -> csc_matrix:
    """Return how often each cycle uses each resource."""
    inside = np.arange(cycles.arcs.shape[1]) < cycles.length[:, None]
    rows = graph.resources[cycles.arcs]
    used = (rows >= 0) & inside[:, :, None]
    column = np.repeat(np.arange(len(cycles)), used.sum(axis=(1, 2)))
    return csc_matrix((np.ones(len(column)), (rows[used], column)), shape=(len(graph.capacity), len(cycles)))


def reduced_worth(graph: Graph, prices: Floats) -> Floats:
    """Return the worth of each arc less the prices of what it uses."""
    worth: Floats = graph.worth - np.append(prices, 0.0)[graph.resources].sum(axis=1)
    return worth


def _prices(graph: Graph, until: float | None) -> Prices:
    tolerance = TOLERANCE * max(float(graph.worth.max(initial=0.0)), 1.0)
    prices, best, known = np.zeros(len(graph.capacity)), np.inf, set[bytes]()
    matrices, worths = [csc_matrix((len(graph.capacity), 0))], [np.zeros(0)]
    for number in range(ROUNDS):
        values = reduced_worth(graph, prices)
        found = cycles_above(graph, values, tolerance, best_only=True)
        assert found is not None
        # Every cycle uses one unit of something, so that prices which are too low by `excess` a cycle are made up for.
        excess = float(found.totals(values).max(initial=0.0)) + tolerance * (number > 0 and not len(found))
        best = min(best, float(graph.capacity @ prices) + excess * float(graph.capacity.sum()))
        new = [row for row, name in enumerate(_names(found)) if name not in known]
        known.update(_names(found))
        if not new or (until is not None and time.perf_counter() > until):
            break
        matrices.append(matrix_of(graph, found.take(new)))
        worths.append(found.take(new).totals(graph.worth))
        loose = 1e-4 if number < 6 else 1e-8
        program = Program(
            hstack(matrices, format="csc"),
            np.concatenate(worths),
            graph.capacity,
            solver="ipm",
            run_crossover="off",
            presolve="off",
            ipm_optimality_tolerance=loose,
        )
        prices = np.maximum(program.solve().duals, 0.0)
    return Prices(prices, best)


def _nearest(graph: Graph, prices: Floats, most: int) -> Cycles:
    """Return about `most` cycles of the highest reduced worth."""
    values = reduced_worth(graph, prices)
    depth = 0.01 * max(float(graph.worth.max(initial=0.0)), 1.0)
    kept = cycles_above(graph, values, -depth, best_only=False)
    while kept is not None and len(kept) < most and depth < 1e9:
        depth *= 2
        more = cycles_above(graph, values, -depth, best_only=False)
        if more is None:
            break
        kept = more
    if kept is None:  # too many to list: the best one for each arc
        kept = cycles_above(graph, values, EVERY, best_only=True)
        assert kept is not None
    return kept.take(np.sort(np.argsort(-kept.totals(values), kind="stable")[:most]))


def dive(columns: Cycles, worth: Floats, matrix: csc_matrix, capacity: Floats, share: float = ROUND_UP) -> Floats:
    """Return how often to run each column: solve the linear program, keep what is whole, round up the largest fractions, again."""
    times = np.zeros(len(columns))
    if not len(columns):
        return times
    transposed = matrix.T.tocsr()
    left = capacity.copy()
    program = Program(matrix, worth, left, presolve="off")
    while True:
        answer = program.solve().times
        floor = np.floor(answer + 1e-6)
        times += floor
        left -= matrix @ floor
        rounded = _round_up(matrix, answer - floor, times, left, share)
        is_open = transposed @ (left < 1) == 0
        if not is_open.any() or not (rounded or floor.any()):
            return times
        program.narrow(left, is_open)


def _repaired(graph: Graph, columns: Cycles, times: Floats, bound: float) -> Floats:
    """Free everything round one member after another and dive there again; keep what is better; stop near the bound."""
    if not len(columns):
        return times
    matrix, worth = matrix_of(graph, columns), columns.totals(graph.worth)
    touches = _members_of(graph, columns)
    near = (touches.T @ touches).tocsr()
    random = np.random.default_rng(0)
    for number in range(REPAIRS):
        if worth @ times >= NEAR_ENOUGH * bound:
            break
        window = _window(near, int(random.integers(graph.n_nodes)), max(30, graph.n_nodes // 4))
        freed = touches @ np.isin(np.arange(graph.n_nodes), window) > 0
        kept = np.where(freed, 0.0, times)
        left = graph.capacity - matrix @ kept
        fits = np.flatnonzero(matrix.T @ (left < 1) == 0)
        part = columns.take(fits)
        again = kept.copy()
        again[fits] += dive(part, worth[fits], matrix[:, fits], left, (0.02, 0.05, 0.1)[number % 3])
        if worth @ again > worth @ times:
            times = again
    return times


def _members_of(graph: Graph, cycles: Cycles) -> csr_matrix:
    inside = np.arange(cycles.arcs.shape[1]) < cycles.length[:, None]
    member = graph.tail[cycles.arcs[inside]]
    ones = np.where(member > 0, 1.0, 0.0) if graph.longest[0] > graph.longest[-1] else np.ones(len(member))
    return csr_matrix((ones, (np.repeat(np.arange(len(cycles)), cycles.length), member)), shape=(len(cycles), graph.n_nodes))


def _window(near: csr_matrix, first: int, size: int) -> Ints:
    """Return members round `first`: who shares most cycles with those already in."""
    score, inside = np.zeros(near.shape[0]), np.zeros(near.shape[0], dtype=bool)
    score[first] = 1.0
    for _ in range(size):
        member = int(np.argmax(np.where(inside, 0.0, score)))
        if score[member] <= 0 or inside[member]:
            break
        inside[member] = True
        score[near.indices[near.indptr[member] : near.indptr[member + 1]]] += near.data[near.indptr[member] : near.indptr[member + 1]]
    return np.flatnonzero(inside)


def _round_up(matrix: csc_matrix, part: Floats, times: Floats, left: Floats, share: float) -> int:
    """Run the largest fractions once more where that fits: a share of them, those under a half only when there is no other."""
    fractions = int((part > 1e-6).sum())
    done = 0
    for column in np.argsort(-part, kind="stable")[:fractions]:
        if done >= max(1, int(share * fractions)) or (done and part[column] < 0.5):
            break
        rows = matrix.indices[matrix.indptr[column] : matrix.indptr[column + 1]]
        if (left[rows] >= 1).all():
            times[column] += 1
            left[rows] -= 1
            done += 1
    return done


def with_all_that_fits(graph: Graph, columns: Cycles, times: Floats) -> Packing:
    """Add cycles of any kind that still fit, best first."""
    left = graph.capacity - (matrix_of(graph, columns) @ times if len(columns) else 0.0)
    chosen, often = [columns.arcs[times > 0]], [times[times > 0]]
    lengths = [columns.length[times > 0]]
    while True:
        fits = (np.append(left, np.inf)[graph.resources] >= 1).all(axis=1)
        found = cycles_above(graph, np.where(fits, graph.worth, EVERY), 0.0, best_only=True)
        assert found is not None
        matrix = matrix_of(graph, found)
        added = np.zeros(len(found))
        for column in np.argsort(-found.totals(graph.worth), kind="stable"):
            rows = matrix.indices[matrix.indptr[column] : matrix.indptr[column + 1]]
            added[column] = max(np.floor(left[rows].min()), 0.0)
            left[rows] -= added[column]
        if not added.any():
            break
        chosen.append(found.arcs[added > 0])
        lengths.append(found.length[added > 0])
        often.append(added[added > 0])
    cycles = Cycles(np.concatenate(chosen), np.concatenate(lengths))
    return Packing(cycles, np.concatenate(often), float(cycles.totals(graph.worth) @ np.concatenate(often)), np.inf)


def _proven(graph: Graph, packing: Packing, prices: Prices, limits: Limits) -> Packing:
    """Search the columns that a better plan could use: first few of them, then all."""
    whole = bool((graph.worth == np.rint(graph.worth)).all())
    packing = replace(packing, bound=float(np.floor(packing.bound + 1e-6)) if whole else packing.bound)
    values = reduced_worth(graph, prices.of)
    for share in (0.3, 0.6, 1.0):
        distance = packing.bound - packing.value
        if distance < (1 if whole else 1e-9):
            return replace(packing, bound=packing.value)
        columns = cycles_above(graph, values, -share * distance - 1e-6, best_only=False, most=limits.most_columns)
        if columns is None:
            return packing
        packing = _searched(graph, packing, columns, whole=whole, is_all=share == 1, limits=limits)
    return packing


def _searched(graph: Graph, packing: Packing, columns: Cycles, *, whole: bool, is_all: bool, limits: Limits) -> Packing:
    options: dict[str, Any] = {"mip_rel_gap": 0.0, "mip_abs_gap": 0.999 if whole else 1e-9}
    if limits.nodes is not None or not is_all:
        options["mip_max_nodes"] = limits.nodes or 200
    if limits.until is not None:
        options["time_limit"] = max(limits.until - time.perf_counter(), 0.1)
    program = Program(matrix_of(graph, columns), columns.totals(graph.worth), graph.capacity, **options)
    start = _times_of(packing, columns)
    if start is not None:
        program.begin(start)
    solved = program.solve(whole=True)
    times = np.rint(solved.times)
    value = float(columns.totals(graph.worth) @ times)
    if value > packing.value:
        packing = replace(packing, cycles=columns.take(times > 0), times=times[times > 0], value=value)
    if not is_all:
        return packing
    bound = min(np.floor(solved.bound + 1e-6) if whole else solved.bound, packing.bound)
    return replace(packing, bound=max(float(bound), packing.value))


def _times_of(packing: Packing, columns: Cycles) -> Floats | None:
    """Return the packing over these columns; None where one is not among them."""
    row = {name: k for k, name in enumerate(_names(columns))}
    times = np.zeros(len(columns))
    for name, often in zip(_names(packing.cycles), packing.times, strict=True):
        if name not in row:
            return None
        times[row[name]] += often
    return times


def _names(cycles: Cycles) -> list[bytes]:
    return [arcs[:length].tobytes() for arcs, length in zip(cycles.arcs, cycles.length, strict=True)]
