"""Write the record, inside the transaction of the change that it records."""

from collections.abc import Iterable, Mapping

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
    entry = _entry(by, verb, about, facts or {}, area_id)
    entry.save()
    return entry


def record_all(*, by: Actor, verb: str, facts: Iterable[tuple[Subject, Mapping[str, Fact]]], area_id: int | None = None) -> None:
    """Record that `by` did the same to many things, in one write."""
    entries = [_entry(by, verb, about, told, area_id) for about, told in facts]
    for entry in entries:
        entry.digest = entry.own_digest()  # what is written together does not pass by `save`
    Entry.objects.bulk_create(entries, batch_size=500)


def _entry(by: Actor, verb: str, about: Subject, facts: Mapping[str, Fact], area_id: int | None = None) -> Entry:
    return Entry(
        area_id=area_id if area_id is not None else by.area_id,
        actor_kind=by.kind,
        user_id=by.user_id,
        link_id=by.link.link_id if by.link else None,
        on_behalf_of=by.on_behalf_of,
        verb=verb,
        subject_kind=about.kind,
        subject_id=about.public_id,
        facts=_checked(facts),
    )


def _checked(facts: Mapping[str, Fact]) -> dict[str, Fact]:
    for name, value in facts.items():
        if isinstance(value, str) and (len(value) > LONGEST_FACT or "@" in value or "\n" in value):
            raise ValueError(f"The fact {name} looks like free text or contact data; the record keeps words, counts and ids.")
    return dict(facts)
