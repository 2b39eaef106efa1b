"""What waits for a decision of whoever runs an area, organises a partnership or keeps a group going: one read over all of them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, TruncDate
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from joinedup.accounts.choices import Role, Scope
from joinedup.calls.choices import Answered, CallState
from joinedup.calls.models import Call
from joinedup.contacts.models import SchoolCheck
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.decisions.choices import State as QuestionState
from joinedup.decisions.models import Question
from joinedup.home.queries.unions import no_day, text, together, word
from joinedup.introductions.choices import IntroductionState
from joinedup.introductions.models import Introduction
from joinedup.meetings import choices as meetings
from joinedup.meetings.models import Decision, Meeting
from joinedup.news.choices import State as NewsState
from joinedup.news.models import Newsletter
from joinedup.partnerships import choices as partnerships
from joinedup.partnerships.models import Agreement, Partner, Signature
from joinedup.partnerships.queries import still_here
from joinedup.plans.choices import PlanState, SuggestionState
from joinedup.plans.models import Plan, Suggestion
from joinedup.ui import filters

_RUNS = (Role.OFFICER.value, Role.COORDINATOR.value)
_KEEPS = (Role.ORGANISER.value, Role.COORDINATOR.value)
_PAGES = {
    "call": "calls:show_call",
    "plan": "plans:show_plan",
    "plans": "plans:list_plans",
    "agreed": "partnerships:start_partnership",
    "check": "contacts:show_check",
    "agreement": "partnerships:show_agreement",
    "proposed": "meetings:show_meeting",
    "corrections": "meetings:read_minutes",
    "boards": "meetings:read_minutes",
    "question": "decisions:show_question",
    "newsletter": "news:show_newsletter",
}
_OF_AREA = {"agreed", "check", "plans"}


@dataclass(frozen=True, slots=True)
class ToDecide:
    """One thing to decide or to see to: what, where, about what, until when."""

    title: str
    href: str
    whose: str
    due_on: date | None = None

    @property
    def is_late(self) -> bool:
        return self.due_on is not None and self.due_on < clock.today()


def to_decide(viewer: Actor) -> list[ToDecide]:
    """Return what waits for the viewer's decision over all open areas, what is due first on top; nothing read for who decides nothing."""
    if not (viewer.places(Scope.AREA, *_RUNS) or viewer.places(Scope.PARTNERSHIP, *_KEEPS) or viewer.places(Scope.GROUP)):
        return []
    rows = together([*_of_areas(viewer), *_of_partnerships(viewer), *_of_groups(viewer)])
    return sorted(map(_item, _alternatives_once(rows)), key=lambda item: (item.due_on is None, item.due_on or date.max, item.title))


