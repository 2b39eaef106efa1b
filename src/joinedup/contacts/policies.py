"""Who may make lists of people, and who answers a check."""

from joinedup.accounts.policies import may_run_area
from joinedup.contacts import choices
from joinedup.contacts.models import CheckAsk
from joinedup.core.actors import Actor
from joinedup.directory.choices import AskKind
from joinedup.directory.policies import may_answer_for


def may_make_lists(actor: Actor, area_id: int | None) -> bool:
    """Say whether the actor may list and write to the people of an area: who runs it."""
    return may_run_area(actor, area_id)


def may_make_lists_here(actor: Actor) -> bool:
    """Say whether the actor may list the people of the area in which they stand."""
    return may_make_lists(actor, actor.area_id)


def may_answer_check(actor: Actor, ask: CheckAsk) -> bool:
    """Say whether the actor may say who does what in a school: its lead or delegate, the holder of its link, who runs the area."""
    if actor.may_by_link(choices.CHECK_PURPOSE, ask.subject):
        return True
    if actor.is_signed_in and may_answer_for(actor, ask.organisation, AskKind.PEOPLE):
        return True
    return actor.area_id == ask.check_of.area_id and may_run_area(actor, actor.area_id)
