"""Who may look and decide before a partnership is formed, run an activity, and answer for a step."""

from joinedup.beginnings import choices, queries
from joinedup.beginnings.models import Activity, Look, StepAsk
from joinedup.core.actors import Actor
from joinedup.directory import policies as directory
from joinedup.directory.choices import AskKind
from joinedup.partnerships import policies as partnerships


def may_decide_look(actor: Actor, look: Look) -> bool:
    """Say whether the actor may say what comes of a look: who took it, while they may form partnerships in the area."""
    own = actor.user_id is not None and look.made_by_id == actor.user_id
    return own and partnerships.may_form_partnership(actor, look.area_id)


def may_run_activity(actor: Actor, activity: Activity) -> bool:
    """Say whether the actor changes an activity and asks for its steps: who organises its partnership, else who runs the area."""
    return queries.runs_activity(actor, activity)


def may_answer_step(actor: Actor, ask: StepAsk) -> bool:
    """Say whether the actor answers for the partner that is asked: the holder of the link, its lead, a delegate for introductions."""
    if actor.may_by_link(choices.LINK_PURPOSE, ask.subject):
        return True
    return actor.is_signed_in and actor.on_behalf_of is None and directory.may_answer_for(actor, ask.organisation, AskKind.INTRODUCTIONS)
