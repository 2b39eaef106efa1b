"""A school says who still does what: what it says is done in the directory and the calendar, and kept with who said it."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.accounts.services import links
from joinedup.audit import services as audit
from joinedup.calendars import services as calendars
from joinedup.calendars.choices import PeriodKind
from joinedup.contacts import choices, policies, queries
from joinedup.contacts.choices import Said
from joinedup.contacts.models import CheckAsk, CheckChange
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.pupils import refuse_pupils
from joinedup.core.refusals import require, require_found
from joinedup.directory import services as people
from joinedup.directory.choices import RoleKind
from joinedup.ui.filters import short_day


@dataclass(frozen=True, slots=True)
class NewPerson:
    """Somebody whom the area does not know yet."""

    name: str
    kind: str
    email: str = ""


@dataclass(frozen=True, slots=True)
class CheckAnswer:
    """What a school says: who no longer does what (ids of roles), who is new, how to reach the office, INSET days, anything else."""

    is_right: bool = False
    left: tuple[str, ...] = ()
    new: tuple[NewPerson, ...] = ()
    office_email: str = ""
    office_phone: str = ""
    inset_days: tuple[date, ...] = ()
    note: str = ""


@transaction.atomic
def answer_check(*, ask: CheckAsk, answer: CheckAnswer, by: Actor) -> list[CheckChange]:
    """Do what a school says in its check; the same link can say more later."""
    locked = CheckAsk.objects.select_for_update().select_related("organisation", "check_of__area").get(pk=ask.pk)
    require_found(locked if policies.may_answer_check(by, locked) else None)
    refuse_pupils(answer.note, field="note")
    known = queries.known_of(locked)
    said = [*_left(locked, answer, known, by), *_new(locked, answer, by), *_office(locked, answer, known, by)]
    said += _inset_days(locked, answer, known, by)
    if answer.note.strip():
        said.append((Said.NOTE, answer.note.strip()))
    require(bool(said) or answer.is_right, _("Say what has changed, or choose that everything is right."), field="answer")
    if not said:
        said = [(Said.RIGHT, "")]
    locked.answered_at = clock.now()
    locked.save(update_fields=["answered_at"])
    who = by.name or by.email
    made = [CheckChange(ask=locked, said=kind, text=text[:1000], said_by=who, said_at=locked.answered_at) for kind, text in said]
    CheckChange.objects.bulk_create(made)
    facts = {"n": len(said), "right": said[0][0] == Said.RIGHT}
    audit.record(by=by, verb="check.answered", about=locked.subject, area_id=locked.check_of.area_id, facts=facts)
    if by.may_by_link(choices.CHECK_PURPOSE, locked.subject):
        links.spend_link(by=by)
    return made


Lines = list[tuple[Said, str]]


def _left(ask: CheckAsk, answer: CheckAnswer, known: queries.Known, by: Actor) -> Lines:
    said = []
    for role in known.roles:
        if role.public_id in answer.left:
            people.end_role(role=role, on=max(role.from_on, clock.today() - timedelta(days=1)), by=by)
            said.append((Said.LEFT, f"{role.person.name}, {role.title or role.get_kind_display()}"))
    return said


def _new(ask: CheckAsk, answer: CheckAnswer, by: Actor) -> Lines:
    said = []
    for one in answer.new:
        details = people.PersonDetails(name=one.name, email=one.email)
        role = people.add_person(organisation=ask.organisation, person=details, role=people.RoleDetails(kind=one.kind), by=by)
        said.append((Said.NEW, ", ".join(part for part in (one.name, str(role.get_kind_display()), one.email) if part)))
    return said


def _office(ask: CheckAsk, answer: CheckAnswer, known: queries.Known, by: Actor) -> Lines:
    email, phone = answer.office_email.strip().lower(), answer.office_phone.strip()
    if not (email or phone) or (email, phone) == (known.office_email, known.office_phone):
        return []
    if known.office is not None:
        people.end_role(role=known.office, on=max(known.office.from_on, clock.today() - timedelta(days=1)), by=by)
    name = f"{_('Office')}, {ask.organisation.name}"[:120]
    details = people.PersonDetails(name=name, email=email, is_shared=True, phone=phone)
    role = people.RoleDetails(kind=RoleKind.CONTACT, title=choices.OFFICE_TITLE)
    people.add_person(organisation=ask.organisation, person=details, role=role, by=by)
    return [(Said.OFFICE, ", ".join(part for part in (email, phone) if part))]


def _inset_days(ask: CheckAsk, answer: CheckAnswer, known: queries.Known, by: Actor) -> Lines:
    new = [day for day in dict.fromkeys(answer.inset_days) if day not in known.inset_days]
    if not new:
        return []
    calendar = calendars.own_calendar(organisation=ask.organisation, by=by)
    for day in new:
        calendars.add_period(calendar=calendar, details=calendars.PeriodDetails(PeriodKind.INSET, day, day), by=by)
    return [(Said.INSET, short_day(day)) for day in new]
