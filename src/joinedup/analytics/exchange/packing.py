"""Circles and chains over any arcs, and the search that finds those that pay.

Model (A2, the cycle formulation of kidney exchange: Roth, Sonmez, Unver 2007; Abraham, Blum, Sandholm 2007). A column c is a simple
cycle of arcs; each arc uses one unit of each of its resources, and y_c says how often the cycle is run:

    max   sum_c w_c y_c     s.t.  sum over c of (times c uses resource k) y_c <= capacity_k,     y_c >= 0 and whole.

A chain is a cycle through one more node, the bank: bank -> hub -> ... -> last -> bank. What it costs to give or to get without
return is the cost of its first and last arc, each step of a convex cost an arc of its own with a capacity of its own. For cycles of
more than two arcs the problem is NP-hard (Abraham et al.); its linear program bounds it closely.

Columns are not listed but priced (Barnhart et al. 1998; for exchanges Dickerson, Manlove, Plaut, Sandholm, Trimble 2016): with duals
u the worth of an arc becomes w_a - sum of u over its resources, and a cycle pays when its arcs sum to more than 0. The search goes
from each node s through higher nodes only, so that each cycle is met once, and turns back where the best walk home (by
Bellman's recursion, with at most the arcs that are left) cannot lift the sum over what is asked.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from joinedup.analytics.exchange.compiled import compiled
from joinedup.analytics.exchange.markets import Floats, Ints

Search = Callable[..., tuple[int, Any, Any]]
EVERY = -1e18
PLAIN = 120  # arcs up to which the search runs uncompiled


@dataclass(frozen=True)
class Graph:
    """Arcs sorted by `tail`; `resources` has a row per arc, -1 where there is none; `longest` the most arcs of a cycle by lowest node."""

    n_nodes: int
    tail: Ints
    head: Ints
    worth: Floats
    resources: Ints
    capacity: Floats
    longest: Ints

    @property
    def starts(self) -> Ints:
        return np.searchsorted(self.tail, np.arange(self.n_nodes + 1)).astype(np.int64)


@dataclass(frozen=True)
class Cycles:
    """Cycles of arcs: row k is `arcs[k, :length[k]]`, from its lowest node on."""

    arcs: Ints
    length: Ints

    def __len__(self) -> int:
        return len(self.length)

    def take(self, rows: Any) -> "Cycles":
        return Cycles(self.arcs[rows], self.length[rows])

    def totals(self, values: Floats) -> Floats:
        """Return the sum of `values` (one per arc) along each cycle."""
        inside = np.arange(self.arcs.shape[1]) < self.length[:, None]
        total: Floats = np.where(inside, values[self.arcs], 0.0).sum(axis=1)
        return total


def cycles_above(graph: Graph, values: Floats, threshold: float, *, best_only: bool, most: int = 1 << 22) -> Cycles | None:
    """Return the cycles whose arcs sum to more than `threshold`; None when there are more than `most`.

    With `best_only`, only the best one for each first arc.
    """
    width = max(int(graph.longest.max(initial=2)), 2)
    room = min(most, max(len(graph.tail) + 1, 1 << 14))
    while True:
        found, arcs, length = _search(graph)(graph.starts, graph.head, values, graph.longest, width, float(threshold), best_only, room)
        if found <= room:
            return Cycles(arcs[:found], length[:found])
        if room >= most:
            return None
        room = min(most, room * 8)


def _search(graph: Graph) -> Search:
    """Return the search, compiled where the graph is large enough to pay for loading the compiler."""
    return compiled(_found_cycles, (_walks_home, _cycles_through)) if len(graph.tail) > PLAIN else _found_cycles


def _found_cycles(starts, head, values, longest, width, threshold, best_only, room):  # type: ignore[no-untyped-def] # noqa: PLR0913
    n = len(starts) - 1
    arcs = np.zeros((room, width), dtype=np.int64)
    length = np.zeros(room, dtype=np.int64)
    found = 0
    home = np.empty((width + 1, n))
    on_path = np.zeros(n, dtype=np.bool_)
    for s in range(n):
        most = longest[s]
        if most < 2 or starts[s] == starts[s + 1]:
            continue
        _walks_home(starts, head, values, s, most, home)  # type: ignore[no-untyped-call]
        for first in range(starts[s], starts[s + 1]):
            v = head[first]
            if v > s and values[first] + home[most - 1, v] > threshold:
                found = _cycles_through(  # type: ignore[no-untyped-call]
                    starts, head, values, s, first, most, home, on_path, threshold, best_only, arcs, length, found
                )
                if found > room:
                    return found, arcs, length
    return found, arcs, length


def _walks_home(starts, head, values, s, most, home):  # type: ignore[no-untyped-def]
    """Fill in the best walk from each higher node to s by at most `left` arcs."""
    for v in range(s, len(starts) - 1):
        home[0, v] = -1e300
    home[0, s] = 0.0
    for left in range(1, most):
        home[left, s] = 0.0
        for v in range(s + 1, len(starts) - 1):
            best = home[left - 1, v]
            for a in range(starts[v], starts[v + 1]):
                u = head[a]
                if u >= s and values[a] + home[left - 1, u] > best:
                    best = values[a] + home[left - 1, u]
            home[left, v] = best


def _cycles_through(starts, head, values, s, first, most, home, on_path, bar, best_only, arcs, length, found):  # type: ignore[no-untyped-def] # noqa: PLR0913
    """Write down the cycles from s that begin with the arc `first`; count on when there is no room."""
    path = np.zeros(most + 1, dtype=np.int64)
    next_arc = np.zeros(most + 1, dtype=np.int64)
    at = np.zeros(most + 1, dtype=np.int64)
    total = np.zeros(most + 1)
    kept, depth = -1, 1
    path[0], at[1], total[1], next_arc[1] = first, head[first], values[first], starts[head[first]]
    on_path[at[1]] = True
    while depth >= 1:
        v = at[depth]
        if next_arc[depth] == starts[v + 1]:
            on_path[v] = False
            depth -= 1
            continue
        a = next_arc[depth]
        next_arc[depth] += 1
        u = head[a]
        worth = total[depth] + values[a]
        path[depth] = a
        if u == s and worth > bar:
            if kept < 0 or not best_only:
                kept = found
                found += 1
            if kept < len(length):
                for step in range(depth + 1):
                    arcs[kept, step] = path[step]
                length[kept] = depth + 1
            elif not best_only:
                return found
            if best_only:
                bar = worth
        elif u > s and depth + 1 < most and not on_path[u] and worth + home[most - depth - 1, u] > bar:
            depth += 1
            at[depth], total[depth], next_arc[depth] = u, worth, starts[u]
            on_path[u] = True
    return found
