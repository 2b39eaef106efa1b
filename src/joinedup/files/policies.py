"""Who may read a file."""

from joinedup.core.actors import Actor
from joinedup.files import queries
from joinedup.files.models import StoredFile


def may_read_file(actor: Actor, stored: StoredFile) -> bool:
    """Say whether the actor may read this file."""
    return queries.may_read(actor, stored)
