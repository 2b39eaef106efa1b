"""Who may make lists of people."""

from joinedup.accounts.policies import may_run_area
from joinedup.core.actors import Actor


def may_make_lists(actor: Actor, area_id: int | None) -> bool:
    """Say whether the actor may list and write to the people of an area: who runs it."""
    return may_run_area(actor, area_id)


def may_make_lists_here(actor: Actor) -> bool:
    """Say whether the actor may list the people of the area in which they stand."""
    return may_make_lists(actor, actor.area_id)
