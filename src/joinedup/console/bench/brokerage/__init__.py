"""The engine of plans, each part in a process of its own: cold, HiGHS on the same instance, warm after edits, an authority.

What an officer waits for at the authority's size is measured through the pages, too. Instances are invented
(`analytics.exchange.synthetic`); `--size` sets the number of schools, the whole country without it.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import joinedup

HELP = "the best balanced plan: national, against HiGHS, after edits, and for an authority"
DATABASES: tuple[str, ...] = ()
NATIONAL, AUTHORITY = 24_000, 600
HERE = "joinedup.console.bench.brokerage"


def run(as_json: bool, *, size: int = NATIONAL) -> dict[str, Any]:
    """Measure everything; each line is said as soon as it is known."""

    def said(part: str, figures: dict[str, Any]) -> dict[str, Any]:
        if not as_json:
            print(f"{part}: " + ", ".join(f"{name} {figure}" for name, figure in figures.items()), flush=True)
        return figures

    ours = said("ours", in_child(f"{HERE}.plans.cold", {"size": size}))
    warm = said("after edits", in_child(f"{HERE}.plans.warm", {"size": size}))
    theirs = said("HiGHS simplex, once", in_child(f"{HERE}.highs.simplex", {"size": size}))
    authority = said(f"{AUTHORITY} schools", _authority())
    authority |= said("from an edit to the new page", _pages(min(size, AUTHORITY)))
    return {
        "schools": size,
        "arcs": ours["arcs"],
        "value": ours["value"],
        "equal_to_highs": abs(ours["value"] - theirs["value"]) <= 1e-9 * abs(theirs["value"]),
        "pairs_seconds": ours["pairs_seconds"],
        "cold_seconds": ours["seconds"],
        "highs_seconds": theirs["seconds"],
        "highs_runs": 1,
        "time_ratio": round(ours["seconds"] / theirs["seconds"], 4),
        "cpu_ratio": round(ours["cpu_seconds"] / theirs["cpu_seconds"], 4),  # tells the same on a busy machine
        "peak_mb": ours["peak_mb"],
        "highs_peak_mb": theirs["peak_mb"],
        "memory_ratio": round(ours["peak_mb"] / theirs["peak_mb"], 4),
        **{name: figure for name, figure in warm.items() if name.startswith("warm")},
        **authority,
    }


def in_child(function: str, payload: Any) -> dict[str, Any]:
    """Call a function of plain values in a process of its own; add its largest memory and the whole time, start included."""
    started = time.perf_counter()
    above = str(Path(joinedup.__file__).parents[1])
    paths = os.pathsep.join([above, *filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))])
    command = [sys.executable, "-m", "joinedup.core.child_process", function]
    done = subprocess.run(
        command, check=True, input=json.dumps(payload), stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONPATH": paths}
    )
    said = json.loads(done.stdout)
    if "failed" in said:
        raise RuntimeError(said["failed"])
    return {**said["value"], "peak_mb": said["peak_mb"], "wall_seconds": round(time.perf_counter() - started, 3)}


def _pages(size: int) -> dict[str, Any]:
    """Measure what an officer waits for after an edit, all included, through the real services and pages: the bench `plans`."""
    command = [sys.executable, "-P", "-m", "joinedup.console", "bench", "plans", "--database", "sqlite", "--size", str(size), "--json"]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    figures = json.loads(done.stdout.splitlines()[-1])["figures"]
    named = {name.removeprefix("sqlite_"): figure for name, figure in figures.items()}
    return {
        f"authority_edit_to_page_{name}": figure for name, figure in named.items() if name.endswith(("median_seconds", "worst_seconds"))
    }


def _authority() -> dict[str, Any]:
    """Measure an authority from an edited problem to its new plan, in a fresh process as the plan room does it."""
    problem = in_child(f"{HERE}.plans.problem", {"size": AUTHORITY})["problem"]
    walls = []
    for edit in range(5):
        problem["needs"][edit]["amount"] += 1
        walls.append(in_child("joinedup.analytics.exchange.planning.plan_introductions", problem)["wall_seconds"])
    return {"authority_edit_to_plan_seconds": statistics.median(walls), "authority_edit_to_plan_worst": max(walls)}
