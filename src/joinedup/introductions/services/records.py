"""What is written down of an introduction, whoever does it."""

from joinedup.audit import services as audit
from joinedup.core.actors import Actor
from joinedup.introductions.models import Introduction


def record(introduction: Introduction, verb: str, by: Actor, **facts: str | int) -> None:
    """Record what was done to an introduction."""
    audit.record(by=by, verb=verb, about=introduction.subject, area_id=introduction.area_id, facts=facts)
