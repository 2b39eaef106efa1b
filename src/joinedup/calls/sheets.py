"""The list of who was asked in a call, and what came of it."""

from typing import Any

from django.utils.translation import gettext_lazy as _later

from joinedup.calls import queries
from joinedup.ui.sheets import Column

CALL_TITLES = (
    ("urn", _later("URN")),
    ("school", _later("School")),
    ("person", _later("Person")),
    ("address", _later("Address")),
    ("answered", _later("Answered")),
    ("appetite", _later("Answer")),
    ("reason", _later("Reason")),
    ("n_needs", _later("Needs")),
    ("n_offers", _later("Offers")),
)


def call_columns() -> list[Column]:
    """Return the columns of the list of who was asked in a call."""
    return [Column(key, str(title)) for key, title in CALL_TITLES]


def call_row(line: queries.AskLine) -> dict[str, Any]:
    """Return one organisation of a call as a row."""
    return {
        "urn": line.organisation.urn,
        "school": line.organisation.name,
        "person": line.ask.person_name,
        "address": line.ask.address,
        "answered": line.answered_word,
        "appetite": line.appetite_word,
        "reason": line.reason,
        "n_needs": line.n_needs,
        "n_offers": line.n_offers,
    }
