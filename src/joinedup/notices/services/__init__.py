"""Post mails into the outbox, stop them, send them, mark what came back."""

from joinedup.notices.choices import Urgency
from joinedup.notices.services.posting import Mail, post, stop, stop_about

__all__ = ["Mail", "Urgency", "post", "stop", "stop_about"]
