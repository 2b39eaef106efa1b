"""What waits for somebody and what they promised, over all open areas: one read, however many partnerships there are.

It says the same as `contacts.queries.asks_waiting`, which the page of one school shows with all its details; a test compares both.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, TruncDate
from django.urls import reverse
from django.utils.translation import gettext as _

from joinedup.accounts.choices import Role, Scope
from joinedup.actions.choices import State as ActionState
from joinedup.actions.models import Action
from joinedup.beginnings.choices import Says
from joinedup.beginnings.models import StepAsk
from joinedup.brokerage import choices as brokerage
from joinedup.brokerage.models import Need, Offer
from joinedup.calls.choices import Answered, CallState
from joinedup.calls.models import CallAsk
from joinedup.contacts.choices import VisitState
from joinedup.contacts.models import CheckAsk, VisitNote
from joinedup.core import clock, school_year
from joinedup.core.actors import Actor
from joinedup.decisions.choices import State as QuestionState
from joinedup.decisions.models import Reply
from joinedup.directory import queries as directory
from joinedup.directory.choices import AskKind
from joinedup.directory.models import Attachment, Delegation, Organisation
from joinedup.home.queries.unions import no_day, text, together, word
from joinedup.introductions.choices import IntroductionState
from joinedup.introductions.models import IntroductionAnswer
from joinedup.introductions.queries import places_asked
from joinedup.meetings.choices import Answer
from joinedup.meetings.choices import State as MeetingState
from joinedup.meetings.models import Invitation, Meeting
from joinedup.meetings.queries import seats_owing_carriers
from joinedup.partnerships import choices as partnerships
from joinedup.partnerships.models import Partner, Partnership, Signature
from joinedup.partnerships.queries import still_here

PROMISE = "promise"
_PAGES = {
    "call": "calls:answer_call",
    "introduction": "introductions:answer_introduction",
    "signature": "partnerships:answer_agreement",
    "board": "partnerships:confirm_board",
    "invitation": "meetings:answer_invitation",
    "question": "decisions:answer_question",
    "check": "contacts:answer_check",
    "confirm": "brokerage:show_organisation",
    "gifts": "introductions:tell_given",
    "carry": "meetings:carry_decisions",
    "visit": "contacts:answer_visit",
    "step": "beginnings:answer_step",
    PROMISE: "actions:answer_action",
}


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits for somebody: what, where to do it, for whom, until when."""

    title: str
    href: str
    whose: str
    due_on: date | None = None
    is_promise: bool = False

    @property
    def is_late(self) -> bool:
        return self.due_on is not None and self.due_on < clock.today()


@dataclass(frozen=True, slots=True)
class _Standing:
    """For which organisations a viewer answers which kind of ask, and as which persons."""

    leads: frozenset[int]
    speaks: frozenset[int]  # leads of the organisation or of its trust
    delegated: dict[str, frozenset[int]]
    people: frozenset[int]

    def answers(self, kind: str) -> frozenset[int]:
        return self.speaks | self.delegated.get(kind, frozenset())


def waiting_for(viewer: Actor) -> list[Waiting]:
    """Return what waits for the viewer over all areas and organisations, what is due first on top."""
    return [item for item in waiting_in(viewer) if not item.is_promise]


def promised_by(viewer: Actor) -> list[Waiting]:
    """Return what the viewer has promised and still owes, over all areas, what is due first on top."""
    return [item for item in waiting_in(viewer) if item.is_promise]


def waiting_in(viewer: Actor) -> list[Waiting]:
    """Return both, in one read (and one more for delegates)."""
    if not viewer.is_signed_in:
        return []
    standing = _standing_of(viewer)
    rows = together([*_asked_of_organisations(standing), *_asked_in_person(standing)])
    return sorted((_item(row) for row in rows), key=lambda item: (item.due_on is None, item.due_on or date.max, item.title))


