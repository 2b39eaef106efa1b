"""Who may stop, mark and repeat mails."""

from joinedup.core.actors import Actor
from joinedup.notices import queries
from joinedup.notices.models import Message


def may_change_message(actor: Actor, message: Message) -> bool:
    """Say whether the actor may stop this mail, mark it as come back, or send it again."""
    return queries.visible_messages(actor).filter(pk=message.pk).exists()
