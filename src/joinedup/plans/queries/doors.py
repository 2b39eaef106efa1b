"""Where rooms above go on from the plans of an area."""

from collections.abc import Callable

from joinedup.core.registry import Point

# From the area's slug to the words of a link and its address.
doors: Point[Callable[[str], tuple[str, str]]] = Point("plans.doors")
