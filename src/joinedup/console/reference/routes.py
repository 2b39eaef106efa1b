"""The page of the addresses, with who gets what: from the access table that the tests send (tests/architecture/access.py)."""

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from joinedup.console.reference import reading

PROJECT = Path(__file__).resolve().parents[4]


def lines() -> list[str]:
    """Return the page."""
    sys.path.insert(0, str(PROJECT))
    access, visits = (importlib.import_module(f"tests.architecture.{name}") for name in ("access", "visits"))
    entries = {route.name: route for route in visits.all_routes()}
    shown = {access.OK: "yes", access.SIGN_IN: "sign-in", access.NOT_FOUND: "404", access.FORBIDDEN: "403"}
    rows = [_row(path, name, entries.get(name), access.VISITORS, shown) for path, name in sorted(_addresses())]
    page = ["# Routes", "", "Every address and what each kind of visitor gets there; the tests send each request."]
    return [*page, "", *reading.table(["address", "name", "methods", *access.VISITORS], rows)]


def _row(path: str, name: str, entry: Any, visitors: tuple[str, ...], shown: dict[Any, str]) -> list[str]:
    address = [f"`/{path}`", f"`{name}`"]
    if entry is None:
        return [*address, "?", *["?" for _ in visitors]]
    return [*address, ", ".join(entry.methods), *[_answers(entry, visitor, shown) for visitor in visitors]]


def _answers(entry: Any, visitor: str, shown: dict[Any, str]) -> str:
    words = [shown.get(answer, answer.name.lower()) for answer in (entry.expected(method, visitor) for method in entry.methods)]
    return " / ".join(dict.fromkeys(words))


def _addresses(resolver: URLResolver | None = None, path: str = "", space: str = "") -> Iterator[tuple[str, str]]:
    for pattern in (resolver or get_resolver()).url_patterns:
        here = path + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield here, f"{space}{pattern.name or pattern.pattern}"
        else:
            yield from _addresses(pattern, here, f"{space}{pattern.namespace}:" if pattern.namespace else space)
