"""Whom the room writes to: each seat with a vote, with a link of its own. What is for partners only stands in no mail."""

from collections.abc import Iterable, Mapping

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from joinedup.accounts.services import links
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.decisions import choices, queries
from joinedup.decisions.models import Question, Reply
from joinedup.groups import queries as groups
from joinedup.notices import services as notices
from joinedup.ui import filters


def to_seats(template: str, question: Question, rows: Iterable[Reply], *, key: str, action: str, by: Actor) -> int:
    """Post a mail about a question to the seats of these replies; return to how many."""
    standing = [row for row in rows if row.member.until_on is None and queries.is_open_to(row)]
    contacts = groups.contacts_of([row.member for row in standing])
    for row in standing:
        if contact := contacts.get(row.member_id):
            facts = {"name": contact.name, "organisation": row.member.organisation.name, "action_text": action}
            facts |= {"told_by": row.said_by, "writer": row.noted_by, "says": "" if question.is_closed_part else row.get_says_display()}
            facts["action_url"] = _link(question, row, contact, by=by)
            notices.post(_mail(template, question, contact.email, facts, key=f"{key}:{row.public_id}"), by=by)
    return len(contacts)


def to_chair(question: Question, *, by: Actor) -> None:
    """Tell the chair and the clerk that the votes are equal."""
    runs = [member for member in groups.members_of(question.group) if member.part in {"chair", "vice_chair", "clerk"}]
    area = question.group.area
    for member in runs:
        if contact := groups.contacts_of([member]).get(member.pk):
            page = reverse("decisions:settle_question", args=[area.slug, question.public_id])
            facts = {"name": contact.name, "action_url": settings.SITE_URL + page, "action_text": _("Decide")}
            notices.post(_mail("tie", question, contact.email, facts, key=f"tie:{member.public_id}"), by=by)


def _link(question: Question, row: Reply, contact: groups.Contact, *, by: Actor) -> str:
    area = question.group.area
    return links.give_link(
        purpose=choices.PURPOSE,
        subject=row.subject,
        address=contact.email,
        days=max(0, (question.closes_on - clock.today()).days) + choices.LINK_DAYS,
        by=by.within(area_id=area.pk, area_slug=area.slug),
        name=contact.name,
        title=_("A decision of %(group)s by written reply") % {"group": question.group.name},
    )


def _mail(template: str, question: Question, to: str, facts: Mapping[str, object], *, key: str) -> notices.Mail:
    area, is_closed = question.group.area, question.is_closed_part
    said: dict[str, object] = {
        "host": area.name,
        "group": question.group.name,
        "title": _("A question for partners only") if is_closed else question.title,
        "text": "" if is_closed else question.text,
        "why": "" if is_closed else question.why,
        "deadline": filters.day(question.closes_on),
        "silence_is_yes": question.silence_is_yes,
        "because": "" if is_closed else question.because,
        "outcome": str(question.get_result_display()) if question.result else "",
        "counted": {} if is_closed or not question.counted else question.counted,
        "is_carried": question.result == choices.Result.CARRIED,
    }
    return notices.Mail(
        key=f"decisions.{template}:{question.public_id}:{key}"[:200],
        to=to,
        template=f"decisions/mail/{template}",
        context={**said, **facts},
        about=question.subject,
        area_id=area.pk,
        sender_name=area.name,
        reply_to=area.reply_to,
        when=notices.Urgency.WORKING_HOURS,
    )
