"""Panels that upper rooms put on an organisation's page."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from joinedup.core.actors import Actor
from joinedup.core.registry import Point
from joinedup.directory.models import Organisation


@dataclass(frozen=True, slots=True)
class Panel:
    """A part of the page: its template is included with `context` as the name `panel`; everything in it has been read already."""

    title: str
    template: str
    context: Mapping[str, object] = field(default_factory=dict)
    order: int = 50


panels: Point[Callable[[Organisation, Actor], Panel | None]] = Point("directory.panels")
"""Functions `(organisation, viewer) -> Panel or None`; about six reads each at most, so that the page keeps its budget."""


def panels_for(organisation: Organisation, viewer: Actor) -> list[Panel]:
    """Return the panels of upper rooms that this viewer sees on the organisation's page."""
    made = [panel for panel in (make(organisation, viewer) for make in panels) if panel is not None]
    return sorted(made, key=lambda panel: panel.order)
