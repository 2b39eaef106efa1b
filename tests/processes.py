"""Real processes beside a test: on a copy of the test's SQLite database, or on the test's PostgreSQL database itself.

with database(tmp_path) as real:            # what the test has committed is there: mark it django_db(transaction=True)
    worker = real.python("joinedup.jobs.tests.worker", "2")
    real.until("SELECT count(*) FROM jobs_job WHERE state = 'done'", 1)
"""

import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import connection

SOURCE = Path(__file__).resolve().parents[1] / "src"


class RealDatabase:
    """A database that other processes can reach; ends the processes that it started."""

    def __init__(self, url: str, connect: Any) -> None:
        self.url = url
        self._connect = connect
        self._started: list[subprocess.Popen[str]] = []

    def python(self, module: str, *args: str, **environment: str) -> "subprocess.Popen[str]":
        """Start `python -m module args` on this database."""
        settings = {"DATABASE_URL": self.url, "DJANGO_SETTINGS_MODULE": "joinedup.config.testing", "PYTHONWARNINGS": "default"}
        paths = {"PYTHONPATH": os.pathsep.join([str(SOURCE), str(SOURCE.parent)])}
        process = subprocess.Popen(
            [sys.executable, "-m", module, *args],
            env=os.environ | settings | paths | environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self._started.append(process)
        return process

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """Ask the database on a connection of its own."""
        asking = self._connect()
        try:
            cursor = asking.cursor()
            cursor.execute(sql)
            return [tuple(row) for row in cursor.fetchall()] if cursor.description else []
        finally:
            asking.commit()
            asking.close()

    def until(self, sql: str, wanted: Any, seconds: float = 30) -> None:
        """Wait until the one value that is asked for is the wanted one."""
        end = time.monotonic() + seconds
        while (seen := self.rows(sql)[0][0]) != wanted:
            assert time.monotonic() < end, f"{sql} still gives {seen!r} instead of {wanted!r}\n{self.said()}"
            time.sleep(0.1)

    def said(self) -> str:
        """Return what processes that have ended wrote to standard error."""
        return "\n".join(process.communicate()[1][-3000:] for process in self._started if process.poll() is not None)

    def end(self) -> None:
        """Kill what is still running."""
        for process in self._started:
            if process.poll() is None:
                process.kill()
            process.communicate()


@contextmanager
def database(folder: Path) -> Iterator[RealDatabase]:
    """Give the test's database, with what is committed there, to other processes."""
    real = _postgresql() if connection.vendor == "postgresql" else _sqlite(folder / "real.db")
    try:
        yield real
    finally:
        real.end()


def _sqlite(path: Path) -> RealDatabase:
    connection.ensure_connection()
    copy = sys.modules["sqlite3"].connect(str(path))
    connection.connection.backup(copy)
    copy.close()
    return RealDatabase(f"sqlite:///{path}", lambda: sqlite3.connect(path, timeout=20))


def _postgresql() -> RealDatabase:
    import psycopg

    now = connection.settings_dict
    who = f"{now['USER']}:{now['PASSWORD']}" if now["PASSWORD"] else now["USER"]
    url = f"postgresql://{who}@{now['HOST']}:{now['PORT'] or 5432}/{now['NAME']}"
    return RealDatabase(url, lambda: psycopg.connect(url))
