"""Who may do what with meetings."""

from collections.abc import Iterable

from django.db.models import Q

from joinedup.accounts.choices import Role, Scope
from joinedup.core.actors import Actor
from joinedup.groups import policies as groups
from joinedup.groups import queries as seats
from joinedup.groups.models import Group
from joinedup.meetings import choices, queries
from joinedup.meetings.models import Invitation, Meeting
from joinedup.partnerships import policies as partnerships


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
    """Say whether the actor may answer an invitation: its holder by account or link, their school, who runs the meeting for them."""
    return _holds(actor, invitation) or may_run_meeting(actor, invitation.meeting) or queries.answers_for_seat(actor, invitation)


def may_answer_for_organisation(actor: Actor, invitation: Invitation) -> bool:
    """Say whether the actor speaks for a seat's organisation: the seat's holder, by account or link, as long as the seat has a vote."""
    return _holds(actor, invitation) and invitation.member.has_vote and seats.no_vote_since(invitation.member) is None


def may_give_pulse(actor: Actor, invitation: Invitation) -> bool:
    """Say whether the actor may say how the meeting was: the holder of a seat that was there, by account or link."""
    return bool(invitation.was_there) and _holds(actor, invitation)


def may_type_minutes(actor: Actor, meeting: Meeting) -> bool:
    """Say whether the actor holds the pen: one person who runs the meeting types at a time."""
    return actor.user_id is not None and meeting.minutes_by_id == actor.user_id and may_run_meeting(actor, meeting)


def may_correct_minutes(actor: Actor, invitation: Invitation) -> bool:
    """Say whether the actor may ask for a correction: the seat's holder, by account or link, while the minutes are out."""
    return invitation.meeting.minutes_state == choices.MinutesState.SENT and _holds(actor, invitation)


def meetings_run_by(actor: Actor) -> Iterable[str]:
    """Return the public ids of the meetings that the actor runs: whose groups they keep going."""
    own = actor.places(Scope.GROUP.value, Role.ORGANISER.value, Role.DELEGATE.value)
    areas = actor.places(Scope.AREA.value, Role.OFFICER.value, Role.COORDINATOR.value)
    run = Q(group_id__in=own) | Q(group__partnership__isnull=True, group__area_id__in=areas)
    run |= Q(group__partnership__public_id__in=partnerships.partnerships_run_by(actor))
    return Meeting.objects.filter(run).values_list("public_id", flat=True)


def closed_parts_run_by(actor: Actor) -> Iterable[str]:
    """Return the public ids of the meetings that the actor runs and whose part B they may read."""
    return queries.closed_meetings(actor).filter(public_id__in=meetings_run_by(actor)).values_list("public_id", flat=True)


def _holds(actor: Actor, invitation: Invitation) -> bool:
    """Say whether the actor holds the seat of an invitation, by account or by its link."""
    if actor.may_by_link(choices.PURPOSE, invitation.subject):
        return True
    return any(seat.pk == invitation.member_id for seat in seats.seats_of_user(invitation.meeting.group, actor))
