"""From introductions that both sides accepted to partners."""

from collections.abc import Sequence

from joinedup.core.actors import Actor
from joinedup.partnerships.models import Partnership


def use_introductions(*, partnership: Partnership, public_ids: Sequence[str], by: Actor) -> None:
    """Make the organisations of accepted introductions partners, and mark the introductions as used."""
