"""Find a school by whatever somebody remembers of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from joinedup.core.actors import Actor
from joinedup.core.registry import Point
from joinedup.register import choices


@dataclass(frozen=True, slots=True)
class Found:
    """One answer of the finder; `score` orders answers of several finders (0-1, higher first)."""

    name: str
    place: str
    urn: int | None = None
    kind: str = choices.FoundKind.SCHOOL
    url: str = ""
    is_open: bool = True
    score: float = 0.0


Finder = Callable[[str, int, Actor | None], Sequence[Found]]
"""(query, limit, viewer) -> what else the viewer may find: trusts, partners."""
finders: Point[Finder] = Point("register.finders")
school_pages: Point[Callable[[int], str]] = Point("register.school_pages")
"""URN -> address of the school's page."""


def find(query: str, *, limit: int = 10, viewer: Actor | None = None) -> list[Found]:
    """Return the schools, and what other rooms add for this viewer, that answer a query best."""
    return []
