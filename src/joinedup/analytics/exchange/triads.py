"""Peer reviews in threes: every school is visited by the two others of its group, and gives as many days as it gets.

Model. Choose groups {i, j, k} so that each school is in one at most:

    max   sum of (v_ij + v_ik + v_jk) over the groups chosen,
    v_ij = BASE - metres between the two / reach + SPREAD if they teach other ages - AGAIN if they were together before.

BASE outweighs all else, so that first as many schools as possible are in a group. Pairs that are further apart than `reach_m`, or that
must never meet, are in no group. This is three-dimensional matching (NP-hard, Karp 1972), planned by the engine of the circles: in a
graph of three layers every cycle of three arcs i -> j -> k -> i with i < j < k is a group, once (`packing`, `restrict`).

A school that is left over joins a group of three near it. In four they go round: each is visited by the next two, so days stay balanced.
"""

from typing import Any, Required, TypedDict

import numpy as np

from joinedup.analytics.exchange.markets import Bools, Floats
from joinedup.analytics.exchange.packing import Graph
from joinedup.analytics.exchange.restrict import Limits, best_packing

BASE, SPREAD, AGAIN = 10.0, 1.0, 2.0
SCALE = 1000  # values are whole numbers, so that a plan can be proven the best
THREE = 3
Pair = tuple[int, int]


class SchoolValues(TypedDict, total=False):
    """One school: place in metres (None when unknown: it is near nobody), phases as bits, a name that lasts."""

    x_m: Required[float | None]
    y_m: Required[float | None]
    phases: Required[int]
    key: str


class Reviews(TypedDict, total=False):
    """What is planned: schools, and pairs of their rows."""

    schools: Required[list[SchoolValues]]
    never: list[Pair]  # must not be in one group, whoever of the two said so
    before: list[Pair]  # were together before: rather not again
    reach_m: float  # 25,000
    spread: bool  # rather schools of different phases together; on when left out
    days: int  # that each visit takes; 1
    time_limit_s: float | None


class Visit(TypedDict):
    """Two schools visit a third."""

    host: int
    visitors: list[int]
    days: int


class Rota(TypedDict):
    """The groups and their visits; `alone` are schools that nobody near could take, with a reason as a code."""

    groups: list[list[int]]
    visits: list[Visit]
    alone: list[dict[str, Any]]
    value: int
    bound: float
    gap: float
    status: str


def plan_reviews(problem: Reviews) -> Rota:
    """Plan who reviews whom; the same schools in another order of rows get the same plan when they have keys.

    >>> place = {"x_m": 0.0, "y_m": 0.0, "phases": 1}
    >>> plan_reviews({"schools": [place, place, place]})["visits"][0]
    {'host': 0, 'visitors': [1, 2], 'days': 1}
    """
    schools = problem["schools"]
    order = sorted(range(len(schools)), key=lambda row: (str(schools[row].get("key", "")), row))
    value = _values(problem)[np.ix_(order, order)]
    limit = problem.get("time_limit_s")
    graph = _graph(value)
    packing = best_packing(graph, Limits.within(limit) if limit else Limits())
    groups = sorted(sorted((graph.tail[arcs[:THREE]] % len(order)).tolist()) for arcs in packing.cycles.arcs)
    left = sorted(set(range(len(order))) - {school for group in groups for school in group})
    alone = [school for school in left if not _join(groups, school, value)]
    told = sorted([order[school] for school in group] for group in groups)
    days = problem.get("days", 1)
    gap = max(0.0, packing.bound - packing.value) / packing.bound if packing.bound > 0 else 0.0
    return Rota(
        groups=told,
        visits=[Visit(host=group[k], visitors=_next_two(group, k), days=days) for group in told for k in range(len(group))],
        alone=[{"school": order[school], "reason": _reason(value, school)} for school in alone],
        value=round(packing.value),
        bound=packing.bound,
        gap=gap,
        status="optimal" if packing.bound < packing.value + 1 else "feasible",
    )


def _values(problem: Reviews) -> Floats:
    """Return what it is worth that two schools are in one group; NaN where they must not be."""
    schools = problem["schools"]
    x, y = (np.array([np.nan if school[side] is None else school[side] for school in schools], dtype=float) for side in ("x_m", "y_m"))
    phases = np.array([school["phases"] for school in schools], dtype=np.int64)
    reach = problem.get("reach_m", 25_000.0)
    metres = np.hypot(x[:, None] - x[None, :], y[:, None] - y[None, :])
    value = BASE - metres / max(reach, 1.0)
    if problem.get("spread", True):
        value = value + SPREAD * (phases[:, None] != phases[None, :])
    for a, b in problem.get("before") or ():
        value[[a, b], [b, a]] -= AGAIN
    barred: Bools = ~(metres <= reach)
    for a, b in problem.get("never") or ():
        barred[[a, b], [b, a]] = True
    np.fill_diagonal(barred, val=True)
    return np.where(barred, np.nan, np.rint(SCALE * value))


def _graph(value: Floats) -> Graph:
    """Return the graph of three layers: first member of a group, second, third."""
    n = len(value)
    low, high = np.nonzero(np.triu(np.isfinite(value), 1))
    worth = value[low, high]
    tail = np.concatenate([low, n + low, 2 * n + high])
    head = np.concatenate([n + high, 2 * n + high, low])
    used = np.concatenate([high, high, low])
    order = np.lexsort((head, tail))
    return Graph(
        n_nodes=3 * n,
        tail=tail[order],
        head=head[order],
        worth=np.tile(worth, 3)[order],
        resources=used[order][:, None],
        capacity=np.ones(n),
        longest=np.where(np.arange(3 * n) < n, THREE, 0),
    )


def _join(groups: list[list[int]], school: int, value: Floats) -> bool:
    """Put a school into the group of three that suits it best; False when none may take it."""
    fits = [(float(value[school, group].sum()), -number) for number, group in enumerate(groups) if len(group) == THREE]
    fits = [fit for fit in fits if np.isfinite(fit[0])]
    if not fits:
        return False
    groups[-max(fits)[1]].append(school)
    return True


def _next_two(group: list[int], k: int) -> list[int]:
    return sorted(group[(k + step) % len(group)] for step in (1, 2))


def _reason(value: Floats, school: int) -> str:
    """Return why a school is alone: nobody it may meet is in reach, only one, or those who are have their group."""
    near = int(np.isfinite(value[school]).sum())
    return "nobody_near" if near == 0 else "only_one_near" if near == 1 else "groups_full"


__all__ = ["Reviews", "Rota", "SchoolValues", "Visit", "plan_reviews"]
