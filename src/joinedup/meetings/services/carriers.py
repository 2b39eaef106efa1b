"""Who carries the decisions of a meeting inside each partner: each says it, and who has not said it is reminded."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.core import clock
from joinedup.core.actors import SYSTEM, Actor
from joinedup.core.refusals import Refused, require
from joinedup.core.versions import save_version
from joinedup.decisions import services as carriers
from joinedup.meetings import choices, policies, queries
from joinedup.meetings.models import Decision, Invitation, Meeting
from joinedup.meetings.services import mails
from joinedup.meetings.services.meetings import record


@transaction.atomic
def carry_decisions(*, invitation: Invitation, names: Mapping[str, str], by: Actor) -> None:
    """Say for the seat's organisation who carries each decision of the meeting: by decision, the person's name; "" says nothing."""
    meeting = invitation.meeting
    require(policies.may_answer_for_organisation(by, invitation), _("Only somebody of this organisation may say who carries it there."))
    for line in queries.minutes_of(meeting, by, invitation):
        for row in line.decisions:
            if row.is_taken and (name := names.get(row.public_id, "").strip()):
                whose = invitation.member.organisation
                carriers.name_carrier(about=row.subject, group=meeting.group, organisation=whose, name=name, by=by)


@transaction.atomic
def remind_carriers(*, meeting: Meeting, by: Actor) -> int:
    """Remind the partners that have not said who carries what the meeting decided, once a day at most; return how many mails wait."""
    meeting = queries.locked(meeting)
    require(by == SYSTEM or policies.may_run_meeting(by, meeting), _("Only the chair, the clerk or an organiser may do this."))
    require(meeting.minutes_state in queries.OUT, _("Send the minutes first: partners say by them who carries what."))
    require(meeting.carriers_reminded_on != clock.today(), _("They were reminded today already."))
    silent = queries.without_carrier(meeting)
    owing = queries.seats_to_carry(meeting, silent)
    require(bool(owing), _("Every partner has said who carries what was decided."))
    meeting.carriers_reminded_on = clock.today()
    save_version(meeting, expected=meeting.version, fields=["carriers_reminded_on"])
    own = {row.public_id: _facts(silent[row.member.organisation_id]) for row in owing}
    letter = mails.Letter("carriers", key=clock.today().isoformat(), action=_("Say who carries it"), own=own)
    n_mails = mails.to_invited(letter, meeting, by=by, only=owing)
    record(meeting, "meeting.carriers_reminded", by, n_mails=n_mails)
    return n_mails


def remind_due_carriers() -> int:
    """Remind once, by itself, where minutes with decisions went out a week ago; return for how many meetings."""
    done = 0
    for meeting in queries.to_ask_for_carriers():
        try:
            remind_carriers(meeting=meeting, by=SYSTEM)
            done += 1
        except Refused:  # every partner has said it, or somebody was faster
            continue
    return done


def _facts(owed: list[Decision]) -> dict[str, object]:
    """Return the words of the decisions; those of part B are counted, and stand in no mail."""
    texts = [row.text for row in owed if row.item.part == choices.Part.A]
    return {"decided": texts, "has_closed": len(texts) < len(owed)}
