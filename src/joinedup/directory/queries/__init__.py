"""Everything that is read of the directory: organisations, lists, people, who answers, the contact log."""

from joinedup.directory.queries.answering import (
    Contact,
    asks_delegated,
    current_roles,
    held_on,
    people_to_ask,
    people_to_ask_of,
    person_to_ask,
)
from joinedup.directory.queries.organisations import (
    areas_stood_in,
    attachment_of,
    is_attached,
    organisation_for,
    organisation_of_area,
    organisations_attached,
    other_areas,
    visible_organisations,
)

__all__ = [
    "Contact",
    "areas_stood_in",
    "asks_delegated",
    "attachment_of",
    "current_roles",
    "held_on",
    "is_attached",
    "organisation_for",
    "organisation_of_area",
    "organisations_attached",
    "other_areas",
    "people_to_ask",
    "people_to_ask_of",
    "person_to_ask",
    "visible_organisations",
]
