"""What is still asked of a school, over all areas and partnerships: gathered from every room that asks schools for something."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from joinedup.accounts import queries as accounts
from joinedup.accounts.choices import Role as Permission
from joinedup.accounts.choices import Scope
from joinedup.accounts.models import Link
from joinedup.accounts.policies import may_run_area
from joinedup.actions import queries as actions
from joinedup.actions.choices import ANSWER_PURPOSE
from joinedup.actions.choices import State as ActionState
from joinedup.actions.models import Action
from joinedup.calendars import queries as calendars
from joinedup.contacts import choices
from joinedup.contacts.models import CheckAsk
from joinedup.core import clock
from joinedup.core.actors import Actor, Grant
from joinedup.core.refusals import require_found
from joinedup.core.registry import Point
from joinedup.core.subjects import Subject
from joinedup.directory import queries as directory
from joinedup.directory.choices import LEAD_KINDS, AskKind
from joinedup.directory.models import Attachment, Delegation, Organisation, Person, Role
from joinedup.notices import queries as notices

SPEAKERS = (Permission.LEAD, Permission.TRUST_LEAD)
MOST_MAILS = 20
ANSWER = (*SPEAKERS, Permission.DELEGATE)


@dataclass(frozen=True, slots=True)
class AsksWanted:
    """Of whom the open asks are wanted: of organisations, of people wherever they sit; in some areas, or in all.

    `viewer` reads for an area, and sees what it asks as far as they see the things themselves; the asked read all that is theirs.
    """

    organisations: frozenset[int]
    people: frozenset[int] = frozenset()
    areas: frozenset[int] | None = None
    viewer: Actor | None = None

    def where(self, *, organisation: str, area: str, person: str = "") -> Q:
        """Return the condition on a table in which the organisation, the area and perhaps the person stand under these names."""
        asked = Q(**{f"{organisation}__in": self.organisations})
        if person and self.people:
            asked |= Q(**{f"{person}__in": self.people})
        return asked if self.areas is None else asked & Q(**{f"{area}__in": self.areas})

    def seen(self, name: str, visible: Callable[[Actor], QuerySet[Any]]) -> Q:
        """Return the condition that what stands under this name in a table is something that the viewer sees, standing in the areas."""
        if self.viewer is None:
            return Q()
        found = Q(pk__in=[])
        for area_id in sorted(self.areas or ()):
            found |= Q(**{f"{name}__in": visible(replace(self.viewer, area_id=area_id)).values("pk")})
        return found


@dataclass(frozen=True, slots=True)
class OpenAsk:
    """One thing that is asked of a school and not answered yet.

    `kind` says who may answer: a word of `AskKind` (the lead, or a delegate for such asks) or `choices.LEAD` (the lead alone); the
    person who was asked in person always may. `purpose` and `subject` are those of the mailed link. `lines` are what is to be
    confirmed; `press` names the confirmer that does it in one press.
    """

    organisation_id: int
    area_id: int
    kind: str
    what: str
    whose: str
    asked_on: date
    href: str
    subject: Subject
    purpose: str
    due_on: date | None = None
    person_id: int | None = None
    asked: str = ""
    lines: tuple[tuple[str, str], ...] = ()  # id and words
    press: str = ""
    organisation: str = ""

    @property
    def key(self) -> str:
        """Return what names the ask on its page."""
        return f"{self.press or self.purpose}:{self.subject.public_id}"


open_asks: Point[Callable[[AsksWanted], Iterable[OpenAsk]]] = Point("contacts.open_asks")
"""Functions from who is asked to what waits; they judge no right, and read as often for one school as for a hundred."""


@dataclass(frozen=True, slots=True)
class AskShown:
    """An open ask as one reader sees it: with its address when they may answer, otherwise with who can."""

    ask: OpenAsk
    href: str
    who_can: str

    @property
    def is_late(self) -> bool:
        return self.ask.due_on is not None and self.ask.due_on < clock.today()


@dataclass(frozen=True, slots=True)
class SchoolAsks:
    """The open asks of one school, and as what the reader stands there; `areas` are those that list it and that the reader runs."""

    organisation: Organisation
    stands_as: str
    shown: Sequence[AskShown]
    areas: frozenset[int] = frozenset()

    @property
    def to_confirm(self) -> list[AskShown]:
        return [one for one in self.shown if one.ask.press and one.href]

    @property
    def to_answer(self) -> list[AskShown]:
        return [one for one in self.shown if not (one.ask.press and one.href)]


def asks_of(wanted: AsksWanted) -> list[OpenAsk]:
    """Return what is asked in areas that are open, what is due first on top; the caller judges who may see it."""
    if not wanted.organisations and not wanted.people:
        return []
    all_asked = [*_checks(wanted), *_promises(wanted), *(ask for filler in open_asks for ask in filler(wanted))]
    closed = accounts.closed_among({ask.area_id for ask in all_asked})
    found = [ask for ask in all_asked if ask.area_id not in closed]
    names = dict(Organisation.objects.filter(pk__in={ask.organisation_id for ask in found}).values_list("pk", "name"))
    named = [replace(ask, organisation=names[ask.organisation_id]) for ask in found]
    return sorted(named, key=lambda ask: (ask.due_on is None, ask.due_on or ask.asked_on, ask.what, ask.subject.public_id))


def asks_waiting(viewer: Actor) -> list[OpenAsk]:
    """Return what the viewer may answer themselves, over all organisations and areas: what waits for them."""
    standing = _Standing(viewer)
    wanted = AsksWanted(frozenset(standing.leads) | frozenset(standing.delegated), standing.people)
    mine = (ask for ask in asks_of(wanted) if ask.person_id is None or ask.person_id in standing.people)
    return [ask for ask in mine if standing.may_answer(ask)]


def asks_of_school(public_id: str, viewer: Actor) -> SchoolAsks:
    """Return everything that is asked of a school: to its own people over all areas, to who runs an area what that area asks."""
    organisation = require_found(Organisation.objects.filter(public_id=public_id).select_related("establishment").first())
    standing = _Standing(viewer)
    areas = None if standing.answers(organisation.pk) else standing.runs(organisation)
    require_found(organisation if areas is None or areas else None)
    asks = asks_of(AsksWanted(frozenset([organisation.pk]), areas=areas, viewer=None if areas is None else viewer))
    names = _who_can(organisation, asks)
    shown = [AskShown(ask, ask.href if standing.may_answer(ask) else "", names(ask)) for ask in asks]
    return SchoolAsks(organisation, standing.word(organisation.pk) if areas is None else "", shown, areas or frozenset())


def asks_panel(organisation: Organisation, viewer: Actor) -> directory.Panel | None:
    """Return the ways to the call sheet and to the open asks, for an organisation's own people and who runs the area; it reads nothing."""
    runs = viewer.area_id is not None and may_run_area(viewer, viewer.area_id)
    if not runs and organisation.pk not in viewer.places(Scope.ORGANISATION, *ANSWER):
        return None
    context = {"runs": runs, "slug": viewer.area_slug, "key": organisation.key, "public_id": organisation.public_id}
    return directory.Panel(_("Keeping in touch"), "contacts/_asks_panel.html", context, 5)


