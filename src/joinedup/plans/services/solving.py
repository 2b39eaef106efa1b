"""Solve a plan in a child process and write down what came of it; what was planned before stands until then."""

from collections.abc import Iterator
from contextlib import closing
from typing import Any, cast

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.brokerage.choices import needs_and_offers
from joinedup.core import bulk, clock
from joinedup.core.actors import Actor
from joinedup.core.models import new_public_id
from joinedup.core.refusals import Refused
from joinedup.jobs import services as jobs
from joinedup.plans import analysis, choices, queries
from joinedup.plans.models import Plan, Suggestion, Unmet
from joinedup.plans.services import telling

SOLVER = "joinedup.analytics.exchange.planning.plan_introductions"
SOLVER_BY_PARTS = "joinedup.analytics.exchange.planning.plan_by_parts"
LOADER = "joinedup.analytics.exchange.planning.load"
SOLVER_SECONDS, SEARCH_SECONDS = 600, 60
AT_ONCE_SECONDS = 8

Outcome = dict[str, Any]


def solve_plan(*, plan: Plan, run: jobs.Run) -> None:
    """Solve a plan that was started: read, solve in a child process, write the suggestions."""
    problem = _problem(plan, run.by)
    run.progress(1, 3, _("matching needs and offers"))
    values = {**problem.values, "time_limit_s": SEARCH_SECONDS}
    outcome = cast(Outcome, jobs.in_child(SOLVER, values, run=run, timeout=SOLVER_SECONDS))
    run.progress(2, 3, _("writing down the suggestions"))
    with transaction.atomic():
        write_plan(plan, problem, iter([outcome]))
    run.progress(3, 3)


def solve_at_once(plan: Plan, by: Actor) -> None:
    """Solve a plan while somebody waits for the page; what takes longer is refused as `jobs.TimedOut`.

    A plan of circles is mended: what still stands of the plan before is kept, and the rest is planned again round it.
    """
    problem = _problem(plan, by)
    begin = telling.rounds_before(plan, problem) if plan.method == choices.Method.CIRCLES else []
    bound = telling.bound_before(plan, problem)
    values = {**problem.values, "begin": begin, "bound": bound, "time_limit_s": AT_ONCE_SECONDS / 2}
    with closing(jobs.parts_from_warm_child(SOLVER_BY_PARTS, values, timeout=AT_ONCE_SECONDS)) as parts:
        write_plan(plan, problem, cast(Iterator[Outcome], parts), is_mended=bool(begin), is_bounded=bound is not None)


def get_ready() -> None:
    """Have the solver loaded before somebody presses the button for which it is needed."""
    jobs.load_in_warm_child(LOADER)


def _problem(plan: Plan, by: Actor) -> analysis.PlanProblem:
    stock = queries.stock_of(plan, by)
    if not stock.needs or not stock.offers:
        raise Refused(
            _("There is nothing to plan yet. Shared with this area: %(what)s.")
            % {"what": needs_and_offers(len(stock.needs), len(stock.offers))}
        )
    return analysis.plan_problem(plan, stock)


def write_plan(plan: Plan, problem: analysis.PlanProblem, parts: Iterator[Outcome], **how: bool) -> None:
    """Write down a solved plan; one that cannot be is refused, with what stands in the way.

    What is suggested is written while the solver still looks for what is wanting, the next part of its answer. Until that is written, too,
    the plan is being made; where it does not come, the plan is made anew or deleted.
    """
    outcome = {**next(parts), **how}
    if outcome["status"] in ("contradictory", "refused"):
        raise Refused(telling.trouble(problem, outcome))
    suggested, told = _suggested(plan, problem, outcome), telling.told(problem, outcome)
    with transaction.atomic():
        # A killed run may have left something, and a second run writes the same rows once.
        plan.suggestions.all().delete()
        bulk.insert(Suggestion, WRITTEN, [*suggested, *_standing(plan)])
    for part in parts:
        outcome |= part
    unmet = _unmet(plan, problem, outcome)
    with transaction.atomic():
        plan.unmet.all().delete()
        bulk.insert(Unmet, ("plan", "need", "half_days", "reason", "changes"), unmet)
        _write_figures(plan, problem, outcome, {**told, **telling.scarce(problem, outcome)})


