"""Three minutes before you ring: what somebody should know of a school before they speak with it, each part with the reader's right."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from joinedup.actions import queries as actions
from joinedup.actions.choices import State as ActionState
from joinedup.contacts import choices
from joinedup.contacts.queries.asks import AsksWanted, asks_of
from joinedup.contacts.queries.lists import ListedPerson, may_list, people_everywhere
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.refusals import require_found
from joinedup.core.registry import Point
from joinedup.directory import queries as directory
from joinedup.directory.models import LogEntry, Organisation

NEW_FOR = timedelta(days=120)
N_NOTES, N_LINES = 2, 5


@dataclass(frozen=True, slots=True)
class CallLine:
    """One line of a part: words, the page behind them, the day that goes with it."""

    text: str
    href: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class CallPart:
    """A part that an upper room adds: what the school gave lately, for example."""

    title: str
    lines: Sequence[CallLine]
    order: int = 50


call_parts: Point[Callable[[Organisation, Actor], CallPart | None]] = Point("contacts.call_parts")
"""Functions `(organisation, viewer) -> CallPart or None`; each shows what this viewer may see, in two reads at most."""


@dataclass(frozen=True, slots=True)
class NewPerson:
    """Somebody who began or left lately."""

    name: str
    what: str
    on: date
    has_left: bool


@dataclass(frozen=True, slots=True)
class CallSheet:
    """What to know before a call."""

    organisation: Organisation
    phone: str
    ask_for: Sequence[ListedPerson]
    notes: Sequence[LogEntry]
    we_promised: Sequence[actions.ActionLine]
    they_promised: Sequence[actions.ActionLine]
    changed: Sequence[NewPerson]
    bounced: Sequence[ListedPerson]
    n_asked: int
    parts: Sequence[CallPart]


def call_sheet(key: str, viewer: Actor) -> CallSheet:
    """Return the call sheet of an organisation for who runs the area in which they stand; Missing for everybody else."""
    organisation = directory.organisation_of_area(key, viewer)
    area_id = require_found(viewer.area_id if may_list(viewer) else None)
    people = people_everywhere(organisation, area_id)
    first = directory.people_to_ask(organisation, area_id=area_id)
    names = [contact.name for contact in first]
    ranked = sorted((one for one in people if one.name in names), key=lambda one: names.index(one.name))
    school = organisation.establishment
    return CallSheet(
        organisation=organisation,
        phone=organisation.phone or (school.phone if school else ""),
        ask_for=(ranked or people)[:3],
        notes=directory.log_of(organisation, viewer, limit=N_NOTES),
        we_promised=_promises(viewer, ~Q(organisation=organisation) & Q(about_kind=choices.ABOUT_SCHOOL, about_id=organisation.public_id)),
        they_promised=_promises(viewer, Q(organisation=organisation)),
        changed=_changed(organisation, viewer),
        bounced=[one for one in people if one.why_not and one.email],
        n_asked=len(asks_of(AsksWanted(frozenset([organisation.pk]), areas=frozenset([area_id]), viewer=viewer))),
        parts=_parts(organisation, viewer),
    )


def _promises(viewer: Actor, whose: Q) -> list[actions.ActionLine]:
    rows = actions.visible_actions(viewer).filter(whose, state=ActionState.OPEN).order_by("due_on", "pk")
    return actions.lines(rows[:N_LINES])


def _changed(organisation: Organisation, viewer: Actor) -> list[NewPerson]:
    since = clock.today() - NEW_FOR
    now = [role for role in directory.people_of(organisation, viewer) if role.from_on >= since]
    left = [role for role in directory.past_roles_of(organisation, viewer) if role.until_on and role.until_on >= since]
    new = [NewPerson(role.name, role.title or role.label, role.from_on, has_left=False) for role in now]
    gone = [NewPerson(role.name, role.title or role.label, role.until_on or since, has_left=True) for role in left]
    return sorted([*new, *gone], key=lambda one: one.on, reverse=True)[:N_LINES]


def _parts(organisation: Organisation, viewer: Actor) -> list[CallPart]:
    made = [part for part in (make(organisation, viewer) for make in call_parts) if part is not None]
    return sorted(made, key=lambda part: part.order)


def schools_named(public_ids: Collection[str]) -> dict[str, str]:
    """Return the names of organisations, for what is about them."""
    return dict(Organisation.objects.filter(public_id__in=public_ids).values_list("public_id", "name"))


def schools_looked_after(viewer: Actor) -> Iterable[str]:
    """Return the organisations of the area that the viewer runs, about which somebody may promise something."""
    area_id = viewer.area_id if may_list(viewer) else None
    return Organisation.objects.filter(attachments__area_id=area_id or 0, attachments__until__isnull=True).values_list(
        "public_id", flat=True
    )
