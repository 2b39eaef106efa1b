"""Answer a call: whether to take part, by whom it was said, and what counts as an answer without it."""

from collections.abc import Collection, Sequence

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from joinedup.audit import services as audit
from joinedup.brokerage import policies as brokerage
from joinedup.calls import choices, policies, queries
from joinedup.calls.models import Appetite, CallAsk
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.pupils import refuse_pupils
from joinedup.core.refusals import Missing, require
from joinedup.core.versions import save_version
from joinedup.directory.models import Organisation
from joinedup.notices import services as notices


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


def note_said(organisation_ids: Collection[int], area_ids: Collection[int], by: Actor) -> None:
    """Count new needs and offers as an answer to the open calls of these areas that ask their organisations."""
    waiting = (choices.Answered.SILENT, choices.Answered.ON_BEHALF)
    if not by.is_system:
        _mark([ask for ask in queries.open_asks_of(organisation_ids, area_ids, lock=True) if ask.answered in waiting], by)


def note_confirmed(organisation_id: int, area_id: int) -> None:
    """Count what was entered on behalf in answer to open calls as confirmed by the organisation."""
    for ask in queries.open_asks_of([organisation_id], [area_id], lock=True):
        if ask.answered == choices.Answered.ON_BEHALF:
            ask.answered, ask.confirmed_at = choices.Answered.CONFIRMED, clock.now()
            save_version(ask, expected=ask.version, fields=["answered", "confirmed_at"])


def carry_asks(old: Organisation, new: Organisation, area_id: int) -> None:
    """Ask the successor in place of the old school in the area's calls that are not closed, unless it is asked itself."""
    open_asks = CallAsk.objects.filter(organisation=old, call__area_id=area_id).exclude(call__state=choices.CallState.CLOSED)
    for ask in open_asks:
        if not CallAsk.objects.filter(call_id=ask.call_id, organisation=new).exists():
            CallAsk.objects.filter(pk=ask.pk).update(organisation=new)


def _mark(asks: Sequence[CallAsk], by: Actor) -> None:
    for ask in asks:
        itself = by.kind == "link" or brokerage.speaks_for_itself(by, ask.organisation)
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
