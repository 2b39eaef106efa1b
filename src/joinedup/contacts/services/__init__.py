"""Every write of this room."""

from joinedup.contacts.services.asks import confirm_asks, confirmers, send_asks
from joinedup.contacts.services.check_answers import CheckAnswer, NewPerson, answer_check
from joinedup.contacts.services.checks import ask_schools, nudge_silent, start_check
from joinedup.contacts.services.lists import remove_list, save_list
from joinedup.contacts.services.pasting import ListDetails, Pasted, keep_pasted
from joinedup.contacts.services.placing import Placed, place_people
from joinedup.contacts.services.visits import (
    Agreed,
    VisitDetails,
    answer_visit,
    change_visit,
    delete_visit,
    purge_visits,
    send_visit,
    write_visit,
)

__all__ = [
    "Agreed",
    "CheckAnswer",
    "ListDetails",
    "NewPerson",
    "Pasted",
    "Placed",
    "VisitDetails",
    "answer_check",
    "answer_visit",
    "ask_schools",
    "change_visit",
    "confirm_asks",
    "confirmers",
    "delete_visit",
    "keep_pasted",
    "nudge_silent",
    "place_people",
    "purge_visits",
    "remove_list",
    "save_list",
    "send_asks",
    "send_visit",
    "start_check",
    "write_visit",
]
