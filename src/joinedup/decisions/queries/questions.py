"""Which questions somebody may see, who replied, and what is due."""

from datetime import datetime, timedelta
from typing import Final

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from joinedup.audit import queries as audit
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.refusals import require_found
from joinedup.decisions import choices
from joinedup.decisions.models import Question, Reply
from joinedup.groups import queries as groups
from joinedup.groups.models import Group, Member

_EVENTS: Final = {
    "question.asked": gettext_lazy("Question asked"),
    "question.answered": gettext_lazy("Reply given or changed"),
    "question.reply_noted": gettext_lazy("Reply by telephone written down"),
    "question.carriers_reminded": gettext_lazy("Reminder sent to who has not said who carries it"),
    "question.reminded": gettext_lazy("Reminder sent to who owes a reply"),
    "question.chair_asked": gettext_lazy("Votes equal: the chair is asked"),
    "question.settled": gettext_lazy("Counted"),
    "question.withdrawn": gettext_lazy("Withdrawn"),
    "decision.carried_inside": gettext_lazy("Said who carries it"),
}
_WITH = ("group__area", "group__partnership")


def visible_questions(viewer: Actor, group: Group) -> QuerySet[Question]:
    """Return the questions of a group that the viewer sees: what is for partners only is left out for everybody else."""
    rows = Question.objects.filter(group=group, group__in=groups.visible_groups(viewer)).select_related(*_WITH)
    return rows if groups.is_insider(viewer, group) else rows.filter(part=choices.Part.A)


def questions_of(group: Group, viewer: Actor) -> list[Question]:
    """Return the questions of a group that the viewer may read: the open ones first, then the newest."""
    rows = visible_questions(viewer, group).order_by("-asked_on", "-pk")[:60]
    return sorted(rows, key=lambda row: row.state != choices.State.OPEN)


def question_for(public_id: str, viewer: Actor) -> Question:
    """Return the question if the viewer may read it, inside the area in which they stand; raise Missing otherwise."""
    found = require_found(Question.objects.select_related(*_WITH).filter(public_id=public_id).first())
    here = viewer.area_id is None or found.group.area_id == viewer.area_id
    return require_found(found if here and visible_questions(viewer, found.group).filter(pk=found.pk).exists() else None)


def locked(question: Question) -> Question:
    """Return the present row, locked until the transaction ends."""
    return Question.objects.select_for_update(of=("self",)).select_related(*_WITH).get(pk=question.pk)


def replies_of(question: Question) -> list[Reply]:
    """Return the replies with their seats, by organisation, those of seats that ended since too."""
    rows = question.replies.select_related("member__person", "member__organisation", "member__group", "question")
    return sorted(rows, key=lambda row: (row.member.organisation.name, row.member.person.name))


def voters_asked(question: Question) -> list[Member]:
    """Return the seats whose replies count: those that were asked and that vote now."""
    asked = set(question.replies.values_list("member_id", flat=True))
    return [member for member in groups.voters_of(question.group) if member.pk in asked]


def is_open_to(reply: Reply) -> bool:
    """Say whether whoever holds this seat may read the question now: one for partners only is shut to observers and to who has left."""
    return not reply.question.is_closed_part or groups.may_read_closed(reply.member)


def reply_of(question: Question, viewer: Actor) -> Reply | None:
    """Return the viewer's own reply to a question, or None."""
    seats = {seat.pk for seat in groups.seats_of_user(question.group, viewer)}
    return next((row for row in question.replies.all() if row.member_id in seats), None)


def reply_noted(question: Question, public_id: str) -> Reply:
    """Return a reply of a question, for whoever keeps the group going; raise Missing when there is none."""
    return require_found(next((row for row in replies_of(question) if row.public_id == public_id), None))


def reply_answering(public_id: str, viewer: Actor) -> Reply:
    """Return the reply that the viewer may give: by its link, or in their own seat; raise Missing otherwise."""
    rows = Reply.objects.select_related(
        "question__group__area", "question__group__partnership", "member__person", "member__organisation", "member__group"
    )
    row = require_found(rows.filter(public_id=public_id).first())
    require_found(row if is_open_to(row) else None)
    if viewer.may_by_link(choices.PURPOSE, row.subject):
        return row
    seats = {seat.pk for seat in groups.seats_of_user(row.question.group, viewer)}
    return require_found(row if row.member_id in seats else None)


def settled_between(group: Group, after: datetime | None, until: datetime, *, with_closed: bool) -> list[Question]:
    """Return what a group decided in writing between two moments: what its next meeting minutes, part B only when asked for."""
    rows = Question.objects.filter(group=group, state=choices.State.SETTLED, settled_at__lte=until)
    if after is not None:
        rows = rows.filter(settled_at__gt=after)
    return list((rows if with_closed else rows.filter(part=choices.Part.A)).order_by("settled_at", "pk"))


def to_remind() -> list[Question]:
    """Return the open questions whose deadline is near and whose reminder has not gone."""
    near = clock.today() + timedelta(days=choices.REMIND_DAYS)
    rows = Question.objects.filter(state=choices.State.OPEN, reminded_on__isnull=True, closes_on__lte=near, closes_on__gte=clock.today())
    return list(rows.exclude(asked_on=clock.today()).select_related(*_WITH).order_by("pk"))


def to_settle() -> list[Question]:
    """Return the open questions whose deadline is over, but for those that wait for their chair."""
    rows = Question.objects.filter(state=choices.State.OPEN, closes_on__lt=clock.today(), chair_asked_on__isnull=True)
    return list(rows.select_related(*_WITH).order_by("pk"))


def to_ask_for_carriers() -> list[Question]:
    """Return the questions decided a week ago or more whose partners have not been reminded to say who carries it."""
    since, until = (clock.now() - timedelta(days=days) for days in (choices.CARRIER_MOST_DAYS, choices.CARRIER_DAYS))
    rows = Question.objects.filter(result=choices.Result.CARRIED, settled_at__range=(since, until), carriers_reminded_on__isnull=True)
    return list(rows.filter(group__ended_on=None, group__area__closed_at=None).select_related(*_WITH).order_by("pk"))


def timeline(question: Question, *, most: int = 40) -> list[dict[str, object]]:
    """Return what happened to a question, the newest first."""
    lines = audit.entries_about(question.subject)[-most:]
    return [{"title": str(_EVENTS.get(line.verb, line.verb)), "when": line.at, "by": line.who, "text": ""} for line in reversed(lines)]
