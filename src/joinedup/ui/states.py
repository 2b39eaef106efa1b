"""The manifest of page states: every room lists its pages in every state in `tests/pages.py`; one browser session walks them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Shown:
    """Where a state is seen: an address, as whom (a user, or nobody), and what the visitor did `before` (opened a link, pressed a button).

    `before` is called with the visitor's `django.test.Client`.
    """

    url: str
    user: Any = None
    before: Callable[[Any], object] | None = None


@dataclass(frozen=True, slots=True)
class PageState:
    """One page in one state: `build` makes the data and says where to look.

    `fill` names inputs and what to type into them (for radios and boxes: the value to tick), then `submit` presses the button with these
    words; the state is what comes then. `scriptless=False` only where JavaScript is truly needed.
    """

    name: str
    build: Callable[[], Shown]
    fill: tuple[tuple[str, str], ...] = ()
    submit: str = ""
    status: int = 200
    scriptless: bool = True
