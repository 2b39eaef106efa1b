"""Plan meetings, make their agendas, invite, take answers and attendance, send the agenda."""

from joinedup.meetings.services.agenda import (
    ItemDetails,
    Placed,
    accept_item,
    add_items,
    add_paper,
    change_item,
    leave_out_item,
    order_agenda,
    propose_item,
    remove_paper,
)
from joinedup.meetings.services.carriers import carry_decisions, remind_carriers, remind_due_carriers
from joinedup.meetings.services.decisions import DecisionDetails, record_boards, record_decision, remove_decision
from joinedup.meetings.services.invitations import answer_invitation, send_invitations, take_attendance
from joinedup.meetings.services.mails import Letter, post_letters
from joinedup.meetings.services.meetings import MeetingDetails, cancel_meeting, change_meeting, further_dates, plan_meetings
from joinedup.meetings.services.minutes import (
    Said,
    approve_minutes,
    carry_over_item,
    correct_minutes,
    save_minute,
    send_minutes,
    settle_correction,
    take_pen,
)
from joinedup.meetings.services.pulse import give_pulse
from joinedup.meetings.services.sending import send_agenda, send_due_agendas

__all__ = [
    "DecisionDetails",
    "ItemDetails",
    "Letter",
    "MeetingDetails",
    "Placed",
    "Said",
    "accept_item",
    "add_items",
    "add_paper",
    "answer_invitation",
    "approve_minutes",
    "cancel_meeting",
    "carry_decisions",
    "carry_over_item",
    "change_item",
    "change_meeting",
    "correct_minutes",
    "further_dates",
    "give_pulse",
    "leave_out_item",
    "order_agenda",
    "plan_meetings",
    "post_letters",
    "propose_item",
    "record_boards",
    "record_decision",
    "remind_carriers",
    "remind_due_carriers",
    "remove_decision",
    "remove_paper",
    "save_minute",
    "send_agenda",
    "send_due_agendas",
    "send_invitations",
    "send_minutes",
    "settle_correction",
    "take_attendance",
    "take_pen",
]
