"""What `./joinedup check` asks: each room adds its own question about the soundness of this installation.

health.checks.add("audit.seals", check_seals)          # in apps.ready; check_seals() -> health.Finding
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

from joinedup.core.registry import Point


@dataclass(frozen=True, slots=True)
class Finding:
    """The answer to one question: sound or not, and a sentence that says what was seen and, if not sound, what to do."""

    is_sound: bool
    sentence: str

    @classmethod
    def sound(cls, sentence: str) -> Self:
        """Return that all is well."""
        return cls(True, sentence)

    @classmethod
    def attention(cls, sentence: str) -> Self:
        """Return that somebody should look."""
        return cls(False, sentence)


Check = Callable[[], Finding]
checks: Point[Check] = Point("health.checks")


def examine() -> list[tuple[str, Finding]]:
    """Ask every question; one that breaks is itself a finding."""
    found = []
    for key, check in checks.items():
        try:
            found.append((key, check()))
        except Exception as broken:  # a check that cannot be made is what its reader must hear of
            found.append((key, Finding.attention(f"The check itself broke: {type(broken).__name__}: {broken}")))
    return found
