"""Who may do what with actions; each rule is asked by the service and by the page that shows the button."""

from joinedup.accounts import policies as accounts
from joinedup.actions import choices, queries
from joinedup.actions.models import Action, Milestone
from joinedup.core.actors import Actor
from joinedup.core.subjects import Subject
from joinedup.directory import policies as directory
from joinedup.directory.choices import AskKind
from joinedup.directory.models import Organisation


def may_add_action(actor: Actor, area_id: int | None, about: Subject | None = None) -> bool:
    """Say whether the actor may write actions down: who manages the thing it is about, or runs the area when it is about nothing."""
    if actor.is_system:
        return True
    if about is not None:
        return actor.area_id == area_id and queries.manages_subject(actor, about)
    return accounts.may_run_area(actor, area_id)


def may_manage_action(actor: Actor, action: Action) -> bool:
    """Say whether the actor may change, hand over and drop the action."""
    return may_add_action(actor, action.area_id, action.about)


def may_answer_action(actor: Actor, action: Action) -> bool:
    """Say whether the actor may say done, later or cannot: its owner, who answers for the owner's organisation, who manages it."""
    if queries.is_owner(actor, action):
        return True
    if actor.kind == "link":
        return False
    if may_manage_action(actor, action):
        return True
    return actor.is_signed_in and directory.may_answer_for(actor, action.organisation, AskKind.MEETINGS)


def may_open_again(actor: Actor, action: Action) -> bool:
    """Say whether the actor may open a closed action again: whoever may answer it, but a dropped one only who manages it."""
    if action.state == choices.State.DROPPED:
        return may_manage_action(actor, action)
    return action.state == choices.State.DONE and may_answer_action(actor, action)


def may_keep_milestone(actor: Actor, milestone: Milestone) -> bool:
    """Say whether the actor may change a milestone, say that it is reached, and thank people for it."""
    return may_add_action(actor, milestone.area_id, milestone.about)


def may_keep_calendar(actor: Actor, area_id: int | None, organisation: Organisation | None) -> bool:
    """Say whether the actor keeps a school calendar: who runs the area, and of a school's own who answers for the school."""
    if accounts.may_run_area(actor, area_id):
        return True
    if organisation is not None and actor.area_id == area_id and directory.keeps_by_link(actor, organisation):
        return True
    stands = actor.is_signed_in and actor.area_id == area_id
    return stands and organisation is not None and directory.may_answer_for(actor, organisation, AskKind.MEETINGS)
