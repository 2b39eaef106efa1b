"""Write a note of a visit, send it to the school, which says whether it is accurate; make actions of what was agreed."""

from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.accounts.services import links
from joinedup.actions import queries as owners
from joinedup.actions import services as actions
from joinedup.audit import services as audit
from joinedup.contacts import choices, policies, queries
from joinedup.contacts.choices import VISIT_MOVES, VisitState
from joinedup.contacts.models import VisitNote
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.pupils import refuse_pupils
from joinedup.core.refusals import require, require_found
from joinedup.core.versions import save_version
from joinedup.directory.models import Organisation
from joinedup.notices import services as notices

KEPT_FOR = timedelta(days=3 * 365)


@dataclass(frozen=True, slots=True)
class Agreed:
    """What was agreed on a visit: `owner` is the public id of a role, `is_wanted` makes it an action when the note is sent."""

    what: str
    owner: str = ""
    due_on: date | None = None
    is_wanted: bool = False


@dataclass(frozen=True, slots=True)
class VisitDetails:
    """A visit: who was seen, what for, what was seen, what was agreed; a line of it keeps its place, and with it its action."""

    on: date
    people: str
    purpose: str
    seen: str
    agreed: tuple[Agreed, ...] = ()
    given_in_confidence: bool = False
    delete_after: date | None = None


@transaction.atomic
def write_visit(*, organisation: Organisation, details: VisitDetails, by: Actor) -> VisitNote:
    """Begin a note of a visit; until it is sent, only its author reads it."""
    require_found(organisation if policies.may_write_visit(by, organisation) else None)
    note = VisitNote(organisation=organisation, area_id=require_found(by.area_id), author_id=by.user_id, author_name=by.name[:120])
    _fill(note, details)
    note.save()
    _record(note, "written", by)
    return note


@transaction.atomic
def change_visit(*, note: VisitNote, details: VisitDetails, expected: int, by: Actor) -> VisitNote:
    """Change a note that is not sent yet, or on which the school has commented."""
    require(policies.may_change_visit(by, note), _("Only its author changes a note, before it is sent or once the school has commented."))
    fields = _fill(note, details)
    save_version(note, expected=expected, fields=fields)
    _record(note, "changed", by)
    return note


@transaction.atomic
def send_visit(*, note: VisitNote, to: str, by: Actor) -> str:
    """Mail the school the link to say whether the note is accurate, and make the ticked agreements actions; return the address.

    A note can go again, or to somebody else: a mail about it that has not left is stopped, and nobody but the last one keeps a link.
    """
    locked = VisitNote.objects.select_for_update(of=("self",)).select_related("area", "organisation").get(pk=note.pk)
    require(policies.may_send_visit(by, locked), _("Only its author sends a note."))
    people = {person.person_id: person for person in queries.people_at(locked.organisation, locked.area_id)}
    require(to in people, _("Choose somebody with an address that works."), field="to")
    _move(locked, VisitState.SENT)
    notices.stop_about(locked.subject, by=by)
    if locked.address not in ("", people[to].email):
        links.revoke_links(subject=locked.subject, by=by, purpose=choices.VISIT_PURPOSE, address=locked.address)
    locked.sent_at, locked.n_sent = clock.now(), locked.n_sent + 1
    locked.to_name, locked.address = people[to].name, people[to].email
    locked.agreed = [_acted_on(line, locked, by) for line in locked.agreed]
    save_version(locked, expected=note.version, fields=["state", "sent_at", "n_sent", "to_name", "address", "agreed"])
    _mail(locked, by)
    _record(locked, "sent", by)
    return locked.address


@transaction.atomic
def answer_visit(*, note: VisitNote, is_accurate: bool, comment: str = "", expected: int, by: Actor) -> VisitNote:
    """Say for the school that the note is accurate, or what is not; it can be changed as long as the note is not sent again.

    It answers the version that was read: a note that changed meanwhile is to be read again.
    """
    locked = VisitNote.objects.select_for_update(of=("self",)).select_related("area", "organisation").get(pk=note.pk)
    require_found(locked if policies.may_answer_visit(by, locked) else None)
    require(is_accurate or bool(comment.strip()), _("Say what is not accurate."), field="comment")
    refuse_pupils(comment, field="comment")
    said = VisitState.ACCEPTED if is_accurate else VisitState.COMMENTED
    if (locked.state, locked.comment) == (said, comment.strip()):
        return locked  # pressed twice
    _move(locked, said)
    locked.comment, locked.answered_at, locked.answered_by = comment.strip(), clock.now(), (by.name or by.email)[:254]
    save_version(locked, expected=expected, fields=["state", "comment", "answered_at", "answered_by"])
    _record(locked, "answered", by, accurate=is_accurate)
    if by.link is not None:
        links.spend_link(by=by)
    return locked


