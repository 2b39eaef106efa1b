"""Writes about this year's call: make it, send it, nudge the silent, close it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.accounts import policies as accounts
from joinedup.accounts.models import Area
from joinedup.accounts.services import letters, links
from joinedup.audit import services as audit
from joinedup.calls import choices, policies, queries
from joinedup.calls.models import Call, CallAsk, CallNudge
from joinedup.core import clock, school_year
from joinedup.core.actors import Actor
from joinedup.core.pupils import refuse_pupils
from joinedup.core.refusals import Missing, require
from joinedup.core.versions import save_version
from joinedup.directory import queries as directory
from joinedup.directory.choices import AskKind
from joinedup.notices import services as notices
from joinedup.notices.services import window

LINK_DAYS_AFTER = 60


@dataclass(frozen=True)
class CallDetails:
    """What a call says and whom it asks: the phases of schools, and "other" for partners that are no schools."""

    title: str
    words: str
    closes_on: date
    asked: tuple[str, ...] = ()


@transaction.atomic
def add_call(*, area: Area, details: CallDetails, by: Actor) -> Call:
    """Draft a call of this area; nobody is told before it is sent."""
    if not accounts.may_run_area(by, area.pk):
        raise Missing
    call = Call(area=area, year=school_year.year_of(details.closes_on))
    _fill(call, details)
    call.save()
    _choose_asked(call)
    _record(call, "added", by=by)
    return call


@transaction.atomic
def change_call(*, call: Call, details: CallDetails, by: Actor, expected: int) -> Call:
    """Change a call; whom it asks can only change while it is a draft."""
    call = _locked(call, by)
    require(call.state != choices.CallState.CLOSED, _("This call is closed."))
    _fill(call, details)
    save_version(call, expected=expected, fields=["title", "words", "closes_on", "asked_filter", "year"])
    if call.state == choices.CallState.DRAFT:
        call.asks.all().delete()
        _choose_asked(call)
    _record(call, "changed", by=by)
    return call


@transaction.atomic
def open_call(*, call: Call, by: Actor) -> Call:
    """Send the call: each organisation that it asks gets a mail with its own link; the mails can be stopped until they leave."""
    call = _locked(call, by)
    require(call.state == choices.CallState.DRAFT, _("This call has already been sent."))
    asks = list(call.asks.select_related("organisation").order_by("organisation__name", "id"))
    require(bool(asks), _("Nobody is asked yet. Choose whom this call asks."))
    _move(call, choices.CallState.OPEN)
    call.opened_at = clock.now()
    save_version(call, expected=call.version, fields=["state", "opened_at"])
    for ask in asks:
        _write_to(call, ask, "call", by=by, key=f"call.opened:{ask.public_id}", words=call.words)
    _record(call, "opened", by=by, n_asked=len(asks))
    return call


@transaction.atomic
def change_address(*, ask: CallAsk, name: str, address: str, by: Actor) -> CallAsk:
    """Put right to whom an ask goes; in an open call a new link is sent there and the old one no longer works."""
    call = _locked(ask.call, by)
    require(call.state != choices.CallState.CLOSED, _("This call is closed."))
    if ask.address:
        links.revoke_links(subject=ask.subject, purpose=choices.LinkPurpose.ANSWER_CALL, by=by)
        notices.stop_about(ask.subject, by=by)
    ask.person_name, ask.address = name.strip(), address.strip().lower()
    save_version(ask, expected=ask.version, fields=["person_name", "address"])
    if call.state == choices.CallState.OPEN:
        _write_to(call, ask, "call", by=by, key=f"call.opened:{ask.public_id}:{ask.version}", words=call.words)
    audit.record(by=by, verb="call_ask.readdressed", about=ask.subject, area_id=call.area_id)
    return ask


@transaction.atomic
def nudge(*, call: Call, words: str, by: Actor) -> CallNudge:
    """Remind only those who have not answered, in the sender's own words; the mails wait for working hours and can be stopped."""
    call = _locked(call, by)
    require(call.state == choices.CallState.OPEN, _("This call is not open."))
    require(bool(words.strip()), _("Write what the reminder should say."), field="words")
    refuse_pupils(words, field="words")
    silent = queries.silent_asks(call)
    require(bool(silent), _("Everybody with an address has answered. There is nobody to remind."))
    row = CallNudge.objects.create(call=call, words=words.strip(), sent_by=by.name, n_asks=len(silent))
    goes = [_write_to(call, ask, "nudge", by=by, key=f"call.nudged:{row.public_id}:{ask.public_id}", words=row.words) for ask in silent]
    row.goes_at = max((moment for moment in goes if moment is not None), default=None)
    row.save(update_fields=["goes_at"])
    _record(call, "nudged", by=by, n_asked=len(silent))
    return row


