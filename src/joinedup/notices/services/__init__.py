"""Post mails into the outbox, stop them, send them, mark what came back."""

from joinedup.notices.choices import Urgency
from joinedup.notices.services.gathering import gather_held
from joinedup.notices.services.posting import Mail, keep_own, post, post_prepared, prepare_all, silent, volumes
from joinedup.notices.services.sending import has_due, send_due
from joinedup.notices.services.stopping import (
    mark_bounced,
    stop,
    stop_about,
    stop_about_all,
    stop_of_area,
    stop_regular,
    stop_together,
    try_again,
)
from joinedup.notices.services.together import Together, together
from joinedup.notices.services.window import quiet_days

__all__ = [
    "Mail",
    "Together",
    "Urgency",
    "gather_held",
    "has_due",
    "keep_own",
    "mark_bounced",
    "post",
    "post_prepared",
    "prepare_all",
    "quiet_days",
    "send_due",
    "silent",
    "stop",
    "stop_about",
    "stop_about_all",
    "stop_of_area",
    "stop_regular",
    "stop_together",
    "together",
    "try_again",
    "volumes",
]
