"""Plans of short circles and of few partners, each against HiGHS on the whole program; kidney exchanges against their known optima."""

import json
import os
import time
from pathlib import Path
from typing import Any

HELP = "short circles against their linear program, few partners against plain HiGHS, kidney exchanges"
DATABASES: tuple[str, ...] = ()
SCHOOLS, CIRCLE, PARTNERS, LINK, SECONDS = 500, 4, 4, 2, 40.0
KIDNEYS = Path(os.environ.get("JOINEDUP_DATA", "../shared/data")) / "algorithms/kep"


def run(as_json: bool) -> dict[str, Any]:
    """Measure the three parts, each line said as soon as it is known."""
    figures: dict[str, Any] = {"schools": SCHOOLS}
    for part in (_circles, _partners, _kidneys):
        measured = part()
        figures |= measured
        if not as_json:
            print(", ".join(f"{name} {figure}" for name, figure in measured.items()), flush=True)
    return figures


def _circles() -> dict[str, Any]:
    from joinedup.analytics.exchange import circles, packing, restrict
    from joinedup.analytics.exchange.arcs import candidate_arcs
    from joinedup.analytics.exchange.balances import ZERO
    from joinedup.analytics.exchange.programs import Program
    from joinedup.analytics.exchange.synthetic import invented_market

    market = invented_market(SCHOOLS)
    arcs = candidate_arcs(market)
    graph = circles.graph_of(market, arcs, ZERO, longest_circle=CIRCLE)
    every = packing.cycles_above(graph, graph.worth, packing.EVERY, best_only=False)  # compiles, too
    if every is None:
        raise ValueError("Too many circles to list")
    started = time.perf_counter()
    Program(restrict.matrix_of(graph, every), every.totals(graph.worth), graph.capacity).solve()
    lp_seconds = time.perf_counter() - started
    started = time.perf_counter()
    plan = circles.short_circles(market, arcs, balance=ZERO, longest_circle=CIRCLE, longest_chain=0)
    seconds = time.perf_counter() - started
    return {
        "circles": len(every),
        "circles_of_bound": round(plan.value / (plan.bound or plan.value), 5),
        "circles_seconds": round(seconds, 2),
        "circles_lp_seconds": round(lp_seconds, 2),
        "circles_time_ratio": round(seconds / lp_seconds, 3),
        "longer_circles_gain": plan.longer_gain,
    }


def _partners() -> dict[str, Any]:
    from joinedup.analytics.exchange import practical
    from joinedup.analytics.exchange.arcs import candidate_arcs
    from joinedup.analytics.exchange.balances import BANK
    from joinedup.analytics.exchange.synthetic import invented_market

    market = invented_market(SCHOOLS)
    arcs = candidate_arcs(market)
    plan = practical.few_partners(market, arcs, balance=BANK, max_partners=PARTNERS, min_link=LINK, seconds=SECONDS)
    value, bound = practical.plain(market, arcs, balance=BANK, max_partners=PARTNERS, min_link=LINK, seconds=SECONDS)
    best = min(bound, plan.bound or plan.value)
    return {
        "partners_seconds": SECONDS,
        "partners_gap": round(1 - plan.value / (plan.bound or plan.value), 4),
        "partners_highs_gap": round(1 - max(value, 0.0) / bound, 4),
        "partners_gap_to_better_bound": round(1 - plan.value / best, 4),
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
