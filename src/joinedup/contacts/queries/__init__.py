"""Everything that is read for lists of people."""

from joinedup.contacts.queries.known import KnownPerson, KnownPlace, people_known, places_known
from joinedup.contacts.queries.lists import ListedPerson, PeopleList, SchoolWithout, may_list, people_listed
from joinedup.contacts.queries.saved import saved_list_for, saved_lists
from joinedup.contacts.queries.wanted import Wanted, organisations_wanted, trusts_listed, words_of

__all__ = [
    "KnownPerson",
    "KnownPlace",
    "ListedPerson",
    "PeopleList",
    "SchoolWithout",
    "Wanted",
    "may_list",
    "organisations_wanted",
    "people_known",
    "people_listed",
    "places_known",
    "saved_list_for",
    "saved_lists",
    "trusts_listed",
    "words_of",
]
