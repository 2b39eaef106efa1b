"""What a verb stands on: settings for its mode, Django started, a database with tables."""

import os
import secrets
import sys
from typing import NoReturn

from joinedup.console.table import Verb

FIRST_STEPS = "Back it up (./joinedup backup), then run ./joinedup manage migrate."


class Stop(Exception):
    """The verb cannot go on; the message says why and what to do."""


def stop(message: str) -> NoReturn:
    """End the verb with a sentence."""
    raise Stop(message)


def settings(verb: Verb) -> None:
    """Name the settings, in the mode that the verb runs in."""
    if verb.mode:
        os.environ["JOINEDUP_MODE"] = verb.mode
    module = "joinedup.config.testing" if verb.mode == "test" else "joinedup.config.settings"
    os.environ["DJANGO_SETTINGS_MODULE"] = module
    if not verb.keeps_secrets and not verb.mode and not os.environ.get("SECRET_KEY"):  # it signs nothing that outlives it
        os.environ["SECRET_KEY"] = secrets.token_urlsafe(50)
        os.environ["JOINEDUP_SECRET_IS_MADE_UP"] = "yes"


def django() -> None:
    """Start Django; say in a sentence why the database folder cannot be used."""
    import django as framework

    try:
        framework.setup()
    except PermissionError as error:
        stop(f"JoinedUp may not write here: {error}. Set JOINEDUP_DATA_FOLDER to a folder that is yours.")


def database() -> None:
    """Make the tables in an empty database; stop at one that an earlier version made."""
    waiting = unapplied()
    if not waiting:
        return
    if not is_empty():
        stop(f"The database is from an earlier version of JoinedUp ({len(waiting)} changes wait). {FIRST_STEPS}")
    print("Making the tables ...", file=sys.stderr)
    migrate()


def is_empty() -> bool:
    """Say whether the database has no tables yet."""
    from django.db import connection

    return not connection.introspection.table_names()


def unapplied() -> list[str]:
    """Return the migrations that the database has not seen; stop with a sentence when it cannot be reached."""
    from django.db import OperationalError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except OperationalError as error:
        stop(f"The database cannot be reached: {str(error).strip()} Look at DATABASE_URL, and whether the server runs.")
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def migrate() -> None:
    """Bring the database to this version."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
