"""DATABASE_URL to Django's settings; and the newer SQLite of the pysqlite3 wheel where there is one (docs/adr/0003)."""

import sqlite3
import sys
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

WAL_SAFE_FROM = (3, 51, 3)  # earlier versions can lose a committed page when the write-ahead log is reset


def prefer_newer_sqlite() -> None:
    """Put pysqlite3 in the place of the standard library's sqlite3 when it is newer."""
    try:
        import pysqlite3
    except ImportError:
        return
    if pysqlite3.sqlite_version_info > sqlite3.sqlite_version_info:
        sys.modules["sqlite3"] = pysqlite3
        sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2


def sqlite_version() -> tuple[int, ...]:
    """Return the version of the SQLite in use."""
    return tuple(sys.modules["sqlite3"].sqlite_version_info)


def database_from(url: str) -> dict[str, Any]:
    """Read `sqlite:////path/to.db` or `postgresql://user:password@host:port/name`."""
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return _sqlite(unquote(parts.path)[1:])
    if parts.scheme in {"postgresql", "postgres"}:
        return _postgresql(url)
    raise ImproperlyConfigured("DATABASE_URL must start with sqlite:/// or postgresql://")


def _sqlite(name: str) -> dict[str, Any]:
    journal = "WAL" if sqlite_version() >= WAL_SAFE_FROM else "TRUNCATE"
    synchronous = "NORMAL" if journal == "WAL" else "FULL"
    if name and name != ":memory:":
        Path(name).parent.mkdir(parents=True, exist_ok=True)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": name or ":memory:",
        "JOURNAL": journal,  # core.journals
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": f"PRAGMA synchronous={synchronous};PRAGMA cache_size=-32000;",
        },
    }


def _postgresql(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path[1:]),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or query.pop("host", "")),
        "PORT": str(parts.port or ""),
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"pool": {"min_size": 1, "max_size": 8}, **query},
    }
