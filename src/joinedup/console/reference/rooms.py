"""The page of the rooms, their public faces and the extension points."""

import importlib

from joinedup.console.reference import reading
from joinedup.core import registry


def lines() -> list[str]:
    """Return the page."""
    page = ["# Rooms", "", "The highest floor first: a room may ask the rooms below it, never those above (docs/architecture.md)."]
    for room in reading.rooms():
        page += ["", reading.titled(room), "", reading.first_sentence(importlib.import_module(f"joinedup.{room}"))]
        page += _services(room)
    points = [(f"`{point.name}`", ", ".join(f"`{key}`" for key, _ in point.items()) or "nobody yet") for point in registry.points()]
    page += ["", "## Extension points", "", "What a lower room lets upper rooms add when the application starts.", ""]
    return [*page, *reading.table(["point", "who adds to it"], points)]


def _services(room: str) -> list[str]:
    verbs = [function for module in reading.modules(room, "services") for function in reading.functions(module)]
    if not verbs:
        return []
    return ["", *reading.table(["verb", "what it does"], [(f"`{verb.__name__}`", reading.first_sentence(verb)) for verb in verbs])]
