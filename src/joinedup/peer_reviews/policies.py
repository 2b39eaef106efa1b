"""Who may plan peer reviews."""

from joinedup.accounts import policies as accounts
from joinedup.core.actors import Actor


def may_plan_reviews(actor: Actor, area_id: int) -> bool:
    """Officers and co-ordinators of the area plan peer reviews."""
    return accounts.may_run_area(actor, area_id)
