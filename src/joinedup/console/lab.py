"""./joinedup lab: the analytics on plain files, without a database."""

import argparse
import csv
import gzip
import json
import resource
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from joinedup.analytics.exchange.kidney import Exchange

HELP = "run the analytics on plain files, without a database"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the laboratory's own verbs."""
    verbs = parser.add_subparsers(dest="experiment", required=True, metavar="EXPERIMENT")
    coordinates = verbs.add_parser("coordinates", help="grid references (columns Easting, Northing) to longitude and latitude")
    coordinates.add_argument("file", type=Path)
    coordinates.add_argument("--json", action="store_true", help="print one JSON array")
    brokerage = verbs.add_parser("brokerage", help="the best balanced plan of an instance")
    brokerage.add_argument("file", type=Path)
    brokerage.add_argument("--balance", choices=["zero", "bank"], default="zero")
    brokerage.add_argument("--max-partners", type=_whole, metavar="P", help="most others that one helps, and most that help it")
    brokerage.add_argument("--min-link", type=_whole, default=1, metavar="Q", help="fewest half-days between two")
    brokerage.add_argument("--time-limit", type=float, default=30.0, metavar="S", help="seconds to look for few partners")
    brokerage.add_argument("--json", action="store_true", help="print one JSON object")
    exchange = verbs.add_parser("exchange", help="the best cycles and chains of a kidney exchange (.wmd, .input, .ndds), proven")
    exchange.add_argument("file", type=Path)
    exchange.add_argument("--cycle", type=int, default=3, help="most pairs in a cycle")
    exchange.add_argument("--chain", type=int, default=0, help="most arcs of a chain that an altruist begins")
    exchange.add_argument("--json", action="store_true", help="print one JSON object")


def _whole(typed: str) -> int:
    number = int(typed)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number


def run(args: argparse.Namespace) -> int:
    """Run one experiment; a file that cannot be read is said in a sentence."""
    experiments = {"coordinates": _coordinates, "brokerage": _brokerage, "exchange": _exchange}
    try:
        experiments[args.experiment](args)
    except OSError as problem:
        print(f"{args.file} cannot be read: {problem.strerror or problem}.", file=sys.stderr)
        return 2
    except (KeyError, ValueError, UnicodeDecodeError) as problem:
        print(f"{args.file} is not a file for this experiment: {problem}.", file=sys.stderr)
        return 2
    return 0


@contextmanager
def opened(path: Path) -> Iterator[TextIO]:
    """Open a text file, unpacked when it is gzipped."""
    with path.open("rb") as raw:
        packed = raw.read(2) == b"\x1f\x8b"
    if packed:
        with gzip.open(path, "rt", encoding="utf-8-sig", errors="replace", newline="") as text:
            yield text
    else:
        with path.open(encoding="utf-8-sig", errors="replace", newline="") as text:
            yield text


def _coordinates(args: argparse.Namespace) -> None:
    from joinedup.analytics import geodesy

    places: list[dict[str, float] | None] = []
    with opened(args.file) as text:
        for number, row in enumerate(_rows(text, {"Easting", "Northing"}), 2):
            easting, northing = _metres(row["Easting"], number), _metres(row["Northing"], number)
            if not easting and not northing:
                places.append(None)
                continue
            longitude, latitude = geodesy.grid_to_wgs84(easting, northing)
            places.append({"longitude": round(longitude, 8), "latitude": round(latitude, 8)})
    if args.json:
        print(json.dumps(places))
        return
    for place in places:
        print("no place" if place is None else f"{place['longitude']:.6f} {place['latitude']:.6f}")


def _rows(text: TextIO, needed: set[str]) -> Iterator[dict[str, str]]:
    reader = csv.DictReader(text)
    missing = needed - set(reader.fieldnames or ())
    if missing:
        raise ValueError(f"it has no column {' and no column '.join(sorted(missing))}")
    yield from reader


def _metres(typed: str | None, row: int) -> float:
    try:
        return float(typed) if typed and typed.strip() else 0.0
    except ValueError:
        raise ValueError(f"row {row} has {typed!r} where metres are expected") from None


def _brokerage(args: argparse.Namespace) -> None:
    from joinedup.analytics.exchange import arcs, circulation, instances

    started = time.perf_counter()
    with opened(args.file) as text:
        market = instances.read_market(_rows(text, set(instances.COLUMNS)))
    pairs = arcs.candidate_arcs(market)
    balance = circulation.BALANCES[args.balance]
    if args.max_partners is None and args.min_link <= 1:
        plan = circulation.balanced_plan(market, pairs, balance=balance)
    else:
        from joinedup.analytics.exchange.practical import few_partners

        limits = {"max_partners": args.max_partners, "min_link": args.min_link, "seconds": args.time_limit}
        plan = few_partners(market, pairs, balance=balance, **limits)
    bound = plan.value if plan.is_proven or plan.bound is None else plan.bound
    figures = {
        "value": plan.value,
        "bound": bound,
        "gap": (bound - plan.value) / bound if bound else 0.0,
        "status": "optimal" if plan.is_proven else "feasible",
        "arcs": len(pairs),
        "half_days_met": int(plan.half_days.sum()),
        "half_days_needed": int(market.need_amount.sum()),
        "seconds": round(time.perf_counter() - started, 3),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
    }
    print(json.dumps(figures) if args.json else "\n".join(f"{name}: {figure}" for name, figure in figures.items()))


def _exchange(args: argparse.Namespace) -> None:
    from joinedup.analytics.exchange import kidney, restrict

    started = time.perf_counter()
    exchange = _kidney(args.file)
    graph = kidney.graph_of(exchange, longest_cycle=args.cycle, longest_chain=args.chain)
    packing = restrict.best_packing(graph, restrict.EXACT)
    value, bound = (round(number) if number == round(number) else number for number in (packing.value, packing.bound))
    figures = {
        "value": value,
        "bound": bound,
        "gap": (bound - value) / bound if bound else 0.0,
        "status": "optimal" if value == bound else "feasible",
        "pairs": len(exchange.pairs),
        "altruists": len(exchange.altruists),
        "arcs": len(exchange.arcs),
        "seconds": round(time.perf_counter() - started, 3),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
    }
    print(json.dumps(figures) if args.json else "\n".join(f"{name}: {figure}" for name, figure in figures.items()))


def _kidney(path: Path) -> "Exchange":
    """Read pairs and altruists; of `.input` and `.ndds` either may be named, the other lies beside it."""
    from joinedup.analytics.exchange import kidney

    if path.suffix in (".input", ".ndds"):
        altruists = path.with_suffix(".ndds")
        with opened(path.with_suffix(".input")) as text:
            pairs = text.readlines()
        if not altruists.exists():
            return kidney.read_input(pairs)
        with opened(altruists) as text:
            return kidney.read_input(pairs, text.readlines())
    with opened(path) as text:
        return kidney.read_wmd(text)
