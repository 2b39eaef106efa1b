"""The school's word for what was entered on its behalf: ask for it by link, give it entry by entry or in one press."""

from collections.abc import Collection, Iterable
from typing import Any, cast

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.accounts import queries as accounts
from joinedup.accounts.services import letters
from joinedup.audit import services as audit
from joinedup.brokerage import choices, policies, queries
from joinedup.brokerage.models import Need, Offer
from joinedup.brokerage.services import hearing, states, things
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.refusals import Missing, require
from joinedup.directory import queries as directory
from joinedup.directory.choices import AskKind
from joinedup.directory.models import Organisation

CONFIRM_DAYS = 60


@transaction.atomic
def ask_to_confirm(*, organisation: Organisation, area_id: int, by: Actor) -> str:
    """Mail the organisation a link to confirm in one press what was entered on its behalf; return the address it goes to."""
    if not policies.may_enter_for(by, organisation, area_id):
        raise Missing
    entries = queries.entries_to_confirm(organisation.pk, area_id)
    require(bool(entries), _("Nothing waits for this school's word."))
    contact = directory.person_to_ask(organisation, AskKind.NEEDS, area_id=area_id)
    require(contact is not None, _("We know no address at this school. Add a person with an address first."))
    assert contact is not None
    area, attachment = accounts.area_by_id(area_id), directory.attachment_of(organisation, area_id)
    assert attachment is not None
    key = f"entries.confirm:{organisation.public_id}:{area_id}:{clock.today().isoformat()}"
    letter = letters.Letter("brokerage/mail/confirm", key, contact.email, contact.name, organisation.subject)
    title = _("Check what we wrote down for %(name)s") % {"name": organisation.name}
    facts = {
        "organisation": organisation.name,
        "sender": by.name,
        "n": len(entries),
        "action_text": _("Check and confirm"),
        "why": _("You get this because %(host)s wrote something down on behalf of %(name)s.")
        % {"host": area.name, "name": organisation.name},
    }
    link = letters.LinkFor(choices.LinkPurpose.CONFIRM_ENTRIES, attachment.subject, CONFIRM_DAYS, title)
    letters.post(letter, link, area=area, by=by, facts=facts)
    audit.record(by=by, verb="entries.sent_to_confirm", about=organisation.subject, area_id=area_id, facts={"n": len(entries)})
    return contact.email


@transaction.atomic
def confirm_entries(*, organisation: Organisation, area_id: int, wrong: Iterable[str], by: Actor) -> tuple[int, int]:
    """Say for the organisation that what was entered on its behalf is right, and take out what is wrong; return both counts."""
    if not policies.may_confirm_entries(by, organisation, area_id):
        raise Missing
    taken_out, entries = set(wrong), queries.entries_to_confirm(organisation.pk, area_id)
    n_wrong = sum(entry.public_id in taken_out for entry in entries)
    for entry in entries:
        is_wrong = entry.public_id in taken_out
        with things.changed(cast(Any, entry), "withdrawn" if is_wrong else "confirmed", by=by) as row:
            if is_wrong:
                things.move(row, choices.State.WITHDRAWN)
            else:
                things.freshen(row, by=by)
                row.confirmed_at = clock.now()
    hearing.tell_confirmed(organisation.pk, area_id)
    return len(entries) - n_wrong, n_wrong


@transaction.atomic
def confirm_prepared(*, organisation_id: int, area_id: int, things: Collection[str], by: Actor) -> None:
    """Say for the organisation in one press that these needs and offers hold, whoever wrote them down."""
    named: dict[str, Any] = {"organisation_id": organisation_id, "public_id__in": things}
    for thing in [*Need.objects.filter(**named).order_by("pk"), *Offer.objects.filter(**named).order_by("pk")]:
        states.renew(thing=cast(Any, thing), by=by)
    if not queries.entries_to_confirm(organisation_id, area_id):
        hearing.tell_confirmed(organisation_id, area_id)
