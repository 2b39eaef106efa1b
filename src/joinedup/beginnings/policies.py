"""Who may look and decide before a partnership is formed."""

from joinedup.beginnings.models import Look
from joinedup.core.actors import Actor
from joinedup.partnerships import policies as partnerships


def may_decide_look(actor: Actor, look: Look) -> bool:
    """Say whether the actor may say what comes of a look: who took it, while they may form partnerships in the area."""
    own = actor.user_id is not None and look.made_by_id == actor.user_id
    return own and partnerships.may_form_partnership(actor, look.area_id)
