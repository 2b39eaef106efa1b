"""What this room still asks of schools: whether their people come, and who carries there what was decided."""

from collections.abc import Iterator
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from joinedup.contacts.queries import AsksWanted, OpenAsk
from joinedup.core import clock
from joinedup.directory.choices import AskKind
from joinedup.meetings import choices
from joinedup.meetings.models import Invitation
from joinedup.meetings.queries.meetings import visible_meetings
from joinedup.meetings.queries.minutes import seats_owing_carriers


def open_asks(wanted: AsksWanted) -> Iterator[OpenAsk]:
    """Return what this room still asks."""
    yield from _invitations(wanted)
    yield from _carriers(wanted)


def _invitations(wanted: AsksWanted) -> Iterator[OpenAsk]:
    """Return the invitations to coming meetings that nobody has answered."""
    asked = wanted.where(organisation="member__organisation_id", area="meeting__group__area_id", person="member__person_id")
    rows = Invitation.objects.filter(
        asked & wanted.seen("meeting", visible_meetings),
        answer=choices.Answer.WAITING,
        sent_at__isnull=False,
        member__until_on__isnull=True,
        meeting__state=choices.State.PLANNED,
        meeting__starts_at__gt=clock.now(),
    )
    for row in rows.select_related("meeting__group__area", "meeting__group__partnership", "member").order_by("pk"):
        what = _("Say whether you come: %(title)s") % {"title": row.meeting.title}
        href = reverse("meetings:answer_invitation", args=[row.public_id])
        yield _ask(row, what, href, asked_at=row.sent_at or row.created_at, due_on=row.meeting.on)


def _carriers(wanted: AsksWanted) -> Iterator[OpenAsk]:
    """Return, for each partner's first seat, the minutes sent lately of whose decisions it has not said who carries them.

    The decisions themselves are not named: some are for partners only.
    """
    asked = wanted.where(organisation="member__organisation_id", area="meeting__group__area_id", person="member__person_id")
    rows = seats_owing_carriers().filter(asked & wanted.seen("meeting", visible_meetings))
    rows = rows.select_related("meeting__group__area", "meeting__group__partnership", "member")
    first = {(row.meeting_id, row.member.organisation_id): row for row in rows.order_by("-member_id")}
    for row in sorted(first.values(), key=lambda row: row.pk):
        what = _("Say who carries what was decided: %(title)s") % {"title": row.meeting.title}
        href = reverse("meetings:carry_decisions", args=[row.public_id])
        yield _ask(row, what, href, asked_at=row.meeting.minutes_sent_at or row.created_at)


def _ask(row: Invitation, what: str, href: str, *, asked_at: datetime, due_on: date | None = None) -> OpenAsk:
    group = row.meeting.group
    return OpenAsk(
        organisation_id=row.member.organisation_id,
        area_id=group.area_id,
        kind=AskKind.MEETINGS,
        what=what,
        whose=group.partnership.name if group.partnership else group.area.name,
        asked_on=clock.day_of(asked_at),
        due_on=due_on,
        href=href,
        subject=row.subject,
        purpose=choices.PURPOSE,
        person_id=row.member.person_id,
    )