def _standing_of(viewer: Actor) -> _Standing:
    leads = viewer.places(Scope.ORGANISATION, Role.LEAD)
    speaks = viewer.places(Scope.ORGANISATION, Role.LEAD, Role.TRUST_LEAD)
    delegated: dict[str, set[int]] = {}
    if places := viewer.places(Scope.ORGANISATION, Role.DELEGATE):
        held = Delegation.objects.filter(directory.held_on(clock.today()), confirmed_on__isnull=False)
        for place, asks in held.filter(person__in=viewer.people, organisation__in=places).values_list("organisation_id", "asks"):
            for ask in asks:
                delegated.setdefault(ask, set()).add(place)
    return _Standing(leads, speaks, {kind: frozenset(places) for kind, places in delegated.items()}, viewer.people)


def _item(row: Sequence[Any]) -> Waiting:
    kind, public_id, what, whose, due_on = row
    titles = {
        "call": _("%(title)s: what you need and can offer"),
        "introduction": _("Introduction: %(title)s"),
        "signature": _("Read and sign the agreement of %(title)s"),
        "board": _("Say what your board decided about the agreement of %(title)s"),
        "invitation": _("Say whether you come: %(title)s"),
        "question": _("Say yes or no: %(title)s"),
        "check": _("Check who does what at your school"),
        "confirm": _("Say whether it is right what you need and can offer"),
        "gifts": _("Say what came of what you gave and received"),
        "carry": _("Say who carries what was decided: %(title)s"),
        "visit": _("Read the note of a visit: is it accurate?"),
        "step": _("Say whether you do a step: %(title)s"),
    }
    title = titles[kind] % {"title": what} if kind in titles else what
    return Waiting(title, reverse(_PAGES[kind], args=[public_id]), whose, due_on, kind == PROMISE)


def _select(rows: QuerySet[Any], kind: str, what: Any, whose: Any, due_on: Any, public_id: str = "public_id") -> QuerySet[Any, Any]:
    due = F(due_on) if isinstance(due_on, str) else due_on
    columns = {"w_kind": word(kind), "w_id": text(public_id), "w_what": text(what), "w_whose": text(whose), "w_due": due}
    selected: QuerySet[Any, Any] = rows.annotate(**columns).values_list(*columns)
    return selected


def _asked_of_organisations(standing: _Standing) -> Iterator[QuerySet[Any, Any]]:
    calls = CallAsk.objects.filter(organisation_id__in=standing.answers(AskKind.NEEDS), answered=Answered.SILENT)
    calls = calls.filter(call__state=CallState.OPEN, call__area__closed_at=None)
    yield _select(calls, "call", "call__title", "organisation__name", "call__closes_on")
    asked = IntroductionAnswer.objects.filter(organisation_id__in=standing.answers(AskKind.INTRODUCTIONS), reply="")
    topic = Coalesce("introduction__need__topic__name", "introduction__need__something_else")
    sent = asked.filter(introduction__state=IntroductionState.SENT, introduction__area__closed_at=None)
    yield _select(sent, "introduction", topic, "organisation__name", "introduction__lapses_on")
    checks = CheckAsk.objects.filter(organisation_id__in=standing.answers(AskKind.PEOPLE), answered_at__isnull=True).exclude(address="")
    checks = checks.filter(check_of__area__closed_at=None)
    yield _select(checks, "check", "organisation__name", "organisation__name", "check_of__closes_on")
    places = places_asked(standing.answers(AskKind.NEEDS)).filter(area__closed_at=None)
    yield _select(places, "gifts", "organisation__name", "organisation__name", no_day())
    notes = VisitNote.objects.filter(organisation_id__in=standing.speaks, state=VisitState.SENT, area__closed_at=None)
    yield _select(notes, "visit", "organisation__name", "organisation__name", no_day())
    steps = StepAsk.objects.filter(organisation_id__in=standing.answers(AskKind.INTRODUCTIONS), says=Says.WAITING)
    steps = steps.filter(step__activity__area__closed_at=None)
    yield _select(steps, "step", "step__name", "organisation__name", no_day())
    yield from _agreements(standing)
    yield _to_confirm(standing)


