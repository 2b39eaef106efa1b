"""Write docs/reference from the code: states, permissions, tables, rooms, settings, verbs, routes."""

import argparse
import importlib
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[3]
FOLDER = PROJECT / "docs" / "reference"
PAGES = ("rooms", "states", "permissions", "tables", "routes", "settings", "verbs")
NOTE = "<!-- Written by ./joinedup docs from the code. Change the code, not this page. -->"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what docs takes."""
    parser.add_argument("--check", action="store_true", help="only say which pages are stale")


def run(args: argparse.Namespace) -> int:
    """Write the pages, or compare them."""
    if args.check:
        stale = stale_pages()
        for name in stale:
            print(f"docs/reference/{name}.md is stale. Run ./joinedup docs.", file=sys.stderr)
        return 1 if stale else 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in PAGES:
        (FOLDER / f"{name}.md").write_text(text_of(name), encoding="utf-8")
    print(f"Wrote {len(PAGES)} pages into docs/reference.")
    return 0


def stale_pages() -> list[str]:
    """Return the names of pages that differ from what the code says now."""
    pages = {name: FOLDER / f"{name}.md" for name in PAGES}
    return [name for name, path in pages.items() if not path.exists() or path.read_text(encoding="utf-8") != text_of(name)]


def text_of(name: str) -> str:
    """Return a page's text as the code says it now."""
    lines: list[str] = importlib.import_module(f"joinedup.console.reference.{name}").lines()
    return "\n".join([NOTE, "", *lines]).rstrip() + "\n"
