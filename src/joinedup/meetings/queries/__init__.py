"""Everything that is read of meetings: who sees which, the agenda with its closed part, who comes."""

from joinedup.meetings.queries.agenda import (
    Agenda,
    ItemLine,
    agenda_of,
    item_for,
    items_seen,
    may_read_paper,
    paper_of,
    proposed_items,
)
from joinedup.meetings.queries.attendance import (
    Attendance,
    attendance_of,
    invitation_answering,
    invitation_of,
    invitations_of,
    own_invitation,
    places_for,
)
from joinedup.meetings.queries.meetings import (
    Listing,
    listing,
    locked,
    meeting_for,
    next_meetings,
    sees_closed,
    timeline,
    visible_meetings,
    with_agenda_due,
)

__all__ = [
    "Agenda",
    "Attendance",
    "ItemLine",
    "Listing",
    "agenda_of",
    "attendance_of",
    "invitation_answering",
    "invitation_of",
    "invitations_of",
    "item_for",
    "items_seen",
    "listing",
    "locked",
    "may_read_paper",
    "meeting_for",
    "next_meetings",
    "own_invitation",
    "paper_of",
    "places_for",
    "proposed_items",
    "sees_closed",
    "timeline",
    "visible_meetings",
    "with_agenda_due",
]