# Of a suggestion, in the order in which `_suggested` and `_standing` have them.
WRITTEN = (
    *("public_id", "version", "created_at", "plan", "need", "offer", "giver", "receiver", "half_days", "distance_m"),
    *("state", "introduction", "is_locked", "circle", "reasons"),
)


def _suggested(plan: Plan, problem: analysis.PlanProblem, outcome: Outcome) -> list[tuple[Any, ...]]:
    locked = {(row.need_id, row.offer_id) for row in plan.adjustments.filter(kind=choices.AdjustmentKind.LOCK)}
    rows: list[tuple[Any, ...]] = []
    now = clock.now()
    for match in outcome["matches"]:
        need, offer = problem.needs[match["need"]], problem.offers[match["offer"]]
        ends = (need.pk, offer.pk, offer.organisation_id, need.organisation_id, match["half_days"], match["distance_m"])
        told = ((need.pk, offer.pk) in locked, match.get("circle"), match.get("reasons") or [])
        rows.append((new_public_id(), 1, now, plan.pk, *ends, choices.SuggestionState.SUGGESTED.value, None, *told))
    return rows


def _standing(plan: Plan) -> Iterator[tuple[Any, ...]]:
    """Yield what was sent or agreed already: the plan is made round it."""
    now = clock.now()
    for row in queries.standing_of_plan(plan):
        ends = (row.need_id, row.offer_id, row.giver_id, row.receiver_id, row.half_days, row.distance_m)
        yield (new_public_id(), 1, now, plan.pk, *ends, choices.SuggestionState.INTRODUCED.value, row.pk, False, None, [])


def _unmet(plan: Plan, problem: analysis.PlanProblem, outcome: Outcome) -> list[tuple[Any, ...]]:
    met = _met(outcome)
    changes: dict[int, list[dict[str, Any]]] = {}
    for change in outcome.get("changes") or ():
        changes.setdefault(change["need"], []).append(telling.change(problem, change))
    outside = choices.UnmetReason.OUTSIDE_TOPICS.value
    rows: list[tuple[Any, ...]] = [(plan.pk, need.pk, need.half_days, outside, []) for need in problem.outside_topics]
    reasons = frozenset(choices.UnmetReason.values)
    for row, (need, reason) in enumerate(zip(problem.needs, outcome["reasons"], strict=True)):
        if reason != "met":
            known = reason if reason in reasons else choices.UnmetReason.WOULD_UNBALANCE.value
            half_days = max(0, problem.values["needs"][row]["amount"] - met.get(row, 0))
            rows.append((plan.pk, need.pk, half_days, known, changes.get(row, [])))
    return rows


def _met(outcome: Outcome) -> dict[int, int]:
    met: dict[int, int] = {}
    for match in outcome["matches"]:
        met[match["need"]] = met.get(match["need"], 0) + match["half_days"]
    return met


def _write_figures(plan: Plan, problem: analysis.PlanProblem, outcome: Outcome, told: Outcome) -> None:
    """Write down what the plan comes to; what introductions hold already is part of it, so that plans stay comparable."""
    value, bound = outcome["value"], outcome.get("bound") or outcome["value"]
    standing = queries.standing_of_plan(plan)
    held = sum(row.half_days for row in standing)
    needs, offers = {row.pk for row in (*problem.needs, *problem.outside_topics)}, {row.pk for row in problem.offers}
    held_needs = {row.need_id for row in standing} - needs
    Plan.objects.filter(pk=plan.pk, state=choices.PlanState.WORKING).update(
        state=choices.PlanState.READY,
        problem="",
        ready_at=clock.now(),
        n_needs=len(needs) + len(held_needs),
        n_offers=len(offers | {row.offer_id for row in standing}),
        n_needs_met=outcome["reasons"].count("met") + len(held_needs),
        half_days_needed=sum(need["amount"] for need in problem.values["needs"]) + held,
        half_days_offered=sum(offer["amount"] for offer in problem.values["offers"]) + held,
        half_days_met=sum(match["half_days"] for match in outcome["matches"]) + held,
        value=value,
        bound=max(float(bound), float(value)),
        is_proven=outcome["status"] == "optimal",
        longer_circles_gain=outcome.get("longer_circles_gain"),
        n_changed=outcome.get("n_changed") or 0,
        keep_price=outcome.get("keep_price") or 0,
        told=told,
    )
    plan.refresh_from_db()
