"""Who may make plans and change them."""

from joinedup.accounts import policies as accounts
from joinedup.core.actors import Actor
from joinedup.plans.models import Plan


def may_make_plan(actor: Actor, area_id: int) -> bool:
    """Officers and co-ordinators of the area make plans."""
    return accounts.may_run_area(actor, area_id)


def may_change_plan(actor: Actor, plan: Plan) -> bool:
    """Officers and co-ordinators of the plan's area change it and send introductions from it."""
    return accounts.may_run_area(actor, plan.area_id)
