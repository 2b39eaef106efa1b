"""Every write of this room: actions, what owners answer, milestones, reminders."""

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
from joinedup.actions.services.digests import remind_all, remind_people
from joinedup.actions.services.milestones import (
    MilestoneDetails,
    add_milestone,
    change_milestone,
    reach_milestone,
    remove_milestone,
    thank_for_milestone,
)
from joinedup.actions.services.reminders import (
    RuleDetails,
    choose_rhythm,
    nudge_owners,
    set_reminder_rule,
    snooze_action,
)

__all__ = [
    "ActionDetails",
    "AnswerDetails",
    "MilestoneDetails",
    "RuleDetails",
    "add_action",
    "add_milestone",
    "answer_action",
    "change_action",
    "change_milestone",
    "choose_rhythm",
    "drop_action",
    "finish_action",
    "hand_over_action",
    "move_action",
    "nudge_owners",
    "reach_milestone",
    "remind_all",
    "remind_people",
    "remove_milestone",
    "reopen_action",
    "say_cannot",
    "set_reminder_rule",
    "set_waits_for",
    "snooze_action",
    "thank_for_milestone",
]
