"""The manifest of page states: every room lists its pages in every state in `tests/pages.py`; one browser session walks them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Shown:
    """Where a state is seen: an address, and as whom (a user, or nobody)."""

    url: str
    user: Any = None
    session: tuple[tuple[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class PageState:
    """One page in one state: `build` makes the data and says where to look.

    `fill` names inputs and what to type into them, then `submit` presses the button with these words; the state is what comes then.
    """

    name: str
    build: Callable[[], Shown]
    fill: tuple[tuple[str, str], ...] = ()
    submit: str = ""
    status: int = 200
