"""What this room still asks of schools, each by whoever holds the seat: replies to open questions, and who carries what was decided."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from joinedup.contacts.choices import LEAD
from joinedup.contacts.queries import AsksWanted, OpenAsk
from joinedup.core import clock
from joinedup.decisions import choices
from joinedup.decisions.models import Carrier, Reply
from joinedup.decisions.queries.questions import is_open_to
from joinedup.groups import queries as groups
from joinedup.groups.choices import VOTING


def open_asks(wanted: AsksWanted) -> Iterator[OpenAsk]:
    """Return what this room still asks."""
    yield from _replies(wanted)
    yield from _carriers(wanted)


def _replies(wanted: AsksWanted) -> Iterator[OpenAsk]:
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
        href = reverse("decisions:answer_question", args=[row.public_id])
        yield _ask(row, _("Reply in writing: %(title)s"), href, asked_on=row.question.asked_on, due_on=row.question.closes_on)


def _carriers(wanted: AsksWanted) -> Iterator[OpenAsk]:
    """Return, for each partner's first seat, the questions decided lately of which it has not said who carries it."""
    asked = wanted.where(organisation="member__organisation_id", area="question__group__area_id", person="member__person_id")
    asked &= wanted.seen("question__group", groups.visible_groups)
    said = Carrier.objects.filter(about_id=OuterRef("question__public_id"), organisation_id=OuterRef("member__organisation_id"))
    rows = Reply.objects.filter(
        asked,
        ~Exists(said),
        question__result=choices.Result.CARRIED,
        question__settled_at__gt=clock.now() - timedelta(days=choices.CARRIER_MOST_DAYS),
        question__group__ended_on=None,
        member__until_on=None,
        member__part__in=VOTING,
    ).select_related("question__group__area", "question__group__partnership", "member__person")
    first = {(row.question_id, row.member.organisation_id): row for row in rows.order_by("-member_id")}
    for row in sorted(first.values(), key=lambda row: row.pk):
        settled_on = clock.day_of(row.question.settled_at or row.created_at)
        href = reverse("decisions:carry_decision", args=[row.public_id])
        yield _ask(row, _("Say who carries what was decided: %(title)s"), href, asked_on=settled_on)


def _ask(row: Reply, words: str, href: str, *, asked_on: date, due_on: date | None = None) -> OpenAsk:
    question, group = row.question, row.question.group
    title = _("a question for partners only") if question.is_closed_part else question.title
    return OpenAsk(
        organisation_id=row.member.organisation_id,
        area_id=group.area_id,
        kind=LEAD,
        what=words % {"title": title},
        whose=group.partnership.name if group.partnership else group.area.name,
        asked_on=asked_on,
        due_on=due_on,
        href=href,
        subject=row.subject,
        purpose=choices.PURPOSE,
        person_id=row.member.person_id,
        asked=row.member.person.name,
    )
