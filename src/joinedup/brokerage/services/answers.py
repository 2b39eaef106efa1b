"""Answer a call: whether to take part, by whom it was said, and the school's word for what was entered on its behalf."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any, cast

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from joinedup.accounts.services import letters
from joinedup.audit import services as audit
from joinedup.brokerage import choices, policies, queries
from joinedup.brokerage.models import Appetite, CallAsk, Need, Offer
from joinedup.brokerage.services import states, things
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.pupils import refuse_pupils
from joinedup.core.refusals import Missing, require
from joinedup.core.versions import save_version
from joinedup.directory import queries as directory
from joinedup.directory.choices import AskKind
from joinedup.directory.models import Organisation
from joinedup.notices import services as notices

CONFIRM_DAYS = 60


@transaction.atomic
def answer_call(*, ask: CallAsk, answer: str, reason: str, by: Actor) -> CallAsk:
    """Say whether the organisation takes part this year, and why not; it can be changed until the call closes."""
    ask = _locked(ask, by)
    require(ask.call.state == choices.CallState.OPEN, _("This call is closed. Ask the person who sent it if you still want to answer."))
    require(answer in choices.Appetite.values, _("Choose an answer."), field="answer")
    not_now = answer in choices.NOT_THIS_YEAR
    require(not not_now or bool(reason.strip()), _("Say in a few words why not, for example “new head in January”."), field="reason")
    refuse_pupils(reason, field="reason")
    Appetite.objects.update_or_create(
        organisation_id=ask.organisation_id,
        area_id=ask.call.area_id,
        year=ask.call.year,
        defaults={"answer": answer, "reason": reason.strip(), "said_at": clock.now()},
    )
    _mark([ask], by)
    audit.record(by=by, verb="call_ask.answered", about=ask.subject, area_id=ask.call.area_id, facts={"answer": answer})
    return ask


def note_said(*, organisation_ids: Collection[int], area_ids: Collection[int], by: Actor) -> None:
    """Count new needs and offers as an answer to the open calls of these areas that ask their organisations."""
    waiting = (choices.Answered.SILENT, choices.Answered.ON_BEHALF)
    if not by.is_system:
        _mark([ask for ask in queries.open_asks_of(organisation_ids, area_ids, lock=True) if ask.answered in waiting], by)


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
    area, attachment = queries.area_of(area_id), directory.attachment_of(organisation, area_id)
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
    _note_confirmed(organisation.pk, area_id)
    return len(entries) - n_wrong, n_wrong


@transaction.atomic
def confirm_prepared(*, organisation_id: int, area_id: int, things: Collection[str], by: Actor) -> None:
    """Say for the organisation in one press that these needs and offers hold, whoever wrote them down."""
    named: dict[str, Any] = {"organisation_id": organisation_id, "public_id__in": things}
    for thing in [*Need.objects.filter(**named).order_by("pk"), *Offer.objects.filter(**named).order_by("pk")]:
        states.renew(thing=cast(Any, thing), by=by)
    if not queries.entries_to_confirm(organisation_id, area_id):
        _note_confirmed(organisation_id, area_id)


def _note_confirmed(organisation_id: int, area_id: int) -> None:
    for ask in queries.open_asks_of([organisation_id], [area_id], lock=True):
        if ask.answered == choices.Answered.ON_BEHALF:
            ask.answered, ask.confirmed_at = choices.Answered.CONFIRMED, clock.now()
            save_version(ask, expected=ask.version, fields=["answered", "confirmed_at"])


def _mark(asks: Sequence[CallAsk], by: Actor) -> None:
    for ask in asks:
        itself = by.kind == "link" or policies.speaks_for_itself(by, ask.organisation)
        if ask.answered != choices.Answered.CONFIRMED and (itself or ask.answered != choices.Answered.THEMSELVES):
            ask.answered = choices.Answered.THEMSELVES if itself else choices.Answered.ON_BEHALF
    said = {"answered_at": clock.now(), "answered_by": by.name[:120], "version": F("version") + 1}
    for answered in {ask.answered for ask in asks}:
        CallAsk.objects.filter(pk__in=[ask.pk for ask in asks if ask.answered == answered]).update(answered=answered, **said)
    notices.stop_about_all([ask.subject for ask in asks], by=by)


def _locked(ask: CallAsk, by: Actor) -> CallAsk:
    row = CallAsk.objects.select_for_update(of=("self",)).select_related("call", "call__area", "organisation").filter(pk=ask.pk).first()
    if row is None or not policies.may_answer_ask(by, row):
        raise Missing
    return row