def mails_to_school(organisation: Organisation, viewer: Actor) -> list[notices.MessageLine]:
    """Return the mails about an organisation that the viewer may see: their own, and those of the areas that they run."""
    about = organisation.subject
    rows = notices.visible_messages(viewer).filter(about_kind=about.kind, about_id=about.public_id).order_by("-pk")
    return [notices.line(row) for row in rows[:MOST_MAILS]]


def schools_asked(viewer: Actor) -> list[Organisation]:
    """Return the organisations for which the viewer answers, by name: each has its page of open asks."""
    standing = _Standing(viewer)
    mine = Organisation.objects.filter(pk__in={*standing.leads, *standing.delegated}, closed_on__isnull=True)
    return list(mine.select_related("establishment").order_by("name_key", "pk"))


def answers_for_a_school(viewer: Actor) -> bool:
    """Say whether the viewer answers for any organisation; read from what the actor carries."""
    return bool(viewer.places(Scope.ORGANISATION, *ANSWER))


def attachment_asked(public_id: str, viewer: Actor) -> Attachment:
    """Return the school on an area's list whose open asks the holder of a link reads; Missing for everybody else."""
    rows = Attachment.objects.select_related("area", "organisation__establishment").filter(public_id=public_id, until__isnull=True)
    row = require_found(rows.first())
    return require_found(row if viewer.may_by_link(choices.ASKS_PURPOSE, row.subject) else None)


def asks_by_link(attachment: Attachment, address: str) -> SchoolAsks:
    """Return what one area asks of a school: what everybody sees who runs the area, and what went to the same mailbox.

    An ask can be opened when its own link went to the same mailbox, and then only.
    """
    wanted = AsksWanted(frozenset([attachment.organisation_id]), areas=frozenset([attachment.area_id]))
    every = asks_of(wanted)
    held = accounts.links_held(address, [(ask.purpose, ask.subject) for ask in every])
    openly = {ask.key for ask in asks_of(replace(wanted, viewer=_anybody_running(attachment.area_id)))}
    asks = [ask for ask in every if ask.key in openly or (ask.purpose, ask.subject) in held]
    names = _who_can(attachment.organisation, asks)
    page = [reverse("contacts:open_ask", args=[attachment.public_id, ask.subject.public_id]) for ask in asks]
    shown = [
        AskShown(replace(ask, press=""), href if (ask.purpose, ask.subject) in held else "", names(ask))
        for ask, href in zip(asks, page, strict=True)
    ]
    return SchoolAsks(attachment.organisation, "", shown)


def link_to_ask(attachment: Attachment, ask_id: str, address: str) -> Link:
    """Return the live link of an open ask that went to this mailbox; Missing for every other ask."""
    asks = asks_of(AsksWanted(frozenset([attachment.organisation_id]), areas=frozenset([attachment.area_id])))
    wanted = [(ask.purpose, ask.subject) for ask in asks if ask.subject.public_id == ask_id]
    return require_found(next(iter(accounts.links_held(address, wanted).values()), None))


