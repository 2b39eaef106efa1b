"""Every write of plans."""

# ruff: noqa: I001
# fmt: off
from joinedup.plans.services.introductions import send_in_pieces, send_introductions, start_sending, suggest_again
from joinedup.plans.services.plans import (
    PlanDetails, bring_back_suggestions, fail_plan, leave_out_suggestions, make_plan, make_plan_again, set_plan_aside, solve_plan,
)

__all__ = [
    "PlanDetails", "bring_back_suggestions", "fail_plan", "leave_out_suggestions", "make_plan", "make_plan_again", "send_in_pieces",
    "send_introductions", "set_plan_aside", "solve_plan", "start_sending", "suggest_again",
]
