"""What this room still asks of schools: replies to open questions, each by whoever holds the seat."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from joinedup.contacts.choices import LEAD
from joinedup.contacts.queries import AsksWanted, OpenAsk
from joinedup.core import clock
from joinedup.decisions import choices
from joinedup.decisions.models import Reply
from joinedup.decisions.queries.questions import is_open_to
from joinedup.groups import queries as groups
from joinedup.groups.choices import VOTING


def open_asks(wanted: AsksWanted) -> Iterator[OpenAsk]:
    """Return the replies that are owed to open questions; what is for partners only is not named."""
    asked = wanted.where(organisation="member__organisation_id", area="question__group__area_id", person="member__person_id")
    asked &= wanted.seen("question__group", groups.visible_groups)
    open_now = {
        "question__state": choices.State.OPEN,
        "question__closes_on__gte": clock.today(),
        "member__until_on__isnull": True,
        "member__part__in": VOTING,
    }
    rows = Reply.objects.filter(asked, says="", **open_now)
    for row in rows.select_related("question__group__area", "question__group__partnership", "member__person", "member__group").order_by(
        "pk"
    ):
        if not is_open_to(row):
            continue
        question, group = row.question, row.question.group
        title = _("a question for partners only") if question.is_closed_part else question.title
        yield OpenAsk(
            organisation_id=row.member.organisation_id,
            area_id=group.area_id,
            kind=LEAD,
            what=_("Reply in writing: %(title)s") % {"title": title},
            whose=group.partnership.name if group.partnership else group.area.name,
            asked_on=question.asked_on,
            due_on=question.closes_on,
            href=reverse("decisions:answer_question", args=[row.public_id]),
            subject=row.subject,
            purpose=choices.PURPOSE,
            person_id=row.member.person_id,
            asked=row.member.person.name,
        )