@transaction.atomic
def delete_visit(*, note: VisitNote, by: Actor) -> None:
    """Delete a note that was never sent; the record keeps that there was one."""
    require(policies.may_change_visit(by, note) and note.state == VisitState.DRAFT, _("Only its author deletes a note, before it is sent."))
    _record(note, "deleted", by)
    note.delete()


def purge_visits() -> int:
    """Delete the notes whose delete date has passed; return how many."""
    return VisitNote.objects.filter(delete_after__lt=clock.today()).delete()[0]


def _check_agreed(line: Agreed, number: int) -> None:
    require(bool(line.what.strip()), _("Write what was agreed, or leave the whole line empty."), field=f"what_{number}")
    refuse_pupils(line.what, field=f"what_{number}")
    missing = _("An action needs somebody who does it, and a day.")
    require(not line.is_wanted or bool(line.owner), missing, field=f"owner_{number}")
    require(not line.is_wanted or line.due_on is not None, missing, field=f"due_{number}")


def _fill(note: VisitNote, details: VisitDetails) -> list[str]:
    require(details.on <= clock.today(), _("The day of the visit must be today or in the past."), field="on")
    for field in ("people", "purpose", "seen"):
        require(bool(getattr(details, field).strip()), _("Fill in every part of the note."), field=field)
        refuse_pupils(getattr(details, field), field=field)
    delete_after = details.delete_after or details.on + KEPT_FOR
    require(delete_after > clock.today(), _("The delete date must be after today."), field="delete_after")
    made = {line.get("number", place): line["action"] for place, line in enumerate(note.agreed, 1)}
    lines = {number: line for number, line in enumerate(details.agreed, 1) if line != Agreed("")}
    for number, line in lines.items():
        _check_agreed(line, number)
    agreed = [{**_plain(line), "number": number, "action": made.get(number, "")} for number, line in lines.items()]
    values: dict[str, Any] = {name: getattr(details, name) for name in ("on", "given_in_confidence")}
    values |= {name: getattr(details, name).strip() for name in ("people", "purpose", "seen")}
    values |= {"agreed": agreed, "delete_after": delete_after}
    for name, value in values.items():
        setattr(note, name, value)
    return list(values)


def _plain(line: Agreed) -> dict[str, Any]:
    return {**asdict(line), "what": line.what.strip(), "due_on": line.due_on.isoformat() if line.due_on else ""}


def _acted_on(line: dict[str, Any], note: VisitNote, by: Actor) -> dict[str, Any]:
    """Return an agreed line with its action, made now when it is ticked and was not made before."""
    if not line["is_wanted"] or line["action"]:
        return line
    owner = owners.owner_for(line["owner"], by)
    if owner is None:
        require(False, _("%(what)s: choose somebody who works there now.") % {"what": line["what"]})
    assert owner is not None
    due_on = date.fromisoformat(line["due_on"])
    details = actions.ActionDetails(owner.person, owner.organisation, line["what"], due_on, about=note.organisation.subject)
    return {**line, "action": actions.add_action(details=details, by=by).public_id}


def _move(note: VisitNote, to: VisitState) -> None:
    require(to in VISIT_MOVES[VisitState(note.state)], _("This note cannot be changed in this way now."))
    note.state = to


def _record(note: VisitNote, verb: str, by: Actor, **facts: bool) -> None:
    audit.record(by=by, verb=f"visit.{verb}", about=note.subject, area_id=note.area_id, facts=facts)


def _mail(note: VisitNote, by: Actor) -> None:
    url = links.give_link(
        purpose=choices.VISIT_PURPOSE,
        subject=note.subject,
        address=note.address,
        days=choices.VISIT_LINK_DAYS,
        by=by.within(area_id=note.area.pk, area_slug=note.area.slug),
        name=note.to_name,
        title=_("Note of the visit to %(school)s") % {"school": note.organisation.name},
        ask=note.area.reply_to or note.area.name,
    )
    context = {"name": note.to_name, "school": note.organisation.name, "on": note.on, "sender": by.name, "again": note.n_sent > 1}
    mail = notices.Mail(
        key=f"visit.sent:{note.public_id}:{note.n_sent}",
        to=note.address,
        template="contacts/mail/visit",
        context={**context, "action_url": url},
        sender_name=note.area.name,
        reply_to=by.email or note.area.reply_to,
        about=note.subject,
        area_id=note.area_id,
        when=notices.Urgency.WORKING_HOURS,
    )
    notices.post(mail, by=by)
