"""With what the forms of this room are made in the test of their messages."""

from collections.abc import Callable
from typing import Any

FORMS: dict[str, Callable[[], dict[str, Any]]] = {"TellForm": lambda: {"lines": []}}
