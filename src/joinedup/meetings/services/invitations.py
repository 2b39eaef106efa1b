"""Invitations are sent and answered; attendance is written down."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.refusals import require
from joinedup.core.versions import save_version
from joinedup.meetings import choices, policies, queries
from joinedup.meetings.models import Invitation, Meeting
from joinedup.meetings.services import mails
from joinedup.meetings.services.meetings import check_runs, record


def places_made(meeting: Meeting) -> list[Invitation]:
    """Give every present seat of the group its invitation; return those of all seats, without sending anything."""
    new = [Invitation(meeting=meeting, member=place.member) for place in queries.places_for(meeting) if place.invitation is None]
    Invitation.objects.bulk_create(new, ignore_conflicts=True)
    return queries.invitations_of(meeting)


@transaction.atomic
def send_invitations(*, meeting: Meeting, by: Actor) -> int:
    """Ask every seat that was not asked yet whether they come; return how many mails wait to go out."""
    meeting = queries.locked(meeting)
    check_runs(meeting, by)
    require(not queries.is_writing(meeting, *mails.ASKING), _("Mails that ask people are still being written. Wait until they are."))
    new = [row for row in places_made(meeting) if row.sent_at is None and row.member.until_on is None]
    require(bool(new), _("Everybody in the group has been asked already."))
    n_mails = mails.to_invited(mails.invitation_letter(), meeting, by=by, only=new)
    require(n_mails > 0 or meeting.invited_at is not None, _("Nobody in the group has an e-mail address yet. Add addresses first."))
    require(n_mails > 0, _("Everybody in the group who has an address was asked already."))
    if meeting.invited_at is None:
        meeting.invited_at = clock.now()
        save_version(meeting, expected=meeting.version, fields=["invited_at"])
    record(meeting, "meeting.invited", by, n_mails=n_mails)
    return n_mails


@transaction.atomic
def answer_invitation(*, invitation: Invitation, answer: str, sends: str = "", by: Actor) -> None:
    """Say whether somebody comes, sends someone or cannot; it can be changed until the meeting is over."""
    require(policies.may_answer_invitation(by, invitation), _("Only whoever is invited, or who runs the meeting, may answer."))
    meeting = invitation.meeting
    require(meeting.state == choices.State.PLANNED, _("This meeting was cancelled."))
    require(clock.now() <= meeting.ends_at, _("This meeting is over."))
    word = choices.Answer(answer)
    require(word in choices.TO_GIVE, _("Choose one of the answers."), field="answer")
    require(word != choices.Answer.SENDING or bool(sends), _("Say who comes for you."), field="sends")
    invitation.answer, invitation.answered_at = word.value, clock.now()
    invitation.sends = sends if word == choices.Answer.SENDING else ""
    save_version(invitation, expected=invitation.version, fields=["answer", "answered_at", "sends"])
    record(meeting, "meeting.answered", by, invitation=invitation.public_id, answer=word.value)


@transaction.atomic
def take_attendance(*, meeting: Meeting, there: Mapping[str, str], expected: int, by: Actor) -> None:
    """Write down who was there: invitation -> "yes", "no", or the name of who came instead."""
    meeting = queries.locked(meeting)
    check_runs(meeting, by)
    save_version(meeting, expected=expected, fields=[])
    said = [(invitation, word) for invitation in places_made(meeting) if (word := there.get(invitation.public_id, ""))]
    for invitation, word in said:
        invitation.was_there = word != "no"
        invitation.came_instead = "" if word in {"yes", "no"} else word[:120]
    Invitation.objects.bulk_update([invitation for invitation, _word in said], ["was_there", "came_instead"])
    record(meeting, "meeting.attendance_taken", by)
