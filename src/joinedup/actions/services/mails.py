"""Whom the room writes to about one action, and how."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from joinedup.accounts.models import Area
from joinedup.accounts.services import links
from joinedup.actions import choices, queries
from joinedup.actions.models import Action
from joinedup.calendars import queries as calendars
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.directory.models import Person
from joinedup.notices import services as notices
from joinedup.ui import filters


def tell_owner(action: Action, *, by: Actor) -> bool:
    """Mail the owner what they promised, with a link to answer; say whether there was an address. Nobody is mailed about themselves."""
    address = queries.owner_address(action.owner)
    if not address or action.owner_id in by.people:
        return False
    facts = {"action_url": answer_link(action, address, by=by), "giver": "" if by.is_system else by.name}
    _post(action, "given", to=address, facts=facts, by=by, key=str(action.version))
    return True


def tell_keeper(action: Action, *, by: Actor) -> None:
    """Tell whoever wrote the action down that its owner cannot do it."""
    address = action.added_by.email if action.added_by else action.area.reply_to
    if address and address != by.email:
        page = settings.SITE_URL + reverse("actions:show_action", args=[action.area.slug, action.public_id])
        _post(action, "cannot", to=address, facts={"action_url": page}, by=by, key=str(action.version))


def answer_link(action: Action, address: str, *, by: Actor) -> str:
    """Return a link of the owner's own on which they say done, later or cannot."""
    days = max(0, (action.due_on - clock.today()).days) + choices.LINK_DAYS
    return links.give_link(
        purpose=choices.ANSWER_PURPOSE,
        subject=action.subject,
        address=address,
        days=days,
        by=by.within(area_id=action.area_id, area_slug=action.area.slug),
        name=action.owner.name,
        title=_told(action),
        ask=action.area.reply_to or action.area.name,
    )


def make_promises_link(area: Area, person: Person, address: str, *, by: Actor) -> links.MadeLink:
    """Make a link to the page of everything that a person still owes to an area, to be kept with the mail."""
    return links.make_link(
        purpose=choices.PROMISES_PURPOSE,
        subject=person.subject,
        address=address,
        days=choices.LINK_DAYS,
        by=by.within(area_id=area.pk, area_slug=area.slug),
        name=person.name,
        title=_("What you promised"),
        ask=area.reply_to or area.name,
    )


def promises_link(area: Area, person: Person, address: str, *, by: Actor) -> str:
    """Return a link to the page of everything that a person still owes to an area."""
    made = make_promises_link(area, person, address, by=by)
    links.keep_links([made], by=by.within(area_id=area.pk, area_slug=area.slug))
    return made.url


@dataclass(frozen=True, slots=True)
class Nudge:
    """A sender's own words, the link to answer, and what makes it the same mail when it is posted twice."""

    words: str
    link: str
    key: str


def nudge(person: Person, owed: Sequence[Action], words: Nudge, *, by: Actor) -> None:
    """Write to one owner in the sender's own words."""
    area = owed[0].area
    mail = notices.Mail(
        key=words.key,
        to=queries.owner_address(person),
        template="actions/mail/nudge",
        context={
            "name": person.name,
            "words": words.words,
            "owed": [{"what": _told(action), "due_on": action.due_on} for action in owed],
            "sender": by.name,
            "action_url": words.link,
        },
        sender_name=area.name,
        reply_to=by.email or area.reply_to,
        about=owed[0].subject,
        area_id=area.pk,
        when=notices.Urgency.WORKING_HOURS,
        is_machine=False,
    )
    notices.post(mail, by=by)


def own_subject(owed: Sequence[Action]) -> str:
    """Return the subject of a nudge from the sender's own mail program."""
    return _("How is it going? %(what)s") % {"what": _told(owed[0])}


def own_text(person: Person, owed: Sequence[Action], words: str, link: str, *, by: Actor) -> str:
    """Return the text of a nudge from the sender's own mail program."""
    lines = [f"- {_told(action)} ({_('due on %(day)s') % {'day': filters.day(action.due_on)}})" for action in owed]
    answer = [_("See and answer: %(link)s") % {"link": link}, ""] if link else []
    return "\n".join([_("Hello %(name)s,") % {"name": person.name}, "", words, "", *lines, "", *answer, by.name])


def keep_own(person: Person, owed: Sequence[Action], words: str, *, key: str, by: Actor) -> None:
    """Keep a nudge that went out from the sender's own mail program, where the other mails about the action are."""
    mail = notices.Mail(
        key=key,
        to=queries.owner_address(person),
        template="actions/mail/nudge",
        context={"subject": own_subject(owed)},
        sender_name=owed[0].area.name,
        reply_to=by.email,
        about=owed[0].subject,
        area_id=owed[0].area_id,
    )
    notices.keep_own(mail, text=own_text(person, owed, words, "", by=by), by=by)


def _told(action: Action) -> str:
    return calendars.told(action.about_kind, action.what)


def _post(action: Action, template: str, *, to: str, facts: dict[str, Any], by: Actor, key: str) -> None:
    about = calendars.about_for(action.about, action.area.slug)
    context = {
        "name": action.owner.name,
        "organisation": action.organisation.name,
        "what": _told(action),
        "detail": action.detail and calendars.told(action.about_kind, action.detail),
        "due_on": action.due_on,
        "reason": action.cannot_reason and calendars.told(action.about_kind, action.cannot_reason),
        "about": about.name if about else "",
        **facts,
    }
    mail = notices.Mail(
        key=f"action.{template}:{action.public_id}:{key}",
        to=to,
        template=f"actions/mail/{template}",
        context=context,
        sender_name=action.area.name,
        reply_to=action.area.reply_to,
        about=action.subject,
        area_id=action.area_id,
        when=notices.Urgency.WORKING_HOURS,
    )
    notices.post(mail, by=by)
