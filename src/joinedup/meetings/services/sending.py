"""The agenda goes out: by itself on its day, or when whoever runs the meeting presses; each time exactly once."""

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.core import clock
from joinedup.core.actors import SYSTEM, Actor
from joinedup.core.refusals import require
from joinedup.core.versions import save_version
from joinedup.meetings import choices, queries
from joinedup.meetings.models import Meeting
from joinedup.meetings.services import mails
from joinedup.meetings.services.invitations import places_made
from joinedup.meetings.services.meetings import check_runs, record


@transaction.atomic
def send_agenda(*, meeting: Meeting, by: Actor) -> int:
    """Send the agenda as it is now to every seat of the group; return how many mails wait to go out."""
    meeting = queries.locked(meeting)
    check_runs(meeting, by)
    return _send(meeting, by)


def send_due_agendas() -> int:
    """Send the agendas whose day has come; each goes once, also when two workers try at the same time."""
    sent = 0
    for meeting in queries.with_agenda_due():
        with transaction.atomic():
            row = queries.locked(meeting)
            is_due = row.agenda_sent_at is None and row.state == choices.State.PLANNED and row.agenda_goes_alone
            if is_due and any(place.email for place in queries.places_for(row)):
                _send(row, SYSTEM)
                sent += 1
    return sent


def _send(meeting: Meeting, by: Actor) -> int:
    require(meeting.items.filter(state=choices.ItemState.ON_AGENDA).exists(), _("There is nothing on the agenda yet."))
    places_made(meeting)
    meeting.agenda_sent_at, meeting.agenda_number = clock.now(), meeting.agenda_number + 1
    meeting.invited_at = meeting.invited_at or clock.now()
    save_version(meeting, expected=meeting.version, fields=["agenda_sent_at", "agenda_number", "invited_at"])
    n_mails = mails.to_invited(mails.agenda_letter(meeting), meeting, by=by)
    require(n_mails > 0, _("Nobody in the group has an e-mail address yet. Add addresses first."))
    record(meeting, "meeting.agenda_sent", by, number=meeting.agenda_number, n_mails=n_mails)
    return n_mails
