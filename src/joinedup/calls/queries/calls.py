"""Reads about this year's call: who was asked, who has answered and how, who is silent."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from joinedup.accounts.choices import Role, Scope
from joinedup.brokerage import choices as things
from joinedup.brokerage import queries as brokerage
from joinedup.brokerage.models import Need, Offer
from joinedup.calls import choices
from joinedup.calls.models import Appetite, Call, CallAsk, CallNudge
from joinedup.core.actors import Actor
from joinedup.core.refusals import require_found
from joinedup.directory import queries as directory
from joinedup.directory.models import Organisation
from joinedup.notices.choices import State as MessageState
from joinedup.notices.models import Message

LOST = (MessageState.REFUSED, MessageState.FAILED, MessageState.BOUNCED)
STOPPED_OR_LOST = (MessageState.STOPPED, *LOST)


@dataclass(frozen=True, slots=True)
class AskLine:
    """One organisation in a call: whether and how it answered, what it said, and what became of the mail."""

    ask: CallAsk
    organisation: Organisation
    appetite: str
    reason: str
    n_needs: int
    n_offers: int
    mail: str
    failure: str

    @property
    def is_silent(self) -> bool:
        """Say whether nothing has come back."""
        return self.ask.answered == choices.Answered.SILENT

    @property
    def is_unreached(self) -> bool:
        """Say whether the mail was stopped or came back and nothing has come in."""
        return self.is_silent and bool(self.ask.address) and self.mail in STOPPED_OR_LOST

    @property
    def is_not_this_year(self) -> bool:
        """Say whether the organisation does not take part this year."""
        return self.appetite in choices.NOT_THIS_YEAR

    @property
    def said(self) -> str:
        """Return in words how much the organisation said."""
        return things.needs_and_offers(self.n_needs, self.n_offers)

    @property
    def appetite_word(self) -> str:
        """Return the answer in words."""
        return str(choices.Appetite(self.appetite).label) if self.appetite else ""

    @property
    def answered_word(self) -> str:
        """Return in words how the answer came in."""
        return str(choices.Answered(self.ask.answered).label)


def calls_of(area_id: int, viewer: Actor) -> list[Call]:
    """Return the calls of an area that the viewer runs."""
    return list(_visible_calls(viewer).filter(area_id=area_id))


def _visible_calls(viewer: Actor) -> QuerySet[Call]:
    calls = Call.objects.select_related("area")
    if viewer.is_system:
        return calls
    return calls.filter(area_id__in=viewer.places(Scope.AREA, Role.OFFICER, Role.COORDINATOR))


def call_for(public_id: str, viewer: Actor) -> Call:
    """Return a call of an area that the viewer runs; raise Missing otherwise."""
    return require_found(_visible_calls(viewer).filter(public_id=public_id).first())


def ask_of_link(viewer: Actor) -> CallAsk | None:
    """Return the ask that the viewer may answer by the link they hold, or None."""
    if viewer.link is None or viewer.link.purpose != choices.LinkPurpose.ANSWER_CALL:
        return None
    return CallAsk.objects.select_related("call", "call__area", "organisation").filter(public_id=viewer.link.subject.public_id).first()


def ask_for(public_id: str, viewer: Actor) -> CallAsk:
    """Return an ask that the viewer may answer: by link, for the organisation itself, or who runs the call."""
    by_link = ask_of_link(viewer)
    if by_link is not None and by_link.public_id == public_id:
        return by_link
    asks = CallAsk.objects.select_related("call", "call__area", "organisation", "organisation__establishment")
    own = brokerage.own_organisations(viewer) | viewer.places(Scope.ORGANISATION, Role.TRUST_LEAD)
    runs = viewer.places(Scope.AREA, Role.OFFICER, Role.COORDINATOR)
    mine = Q(organisation_id__in=own) & ~Q(call__state=choices.CallState.DRAFT)
    return require_found(asks.filter(mine | Q(call__area_id__in=runs), public_id=public_id).first())


def open_asks_of(organisation_ids: Collection[int], area_ids: Collection[int], *, lock: bool = False) -> list[CallAsk]:
    """Return the asks of open calls in these areas to these organisations, locked where they are to be changed."""
    asks = CallAsk.objects.select_related("call", "organisation").order_by("pk")
    asks = asks.select_for_update(of=("self",)) if lock else asks
    return list(asks.filter(organisation_id__in=organisation_ids, call__area_id__in=area_ids, call__state=choices.CallState.OPEN))


def appetite_of(ask: CallAsk) -> Appetite | None:
    """Return what the organisation has said about taking part, or None."""
    return Appetite.objects.filter(organisation_id=ask.organisation_id, area_id=ask.call.area_id, year=ask.call.year).first()


def silent_asks(call: Call) -> list[CallAsk]:
    """Return the asks with an address to which nothing has come back."""
    asks = call.asks.select_related("organisation").filter(answered=choices.Answered.SILENT)
    return list(asks.exclude(address="").order_by("organisation__name", "id"))


def unreached_asks(call: Call) -> list[CallAsk]:
    """Return the silent asks whose last mail was stopped or came back."""
    return [line.ask for line in ask_lines(call) if line.is_unreached]


@dataclass(frozen=True, slots=True)
class CallSummary:
    """How far a call has come, in counts only."""

    n_asked: int
    n_themselves: int
    n_confirmed: int
    n_unconfirmed: int
    n_not_this_year: int
    n_silent: int
    n_needs: int
    n_offers: int
    addresses: str

    @property
    def said(self) -> str:
        """Return in words how much was said altogether."""
        return things.needs_and_offers(self.n_needs, self.n_offers)


def summary_of(lines: list[AskLine]) -> CallSummary:
    """Return the counts of a call; "not this year" stands apart from the ways of answering, so that all add up to the asked."""
    taking_part = [line for line in lines if not line.is_silent and not line.is_not_this_year]
    how = Counter(line.ask.answered for line in taking_part)
    silent = [line for line in lines if line.is_silent]
    return CallSummary(
        n_asked=len(lines),
        n_themselves=how[choices.Answered.THEMSELVES],
        n_confirmed=how[choices.Answered.CONFIRMED],
        n_unconfirmed=how[choices.Answered.ON_BEHALF],
        n_not_this_year=sum(1 for line in lines if line.is_not_this_year and not line.is_silent),
        n_silent=len(silent),
        n_needs=sum(line.n_needs for line in lines),
        n_offers=sum(line.n_offers for line in lines),
        addresses="; ".join(line.ask.address for line in silent if line.ask.address and line.mail not in LOST),
    )


def next_mail_at(call: Call) -> datetime | None:
    """Return when the first mail of the call that still waits may leave."""
    ids = list(call.asks.values_list("public_id", flat=True))
    waiting = Message.objects.filter(about_kind="calls.callask", about_id__in=ids, state=MessageState.WAITING)
    return waiting.order_by("goes_at").values_list("goes_at", flat=True).first()


def ask_to_run(public_id: str, viewer: Actor) -> CallAsk:
    """Return an ask of a call that the viewer runs; raise Missing otherwise."""
    asks = CallAsk.objects.select_related("call", "call__area", "organisation")
    return require_found(asks.filter(call__in=_visible_calls(viewer), public_id=public_id).first())


def organisations_asked(call: Call) -> list[int]:
    """Return the organisations of the area's list that the call's filter names; all when it names none."""
    wanted = set(call.asked_filter.get("phases") or [*things.Phase.values, brokerage.NO_SCHOOL])
    listed = directory.organisations_attached(call.area_id).filter(closed_on=None).order_by("name", "pk")
    return [organisation.pk for organisation in listed if brokerage.phases_of(organisation) & wanted]


def ask_lines(call: Call) -> list[AskLine]:
    """Return every ask of a call by name, with what was said and what became of the mail; never in order of quantity."""
    asks = list(call.asks.select_related("organisation__establishment", "organisation__trust").order_by("organisation__name", "id"))
    said = {row.organisation_id: row for row in Appetite.objects.filter(area_id=call.area_id, year=call.year)}
    needs, offers = _counts(Need, call), _counts(Offer, call)
    mails = _last_mails(asks)
    lines = []
    for ask in asks:
        appetite, mail = said.get(ask.organisation_id), mails.get(ask.public_id)
        lines.append(
            AskLine(
                ask=ask,
                organisation=ask.organisation,
                appetite=appetite.answer if appetite else "",
                reason=appetite.reason if appetite else "",
                n_needs=needs[ask.organisation_id],
                n_offers=offers[ask.organisation_id],
                mail=mail.state if mail else "",
                failure=mail.failure if mail and mail.state in STOPPED_OR_LOST else "",
            )
        )
    return lines


def _counts(model: type[Need] | type[Offer], call: Call) -> Counter[int]:
    rows = model._default_manager.filter(
        year=call.year,
        state__in=things.STANDING,
        shares__area_id=call.area_id,
        shares__visibility__in=things.FOR_THE_COORDINATOR,
    )
    return Counter(rows.exclude(state=things.State.DRAFT).values_list("organisation_id", flat=True))


def _last_mails(asks: list[CallAsk]) -> dict[str, Message]:
    rows = Message.objects.filter(about_kind="calls.callask", about_id__in=[ask.public_id for ask in asks])
    return {row.about_id: row for row in rows.order_by("id")}


def n_waiting_mails(call: Call) -> int:
    """Return how many mails of the call have not left yet."""
    ids = list(call.asks.values_list("public_id", flat=True))
    return Message.objects.filter(about_kind="calls.callask", about_id__in=ids, state=MessageState.WAITING).count()


def nudges_of(call: Call) -> list[CallNudge]:
    """Return the reminders of a call, newest first."""
    return list(call.nudges.all())


def needs_said_in(ask: CallAsk, viewer: Actor) -> list[Need]:
    """Return the needs of the organisation that stand in the call's area and year, as far as the viewer may see them."""
    mine = brokerage.visible_needs(viewer).filter(organisation_id=ask.organisation_id, year=ask.call.year, shares__area_id=ask.call.area_id)
    return list(mine.filter(state__in=things.STANDING).order_by("-is_first", "rank", "id"))


def offers_said_in(ask: CallAsk, viewer: Actor) -> list[Offer]:
    """Return the offers of the organisation that stand in the call's area and year, as far as the viewer may see them."""
    mine = brokerage.visible_offers(viewer).filter(
        organisation_id=ask.organisation_id, year=ask.call.year, shares__area_id=ask.call.area_id
    )
    return list(mine.filter(state__in=things.STANDING).order_by("id"))
