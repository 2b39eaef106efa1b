"""Whom the room writes to, and how: texts are templates, each mail leaves once per key."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from joinedup.accounts import queries as accounts
from joinedup.accounts.services import links, mail_choices
from joinedup.core.actors import Actor
from joinedup.directory import queries as directory
from joinedup.directory.models import Person
from joinedup.notices import services as notices
from joinedup.partnerships import choices, queries
from joinedup.partnerships.models import Partner, Partnership

NEWS = "partnerships.news"
TELLING = ("agreement_in_force",)  # templates that ask nothing: they go as each reader chose


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail of this room: its template, the facts in it and what makes it the same mail when it is posted twice."""

    template: str
    key: str
    facts: dict[str, Any] = field(default_factory=dict)
    at_once: bool = False


def to_partner(letter: Letter, partner: Partner, *, by: Actor, purpose: str = "") -> str:
    """Post a mail to a partner's person, with a link of their own when a purpose is given; return the address, "" when there is none."""
    name, address = signatory_address(partner) if purpose == choices.SIGN_PURPOSE else coordinator_address(partner)
    if not address:
        return ""
    facts = {"name": name, "organisation": partner.organisation.name, **letter.facts}
    if purpose:
        facts["action_url"] = _link(partner, purpose, name=name, address=address, by=by)
        facts["action_text"] = _("Read and answer") if purpose == choices.SIGN_PURPOSE else _("Read and comment")
    _post(letter, partner.partnership, to=address, facts=facts, key=partner.public_id, by=by)
    return address


def to_organisers(letter: Letter, partnership: Partnership, *, by: Actor) -> None:
    """Post a mail to everybody who organises the partnership."""
    for address in queries.organiser_addresses(partnership):
        to_user(letter, partnership, address, by=by)


def to_address(letter: Letter, partner: Partner, address: str, *, by: Actor) -> None:
    """Post a mail about a partner to exactly this address: receipts go to who pressed."""
    facts = {"organisation": partner.organisation.name, **letter.facts}
    _post(letter, partner.partnership, to=address, facts=facts, key=partner.public_id, by=by)


def to_user(letter: Letter, partnership: Partnership, address: str, *, by: Actor) -> None:
    """Post a mail about the partnership to one person with an account, with the address of its page."""
    facts = {"action_url": partnership_url(partnership), "action_text": _("Open the partnership"), **letter.facts}
    _post(letter, partnership, to=address, facts=facts, key=partnership.public_id, by=by)


def to_everybody(letter: Letter, partners: Iterable[Partner], partnership: Partnership, *, by: Actor) -> None:
    """Post a mail to every partner and to the organisers."""
    for partner in partners:
        to_partner(letter, partner, by=by)
    to_organisers(letter, partnership, by=by)


def signatory_address(partner: Partner) -> tuple[str, str]:
    """Return name and address of who signs: the named signatory, else who leads the organisation; their own address before a shared one."""
    if partner.signatory is not None:
        return partner.signatory.name, _address(partner.signatory)
    return _asked(partner)


def coordinator_address(partner: Partner) -> tuple[str, str]:
    """Return name and address of the person whom the partner named for this partnership, else of who signs."""
    if partner.coordinator is not None and _address(partner.coordinator):
        return partner.coordinator.name, _address(partner.coordinator)
    return signatory_address(partner)


def partnership_url(partnership: Partnership) -> str:
    """Return the whole address of the partnership's page."""
    return settings.SITE_URL + reverse("partnerships:show_partnership", args=[partnership.area.slug, partnership.public_id])


def _address(person: Person) -> str:
    found = person.addresses.order_by("is_shared", "pk").first()
    return found.email if found else ""


def _asked(partner: Partner) -> tuple[str, str]:
    contacts = [contact for contact in directory.people_to_ask(partner.organisation) if not contact.is_delegate]
    best = next((contact for contact in contacts if not contact.is_shared), contacts[0] if contacts else None)
    return (best.name, best.email) if best else ("", "")


def _link(partner: Partner, purpose: str, *, name: str, address: str, by: Actor) -> str:
    days = choices.SIGN_LINK_DAYS if purpose == choices.SIGN_PURPOSE else choices.READ_LINK_DAYS
    area = partner.partnership.area
    title = partner.partnership.name
    giver = by.within(area_id=area.pk, area_slug=area.slug)
    return links.give_link(purpose=purpose, subject=partner.subject, address=address, days=days, by=giver, name=name, title=title)


def _post(letter: Letter, partnership: Partnership, *, to: str, facts: dict[str, Any], key: str, by: Actor) -> None:
    area = partnership.area
    is_news = letter.template in TELLING
    if is_news and not accounts.wants_mail(area_id=area.pk, address=to, kind=NEWS):
        return
    notices.post(
        notices.Mail(
            key=f"partnerships.{letter.template}:{letter.key}:{key}:{to}"[:200],
            to=to,
            template=f"partnerships/mail/{letter.template}",
            context={"name": "", "partnership": partnership.name, "host": area.name, **facts},
            about=partnership.subject,
            area_id=area.pk,
            sender_name=area.name,
            reply_to=area.reply_to,
            when=notices.Urgency.NOW if letter.at_once else notices.Urgency.WORKING_HOURS,
            is_news=is_news,
            unsubscribe_url=mail_choices.unsubscribe_url(area=area, address=to, kind=NEWS, by=by) if is_news else "",
        ),
        by=by,
    )
