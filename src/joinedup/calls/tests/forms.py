"""With what the forms of this room are made in the test of their messages."""

from collections.abc import Callable
from typing import Any

from joinedup.brokerage import queries


def with_topics() -> dict[str, Any]:
    return {"groups": queries.topic_groups()}


FORMS: dict[str, Callable[[], dict[str, Any]]] = dict.fromkeys(("_SaidForm", "QuickNeedForm", "QuickOfferForm"), with_topics)
