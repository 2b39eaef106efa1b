"""Verbs of plans: make one, solve it in the background, leave suggestions out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.accounts.models import Area
from joinedup.audit import services as audit
from joinedup.brokerage.choices import needs_and_offers
from joinedup.brokerage.queries import open_needs, open_offers
from joinedup.core import clock, school_year
from joinedup.core.actors import Actor
from joinedup.core.refusals import Refused, require
from joinedup.directory.models import Organisation
from joinedup.introductions import queries as introductions
from joinedup.jobs import services as jobs
from joinedup.plans import analysis, choices, policies, queries
from joinedup.plans.models import Plan, Suggestion, Unmet

SOLVER = "joinedup.analytics.exchange.planning.plan_introductions"
SOLVER_SECONDS = 600
PIECE = 500


@dataclass(frozen=True, slots=True)
class PlanDetails:
    """What the maker of a plan chooses; `hubs` are organisations that said they would give more than they get."""

    title: str
    balance: str
    reach_km: int
    hubs: tuple[Organisation, ...] = ()


@transaction.atomic
def make_plan(*, area: Area, details: PlanDetails, by: Actor) -> Plan:
    """Start a plan over what is shared with the area today; the work is done in the background."""
    require(policies.may_make_plan(by, area.pk), _("Only officers and co-ordinators of this area can make a plan."))
    plan = Plan.objects.create(
        area=area,
        year=school_year.year_of(clock.today()),
        title=details.title,
        balance=details.balance,
        reach_km=details.reach_km,
        made_by=by.name,
    )
    plan.hubs.set(details.hubs)
    _start(plan, by)
    audit.record(by=by, verb="plan.made", about=plan.subject, area_id=area.pk)
    return plan


@transaction.atomic
def make_plan_again(*, plan: Plan, by: Actor) -> Plan:
    """Start once more a plan that could not be made."""
    plan = queries.locked_plan(plan)
    require(policies.may_change_plan(by, plan), _("Only officers and co-ordinators of this area can make a plan."))
    _move(plan, choices.PlanState.WORKING)
    plan.problem = ""
    _start(plan, by)
    audit.record(by=by, verb="plan.made_again", about=plan.subject, area_id=plan.area_id)
    return plan


def _start(plan: Plan, by: Actor) -> None:
    title = _("Plan: %(title)s") % {"title": plan.title}
    job = jobs.start("plans.plan", by=by, title=title, about=plan.subject, area_id=plan.area_id, plan=plan.public_id)
    plan.job_id = job.public_id
    plan.save(update_fields=["job_id", "state", "problem"])


def _move(plan: Plan, state: str) -> None:
    require(state in choices.PLAN_MOVES[plan.state], _("This plan cannot be changed like that any more."))
    plan.state = state


def solve_plan(*, plan: Plan, run: jobs.Run) -> None:
    """Solve a plan that was started: read, solve in a child process, write the suggestions in pieces."""
    problem = _problem(plan, run.by)
    run.progress(1, 3, _("matching needs and offers"))
    outcome = cast(dict[str, Any], jobs.in_child(SOLVER, problem.values, run=run, timeout=SOLVER_SECONDS))
    run.progress(2, 3, _("writing down the suggestions"))
    _forget(plan)
    _write_suggestions(plan, problem, outcome)
    _write_unmet(plan, problem, outcome)
    _write_figures(plan, problem, outcome)
    run.progress(3, 3)


def fail_plan(*, plan: Plan, problem: str) -> None:
    """Say on the plan why it could not be made; whatever was planned before stands."""
    Plan.objects.filter(pk=plan.pk, state=choices.PlanState.WORKING).update(state=choices.PlanState.FAILED, problem=problem[:300])


def _problem(plan: Plan, by: Actor) -> analysis.PlanProblem:
    needs, offers = open_needs(plan.area_id, by), open_offers(plan.area_id, by)
    if not needs or not offers:
        raise Refused(
            _("There is nothing to plan yet. Shared with this area: %(what)s.") % {"what": needs_and_offers(len(needs), len(offers))}
        )
    rules = analysis.PlanRules(plan.balance, plan.reach_km, frozenset(plan.hubs.values_list("pk", flat=True)))
    tried = introductions.tried(plan.area_id, plan.year)
    return analysis.plan_problem(needs, offers, spoken_for=introductions.spoken_for(), tried=tried, rules=rules)


def _forget(plan: Plan) -> None:
    """Clear what a killed run may have left, so that a second run writes the same rows once."""
    plan.suggestions.all().delete()
    plan.unmet.all().delete()


def _write_suggestions(plan: Plan, problem: analysis.PlanProblem, outcome: Mapping[str, Any]) -> None:
    rows = []
    for match in outcome["matches"]:
        need, offer = problem.needs[match["need"]], problem.offers[match["offer"]]
        rows.append(
            Suggestion(
                plan=plan,
                need=need,
                offer=offer,
                giver_id=offer.organisation_id,
                receiver_id=need.organisation_id,
                half_days=match["half_days"],
                distance_m=match["distance_m"],
            )
        )
    for start in range(0, len(rows), PIECE):
        Suggestion.objects.bulk_create(rows[start : start + PIECE])


def _write_unmet(plan: Plan, problem: analysis.PlanProblem, outcome: Mapping[str, Any]) -> None:
    met = _met(outcome)
    outside = choices.UnmetReason.OUTSIDE_TOPICS
    rows = [Unmet(plan=plan, need=need, half_days=need.half_days, reason=outside) for need in problem.outside_topics]
    for row, (need, reason) in enumerate(zip(problem.needs, outcome["reasons"], strict=True)):
        if reason != "met":
            wanted = problem.values["needs"][row]["amount"]
            rows.append(Unmet(plan=plan, need=need, half_days=max(0, wanted - met.get(row, 0)), reason=reason))
    for start in range(0, len(rows), PIECE):
        Unmet.objects.bulk_create(rows[start : start + PIECE])


def _met(outcome: Mapping[str, Any]) -> dict[int, int]:
    met: dict[int, int] = {}
    for match in outcome["matches"]:
        met[match["need"]] = met.get(match["need"], 0) + match["half_days"]
    return met


def _write_figures(plan: Plan, problem: analysis.PlanProblem, outcome: Mapping[str, Any]) -> None:
    Plan.objects.filter(pk=plan.pk, state=choices.PlanState.WORKING).update(
        state=choices.PlanState.READY,
        ready_at=clock.now(),
        n_needs=len(problem.needs) + len(problem.outside_topics),
        n_offers=len(problem.offers),
        n_needs_met=outcome["reasons"].count("met"),
        half_days_needed=sum(need["amount"] for need in problem.values["needs"]),
        half_days_offered=sum(offer["amount"] for offer in problem.values["offers"]),
        half_days_met=sum(match["half_days"] for match in outcome["matches"]),
        value=outcome["value"],
    )


@transaction.atomic
def leave_out_suggestions(*, plan: Plan, public_ids: list[str], by: Actor) -> int:
    """Leave suggestions out of the introductions; they can be brought back."""
    return _change_suggestions(plan, public_ids, by, choices.SuggestionState.LEFT_OUT)


@transaction.atomic
def bring_back_suggestions(*, plan: Plan, public_ids: list[str], by: Actor) -> int:
    """Bring back suggestions that were left out."""
    return _change_suggestions(plan, public_ids, by, choices.SuggestionState.SUGGESTED)


def _change_suggestions(plan: Plan, public_ids: list[str], by: Actor, state: str) -> int:
    plan = queries.locked_plan(plan)
    require(policies.may_change_plan(by, plan), _("Only officers and co-ordinators of this area can change a plan."))
    require(plan.state == choices.PlanState.READY, _("This plan is not ready to be changed."))
    before = [old for old, moves in choices.SUGGESTION_MOVES.items() if state in moves]
    changed = plan.suggestions.filter(public_id__in=public_ids, state__in=before).update(state=state)
    require(bool(changed), _("Choose at least one suggestion that has not been introduced yet."))
    audit.record(by=by, verb=f"suggestions.{state}", about=plan.subject, area_id=plan.area_id, facts={"n": changed})
    return changed


@transaction.atomic
def set_plan_aside(*, plan: Plan, by: Actor) -> None:
    """Put a plan aside; introductions that were sent from it stand."""
    plan = queries.locked_plan(plan)
    require(policies.may_change_plan(by, plan), _("Only officers and co-ordinators of this area can change a plan."))
    _move(plan, choices.PlanState.SET_ASIDE)
    plan.save(update_fields=["state"])
    audit.record(by=by, verb="plan.set_aside", about=plan.subject, area_id=plan.area_id)
