"""Cycles and chains of the kidney exchange: instances with known optima, proven."""

import json
import os
from pathlib import Path

import pytest

from joinedup.analytics.exchange import kidney
from joinedup.analytics.exchange.restrict import EXACT, best_packing

DATA = Path(os.environ.get("JOINEDUP_DATA", "../shared/data")) / "algorithms/kep"


def value(exchange: kidney.Exchange, cycle: int, chain: int) -> float:
    packing = best_packing(kidney.graph_of(exchange, longest_cycle=cycle, longest_chain=chain), EXACT)
    assert packing.bound == packing.value
    return packing.value


def test_a_chain_needs_an_altruist_and_counts_pairs_only() -> None:
    exchange = kidney.Exchange((1, 2, 3), (9,), ((9, 1, 1.0), (1, 2, 1.0), (2, 3, 1.0)))
    assert [value(exchange, 3, chain) for chain in range(5)] == [0, 1, 2, 3, 3]


def test_weights_need_not_be_whole() -> None:
    exchange = kidney.Exchange((1, 2, 3), (), ((1, 2, 0.5), (2, 1, 0.25), (2, 3, 1.0), (3, 1, 0.5)))
    assert [value(exchange, cycle, 0) for cycle in (2, 3)] == [0.75, 2.0]


def test_nobody_to_exchange_with() -> None:
    assert value(kidney.Exchange((1, 2), (), ()), 3, 3) == 0


@pytest.mark.register
@pytest.mark.parametrize("name", ["00036-00000009.wmd", "00036-00000030.wmd"])
def test_the_known_optima_are_reached(name: str) -> None:
    if not DATA.exists():
        pytest.skip(f"JOINEDUP_DATA has no instances at {DATA}")
    known = json.loads((DATA / "optima.json").read_text())[name]
    exchange = kidney.read_wmd((DATA / name).read_text().splitlines())
    assert (len(exchange.pairs), len(exchange.altruists), len(exchange.arcs)) == (known["pairs"], known["altruists"], known["arcs"])
    assert value(exchange, 3, 0) == known["K3L0"]["opt"]
    if "K3L3" in known:
        assert value(exchange, 3, 3) == known["K3L3"]["opt"]
