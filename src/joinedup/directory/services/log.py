"""Write, change and delete notes of the contact log."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.accounts.models import Team
from joinedup.audit import services as audit
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.pupils import refuse_pupils
from joinedup.core.refusals import require, require_found
from joinedup.core.versions import save_version
from joinedup.directory import choices, policies, queries
from joinedup.directory.models import LogEntry, Organisation

KEPT_FOR = timedelta(days=3 * 365)


@dataclass(frozen=True, slots=True)
class LogDetails:
    """A note: `team` keeps it to a team, `private` to its author."""

    kind: str
    on: date
    text: str
    team: Team | None = None
    private: bool = False
    given_in_confidence: bool = False
    purpose: str = ""
    delete_after: date | None = None


@transaction.atomic
def write_log_entry(*, organisation: Organisation, details: LogDetails, by: Actor) -> LogEntry:
    """Note a contact with an organisation for whoever picks up the next call."""
    require(policies.may_write_log(by, organisation), _("Only officers and co-ordinators of the area keep its contact log."))
    _check(details, by)
    entry = LogEntry(organisation=organisation, area_id=require_found(by.area_id), author_id=by.user_id, author_name=by.name[:120])
    _fill(entry, details)
    entry.save()
    facts: dict[str, str | int | bool | None] = {"kind": details.kind, "private": details.private}
    audit.record(by=by, verb="log_entry.written", about=entry.subject, area_id=by.area_id, facts=facts)
    return entry


@transaction.atomic
def change_log_entry(*, entry: LogEntry, details: LogDetails, expected: int, by: Actor) -> LogEntry:
    """Change one's own note."""
    require(policies.may_change_log_entry(by, entry), _("Only the person who wrote a note can change it."))
    _check(details, by)
    fields = _fill(entry, details)
    save_version(entry, expected=expected, fields=fields)
    audit.record(by=by, verb="log_entry.changed", about=entry.subject, area_id=entry.area_id)
    return entry


@transaction.atomic
def delete_log_entry(*, entry: LogEntry, by: Actor) -> None:
    """Delete one's own note; the record keeps that there was one."""
    require(policies.may_change_log_entry(by, entry), _("Only the person who wrote a note can delete it."))
    audit.record(by=by, verb="log_entry.deleted", about=entry.subject, area_id=entry.area_id)
    entry.delete()


def purge_log_entries() -> int:
    """Delete the notes whose delete date has passed; return how many."""
    return LogEntry.objects.filter(delete_after__lt=clock.today()).delete()[0]


def _check(details: LogDetails, by: Actor) -> None:
    require(bool(details.text.strip()), _("Write what was said or agreed."), field="text")
    require(details.kind in choices.LogKind.values, _("Choose how the contact happened."), field="kind")
    require(details.on <= clock.today(), _("The date must be today or in the past."), field="on")
    refuse_pupils(details.text, field="text")
    if details.delete_after is not None:
        require(details.delete_after > details.on, _("The delete date must be after the date of the contact."), field="delete_after")
    if details.team is not None:
        require_found(details.team if details.team.pk in queries.teams_of_viewer(by) else None)


def _fill(entry: LogEntry, details: LogDetails) -> list[str]:
    values = {
        "kind": details.kind,
        "on": details.on,
        "text": details.text.strip(),
        "team": None if details.private else details.team,
        "private": details.private,
        "given_in_confidence": details.given_in_confidence,
        "purpose": details.purpose.strip(),
        "delete_after": details.delete_after or details.on + KEPT_FOR,
    }
    for name, value in values.items():
        setattr(entry, name, value)
    return list(values)
