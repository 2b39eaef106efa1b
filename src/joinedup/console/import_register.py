"""./joinedup import-register: load files of the national register of schools, as they are published.

The shape of a file is recognised by its columns: establishments (any set of columns that holds URN and EstablishmentName),
predecessor and successor links, groups, members of groups. Plain CSV, gz or zip, UTF-8 or cp1252. A file loaded twice
changes nothing; an older file only fills blanks.
"""

import argparse
import json
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from joinedup.console import ready

if TYPE_CHECKING:
    from joinedup.register.services import Summary


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the files and what is said about them."""
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--json", action="store_true", help="print one line of figures for each file, and one for all")
    parser.add_argument("--as-of", type=_day, metavar="DATE", help="the day from which the files are, where their names do not say it")
    parser.add_argument(
        "--complete-for",
        metavar="LA_CODE",
        default="",
        help="close the schools of this authority that the file does not list; it must be a complete list",
    )
    parser.add_argument("--check", action="store_true", help="say what the files would change, and change nothing")


def _day(typed: str) -> date:
    for form in ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"):
        try:
            return datetime.strptime(typed, form).date()
        except ValueError:
            continue
    raise argparse.ArgumentTypeError(f"{typed} is not a day; write it as 2025-05-24")


def run(args: argparse.Namespace) -> int:
    """Load the files one after the other; stop at the first that cannot be loaded."""
    ready.database()
    from joinedup.register import services

    missing = [path for path in args.files if not path.is_file()]
    if missing:
        ready.stop(f"There is no file {missing[0]}.")
    if args.complete_for and not (args.complete_for.isdigit() and len(args.complete_for) == 3):
        ready.stop(f"{args.complete_for} is not an authority's number; it has three figures, for example 850.")
    done: list[Summary] = []
    for path in args.files:
        done.append(_load(path, args))
        _print(done[-1], as_json=args.json)
    if len(done) > 1 and args.json:
        print(json.dumps(services.total(done)))
    return 0


def _load(path: Path, args: argparse.Namespace) -> "Summary":
    from joinedup.core.actors import SYSTEM
    from joinedup.core.refusals import Refused
    from joinedup.register import services

    load = services.check_file if args.check else services.import_file
    try:
        with path.open("rb") as source:
            wanted = services.Wanted(source, path.name, as_of=args.as_of, complete_for=args.complete_for)
            return load(wanted, by=SYSTEM, progress=_progress(path.name))
    except (OSError, Refused) as problem:
        ready.stop(f"{path.name}: {problem}")


def _progress(name: str) -> Callable[[int, int], None] | None:
    if not sys.stderr.isatty():
        return None

    def show(done: int, expected: int) -> None:
        print(f"\r{name}: {done:,} of about {max(done, expected - 1):,} rows", end="\n" if done >= expected - 1 else "", file=sys.stderr)

    return show


def _print(summary: "Summary", *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(summary.as_figures()), flush=True)
    else:
        print("\n".join(summary.explain()), flush=True)
