"""Say whether this installation is sound: settings, database, and what each room asks of itself."""

import argparse
import json
import os

from joinedup.console import ready
from joinedup.core import health
from joinedup.core.health import Finding


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what check takes."""
    parser.add_argument("--json", action="store_true", help="one JSON object instead of lines")


def run(args: argparse.Namespace) -> int:
    """Ask every question; the exit code is 1 when something needs attention."""
    own = [("settings.secret", secret()), ("settings.site", site()), ("settings.mail", mail()), ("database.engine", engine())]
    tables = migrations()
    found = [*own, ("database.tables", tables)]
    if tables.is_sound:  # the rooms' questions read their tables
        found += health.examine()
    if args.json:
        print(json.dumps({key: {"sound": finding.is_sound, "says": finding.sentence} for key, finding in found}))
    else:
        for key, finding in found:
            print(f"{'ok       ' if finding.is_sound else 'ATTENTION'}  {key:<18} {finding.sentence}")
    return 0 if all(finding.is_sound for _, finding in found) else 1


def secret() -> Finding:
    """Say whether the web server and the worker would find a secret."""
    if os.environ.get("JOINEDUP_SECRET_IS_MADE_UP"):
        return Finding.attention("SECRET_KEY is not set; the web server and the worker will not start without it.")
    return Finding.sound("SECRET_KEY is set.")


def site() -> Finding:
    """Say whether mailed links would lead people here safely."""
    from django.conf import settings

    if settings.HTTPS and not settings.SITE_URL.startswith("https://"):
        return Finding.attention(f"SITE_URL is {settings.SITE_URL}: set the https:// address that people use; mailed links begin with it.")
    return Finding.sound(f"Mailed links begin with {settings.SITE_URL}.")


def mail() -> Finding:
    """Say whether the mail server answers."""
    from django.conf import settings
    from django.core.mail import get_connection

    if not settings.EMAIL_HOST:
        return Finding(settings.MODE != "production", "No mail server is set (EMAIL_HOST): mail is kept and does not leave this machine.")
    server = f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"
    connection = get_connection(timeout=5)
    try:
        connection.open()
        connection.close()
    except OSError as error:
        return Finding.attention(f"The mail server {server} cannot be used ({error}). Look at EMAIL_HOST, EMAIL_PORT and the account.")
    return Finding.sound(f"The mail server {server} answers.")


def engine() -> Finding:
    """Say which database this is and whether it is a safe version of it."""
    from django.db import DatabaseError, connection

    try:
        connection.ensure_connection()
    except DatabaseError as error:
        return Finding.attention(f"The database cannot be reached: {str(error).strip()} Look at DATABASE_URL.")
    if connection.vendor != "sqlite":
        version = connection.get_database_version()
        return Finding.sound(f"PostgreSQL {'.'.join(str(part) for part in version)}.")
    return _sqlite()


def _sqlite() -> Finding:
    from django.db import connection

    with connection.cursor() as cursor:
        version, journal = (cursor.execute(sql).fetchone()[0] for sql in ("SELECT sqlite_version()", "PRAGMA journal_mode"))
        said = cursor.execute("PRAGMA quick_check(1)").fetchone()[0]
    if said != "ok":
        return Finding.attention(f"SQLite {version} finds the database damaged ({said}). Stop JoinedUp and bring back the last backup.")
    slow = (
        "" if journal == "wal" else "; readers wait for writers with this version, so many people at once are better served by PostgreSQL"
    )
    return Finding.sound(f"SQLite {version}, journal {journal}{slow}.")


def migrations() -> Finding:
    """Say whether the tables are those of this version."""
    try:
        waiting = ready.unapplied()
    except ready.Stop as problem:
        return Finding.attention(str(problem))
    if waiting and ready.is_empty():
        return Finding.attention("The database is empty. The web server makes its tables when it starts: ./joinedup serve")
    if waiting:
        return Finding.attention(f"{len(waiting)} changes wait ({waiting[0]} ...). {ready.FIRST_STEPS}")
    return Finding.sound("The tables are those of this version.")
