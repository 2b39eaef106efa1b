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
from joinedup.meetings.services.invitations import answer_invitation, send_invitations, take_attendance
from joinedup.meetings.services.lines import Line, read_lines
from joinedup.meetings.services.meetings import MeetingDetails, cancel_meeting, change_meeting, further_dates, plan_meetings
from joinedup.meetings.services.sending import send_agenda, send_due_agendas

__all__ = [
    "ItemDetails",
    "Line",
    "MeetingDetails",
    "Placed",
    "accept_item",
    "add_items",
    "add_paper",
    "answer_invitation",
    "cancel_meeting",
    "change_item",
    "change_meeting",
    "further_dates",
    "leave_out_item",
    "order_agenda",
    "plan_meetings",
    "propose_item",
    "read_lines",
    "remove_paper",
    "send_agenda",
    "send_due_agendas",
    "send_invitations",
    "take_attendance",
]
