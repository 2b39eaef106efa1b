"""What an import tells the rooms above."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from joinedup.core.registry import Point
from joinedup.register.models import ImportReport


@dataclass(frozen=True, slots=True)
class Conversion:
    """A school that was replaced by another: people, needs and partnerships can be offered to the successor."""

    urn: int
    successor_urn: int
    link_type: str
    on: date | None


imported: Point[Callable[[ImportReport], None]] = Point("register.imported")
"""Called once after each import that changed something, outside its transactions."""
converted: Point[Callable[[Sequence[Conversion]], None]] = Point("register.converted")
"""Called after an import with the conversions that it told of for the first time, both schools being in the register."""