def _alternatives_once(rows: Sequence[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """Yield the rows; several plans of one area are alternatives, of which one is to be chosen: they are one line."""
    plans = Counter(slug for kind, slug, _id, _name, _whose, _n, n_gone, _due in rows if kind == "plan" and not n_gone)
    told = set()
    for row in rows:
        kind, slug, _public_id, _name, whose, _n, n_gone, _due = row
        if kind != "plan" or n_gone or plans[slug] == 1:
            yield row
        elif slug not in told:
            told.add(slug)
            yield ("plans", slug, "", "", whose, plans[slug], 0, None)


def _item(row: Sequence[Any]) -> ToDecide:
    kind, slug, public_id, name, whose, n, m, due_on = row
    args = [slug] if kind in _OF_AREA else [slug, public_id]
    return ToDecide(_title(kind, name, n, m), reverse(_PAGES[kind], args=args), whose, due_on)


def _title(kind: str, name: str, n: int, m: int) -> str:
    one, many = {
        "call": (_("%(name)s: %(n)s of %(m)s has not answered"), _("%(name)s: %(n)s of %(m)s have not answered")),
        "plan": (_("%(name)s: introduce %(n)s match, or leave it out"), _("%(name)s: introduce %(n)s matches, or leave them out")),
        "rest": (
            _("%(name)s: %(n)s match is still to be introduced, or left out"),
            _("%(name)s: %(n)s matches are still to be introduced, or left out"),
        ),
        "plans": (
            _("%(n)s plan of introductions is ready: send its introductions"),
            _("%(n)s plans of introductions are ready: choose one and send its introductions"),
        ),
        "agreed": (
            _("%(n)s introduction was agreed by both: set up a partnership"),
            _("%(n)s introductions were agreed by both: set up a partnership"),
        ),
        "check": (_("Check of who does what: %(n)s school has not answered"), _("Check of who does what: %(n)s schools have not answered")),
        "agreement": (_("Agreement: %(n)s of %(m)s has signed"), _("Agreement: %(n)s of %(m)s have signed")),
        "proposed": (_("%(name)s: %(n)s item was proposed"), _("%(name)s: %(n)s items were proposed")),
        "corrections": (_("%(name)s: %(n)s correction is asked for"), _("%(name)s: %(n)s corrections are asked for")),
        "boards": (_("Write down what the boards said: %(name)s"), _("Write down what the boards said: %(name)s")),
        "question": (_("Count the written replies: %(name)s"), _("Count the written replies: %(name)s")),
        "newsletter": (_("Finish and send the newsletter: %(name)s"), _("Finish and send the newsletter: %(name)s")),
    }["rest" if kind == "plan" and m else kind]
    return ngettext(one, many, n) % {"name": name, "n": filters.number(n), "m": filters.number(m)}


@dataclass(frozen=True, slots=True)
class _Columns:
    slug: str
    name: Any
    whose: Any
    due_on: Any
    n: Any = None
    m: Any = None
    public_id: Any = "public_id"


def _select(rows: QuerySet[Any], kind: str, told: _Columns) -> QuerySet[Any, Any]:
    columns = {
        "w_kind": word(kind),
        "w_slug": text(told.slug),
        "w_id": text(told.public_id),
        "w_name": text(told.name),
        "w_whose": text(told.whose),
        "w_n": _number(told.n),
        "w_m": _number(told.m),
        "w_due": F(told.due_on) if isinstance(told.due_on, str) else told.due_on,
    }
    selected: QuerySet[Any, Any] = rows.annotate(**columns).values_list(*columns)
    return selected


def _number(of: Any) -> Any:
    return Coalesce(F(of) if isinstance(of, str) else of, 0) if of is not None else Value(1, output_field=IntegerField())


def _of_areas(viewer: Actor) -> Iterator[QuerySet[Any, Any]]:
    runs = viewer.places(Scope.AREA, *_RUNS)
    calls = Call.objects.filter(area_id__in=runs, state=CallState.OPEN)
    calls = calls.annotate(n_silent=Count("asks", filter=Q(asks__answered=Answered.SILENT)), n_asked=Count("asks"))
    yield _select(calls.filter(n_silent__gt=0), "call", _Columns("area__slug", "title", "area__name", "closes_on", "n_silent", "n_asked"))
    yield _select(_plans_to_send(runs), "plan", _Columns("area__slug", "title", "area__name", no_day(), "n_left", "n_gone"))
    agreed = Introduction.objects.filter(area_id__in=runs, state=IntroductionState.AGREED, taken_up_by="")
    by_area = agreed.order_by().values("area_id").annotate(n_agreed=Count("pk"))
    yield _select(by_area, "agreed", _Columns("area__slug", "area__name", "area__name", no_day(), "n_agreed", public_id="area__slug"))
    checks = SchoolCheck.objects.filter(area_id__in=runs, closes_on__gte=clock.today())
    checks = checks.annotate(n_silent=Count("asks", filter=Q(asks__answered_at__isnull=True)))
    yield _select(checks.filter(n_silent__gt=0), "check", _Columns("area__slug", "area__name", "area__name", "closes_on", "n_silent"))


def _plans_to_send(runs: frozenset[int]) -> QuerySet[Plan]:
    """Return the plans with matches to introduce; of those from which nothing went out, none that another plan has taken the place of."""
    plans = Plan.objects.filter(area_id__in=runs, state=PlanState.READY, is_trial=False).annotate(
        n_left=Count("suggestions", filter=Q(suggestions__state=SuggestionState.SUGGESTED)),
        n_gone=Count("suggestions", filter=Q(suggestions__state=SuggestionState.INTRODUCED)),
    )
    elsewhere = Suggestion.objects.filter(plan__area_id=OuterRef("area_id"), state=SuggestionState.INTRODUCED).exclude(plan=OuterRef("pk"))
    is_alternative = ~Exists(elsewhere.filter(introduction__created_at__gte=OuterRef("ready_at")))
    return plans.filter(Q(n_gone__gt=0) | is_alternative, n_left__gt=0)


def _keeps(viewer: Actor, to: str) -> Q:
    """Return the condition that the viewer organises the partnership to which this path leads, as `may_run_partnership` says."""
    shown = partnerships.Visibility
    return Q(**{f"{to}__area__closed_at": None}) & (
        Q(**{f"{to}__in": viewer.places(Scope.PARTNERSHIP, *_KEEPS)})
        | Q(**{f"{to}__visibility": shown.AREA, f"{to}__area_id__in": viewer.places(Scope.AREA, *_RUNS)})
        | Q(**{f"{to}__visibility": shown.TEAM, f"{to}__team_id__in": viewer.places(Scope.TEAM, *_RUNS)})
    )


def _of_partnerships(viewer: Actor) -> Iterator[QuerySet[Any, Any]]:
    waits = Agreement.objects.filter(_keeps(viewer, "partnership"), state=partnerships.AgreementState.OPEN)
    here = Partner.objects.filter(still_here(clock.today()), partnership=OuterRef("partnership_id")).order_by()
    signed = Signature.objects.filter(version_signed=OuterRef("open_version_id"), state=partnerships.SignatureState.SIGNED).order_by()
    given = signed.exclude(partner__organisation__closed_on__lte=clock.today())
    waits = waits.annotate(
        n_here=Subquery(here.values("partnership_id").annotate(n=Count("pk")).values("n")),
        n_given=Subquery(given.values("version_signed_id").annotate(n=Count("pk")).values("n")),
    )
    name, page = "partnership__name", "partnership__public_id"
    yield _select(waits, "agreement", _Columns("partnership__area__slug", name, name, no_day(), "n_given", "n_here", page))
    drafts = Newsletter.objects.filter(
        Q(partnership__in=viewer.places(Scope.PARTNERSHIP, *_KEEPS))
        | Q(partnership__isnull=True, area_id__in=viewer.places(Scope.AREA, *_RUNS)),
        state=NewsState.DRAFT,
        area__closed_at=None,
    )
    yield _select(drafts, "newsletter", _Columns("area__slug", "title", Coalesce("partnership__name", "area__name"), no_day()))


def _of_groups(viewer: Actor) -> Iterator[QuerySet[Any, Any]]:
    """Yield what waits in groups that the viewer keeps going; what is for partners only is not even counted.

    An officer could see to the groups of every partnership that is shown to the area, but only its own organisers are asked to.
    """
    runs = viewer.places(Scope.AREA, *_RUNS)

    def kept(to: str) -> Q:
        own = viewer.places(Scope.GROUP, Role.ORGANISER, Role.DELEGATE)
        of_area = Q(**{f"{to}__partnership__isnull": True, f"{to}__area_id__in": runs})
        of_own = Q(**{f"{to}__in": own, f"{to}__partnership__in": viewer.places(Scope.PARTNERSHIP, *_KEEPS)}, _connector=Q.OR)
        return Q(**{f"{to}__area__closed_at": None}) & (of_own | of_area)

    begins = TruncDate("starts_at", tzinfo=clock.LONDON)
    coming = Meeting.objects.filter(kept("group"), state=meetings.State.PLANNED, starts_at__gt=clock.now())
    proposed = Q(items__state=meetings.ItemState.PROPOSED, items__part=meetings.Part.A)
    coming = coming.annotate(n_proposed=Count("items", filter=proposed)).filter(n_proposed__gt=0)
    yield _select(coming, "proposed", _Columns("group__area__slug", "title", "group__name", begins, "n_proposed"))
    sent = Meeting.objects.filter(kept("group"), minutes_state=meetings.MinutesState.SENT)
    asked = Q(corrections__answer=meetings.Correction.ASKED)
    sent = sent.annotate(n_asked=Count("corrections", filter=asked)).filter(n_asked__gt=0)
    yield _select(sent, "corrections", _Columns("group__area__slug", "title", "group__name", no_day(), "n_asked"))
    boards = Decision.objects.filter(
        kept("item__meeting__group"), boards=meetings.Boards.WAITING, boards_on__lte=clock.today(), item__part=meetings.Part.A
    )
    group = "item__meeting__group"
    yield _select(
        boards, "boards", _Columns(f"{group}__area__slug", "text", f"{group}__name", "boards_on", public_id="item__meeting__public_id")
    )
    over = Question.objects.filter(kept("group"), state=QuestionState.OPEN, closes_on__lt=clock.today(), part=meetings.Part.A)
    yield _select(over, "question", _Columns("group__area__slug", "title", "group__name", "closes_on"))