def _anybody_running(area_id: int) -> Actor:
    """Return somebody who runs the area and no more: sits in no group and in no team, and has written nothing down."""
    return Actor(kind="user", name="", user_id=0, grants=frozenset([Grant(Permission.OFFICER.value, Scope.AREA.value, area_id)]))


class _Standing:
    """For which organisations and as which person a viewer answers, in one read at most."""

    def __init__(self, viewer: Actor) -> None:
        self.viewer = viewer
        self.leads = viewer.places(Scope.ORGANISATION, *SPEAKERS)
        self.people = viewer.people
        self.delegated: dict[int, set[str]] = {}
        if places := viewer.places(Scope.ORGANISATION, Permission.DELEGATE):
            held = Delegation.objects.filter(directory.held_on(clock.today()), confirmed_on__isnull=False)
            for place, asks in held.filter(person__in=self.people, organisation__in=places).values_list("organisation_id", "asks"):
                self.delegated.setdefault(place, set()).update(asks)

    def answers(self, organisation_id: int) -> bool:
        return organisation_id in self.leads or organisation_id in self.delegated

    def runs(self, organisation: Organisation) -> frozenset[int]:
        """Return the areas that list the organisation and that the viewer runs."""
        listing = Attachment.objects.filter(organisation=organisation, until__isnull=True).values_list("area_id", flat=True)
        return frozenset(area_id for area_id in listing if may_run_area(self.viewer, area_id))

    def may_answer(self, ask: OpenAsk) -> bool:
        if ask.person_id in self.people and ask.kind != choices.LEAD:
            return True
        lead = (
            self.viewer.places(Scope.ORGANISATION, Permission.LEAD) if ask.press else self.leads
        )  # a trust does not confirm for its schools
        return ask.organisation_id in lead or ask.kind in self.delegated.get(ask.organisation_id, ())

    def word(self, organisation_id: int) -> str:
        """Return in words as what the viewer stands there: their role, as it is called in the organisation."""
        roles = directory.current_roles().filter(person__in=self.people, organisation_id=organisation_id).order_by("pk")
        role = roles.first()
        if role is not None:
            return role.title or str(role.get_kind_display())
        return _("somebody who may answer for it")


def _who_can(organisation: Organisation, asks: Iterable[OpenAsk]) -> Callable[[OpenAsk], str]:
    """Return a function that names who can answer an ask: the person, or who leads the organisation."""
    people = dict(Person.objects.filter(pk__in={ask.person_id for ask in asks if ask.person_id}).values_list("pk", "name"))
    leads = Role.objects.filter(directory.held_on(clock.today()), organisation=organisation, kind__in=LEAD_KINDS)
    first = leads.select_related("person").order_by("pk").first()
    lead = first.person.name if first else _("The head or whoever leads it")

    def name(ask: OpenAsk) -> str:
        if ask.person_id is not None and ask.kind != choices.LEAD:
            return str(people[ask.person_id])
        return ask.asked or lead if ask.kind in AskKind.values else lead

    return name


def _checks(wanted: AsksWanted) -> Iterator[OpenAsk]:
    rows = CheckAsk.objects.filter(wanted.where(organisation="organisation_id", area="check_of__area_id"), answered_at__isnull=True)
    for row in rows.exclude(address="").select_related("check_of__area").order_by("pk"):
        yield OpenAsk(
            organisation_id=row.organisation_id,
            area_id=row.check_of.area_id,
            kind=AskKind.PEOPLE,
            what=_("Who does what at your school, INSET days, how to reach the office"),
            whose=row.check_of.area.name,
            asked_on=clock.day_of(row.created_at),
            due_on=row.check_of.closes_on,
            href=reverse("contacts:answer_check", args=[row.public_id]),
            subject=row.subject,
            purpose=choices.CHECK_PURPOSE,
            asked=row.person_name,
        )


def _promises(wanted: AsksWanted) -> Iterator[OpenAsk]:
    owed = wanted.where(organisation="organisation_id", area="area_id", person="owner_id")
    owed &= wanted.seen("pk", actions.visible_actions)
    rows = list(Action.objects.filter(owed, state=ActionState.OPEN).select_related("area", "owner").order_by("pk"))
    about = calendars.abouts((row.about_kind, row.about_id, row.area.slug) for row in rows)
    for row in rows:
        named = about.get((row.about_kind, row.about_id))
        yield OpenAsk(
            organisation_id=row.organisation_id,
            area_id=row.area_id,
            kind=AskKind.MEETINGS,
            what=calendars.told(row.about_kind, row.what),
            whose=named.name if named else row.area.name,
            asked_on=clock.day_of(row.created_at),
            due_on=row.due_on,
            href=reverse("actions:answer_action", args=[row.public_id]),
            subject=row.subject,
            purpose=ANSWER_PURPOSE,
            person_id=row.owner_id,
        )