def _agreements(standing: _Standing) -> Iterator[QuerySet[Any, Any]]:
    """Yield agreements to sign (the version that is open, or the one in force, which a joining partner signs) and boards to speak for."""
    state = "partnership__agreement__state"
    partners = Partner.objects.filter(still_here(clock.today()), organisation_id__in=standing.speaks, organisation__closed_on=None)
    partners = partners.filter(partnership__area__closed_at=None).exclude(partnership__state=partnerships.PartnershipState.SETTING_UP)
    open_or_ended = [partnerships.AgreementState.OPEN, partnerships.AgreementState.ENDED]
    to_sign = {
        "partnership__agreement__open_version": Q(**{state: partnerships.AgreementState.OPEN}),
        "partnership__agreement__version_in_force": ~Q(**{f"{state}__in": open_or_ended}),
    }
    for version, stands in to_sign.items():
        given = Signature.objects.filter(partner=OuterRef("pk"), version_signed=OuterRef(version), state__in=partnerships.STANDING)
        waits = given.filter(state=partnerships.SignatureState.WAITING_FOR_BOARD)
        rows = partners.filter(stands, **{f"{version}__isnull": False})
        yield _select(rows.filter(~Exists(given)), "signature", "partnership__name", "organisation__name", no_day())
        board_on = Subquery(waits.values("board_on")[:1])
        yield _select(rows.filter(Exists(waits)), "board", "partnership__name", "organisation__name", board_on)


def _to_confirm(standing: _Standing) -> QuerySet[Any, Any]:
    unsaid = Q(entered__in=[*brokerage.ON_BEHALF, brokerage.Entered.DELEGATE], confirmed_at=None, state__in=brokerage.STANDING)
    run_out = Q(state=brokerage.State.EXPIRED, year=school_year.year_of(clock.today()))
    listed = Attachment.objects.filter(organisation=OuterRef("organisation_id"), until=None, area__closed_at=None).values("area_id")
    seen = {"organisation": OuterRef("pk"), "shares__visibility__in": brokerage.FOR_THE_COORDINATOR, "shares__area__in": listed}
    waits = [Exists(model.objects.filter(unsaid | run_out, **seen)) for model in (Need, Offer)]
    may = standing.leads | standing.delegated.get(AskKind.NEEDS, frozenset())
    return _select(Organisation.objects.filter(waits[0] | waits[1], pk__in=may), "confirm", "name", "name", no_day())


def _asked_in_person(standing: _Standing) -> Iterator[QuerySet[Any, Any]]:
    invited = Invitation.objects.filter(
        member__person_id__in=standing.people,
        member__until_on__isnull=True,
        answer=Answer.WAITING,
        sent_at__isnull=False,
        meeting__group__area__closed_at=None,
        meeting__state=MeetingState.PLANNED,
        meeting__starts_at__gt=clock.now(),
    )
    on = TruncDate("meeting__starts_at", tzinfo=clock.LONDON)
    yield _select(invited, "invitation", "meeting__title", "member__organisation__name", on)
    questions = Reply.objects.filter(
        member__person_id__in=standing.people,
        member__until_on__isnull=True,
        says="",
        question__group__area__closed_at=None,
        question__state=QuestionState.OPEN,
        question__closes_on__gte=clock.today(),
    )
    yield _select(questions, "question", "question__title", "member__organisation__name", "question__closes_on")
    carriers = seats_owing_carriers().filter(member__person_id__in=standing.people, meeting__group__area__closed_at=None)
    yield _select(carriers, "carry", "meeting__title", "member__organisation__name", no_day())
    about = [
        Subquery(Partnership.objects.filter(public_id=OuterRef("about_id")).values("name")[:1]),
        Subquery(Meeting.objects.filter(public_id=OuterRef("about_id")).values("title")[:1]),
    ]
    owed = Action.objects.filter(owner_id__in=standing.people, state=ActionState.OPEN, area__closed_at=None)
    yield _select(owed, PROMISE, "what", Coalesce(*about, "area__name"), "due_on")
