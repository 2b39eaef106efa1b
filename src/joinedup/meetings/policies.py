"""Who may do what with meetings."""

from joinedup.core.actors import Actor
from joinedup.groups import policies as groups
from joinedup.groups import queries as seats
from joinedup.groups.models import Group
from joinedup.meetings import choices
from joinedup.meetings.models import Invitation, Meeting


def may_plan_meeting(actor: Actor, group: Group) -> bool:
    """Say whether the actor may plan meetings of a group: who keeps the group going."""
    return group.ended_on is None and groups.may_run_group(actor, group)


def may_run_meeting(actor: Actor, meeting: Meeting) -> bool:
    """Say whether the actor may change a meeting, its agenda and its attendance: who keeps the group going."""
    return groups.may_run_group(actor, meeting.group)


def may_propose_item(actor: Actor, meeting: Meeting, invitation: Invitation | None = None) -> bool:
    """Say whether the actor may propose an item: anybody who sits in the group, by account or link, and who runs the meeting."""
    if invitation is not None and actor.may_by_link(choices.PURPOSE, invitation.subject):
        return True
    return may_run_meeting(actor, meeting) or bool(seats.seats_of_user(meeting.group, actor))


def may_answer_invitation(actor: Actor, invitation: Invitation) -> bool:
    """Say whether the actor may answer an invitation: its holder by account or link, and who runs the meeting for them."""
    if actor.may_by_link(choices.PURPOSE, invitation.subject) or may_run_meeting(actor, invitation.meeting):
        return True
    return any(seat.pk == invitation.member_id for seat in seats.seats_of_user(invitation.meeting.group, actor))
