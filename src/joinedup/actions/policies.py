"""Who may do what with actions; each rule is asked by the service and by the page that shows the button."""

from django.urls import reverse
from django.utils.translation import gettext as _

from joinedup.accounts import policies as accounts
from joinedup.actions import choices, queries
from joinedup.actions.models import Action, Milestone
from joinedup.calendars import queries as calendars
from joinedup.core.actors import Actor
from joinedup.core.subjects import Subject
from joinedup.directory import policies as directory
from joinedup.directory.choices import AskKind


def may_add_action(actor: Actor, area_id: int | None, about: Subject | None = None) -> bool:
    """Say whether the actor may write actions down: who manages the thing it is about, or runs the area when it is about nothing."""
    if actor.is_system:
        return True
    if about is not None:
        return actor.area_id == area_id and calendars.manages_subject(actor, about)
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


def plan_milestone(actor: Actor, about: Subject | None) -> tuple[str, str] | None:
    """Return words and address of the page on which the actor may plan a milestone, for the page of the timetable."""
    if not may_add_action(actor, actor.area_id, about):
        return None
    query = f"?about={about}" if about else ""
    return _("Plan a milestone"), reverse("actions:add_milestone", args=[actor.area_slug]) + query
