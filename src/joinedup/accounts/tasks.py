"""Work at night: rows that nothing looks at any more are deleted."""

from importlib import import_module
from typing import Any

from django.conf import settings

from joinedup.accounts.services import codes, limits
from joinedup.core import clock
from joinedup.notices import services as notices


def purge() -> None:
    """Delete old codes, counted tries and the sessions that have run out."""
    codes.purge_codes()
    limits.purge_attempts()
    sessions: Any = import_module(settings.SESSION_ENGINE).SessionStore
    sessions.clear_expired()


def gather() -> None:
    """Send the mails that only tell to those who want one a day or a week."""
    notices.gather_held(today=clock.today())
