"""Everything that is read for lists of people."""

from joinedup.contacts.queries.checks import (
    AskLine,
    CheckState,
    Known,
    ask_answering,
    changes_said,
    check_of_year,
    check_state,
    has_link_to_check,
    known_of,
    schools_to_check,
)
from joinedup.contacts.queries.known import KnownPerson, KnownPlace, people_known, places_known
from joinedup.contacts.queries.lists import ListedPerson, PeopleList, SchoolWithout, may_list, people_listed
from joinedup.contacts.queries.saved import saved_list_for, saved_lists
from joinedup.contacts.queries.wanted import Wanted, organisations_wanted, trusts_listed, words_of

__all__ = [
    "AskLine",
    "CheckState",
    "Known",
    "KnownPerson",
    "KnownPlace",
    "ListedPerson",
    "PeopleList",
    "SchoolWithout",
    "Wanted",
    "ask_answering",
    "changes_said",
    "check_of_year",
    "check_state",
    "has_link_to_check",
    "known_of",
    "may_list",
    "organisations_wanted",
    "people_known",
    "people_listed",
    "places_known",
    "saved_list_for",
    "saved_lists",
    "schools_to_check",
    "trusts_listed",
    "words_of",
]
