"""Verbs of plans: make one, plan again round what is agreed, take or leave what was tried, leave suggestions out."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.accounts.models import Area
from joinedup.audit import services as audit
from joinedup.core import clock, school_year
from joinedup.core.actors import Actor
from joinedup.core.refusals import Refused, require
from joinedup.directory.models import Organisation
from joinedup.jobs import services as jobs
from joinedup.plans import choices, policies, queries
from joinedup.plans.models import Adjustment, Measure, Plan, Suggestion

RULES = (
    "balance",
    "method",
    "longest_circle",
    "max_partners",
    "min_link",
    "both_ways",
    "reach_km",
    "bands_km",
    "trust_first",
    "measure",
    "least_served_first",
    "guarantee_percent",
)


@dataclass(frozen=True, slots=True)
class PlanDetails:
    """What the maker of a plan chooses; `hubs` are organisations that said they would give more than they get."""

    title: str
    balance: str
    reach_km: int
    hubs: tuple[Organisation, ...] = ()
    method: str = choices.Method.CIRCLES
    longest_circle: int = choices.LONGEST_CIRCLE
    max_partners: int | None = None
    min_link: int = 1
    both_ways: bool = False
    bands_km: tuple[int, ...] = ()
    trust_first: str = choices.TrustFirst.BONUS
    guarantee_percent: int | None = None
    measure: Measure | None = None
    least_served_first: bool = False


@transaction.atomic
def make_plan(*, area: Area, details: PlanDetails, by: Actor) -> Plan:
    """Start a plan over what is shared with the area today; the work is done in the background."""
    require(policies.may_make_plan(by, area.pk), _("Only officers and co-ordinators of this area can make a plan."))
    plan = Plan(area=area, year=school_year.year_of(clock.today()), title=details.title, made_by=by.name)
    for name in RULES:
        value = getattr(details, name)
        setattr(plan, name, list(value) if name == "bands_km" else value)
    plan.save()
    plan.hubs.set(details.hubs)
    start(plan, by)
    audit.record(by=by, verb="plan.made", about=plan.subject, area_id=area.pk)
    return plan


@transaction.atomic
def make_plan_again(*, plan: Plan, by: Actor) -> Plan:
    """Start once more a plan that could not be made, or look for the best one where a change was only mended."""
    plan = queries.locked_plan(plan)
    require(policies.may_change_plan(by, plan), _("Only officers and co-ordinators of this area can make a plan."))
    is_quick = plan.is_trial and plan.told.get("is_mended") and plan.state == choices.PlanState.READY
    is_left = plan.state == choices.PlanState.WORKING and queries.problem_of(plan)
    if is_quick or is_left:
        plan.state = choices.PlanState.WORKING
    else:
        move(plan, choices.PlanState.WORKING)
    plan.problem = ""
    start(plan, by)
    audit.record(by=by, verb="plan.made_again", about=plan.subject, area_id=plan.area_id)
    return plan


def copy_of(plan: Plan, by: Actor, *, change: str) -> Plan:
    """Return a new version of a plan to be tried: same rules, same decisions, and what was left out stays out."""
    rules = {name: getattr(plan, name) for name in RULES}
    trial = Plan.objects.create(
        area=plan.area, year=plan.year, title=plan.title, made_by=by.name, based_on=plan, is_trial=True, change=change[:200], **rules
    )
    trial.hubs.set(plan.hubs.all())
    adjusted = {(row.need_id, row.offer_id): (row.kind, row.half_days) for row in plan.adjustments.all()}
    for row in plan.suggestions.filter(state=choices.SuggestionState.LEFT_OUT):
        adjusted[row.need_id, row.offer_id] = (choices.AdjustmentKind.FORBID, 0)
    Adjustment.objects.bulk_create(
        Adjustment(plan=trial, need_id=need, offer_id=offer, kind=kind, half_days=half_days)
        for (need, offer), (kind, half_days) in adjusted.items()
    )
    return trial


@transaction.atomic
def take_trial(*, plan: Plan, by: Actor) -> Plan:
    """Let what was tried stand in place of the plan that it came from."""
    trial = queries.locked_plan(plan)
    require(policies.may_change_plan(by, trial), _("Only officers and co-ordinators of this area can change a plan."))
    require(trial.is_trial and trial.state == choices.PlanState.READY, _("There is nothing to take here."))
    base = queries.locked_plan(trial.based_on) if trial.based_on else None
    if base is not None:
        unchanged = base.state == choices.PlanState.READY
        who = queries.who_replaced(base)
        require(unchanged, _("Somebody (%(who)s) changed this plan in the meantime. Look at theirs, then try yours again.") % {"who": who})
        move(base, choices.PlanState.REPLACED)
        base.save(update_fields=["state"])
    trial.is_trial = False
    trial.save(update_fields=["is_trial"])
    audit.record(by=by, verb="plan.changed", about=trial.subject, area_id=trial.area_id)
    return trial


@transaction.atomic
def leave_trial(*, plan: Plan, by: Actor) -> Plan | None:
    """Leave the plan as it was: what was tried goes."""
    trial = queries.locked_plan(plan)
    require(policies.may_change_plan(by, trial), _("Only officers and co-ordinators of this area can change a plan."))
    require(trial.is_trial, _("There is nothing to leave here."))
    base = trial.based_on
    trial.delete()
    return base


def start(plan: Plan, by: Actor) -> None:
    """Let the plan be made in the background."""
    title = _("Plan: %(title)s") % {"title": plan.title}
    job = jobs.start("plans.plan", by=by, title=title, about=plan.subject, area_id=plan.area_id, plan=plan.public_id)
    plan.job_id = job.public_id
    plan.save(update_fields=["job_id", "state", "problem"])


def move(plan: Plan, state: str) -> None:
    """Move a plan to another state if that is a legal move."""
    require(state in choices.PLAN_MOVES[plan.state], _("This plan cannot be changed like that any more."))
    plan.state = state


def fail_plan(*, plan: Plan, problem: str) -> None:
    """Say on the plan why it could not be made; whatever was planned before stands."""
    Plan.objects.filter(pk=plan.pk, state=choices.PlanState.WORKING).update(state=choices.PlanState.FAILED, problem=problem[:300])


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
    if state == choices.SuggestionState.SUGGESTED:
        refuse_what_speaks_against(plan, list(queries.suggestions_of(plan).filter(public_id__in=public_ids)))
    before = [old for old, moves in choices.SUGGESTION_MOVES.items() if state in moves]
    changed = plan.suggestions.filter(public_id__in=public_ids, state__in=before).update(state=state)
    require(bool(changed), _("Choose at least one suggestion that has not been introduced yet."))
    audit.record(by=by, verb=f"suggestions.{state}", about=plan.subject, area_id=plan.area_id, facts={"n": changed})
    return changed


def refuse_what_speaks_against(plan: Plan, rows: list[Suggestion]) -> None:
    """Refuse to make a match that a school or a rule of the area has ruled out, with the reason."""
    refused = queries.refused_among(plan, rows)
    if refused:
        row, words = refused[0]
        pair = {"giver": row.giver.name, "receiver": row.receiver.name, "words": words}
        raise Refused(_("%(giver)s and %(receiver)s: %(words)s Leave this one out, or ask them first.") % pair)


@transaction.atomic
def set_plan_aside(*, plan: Plan, by: Actor) -> None:
    """Put a plan aside; introductions that were sent from it stand."""
    plan = queries.locked_plan(plan)
    require(policies.may_change_plan(by, plan), _("Only officers and co-ordinators of this area can change a plan."))
    move(plan, choices.PlanState.SET_ASIDE)
    plan.save(update_fields=["state"])
    audit.record(by=by, verb="plan.set_aside", about=plan.subject, area_id=plan.area_id)
