"""Two questions after a meeting: who has answered and what was answered are kept apart, and neither table keeps an order."""

from secrets import SystemRandom
from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.core.actors import Actor
from joinedup.core.refusals import require
from joinedup.meetings import choices, policies, queries
from joinedup.meetings.models import Invitation, Meeting, PulseAnswer, PulseToken

shuffle = SystemRandom().shuffle


@transaction.atomic
def give_pulse(*, invitation: Invitation, worth: str, learners: str, by: Actor) -> None:
    """Say how a meeting was, once; nothing is recorded beside it, and inside the database nothing leads from an answer to who gave it.

    Who holds two backups, made before and after one answer, can compare them: they differ by one mark and one answer.
    A row's place in its table would tell when it came, and two rows written together would tell who said what: so both tables
    of the meeting are written anew, each in an order of its own.
    """
    meeting = queries.locked(invitation.meeting)
    require(policies.may_give_pulse(by, invitation), _("Only who was at the meeting says how it was."))
    pulse = queries.pulse_of(meeting)
    require(pulse is not None, _("So few were there that we could not keep it anonymous. Ask one another."))
    require(pulse is not None and pulse.is_open, _("The time to say how it was is over."))
    given = PulseToken.objects.filter(invitation=invitation).exists()
    require(not given, _("You have said already how it was. Because it is anonymous, it cannot be changed."))
    answer = choices.Worth(worth).value, choices.Learners(learners).value
    _write_anew(meeting, invitation.pk, answer)


def _write_anew(meeting: Meeting, invitation_id: int, answer: tuple[str, str]) -> None:
    seats = [*PulseToken.objects.filter(meeting=meeting).values_list("invitation_id", flat=True), invitation_id]
    answers = [*PulseAnswer.objects.filter(meeting=meeting).values_list("worth", "learners"), answer]
    PulseToken.objects.filter(meeting=meeting).delete()
    PulseAnswer.objects.filter(meeting=meeting).delete()
    shuffle(seats)
    shuffle(answers)
    PulseToken.objects.bulk_create(PulseToken(meeting=meeting, invitation_id=seat) for seat in seats)
    PulseAnswer.objects.bulk_create(PulseAnswer(id=uuid4(), meeting=meeting, worth=worth, learners=said) for worth, said in answers)