@transaction.atomic
def stop_mails(*, call: Call, by: Actor) -> int:
    """Stop every mail of this call that has not left yet; return how many."""
    call = _locked(call, by)
    stopped = sum(notices.stop_about(ask.subject, by=by) for ask in call.asks.all())
    call.nudges.filter(stopped_at=None, goes_at__gt=clock.now()).update(stopped_at=clock.now())
    _record(call, "stopped", by=by, n_mails=stopped)
    return stopped


@transaction.atomic
def send_again(*, call: Call, by: Actor) -> int:
    """Send the call again to the silent whose mail was stopped or came back; return how many."""
    call = _locked(call, by)
    require(call.state == choices.CallState.OPEN, _("This call is not open."))
    unreached = queries.unreached_asks(call)
    for ask in unreached:
        key = f"call.opened:{ask.public_id}:{clock.now().isoformat(timespec='minutes')}"
        _write_to(call, ask, "call", by=by, key=key, words=call.words)
    return len(unreached)


@transaction.atomic
def close_call(*, call: Call, by: Actor) -> Call:
    """Close the call: answers by link can be read but no longer changed; mails that have not left are stopped."""
    call = _locked(call, by)
    _move(call, choices.CallState.CLOSED)
    call.closed_at = clock.now()
    save_version(call, expected=call.version, fields=["state", "closed_at"])
    for ask in call.asks.all():
        notices.stop_about(ask.subject, by=by)
    _record(call, "closed", by=by)
    return call


@transaction.atomic
def reopen_call(*, call: Call, by: Actor) -> Call:
    """Open a closed call again, when it was closed too early."""
    call = _locked(call, by)
    require(call.state == choices.CallState.CLOSED, _("This call is not closed."))
    _move(call, choices.CallState.OPEN)
    call.closed_at = None
    save_version(call, expected=call.version, fields=["state", "closed_at"])
    _record(call, "opened_again", by=by)
    return call


def _fill(call: Call, details: CallDetails) -> None:
    require(bool(details.title.strip()), _("Enter the name of the call."), field="title")
    require(details.closes_on >= clock.today(), _("Enter a day that is still to come."), field="closes_on")
    refuse_pupils(details.words, field="words")
    call.title, call.words, call.closes_on = details.title.strip(), details.words.strip(), details.closes_on
    call.asked_filter = {"phases": list(details.asked)}
    call.year = school_year.year_of(details.closes_on)


def _choose_asked(call: Call) -> None:
    _make_asks(call, queries.organisations_asked(call))


def _make_asks(call: Call, organisation_ids: Iterable[int]) -> list[CallAsk]:
    ids = list(organisation_ids)
    people = directory.people_to_ask_of(ids, AskKind.NEEDS, area_id=call.area_id)
    asks = []
    for pk in ids:
        contact = next(iter(people.get(pk, [])), None)
        name, address = (contact.name, contact.email) if contact else ("", "")
        asks.append(CallAsk(call=call, organisation_id=pk, person_name=name, address=address))
    return CallAsk.objects.bulk_create(asks)


def _write_to(call: Call, ask: CallAsk, template: str, *, by: Actor, key: str, words: str) -> datetime | None:
    if not ask.address:
        return None
    days = max(1, (call.closes_on - clock.today()).days) + LINK_DAYS_AFTER
    letter = letters.Letter(f"calls/mail/{template}", key, ask.address, ask.person_name, ask.subject)
    link = letters.LinkFor(choices.LinkPurpose.ANSWER_CALL, ask.subject, days, call.title)
    facts = {
        "organisation": ask.organisation.name,
        "title": call.title,
        "words": words,
        "sender": by.name,
        "closes_on": call.closes_on,
        "action_text": _("Answer in three minutes"),
        "why": _("You get this because %(host)s asks %(organisation)s what it needs and what it can offer.")
        % {"host": call.area.name, "organisation": ask.organisation.name},
    }
    return letters.post(letter, link, area=call.area, by=by, facts=facts)


def _locked(call: Call, by: Actor) -> Call:
    row = Call.objects.select_for_update(of=("self",)).select_related("area").filter(pk=call.pk).first()
    if row is None or not policies.may_run_call(by, row):
        raise Missing
    return row


def _move(call: Call, to: str) -> None:
    state = choices.CallState(call.state)
    require(to in choices.CALL_MOVES[state], _("This is not possible while the call is “%(state)s”.") % {"state": state.label})
    call.state = to


def _record(call: Call, verb: str, *, by: Actor, **facts: int) -> None:
    audit.record(by=by, verb=f"call.{verb}", about=call.subject, area_id=call.area_id, facts={"year": call.year, **facts})


def leaves_at() -> datetime:
    """Return when a mail of a call that is posted now would leave."""
    return window.leaves_at(notices.Urgency.WORKING_HOURS, clock.now())
