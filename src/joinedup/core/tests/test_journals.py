import sqlite3
import threading
from pathlib import Path
from typing import Any

import pytest
from django.db.utils import ConnectionHandler

from joinedup.core.journals import choose_journal


@pytest.mark.django_db
def test_a_new_connection_asks_again_while_another_one_has_the_whole_file(tmp_path: Path) -> None:
    path = str(tmp_path / "a.sqlite3")
    # Without patience SQLite sends it away at once, as it does while another connection recovers.
    settings: dict[str, Any] = {"ENGINE": "django.db.backends.sqlite3", "NAME": path, "OPTIONS": {"timeout": 0}}
    connection = ConnectionHandler({"default": settings})["default"]
    connection.ensure_connection()
    recovering = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    recovering.execute("BEGIN EXCLUSIVE")
    release = threading.Timer(0.2, recovering.execute, ["ROLLBACK"])
    release.start()
    try:
        connection.settings_dict["JOURNAL"] = "WAL"
        choose_journal(connection)
        with connection.cursor() as cursor:
            assert cursor.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    finally:
        release.join()
        connection.close()
        recovering.close()
