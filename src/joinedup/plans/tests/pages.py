"""The pages of plans, in the states that the browser walks through."""

from datetime import date

from django.urls import reverse

from joinedup.accounts.models import User
from joinedup.brokerage import services as brokerage
from joinedup.brokerage.tests.factories import Cast, make_cast
from joinedup.plans import services
from joinedup.plans.models import Adjustment, Plan
from joinedup.plans.tests import factories
from joinedup.ui.states import PageState, Shown


def seen(cast: Cast, name: str, *args: str, query: str = "") -> Shown:
    return Shown(reverse(f"plans:{name}", args=[cast.brackwater.slug, *args]) + query, user=User.objects.get(pk=cast.ada.user_id))


def of_plan(name: str, *, state: str = "", query: str = "") -> Shown:
    cast = make_cast()
    plan = factories.make_small_plan(cast)
    if state:
        Plan.objects.filter(pk=plan.pk).update(state=state, problem="There is nothing to plan yet.", job_id="aaaaaaaaaaaa")
    return seen(cast, name, plan.public_id, query=query)


def of_area(name: str, *, full: bool = True) -> Shown:
    cast = make_cast()
    if full:
        factories.make_small_plan(cast)
    return seen(cast, name)


def sent() -> Shown:
    cast = make_cast()
    plan = factories.make_small_plan(cast)
    ids = [plan.suggestions.values_list("public_id", flat=True)[0]]
    services.send_introductions(plan=plan, public_ids=ids, words="You met in June.", by=cast.ada)
    return seen(cast, "introductions_sent", plan.public_id)


TOLD = {
    "circles": [],
    "scarce_topics": [],
    "guarantees": [{"name": "poorest", "share": 0.31, "price": 40, "kept": True}],
    "poorest": ["oak"],
    "n_served": 5,
    "scarce_places": [{"town": "Bingley", "way": "nw", "half_days": 12, "topic": 0}, {"town": "", "way": "", "half_days": 4, "topic": 0}],
    "measure": {"definition": "IDACI: children in low-income homes", "source": "MHCLG", "on": "2025-10-30", "n_unknown": 2},
}


def told(*, trial: bool = False) -> Shown:
    """A plan of circles with all that it can tell; as a trial, against one that has other suggestions."""
    cast = make_cast()
    for organisation, latitude in ((cast.oak, 53.8), (cast.ash, 53.83)):
        type(organisation).objects.filter(pk=organisation.pk).update(latitude=latitude, longitude=-1.7)
    plan = factories.make_small_plan(cast)
    services.draw_line(area=cast.brackwater, ends=services.Ends("River, no bridge", (53.81, -1.9), (53.82, -1.5)), by=cast.ada)
    plan.suggestions.update(reasons=["gives_back", "least_served", "topic"], is_locked=True)
    plan.unmet.update(changes=[{"kind": "lift_getting", "half_days": 2}, {"kind": "more_offer", "topic": None, "km": 12.0, "half_days": 4}])
    facts = {"value": 1000, "bound": 1013, "longer_circles_gain": 21, "n_changed": 3, "least_served_first": True}
    base = factories.make_ready_plan(cast.brackwater, cast.ash, cast.oak) if trial else None
    change = "Without Oak Primary helping Ash Primary with “Phonics”"
    Plan.objects.filter(pk=plan.pk).update(**facts, told=TOLD | {"is_mended": trial}, based_on=base, is_trial=trial, change=change)
    return seen(cast, "show_plan", plan.public_id)


def adjusting() -> Shown:
    cast = make_cast()
    plan = factories.make_small_plan(cast)
    plan.suggestions.update(reasons=["gives_back", "near"])
    return seen(cast, "adjust_suggestion", plan.public_id, plan.suggestions.values_list("public_id", flat=True)[0])


