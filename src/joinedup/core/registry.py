"""How downstairs tells upstairs: a lower room declares a point, upper rooms add to it when the application starts."""

from collections.abc import Iterator
from typing import Generic, TypeVar

T = TypeVar("T")

_points: dict[str, "Point[object]"] = {}


class Point(Generic[T]):
    """A named, ordered set of things that upper rooms hand down: roles of a user, panels on a page, checks, home items."""

    def __init__(self, name: str) -> None:
        if name in _points:
            raise ValueError(f"The extension point {name} is declared twice")
        self.name = name
        self._items: dict[str, T] = {}
        _points[name] = self  # type: ignore[assignment]

    def add(self, key: str, item: T) -> T:
        """Add an item under a key that is unique at this point ("directory.roles"); called from `apps.ready`."""
        if key in self._items and self._items[key] is not item:
            raise ValueError(f"{key} is already registered at {self.name}")
        self._items[key] = item
        return item

    def get(self, key: str) -> T | None:
        """Return the item under this key, or None."""
        return self._items.get(key)

    def items(self) -> list[tuple[str, T]]:
        """Return keys and items in the order in which they were added."""
        return list(self._items.items())

    def __iter__(self) -> Iterator[T]:
        return iter(list(self._items.values()))


def points() -> list["Point[object]"]:
    """Return every declared point, for the generated reference."""
    return [_points[name] for name in sorted(_points)]
