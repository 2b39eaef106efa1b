"""The page of the states of things and the legal moves between them."""

from collections.abc import Iterator, Mapping
from types import ModuleType
from typing import Any

from joinedup.console.reference import reading


def lines() -> list[str]:
    """Return the page."""
    page = ["# States", "", "Each thing with states, and from which to which it may move."]
    for room in reading.rooms():
        # A package hands on the moves of its modules: each is drawn once, under the name of its own module.
        found = {id(moves): (name, moves) for module in reading.modules(room, "choices") for name, moves in _moves(module)}
        for name, moves in found.values():
            page += ["", f"## {room}: {name}", "", *_drawn(moves)]
    return page


def _moves(module: ModuleType) -> Iterator[tuple[str, Mapping[Any, Any]]]:
    for name, thing in vars(module).items():
        if isinstance(thing, Mapping) and (name == "MOVES" or name.endswith("_MOVES")):
            yield name.removesuffix("MOVES").strip("_").lower().replace("_", " ") or module.__name__.rsplit(".", 1)[-1], thing


def _drawn(moves: Mapping[Any, Any]) -> list[str]:
    rows = [(_word(state), ", ".join(sorted(_word(to) for to in targets)) or "(the end)") for state, targets in moves.items()]
    return reading.table(["from", "to"], rows)


def _word(state: Any) -> str:
    return str(getattr(state, "value", state))
