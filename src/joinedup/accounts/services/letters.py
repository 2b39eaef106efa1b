"""A mail of an area to one person, with a link of their own in it; the mail names the area it comes from."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from joinedup.accounts.models import Area
from joinedup.accounts.services import links
from joinedup.core.actors import Actor
from joinedup.core.subjects import Subject
from joinedup.notices import services as notices


@dataclass(frozen=True, slots=True)
class Letter:
    """What is written to whom: the template, and the key that makes it the same mail when it is posted twice."""

    template: str
    key: str
    to: str
    name: str
    about: Subject
    when: notices.Urgency = notices.Urgency.WORKING_HOURS


@dataclass(frozen=True, slots=True)
class LinkFor:
    """What the link in a letter lets its holder do, with what, for how many days, and how its page is headed."""

    purpose: str
    subject: Subject
    days: int
    title: str


def post(letter: Letter, link: LinkFor, *, area: Area, by: Actor, facts: dict[str, Any]) -> datetime:
    """Post a letter of this area and return when it may leave."""
    url = links.give_link(
        purpose=link.purpose,
        subject=link.subject,
        address=letter.to,
        days=link.days,
        by=by.within(area_id=area.pk, area_slug=area.slug),
        name=letter.name,
        title=link.title,
        ask=area.reply_to or area.name,
    )
    mail = notices.Mail(
        key=letter.key,
        to=letter.to,
        template=letter.template,
        context={"host": area.name, "name": letter.name, "action_url": url, **facts},
        sender_name=area.name,
        about=letter.about,
        area_id=area.pk,
        reply_to=area.reply_to,
        when=letter.when,
    )
    return notices.post(mail, by=by).goes_at
