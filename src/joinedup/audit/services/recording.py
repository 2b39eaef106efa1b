"""Write the record, inside the transaction of the change that it records."""

from collections.abc import Mapping

from joinedup.audit.models import Entry
from joinedup.core.actors import Actor
from joinedup.core.subjects import Subject

Fact = str | int | bool | None
LONGEST_FACT = 80


def record(
    *,
    by: Actor,
    verb: str,
    about: Subject,
    area_id: int | None = None,
    facts: Mapping[str, Fact] | None = None,
) -> Entry:
    """Record that `by` did `verb` ("agreement.signed") to a thing; call it in the transaction of the change itself."""
    return Entry.objects.create(
        area_id=area_id if area_id is not None else by.area_id,
        actor_kind=by.kind,
        user_id=by.user_id,
        link_id=by.link.link_id if by.link else None,
        on_behalf_of=by.on_behalf_of,
        verb=verb,
        subject_kind=about.kind,
        subject_id=about.public_id,
        facts=_checked(facts or {}),
    )


def _checked(facts: Mapping[str, Fact]) -> dict[str, Fact]:
    for name, value in facts.items():
        if isinstance(value, str) and (len(value) > LONGEST_FACT or "@" in value or "\n" in value):
            raise ValueError(f"The fact {name} looks like free text or contact data; the record keeps words, counts and ids.")
    return dict(facts)
