"""SQLite's journal, chosen for each new connection."""

import time
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

PATIENCE_S = 20


def choose_journal(connection: BaseDatabaseWrapper, **_signal: Any) -> None:
    """Give a new connection the journal that its settings name.

    After a crash the first connection recovers what was written, and SQLite sends the others away at once when they choose a journal
    meanwhile, however long they are willing to wait for a lock: they ask again.
    """
    journal = connection.settings_dict.get("JOURNAL")
    if not journal:
        return
    until = time.monotonic() + PATIENCE_S
    while True:
        try:
            connection.connection.execute(f"PRAGMA journal_mode={journal}").fetchone()
            return
        except connection.Database.OperationalError:  # type: ignore[attr-defined]
            if time.monotonic() > until:
                raise
            time.sleep(0.02)
