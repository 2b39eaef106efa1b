"""Rooms above ask schools what they need and can offer; what this room must know of that, they add to the points here."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from joinedup.core.actors import Actor
from joinedup.core.registry import Point
from joinedup.directory.queries import Panel


@dataclass(frozen=True, slots=True)
class Asked:
    """An area asks an organisation what it needs and can offer in a school year; while that is open, something new may be said."""

    organisation_id: int
    area_id: int
    year: int
    is_open: bool


askers: Point[Callable[[Actor], Asked | None]] = Point("brokerage.askers")
"""Functions from the holder of a link to what it asks: the law of visibility lets them see and say what belongs to that."""

school_asks: Point[Callable[[int, Collection[int]], Iterable[tuple[str, str, str]]]] = Point("brokerage.school_asks")
"""Functions `(organisation_id, area_ids) -> words of a link, its address, how it was answered`: what a school is asked and may answer."""


@dataclass(frozen=True, slots=True)
class AreaPart:
    """What an upper room puts on an area's page for those who run it: the words and the address of a button, and a panel."""

    door: tuple[str, str]
    panel: Panel | None = None


area_parts: Point[Callable[[int, Actor], AreaPart]] = Point("brokerage.area_parts")
"""Functions `(area_id, viewer) -> AreaPart`, asked only for a viewer who runs the area."""


def asked_by_link(viewer: Actor) -> Asked | None:
    """Return what the link that the viewer holds asks them, or None."""
    if viewer.link is None:
        return None
    return next((asked for asker in askers if (asked := asker(viewer)) is not None), None)


def asks_of_school(organisation_id: int, area_ids: Collection[int]) -> list[tuple[str, str, str]]:
    """Return what these areas ask of an organisation now: words, address, how it was answered."""
    return [line for asks in school_asks for line in asks(organisation_id, area_ids)]


def parts_of_area(area_id: int, viewer: Actor) -> list[AreaPart]:
    """Return what upper rooms put on the page of an area for somebody who runs it."""
    return [part(area_id, viewer) for part in area_parts]
