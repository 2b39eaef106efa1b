"""Plans of short circles and of few partners, each against HiGHS on the whole program; kidney exchanges against their known optima."""

import json
import os
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

HELP = "short circles against their linear program, few partners against plain HiGHS, kidney exchanges"
DATABASES: tuple[str, ...] = ()
SIZES, PARTNERS_SIZE = (500, 600), 500
CIRCLE, PARTNERS, LINK = 4, 4, 2
KIDNEYS = Path(os.environ.get("JOINEDUP_DATA", "../shared/data")) / "algorithms/kep"


def run(as_json: bool, size: int | None = None) -> dict[str, Any]:
    """Measure part by part, each told on the error stream when it begins and when it ends."""
    figures: dict[str, Any] = {}
    parts: list[tuple[str, Callable[[], dict[str, Any]]]] = [
        *((f"short circles of {n} schools", partial(_circles, n)) for n in ((size,) if size else SIZES)),
        (f"few partners at {size or PARTNERS_SIZE} schools", partial(_partners, size or PARTNERS_SIZE)),
        ("kidney exchanges", _kidneys),
    ]
    for name, part in parts:
        if not as_json:
            print(f"Measuring {name}", file=sys.stderr, flush=True)
        measured = part()
        figures |= measured
        if not as_json:
            print(", ".join(f"{name} {figure}" for name, figure in measured.items()), file=sys.stderr, flush=True)
    return figures


class _Clock:
    """Seconds on the wall and of work, from here on: on a machine that is shared only the work can be compared."""

    def __init__(self) -> None:
        self._wall, self._work = time.perf_counter(), time.process_time()

    @property
    def wall(self) -> float:
        return time.perf_counter() - self._wall

    @property
    def work(self) -> float:
        return time.process_time() - self._work


def _circles(n_schools: int) -> dict[str, Any]:
    from joinedup.analytics.exchange import circles, packing, restrict
    from joinedup.analytics.exchange.arcs import candidate_arcs
    from joinedup.analytics.exchange.balances import ZERO
    from joinedup.analytics.exchange.programs import Program
    from joinedup.analytics.exchange.synthetic import invented_market

    market = invented_market(n_schools)
    arcs = candidate_arcs(market)
    graph = circles.graph_of(market, arcs, ZERO, longest_circle=CIRCLE)
    every = packing.cycles_above(graph, graph.worth, packing.EVERY, best_only=False)  # compiles, too
    if every is None:
        raise ValueError("Too many circles to list")
    clock = _Clock()
    Program(restrict.matrix_of(graph, every), every.totals(graph.worth), graph.capacity).solve()
    lp_wall, lp_work = clock.wall, clock.work
    clock = _Clock()
    plan = circles.short_circles(market, arcs, balance=ZERO, longest_circle=CIRCLE, longest_chain=0)
    wall, work = clock.wall, clock.work
    figures = {
        "number": len(every),
        "of_bound": round(plan.value / (plan.bound or plan.value), 5),
        "seconds": round(wall, 2),
        "cpu_seconds": round(work, 2),
        "lp_seconds": round(lp_wall, 2),
        "lp_cpu_seconds": round(lp_work, 2),
        "cpu_ratio": round(work / lp_work, 3),
        "longer_gain": plan.longer_gain,
    }
    return {f"circles_{n_schools}_{name}": figure for name, figure in figures.items()}


def _partners(n_schools: int) -> dict[str, Any]:
    from joinedup.analytics.exchange import practical
    from joinedup.analytics.exchange.arcs import candidate_arcs
    from joinedup.analytics.exchange.balances import BANK
    from joinedup.analytics.exchange.synthetic import invented_market

    market = invented_market(n_schools)
    arcs = candidate_arcs(market)
    clock = _Clock()
    plan = practical.few_partners(market, arcs, balance=BANK, max_partners=PARTNERS, min_link=LINK)
    wall, work = clock.wall, clock.work
    value, bound = practical.plain(market, arcs, balance=BANK, max_partners=PARTNERS, min_link=LINK, seconds=wall)
    return {
        "partners_schools": n_schools,
        "partners_seconds": round(wall, 2),
        "partners_cpu_seconds": round(work, 2),
        "partners_value": plan.value,
        "partners_bound": plan.bound,
        "partners_gap": round(1 - plan.value / (plan.bound or plan.value), 4),
        "partners_highs_value": round(value),
        "partners_highs_bound": round(bound),
        "partners_highs_gap": round(1 - max(value, 0.0) / bound, 4),
    }


def _kidneys() -> dict[str, Any]:
    from joinedup.analytics.exchange import kidney, restrict

    if not KIDNEYS.exists():
        return {"kidney_instances": f"SKIPPED: JOINEDUP_DATA has no {KIDNEYS}"}
    equal, wrong, started = 0, [], time.perf_counter()
    for name, known in sorted(json.loads((KIDNEYS / "optima.json").read_text()).items()):
        lines = (KIDNEYS / name).read_text().splitlines()
        exchange = kidney.read_wmd(lines) if name.endswith(".wmd") else kidney.read_input(lines)
        for key, chain in (("K3L0", 0), ("K3L3", 3)):
            if key in known:
                packing = restrict.best_packing(kidney.graph_of(exchange, longest_cycle=3, longest_chain=chain), restrict.EXACT)
                is_equal = packing.value == packing.bound == known[key]["opt"]
                equal += is_equal
                wrong += [] if is_equal else [f"{name} {key}"]
    return {"kidney_equal": equal, "kidney_wrong": wrong, "kidney_seconds": round(time.perf_counter() - started, 1)}
