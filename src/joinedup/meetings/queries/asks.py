"""What this room still asks of schools: whether their people come."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from joinedup.contacts.queries import AsksWanted, OpenAsk
from joinedup.core import clock
from joinedup.directory.choices import AskKind
from joinedup.meetings import choices
from joinedup.meetings.models import Invitation
from joinedup.meetings.queries.meetings import visible_meetings


def open_asks(wanted: AsksWanted) -> Iterator[OpenAsk]:
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
        group = row.meeting.group
        yield OpenAsk(
            organisation_id=row.member.organisation_id,
            area_id=group.area_id,
            kind=AskKind.MEETINGS,
            what=_("Say whether you come: %(title)s") % {"title": row.meeting.title},
            whose=group.partnership.name if group.partnership else group.area.name,
            asked_on=clock.day_of(row.sent_at or row.created_at),
            due_on=row.meeting.on,
            href=reverse("meetings:answer_invitation", args=[row.public_id]),
            subject=row.subject,
            purpose=choices.PURPOSE,
            person_id=row.member.person_id,
        )
