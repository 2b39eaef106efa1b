"""How a meeting was for those who were there: shown when the time to say it is over, and only when enough have said it."""

from dataclasses import dataclass
from datetime import date, timedelta

from joinedup.core import clock
from joinedup.meetings import choices
from joinedup.meetings.models import Invitation, Meeting, PulseToken


@dataclass(frozen=True, slots=True)
class Pulse:
    """What two questions after a meeting gave; counts stay empty until they may be shown."""

    closes_on: date
    is_open: bool
    n_answers: int
    worth: tuple[tuple[str, int], ...] = ()
    learners: tuple[tuple[str, int], ...] = ()

    @property
    def is_shown(self) -> bool:
        return bool(self.worth)


def pulse_of(meeting: Meeting) -> Pulse | None:
    """Return how the meeting was, or None where it is not asked: before its end, or when too few were there to stay unknown."""
    if meeting.ends_at > clock.now() or meeting.invitations.filter(was_there=True).count() < choices.PULSE_LEAST:
        return None
    closes_on = meeting.on + timedelta(days=choices.PULSE_DAYS)
    rows = list(meeting.pulse_answers.values_list("worth", "learners"))
    is_open = clock.today() <= closes_on
    if is_open or len(rows) < choices.PULSE_LEAST:
        return Pulse(closes_on, is_open, len(rows))
    worth = [(str(word.label), sum(row[0] == word for row in rows)) for word in choices.Worth]
    learners = [(str(word.label), sum(row[1] == word for row in rows)) for word in choices.Learners]
    return Pulse(closes_on, is_open, len(rows), tuple(worth), tuple(learners))


def owes_pulse(invitation: Invitation) -> bool:
    """Say whether whoever holds this seat may still say how the meeting was."""
    pulse = pulse_of(invitation.meeting)
    given = PulseToken.objects.filter(invitation=invitation).exists()
    return bool(invitation.was_there) and pulse is not None and pulse.is_open and not given
