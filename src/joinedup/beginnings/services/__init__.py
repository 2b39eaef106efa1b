"""Every write of what comes before a partnership: looks, and activities whose steps partners are asked for."""

from joinedup.beginnings.services.activities import (
    ActivityDetails,
    StepDetails,
    add_activity,
    add_step,
    change_step,
    move_step,
    remove_step,
    take_into_partnership,
    write_strength,
)
from joinedup.beginnings.services.asking import StepReply, answer_step, ask_partner, remind_partner, take_back_ask
from joinedup.beginnings.services.looks import Decision, decide_look, look_first

__all__ = [
    "ActivityDetails",
    "Decision",
    "StepDetails",
    "StepReply",
    "add_activity",
    "add_step",
    "answer_step",
    "ask_partner",
    "change_step",
    "decide_look",
    "look_first",
    "move_step",
    "remind_partner",
    "remove_step",
    "take_back_ask",
    "take_into_partnership",
    "write_strength",
]
