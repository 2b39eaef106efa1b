"""Confirm in one press what was prepared for a school, and mail its office the one page of what is asked of it."""

from collections.abc import Callable, Collection

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.accounts.models import Area
from joinedup.accounts.services import links
from joinedup.audit import services as audit
from joinedup.contacts import choices, queries
from joinedup.contacts.queries import OpenAsk
from joinedup.core.actors import Actor
from joinedup.core.refusals import require, require_found
from joinedup.core.registry import Point
from joinedup.directory import policies as directory
from joinedup.directory import queries as organisations
from joinedup.directory.models import Organisation
from joinedup.notices import services as notices

confirmers: Point[Callable[[OpenAsk, Actor], None]] = Point("contacts.confirmers")
"""Functions that confirm what an open ask of their name (`OpenAsk.press`) holds; they judge the right again."""


@transaction.atomic
def confirm_asks(*, public_id: str, keys: Collection[str], by: Actor) -> int:
    """Confirm, for the school, what was ticked of all that others wrote down for it; return how many entries are confirmed now."""
    school = queries.asks_of_school(public_id, by)
    chosen = [one.ask for one in school.to_confirm if one.ask.key in keys]
    require(bool(chosen), _("Tick what is right."), field="keys")
    for ask in chosen:
        require_found(confirmers.get(ask.press))(ask, by)
    n = sum(len(ask.lines) for ask in chosen)
    audit.record(by=by, verb="asks.confirmed", about=school.organisation.subject, facts={"n": n})
    return n


@transaction.atomic
def send_asks(*, organisation: Organisation, area: Area, to: str, by: Actor) -> str:
    """Mail somebody at a school the link to the page of what this area asks of it; return the address."""
    require_found(organisation if directory.may_write_log(by, organisation) and by.area_id == area.pk else None)
    people = {person.person_id: person for person in queries.people_at(organisation, area.pk)}
    require(to in people, _("Choose somebody with an address that works."), field="to")
    attachment = require_found(organisations.attachment_of(organisation, area.pk))
    person = people[to]
    asks = queries.asks_by_link(attachment, person.email).shown
    require(bool(asks), _("Nothing is asked of this school just now."))
    sent = f"asks.sent:{attachment.public_id}:{person.email}:"
    notices.stop_about(organisation.subject, by=by, starting=sent)  # this mail takes the place of one that has not left
    title = _("What %(area)s asks of %(school)s") % {"area": area.name, "school": organisation.name}
    url = links.give_link(
        purpose=choices.ASKS_PURPOSE,
        subject=attachment.subject,
        address=person.email,
        days=choices.ASKS_DAYS,
        by=by,
        name=person.name,
        title=title,
        ask=area.reply_to or area.name,
    )
    mail = notices.Mail(
        key=sent + links.digest_of(url)[:16],
        to=person.email,
        template="contacts/mail/asks",
        context={"name": person.name, "school": organisation.name, "n": len(asks), "sender": by.name, "action_url": url},
        sender_name=area.name,
        reply_to=by.email or area.reply_to,
        about=organisation.subject,
        area_id=area.pk,
        when=notices.Urgency.WORKING_HOURS,
    )
    notices.post(mail, by=by)
    audit.record(by=by, verb="asks.sent", about=organisation.subject, area_id=area.pk, facts={"n": len(asks)})
    return person.email
