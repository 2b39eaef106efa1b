"""Everything that is read of meetings: who sees which, the agenda with its closed part, who comes."""

# ruff: noqa: I001
# fmt: off
from joinedup.meetings.queries.agenda import (
    Agenda, ItemLine, agenda_of, item_for, items_seen, may_read_paper, paper_of, proposed_items,
)
from joinedup.meetings.queries.attendance import (
    answers_for_seat, attendance_of, invitation_answering, invitation_of, invitations_of, own_invitation, places_for,
)
from joinedup.meetings.queries.dates import dated_meetings
from joinedup.meetings.queries.meetings import (
    CLOSED, MAILS_JOB, closed_meetings, closed_part, is_writing, listing, locked, mails_being_written, meeting_for, meetings_within,
    names_of, sees_closed, timeline, visible_meetings, with_agenda_due,
)
from joinedup.meetings.queries.minutes import (
    OUT, MinuteLine, carried_by, corrections_of, decision_of, drafts_of, may_read_minutes, meetings_to_approve_at, minutes_of,
    minutes_to_approve, seats_owing_carriers, seats_to_carry, there, to_ask_for_carriers, unfinished, without_carrier, written,
)
from joinedup.meetings.queries.pulse import owes_pulse, pulse_of
from joinedup.meetings.queries.shares import newcomers, time_shared, venue_ideas

__all__ = [
    "CLOSED", "MAILS_JOB", "OUT", "Agenda", "ItemLine", "MinuteLine", "agenda_of", "answers_for_seat", "attendance_of",
    "carried_by", "closed_meetings", "closed_part", "corrections_of", "dated_meetings", "decision_of", "drafts_of",
    "invitation_answering", "invitation_of", "invitations_of", "is_writing", "item_for", "items_seen", "listing", "locked",
    "mails_being_written", "may_read_minutes", "may_read_paper", "meeting_for", "meetings_to_approve_at", "meetings_within",
    "minutes_of", "minutes_to_approve", "names_of", "newcomers", "owes_pulse", "own_invitation", "paper_of", "places_for",
    "proposed_items", "pulse_of", "seats_owing_carriers", "seats_to_carry", "sees_closed", "there", "time_shared", "timeline",
    "to_ask_for_carriers",
    "unfinished", "venue_ideas", "visible_meetings", "with_agenda_due", "without_carrier", "written",
]
