"""Before something new is formed, an upper room may want people to look first at what there is."""

from collections.abc import Callable, Mapping
from typing import Any

from joinedup.core.actors import Actor
from joinedup.core.registry import Point
from joinedup.partnerships.models import Partnership

looks: Point[Callable[[Mapping[str, Any], Actor, Partnership | None], str]] = Point("partnerships.looks")


def look_first(draft: Mapping[str, Any], by: Actor, partnership: Partnership | None = None) -> str:
    """Return the address of a page to look at before what was typed, or a partnership that was set up, is formed; or nothing."""
    return next((address for look in looks if (address := look(draft, by, partnership))), "")
