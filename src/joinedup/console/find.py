"""./joinedup find: find schools by name, place, postcode, URN or DfE number.

    ./joinedup find st josephs brad
    ./joinedup find --json < queries.txt

With --json one query is read from each line of standard input, and one line answers it:
{"query": "...", "ms": 4.2, "found": [{"urn": 143032, "name": "...", "place": "..."}]}, with up to ten found.
"""

import argparse
import json
import sys
import time
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from joinedup.console import ready

if TYPE_CHECKING:
    from joinedup.register.queries import Found


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the words to look for."""
    parser.add_argument("words", nargs="*", metavar="WORD", help="what you remember of it")
    parser.add_argument("--json", action="store_true", help="read queries from standard input, a line each; print a line of JSON for each")


def run(args: argparse.Namespace) -> int:
    """Answer the words given, or each line of standard input."""
    ready.database()
    from joinedup.register import queries as register

    register.find("school")  # reads the vocabulary, so that the first answer is not timed with it
    if args.words:
        queries: Iterable[str] = [" ".join(args.words)]
    else:
        sys.stdin.reconfigure(errors="replace")  # type: ignore[union-attr]  # letters of another encoding must not end the answers
        queries = (line.strip() for line in sys.stdin)
    for query in queries:
        if query or args.json:
            print(answer(query, as_json=args.json), flush=True)
    return 0


def answer(query: str, *, as_json: bool) -> str:
    """Find and write down what was found."""
    from joinedup.core.actors import SYSTEM
    from joinedup.register import queries

    started = time.perf_counter()
    found = queries.find(query, limit=10, viewer=SYSTEM)
    took = (time.perf_counter() - started) * 1000
    if as_json:
        return json.dumps({"query": query, "ms": round(took, 2), "found": [_figures(one) for one in found]}, ensure_ascii=False)
    lines = [f"{one.urn or '':>8}  {one.name}, {one.place}{'' if one.is_open else ' (closed)'}" for one in found]
    return "\n".join(lines) or f"Nothing found for {query!r}."


def _figures(found: "Found") -> dict[str, Any]:
    return {"urn": found.urn, "name": found.name, "place": found.place}