def decided(name: str = "show_plan") -> Shown:
    """A plan with one pair that was kept and one that was ruled out."""
    cast = make_cast()
    plan = factories.make_small_plan(cast)
    kept, out = plan.suggestions.select_related("need", "offer")[:2]
    for row, kind in ((kept, "lock"), (out, "forbid")):
        Adjustment.objects.create(plan=plan, need=row.need, offer=row.offer, kind=kind, half_days=4 if kind == "lock" else 0)
    return seen(cast, name, plan.public_id, *([kept.need.public_id, kept.offer.public_id] if name == "free_pair" else []))


def against(name: str) -> Shown:
    """A plan of which one need has become narrower, and one offer was withdrawn."""
    cast = make_cast()
    plan = factories.make_small_plan(cast)
    narrow, gone = plan.suggestions.select_related("need", "offer")[:2]
    type(narrow.need).objects.filter(pk__in=[narrow.need.pk, gone.need.pk]).update(within_km=3)
    brokerage.withdraw(thing=gone.offer, by=cast.oak_head)
    return seen(cast, name, plan.public_id, *([gone.public_id] if name == "adjust_suggestion" else []))


def rules(name: str | None = None, *, full: bool = True) -> Shown:
    cast = make_cast()
    if full:
        area, by = cast.brackwater, cast.ada
        limits = services.Limits(give_cap=6, is_on_holiday=True)
        services.limit_organisation(area=area, organisation=cast.oak, limits=limits, by=by)
        services.rule_pair(area=area, between=services.Between(cast.oak, cast.ash, "minutes", 40), by=by)
        services.draw_line(area=area, ends=services.Ends("River, no bridge", (53.7, -1.8), (53.9, -1.8)), by=by)
        census = {str(school.establishment_id): 0.3 for school in (cast.oak, cast.ash)}
        details = services.MeasureDetails("Pupil premium", "Share of pupils for whom it is paid", "DfE", date(2026, 1, 15), census)
        services.add_measure(area=area, details=details, by=by)
    return seen(cast, "show_rules" if name is None else name)


PAGES = [
    PageState("plans, none yet", lambda: of_area("list_plans", full=False)),
    PageState("plans", lambda: of_area("list_plans")),
    PageState("make a plan", lambda: of_area("make_plan")),
    PageState(
        "make a plan, sent empty", lambda: of_area("make_plan"), fill=(("reach_km", ""), ("longest_circle", "99")), submit="Make the plan"
    ),
    PageState("a plan", lambda: of_plan("show_plan")),
    PageState("a plan, nothing found", lambda: of_plan("show_plan", query="?text=zzz")),
    PageState("a plan being made", lambda: of_plan("show_plan", state="working")),
    PageState("a plan that could not be made", lambda: of_plan("show_plan", state="failed")),
    PageState("check before sending introductions", lambda: of_plan("send_introductions")),
    PageState("check before sending, something speaks against it", lambda: against("send_introductions")),
    PageState("a suggestion that something speaks against", lambda: against("adjust_suggestion")),
    PageState("introductions sent", sent),
    PageState("a plan of circles, all told", told),
    PageState("a change that is tried", lambda: told(trial=True)),
    PageState("a suggestion to adjust", adjusting),
    PageState("a suggestion to adjust, sent empty", adjusting, submit="Show what this costs"),
    PageState("a plan with decisions by hand", decided),
    PageState("let a decision go", lambda: decided("free_pair")),
    PageState("plan again round what is agreed", lambda: of_plan("plan_again")),
    PageState("plans side by side, none yet", lambda: of_area("compare_plans", full=False)),
    PageState("plans side by side", lambda: of_area("compare_plans")),
    PageState("rules for plans, none yet", lambda: rules(full=False)),
    PageState("rules for plans", rules),
    PageState("a limit, sent empty", lambda: of_area("limit_organisation", full=False), submit="Set the limit or holiday"),
    PageState("two schools", lambda: of_area("rule_pair", full=False)),
    PageState("make a plan, with a measure of one's own", lambda: rules("make_plan")),
    PageState("a measure, sent empty", lambda: of_area("add_measure", full=False), submit="Add the measure"),
    PageState("a line, sent empty", lambda: of_area("draw_line", full=False), submit="Draw the line"),
]
