"""Who is invited, what they answered, who comes for which organisation."""

from collections.abc import Iterable
from dataclasses import dataclass

from joinedup.core.actors import Actor
from joinedup.core.refusals import require_found
from joinedup.directory.choices import AskKind
from joinedup.directory.policies import may_answer_for
from joinedup.groups import queries as groups
from joinedup.groups.models import Member
from joinedup.meetings import choices
from joinedup.meetings.models import Invitation, Meeting


@dataclass(frozen=True, slots=True)
class Place:
    """A seat of the group and its invitation, when there is one yet."""

    member: Member
    invitation: Invitation | None
    email: str

    @property
    def said(self) -> str:
        answer = self.invitation.answer if self.invitation else choices.Answer.WAITING
        words = str(choices.SAID[choices.Answer(answer)])
        return f"{words}: {self.invitation.sends}" if self.invitation and self.invitation.sends else words


@dataclass(frozen=True, slots=True)
class Attendance:
    """Answers to one meeting, by seat, and counted by organisation."""

    places: tuple[Place, ...]
    n_organisations: int
    n_coming: int  # organisations from which somebody comes

    def of(self, *answers: str) -> list[Place]:
        """Return the places with one of these answers."""
        return [place for place in self.places if (place.invitation.answer if place.invitation else "waiting") in answers]


def invitations_of(meeting: Meeting) -> list[Invitation]:
    """Return the invitations to a meeting with their seats, those of members that left since too."""
    rows = meeting.invitations.select_related("member__person", "member__organisation", "member__deputy")
    return sorted(rows, key=lambda row: (row.member.organisation.name, row.member.person.name))


def invitation_of(meeting: Meeting, public_id: str) -> Invitation:
    """Return an invitation to this meeting; raise Missing otherwise."""
    return require_found(next((row for row in invitations_of(meeting) if row.public_id == public_id), None))


def places_for(meeting: Meeting) -> list[Place]:
    """Return every present seat of the group with its invitation and address."""
    members = groups.members_of(meeting.group)
    by_member = {row.member_id: row for row in meeting.invitations.all()}
    contacts = groups.contacts_of(members)
    return [Place(row, by_member.get(row.pk), contacts[row.pk].email if row.pk in contacts else "") for row in members]


def attendance_of(meeting: Meeting) -> Attendance:
    """Return who answered what, by seat and by organisation; observers and clerks are asked, but do not count as an organisation coming."""
    places = places_for(meeting)
    voting = [place for place in places if place.member.has_vote]
    comes = {place.member.organisation_id for place in voting if place.invitation and place.invitation.answer in _COMES}
    return Attendance(tuple(places), len({place.member.organisation_id for place in voting}), len(comes))


def own_invitation(meeting: Meeting, viewer: Actor) -> Invitation | None:
    """Return the viewer's own invitation to a meeting, or None."""
    seats = {seat.pk for seat in groups.seats_of_user(meeting.group, viewer)}
    return _first(row for row in meeting.invitations.select_related("member") if row.member_id in seats)


def invitation_answering(public_id: str, viewer: Actor) -> Invitation:
    """Return the invitation that the viewer may answer: by its link, in their own seat, or for their school; raise Missing otherwise."""
    rows = Invitation.objects.select_related(
        "meeting__group__area", "meeting__group__partnership", "member__person", "member__organisation", "member__group"
    )
    row = require_found(rows.filter(public_id=public_id).first())
    if viewer.may_by_link(choices.PURPOSE, row.subject):
        return row
    seats = {seat.pk for seat in groups.seats_of_user(row.meeting.group, viewer)}
    return require_found(row if row.member_id in seats or answers_for_seat(viewer, row) else None)


def answers_for_seat(viewer: Actor, invitation: Invitation) -> bool:
    """Say whether the viewer answers invitations for the seat's organisation: its lead, or a delegate for meetings."""
    return viewer.is_signed_in and may_answer_for(viewer, invitation.member.organisation, AskKind.MEETINGS)


_COMES = (choices.Answer.COMING, choices.Answer.SENDING)


def _first(rows: Iterable[Invitation]) -> Invitation | None:
    return next(iter(rows), None)
