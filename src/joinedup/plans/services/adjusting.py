"""Adjust a plan by hand: keep a pair, forbid it, or give it other half-days; what that costs is seen before it is taken."""

import logging
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.audit import services as audit
from joinedup.brokerage.choices import half_days as in_words
from joinedup.core.actors import Actor
from joinedup.core.refusals import Refused, require
from joinedup.jobs import services as jobs
from joinedup.plans import choices, policies, queries
from joinedup.plans.models import Adjustment, Plan, Suggestion
from joinedup.plans.services import plans, solving

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Change:
    """What is to be tried with one suggestion: lock it, forbid it, free it again, or give it other half-days."""

    kind: str
    half_days: int | None = None


def try_change(*, plan: Plan, suggestion: Suggestion, change: Change, by: Actor) -> Plan:
    """Plan again with one change as something to look at; quick ones at once, others in the background. The plan stands."""
    return _tried(_begin(plan, suggestion, change, by), by)


def plan_again(*, plan: Plan, keep_percent: int, by: Actor) -> Plan:
    """Plan again round what was sent and agreed, with what is shared today and the rules of today, as something to look at."""
    return _tried(_begin_again(plan, keep_percent, by), by)


def _tried(trial: Plan, by: Actor) -> Plan:
    try:
        solving.solve_at_once(trial, by)
    except jobs.TimedOut:
        plans.start(trial, by)
    except Refused:
        trial.delete()
        raise
    except jobs.ChildFailed as failed:
        log.error("A change of plan %s could not be tried: %s", trial.based_on, failed)
        trial.delete()
        raise Refused(_("Something went wrong while this was tried. Nothing was changed; the plan stands.")) from failed
    return trial


@transaction.atomic
def _begin_again(plan: Plan, keep_percent: int, by: Actor) -> Plan:
    plan = queries.locked_plan(plan)
    require(policies.may_change_plan(by, plan), _("Only officers and co-ordinators of this area can change a plan."))
    require(plan.state == choices.PlanState.READY, _("This plan is not ready to be changed."))
    later = plans.copy_of(plan, by, change=_("Planned again round what is agreed"))
    later.keep_percent = keep_percent
    later.save(update_fields=["keep_percent"])
    audit.record(by=by, verb="plan.again", about=plan.subject, area_id=plan.area_id)
    return later


@transaction.atomic
def _begin(plan: Plan, suggestion: Suggestion, change: Change, by: Actor) -> Plan:
    plan = queries.locked_plan(plan)
    require(policies.may_change_plan(by, plan), _("Only officers and co-ordinators of this area can change a plan."))
    require(plan.state == choices.PlanState.READY and not plan.is_trial, _("This plan is not ready to be changed."))
    introduced = suggestion.state == choices.SuggestionState.INTRODUCED
    require(not introduced, _("This was introduced already. Take the introduction back first."))
    if change.kind == choices.AdjustmentKind.LOCK:
        plans.refuse_what_speaks_against(plan, [suggestion])
    trial = plans.copy_of(plan, by, change=_words(suggestion, change))
    pair = {"plan": trial, "need": suggestion.need, "offer": suggestion.offer}
    Adjustment.objects.filter(**pair).delete()
    if change.kind == choices.AdjustmentKind.LOCK:
        half_days = suggestion.half_days if change.half_days is None else change.half_days
        require(half_days > 0 or suggestion.half_days == 0, _("Enter 1 half-day or more, or forbid the pair."), field="half_days")
        require(half_days <= max(suggestion.need.half_days, suggestion.half_days), _too_much(suggestion), field="half_days")
        Adjustment.objects.create(**pair, kind=change.kind, half_days=half_days)
    elif change.kind == choices.AdjustmentKind.FORBID:
        Adjustment.objects.create(**pair, kind=change.kind)
    return trial


def _too_much(suggestion: Suggestion) -> str:
    if not suggestion.need.half_days:
        return _("A conversation is asked for, which takes no half-days: leave the number empty.")
    return _("They asked for %(size)s altogether: enter no more than that.") % {"size": in_words(suggestion.need.half_days)}


def _words(suggestion: Suggestion, change: Change) -> str:
    pair = {"giver": suggestion.giver.name, "receiver": suggestion.receiver.name, "topic": str(suggestion.need)}
    if change.kind == choices.AdjustmentKind.FORBID:
        return _("Without %(giver)s helping %(receiver)s with “%(topic)s”") % pair
    if change.kind == choices.AdjustmentKind.LOCK:
        size = in_words(suggestion.half_days if change.half_days is None else change.half_days)
        return _("%(giver)s helps %(receiver)s with “%(topic)s”: %(size)s") % {**pair, "size": size}
    return _("%(giver)s and %(receiver)s, “%(topic)s”: as it comes") % pair
