"""Everything that is read for lists of people."""

from joinedup.contacts.queries.lists import ListedPerson, PeopleList, SchoolWithout, people_listed
from joinedup.contacts.queries.saved import saved_list_for, saved_lists
from joinedup.contacts.queries.wanted import Wanted, organisations_wanted, trusts_listed, words_of

__all__ = [
    "ListedPerson",
    "PeopleList",
    "SchoolWithout",
    "Wanted",
    "organisations_wanted",
    "people_listed",
    "saved_list_for",
    "saved_lists",
    "trusts_listed",
    "words_of",
]
