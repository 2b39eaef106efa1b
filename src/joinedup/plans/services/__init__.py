"""Every write of plans and of the rules that they keep."""

# ruff: noqa: I001
# fmt: off
from joinedup.plans.services.adjusting import Change, plan_again, try_change
from joinedup.plans.services.introductions import send_in_pieces, send_introductions, start_sending, suggest_again
from joinedup.plans.services.measures import MeasureDetails, add_measure
from joinedup.plans.services.plans import (
    PlanDetails, bring_back_suggestions, fail_plan, leave_out_suggestions, leave_trial, make_plan, make_plan_again,
    set_plan_aside, take_trial,
)
from joinedup.plans.services.rules import Between, Ends, Limits, draw_line, drop_rule, limit_organisation, rule_pair
from joinedup.plans.services.solving import get_ready, solve_plan

__all__ = [
    "Between", "Change", "Ends", "Limits", "MeasureDetails", "PlanDetails", "add_measure", "bring_back_suggestions", "draw_line",
    "drop_rule", "fail_plan", "get_ready", "leave_out_suggestions", "leave_trial", "limit_organisation", "make_plan", "make_plan_again",
    "plan_again", "rule_pair", "send_in_pieces", "send_introductions", "set_plan_aside", "solve_plan", "start_sending", "suggest_again",
    "take_trial", "try_change",
]
