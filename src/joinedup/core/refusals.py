"""Saying no: each refusal is a sentence for people, shown where they can mend it. Anything else that is raised is a bug."""

from typing import Any, TypeVar

T = TypeVar("T")


class Refused(Exception):
    """Something was asked that the rules do not allow; the message says why and what to do."""

    def __init__(self, message: str, *, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field


class Missing(Exception):
    """Not there, or not yours: both answer alike, as page 404."""


class Conflict(Refused):
    """Somebody else saved the thing first; `theirs` is the present row, to be shown beside what was typed."""

    def __init__(self, theirs: Any) -> None:
        super().__init__("Somebody else changed this while you were editing it. Compare both versions and choose.")
        self.theirs = theirs


def require(allowed: bool, message: str, *, field: str | None = None) -> None:
    """Raise Refused with the sentence unless allowed."""
    if not allowed:
        raise Refused(message, field=field)


def require_found(found: T | None) -> T:
    """Return what was found or raise Missing."""
    if found is None:
        raise Missing
    return found
