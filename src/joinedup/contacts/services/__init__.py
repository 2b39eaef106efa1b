"""Every write of this room."""

from joinedup.contacts.services.asks import confirm_asks, confirmers, send_asks
from joinedup.contacts.services.check_answers import CheckAnswer, NewPerson, answer_check
from joinedup.contacts.services.checks import ask_schools, nudge_silent, start_check
from joinedup.contacts.services.lists import remove_list, save_list
from joinedup.contacts.services.pasting import Pasted, keep_pasted

__all__ = [
    "CheckAnswer",
    "NewPerson",
    "Pasted",
    "answer_check",
    "ask_schools",
    "confirm_asks",
    "confirmers",
    "keep_pasted",
    "nudge_silent",
    "remove_list",
    "save_list",
    "send_asks",
    "start_check",
]
