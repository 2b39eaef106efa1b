"""Every write of this room: actions, what owners answer, milestones, reminders."""

from joinedup.actions.services.actions import (
    ActionDetails,
    add_action,
    change_action,
    delegate_action,
    drop_action,
    finish_action,
    hand_over_action,
    move_action,
    reopen_action,
    say_cannot,
)
from joinedup.actions.services.answers import AnswerDetails, answer_action
from joinedup.actions.services.dependencies import set_waits_for
from joinedup.actions.services.digests import remind_all, remind_people
from joinedup.actions.services.milestones import (
    MilestoneDetails,
    add_milestone,
    change_milestone,
    reach_milestone,
    remove_milestone,
    thank_for_milestone,
)
from joinedup.actions.services.nudges import OwnLetter, letters_to_all, nudge_owners, own_letters, record_own_nudge
from joinedup.actions.services.owners_gone import ask_to_hand_over
from joinedup.actions.services.reminders import (
    RuleDetails,
    choose_rhythm,
    set_ask_limit,
    set_reminder_rule,
    snooze_action,
)

__all__ = [
    "ActionDetails",
    "AnswerDetails",
    "MilestoneDetails",
    "OwnLetter",
    "RuleDetails",
    "add_action",
    "add_milestone",
    "answer_action",
    "ask_to_hand_over",
    "change_action",
    "change_milestone",
    "choose_rhythm",
    "delegate_action",
    "drop_action",
    "finish_action",
    "hand_over_action",
    "letters_to_all",
    "move_action",
    "nudge_owners",
    "own_letters",
    "reach_milestone",
    "record_own_nudge",
    "remind_all",
    "remind_people",
    "remove_milestone",
    "reopen_action",
    "say_cannot",
    "set_ask_limit",
    "set_reminder_rule",
    "set_waits_for",
    "snooze_action",
    "thank_for_milestone",
]
