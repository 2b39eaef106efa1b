"""Who keeps the table of funded programmes, and who says what came of asking."""

from joinedup.accounts import policies as accounts
from joinedup.brokerage import policies as brokerage
from joinedup.brokerage.models import Need
from joinedup.core.actors import Actor


def may_keep_programmes(actor: Actor, area_id: int) -> bool:
    """Say whether the actor may add and change the area's funded programmes: who runs the area."""
    return accounts.may_run_area(actor, area_id)


def may_say_attempt(actor: Actor, need: Need) -> bool:
    """Say whether the actor may say what came of asking a programme: who may say what the school needs."""
    return brokerage.may_say_for(actor, need.organisation)
