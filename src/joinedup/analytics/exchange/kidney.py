"""Kidney exchange instances, read as a graph of cycles and chains.

`.wmd` (PrefLib 00036): lines `source,target,weight` after `#` lines; a node with an arriving arc of weight 0 is an altruist.
`.input` and `.ndds` (kidney_solver): a first line `nodes arcs`, then `source target weight`, then a line of -1.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from joinedup.analytics.exchange.packing import Graph

Arc = tuple[int, int, float]


@dataclass(frozen=True)
class Exchange:
    """Pairs and altruists (both by name) and who can give to whom with which weight."""

    pairs: tuple[int, ...]
    altruists: tuple[int, ...]
    arcs: tuple[Arc, ...]


def read_wmd(lines: Iterable[str]) -> Exchange:
    """Read a PrefLib instance.

    >>> read_wmd(["# NUMBER ALTERNATIVES: 3", "1,2,1.0", "2,1,1.0", "3,1,1.0", "1,3,0.0"])
    Exchange(pairs=(1, 2), altruists=(3,), arcs=((1, 2, 1.0), (2, 1, 1.0), (3, 1, 1.0)))
    """
    arcs, nodes = [], set()
    for line in lines:
        if line.startswith("#"):
            name, _, said = line.partition(":")
            if "NUMBER ALTERNATIVES" in name:
                nodes |= set(range(1, int(said) + 1))
        elif line.strip():
            source, target, weight = line.split(",")
            arcs.append((int(source), int(target), float(weight)))
            nodes |= {int(source), int(target)}
    altruists = {target for _, target, weight in arcs if weight == 0}
    kept = tuple(arc for arc in arcs if arc[2] != 0)
    return Exchange(tuple(sorted(nodes - altruists)), tuple(sorted(altruists)), kept)


def read_input(pairs: Iterable[str], altruists: Iterable[str] = ()) -> Exchange:
    """Read pairs, and altruists from their own file.

    >>> read_input(["2 2", "0 1 1", "1 0 1", "-1 -1 -1"], ["1 1", "0 1 1", "-1 -1 -1"])
    Exchange(pairs=(0, 1), altruists=(2,), arcs=((0, 1, 1.0), (1, 0, 1.0), (2, 1, 1.0)))
    """
    n_pairs, arcs = _numbers(pairs)
    n_altruists, gifts = _numbers(altruists)
    arcs += [(n_pairs + source, target, weight) for source, target, weight in gifts]
    return Exchange(tuple(range(n_pairs)), tuple(range(n_pairs, n_pairs + n_altruists)), tuple(arcs))


def graph_of(exchange: Exchange, *, longest_cycle: int, longest_chain: int) -> Graph:
    """Return the graph whose cycles are the cycles and chains of an exchange, each pair and altruist in one at most.

    Node 0 is the bank. A chain of at most L arcs is a cycle bank -> altruist -> pair ... pair -> bank of at most L + 2. A cycle of pairs
    has at least 2 and at most `longest_cycle` arcs; arcs to oneself are nobody's gain and left out.
    """
    pair = {name: row for row, name in enumerate(exchange.pairs)}
    altruist = {name: len(pair) + row for row, name in enumerate(exchange.altruists)}
    row = {**pair, **altruist}
    arcs = [(row[s] + 1, row[t] + 1, w, row[t]) for s, t, w in exchange.arcs if s != t and t in pair]
    if longest_chain > 0 and altruist:
        arcs += [(0, node + 1, 0.0, node) for node in altruist.values()]
        arcs += [(node + 1, 0, 0.0, -1) for node in pair.values()]
    arcs.sort(key=lambda arc: arc[:2])
    tail, head, worth, used = (np.array(column) for column in zip(*arcs, strict=True)) if arcs else (np.zeros(0),) * 4
    longest = np.full(len(row) + 1, longest_cycle)
    longest[0] = longest_chain + 2 if longest_chain > 0 and altruist else 0
    return Graph(
        n_nodes=len(row) + 1,
        tail=tail.astype(np.int64),
        head=head.astype(np.int64),
        worth=worth.astype(float),
        resources=used.astype(np.int64)[:, None],
        capacity=np.ones(len(row)),
        longest=longest,
    )


def _numbers(lines: Iterable[str]) -> tuple[int, list[Arc]]:
    rows = [line.split() for line in lines if line.strip()]
    if not rows:
        return 0, []
    return int(rows[0][0]), [(int(s), int(t), float(w)) for s, t, w in rows[1:] if int(s) >= 0]
