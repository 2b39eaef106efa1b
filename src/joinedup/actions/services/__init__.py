"""Every write of actions: add, change, hand over, move, finish, open again, drop, answer, wait for another."""

from joinedup.actions.services.actions import (
    ActionDetails,
    add_action,
    change_action,
    drop_action,
    finish_action,
    hand_over_action,
    move_action,
    reopen_action,
    say_cannot,
)
from joinedup.actions.services.answers import AnswerDetails, answer_action
from joinedup.actions.services.dependencies import set_waits_for

__all__ = [
    "ActionDetails",
    "AnswerDetails",
    "add_action",
    "answer_action",
    "change_action",
    "drop_action",
    "finish_action",
    "hand_over_action",
    "move_action",
    "reopen_action",
    "say_cannot",
    "set_waits_for",
]
