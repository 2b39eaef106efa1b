"""Every write of this room."""

from joinedup.contacts.services.asks import confirm_asks, confirmers, send_asks
from joinedup.contacts.services.check_answers import CheckAnswer, NewPerson, answer_check
from joinedup.contacts.services.checks import ask_schools, nudge_silent, start_check
from joinedup.contacts.services.lists import remove_list, save_list
from joinedup.contacts.services.pasting import ListDetails, Pasted, keep_pasted
from joinedup.contacts.services.placing import Placed, place_people

__all__ = [
    "CheckAnswer",
    "ListDetails",
    "NewPerson",
    "Pasted",
    "Placed",
    "answer_check",
    "ask_schools",
    "confirm_asks",
    "confirmers",
    "keep_pasted",
    "nudge_silent",
    "place_people",
    "remove_list",
    "save_list",
    "send_asks",
    "start_check",
]
