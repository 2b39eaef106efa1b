"""Lists of actions: filtered, by due date, as lines that say all that a page shows."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from joinedup.accounts.choices import Scope
from joinedup.actions import choices
from joinedup.actions.models import Action, ActionStep, Dependency
from joinedup.actions.queries.actions import visible_actions
from joinedup.calendars.queries import About, about_or_within, abouts
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.subjects import Subject
from joinedup.directory.models import Organisation, Role

OPEN = choices.State.OPEN


@dataclass(frozen=True, slots=True)
class ActionFilter:
    """Which actions are listed; everything left empty means all that are still to do."""

    show: str = ""
    whose: str = ""
    organisation: str = ""
    about: str = ""
    q: str = ""


@dataclass(frozen=True, slots=True)
class ActionLine:
    """An action as it is shown in lists and downloads."""

    public_id: str
    what: str
    href: str
    owner: str
    organisation: str
    urn: int | None
    area: str
    due_on: date
    state: str
    state_word: str
    colour: str
    is_open: bool
    days_late: int
    n_moved: int
    closed_on: date | None
    cannot_reason: str
    owner_has_gone: bool
    about: About | None
    waits_for: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class StepLine:
    """One thing that happened to an action, for its timeline."""

    title: str
    when: datetime
    by: str
    text: str


def actions_listed(viewer: Actor, wanted: ActionFilter) -> QuerySet[Action]:
    """Return the actions that the viewer may see and wants to see: what is due first on top, what was closed last on top."""
    found = visible_actions(viewer).filter(_shown(wanted.show))
    if wanted.whose == choices.Whose.SCHOOL:
        found = found.filter(organisation_id__in=viewer.places(Scope.ORGANISATION))
    if wanted.whose == choices.Whose.TOGETHER:
        found = found.exclude(about_kind="")
    if wanted.whose == choices.Whose.MINE:
        found = found.filter(owner_id__in=viewer.people)
    if wanted.organisation:
        found = found.filter(organisation__public_id=wanted.organisation)
    if wanted.about:
        kind, _colon, public_id = wanted.about.partition(":")
        found = found.filter(about_or_within(Subject(kind, public_id)))
    for word in wanted.q.split()[:6]:
        found = found.filter(Q(what__icontains=word) | Q(owner__name__icontains=word))
    is_history = wanted.show in {choices.Shown.DONE, choices.Shown.DROPPED}
    return found.order_by("-closed_on", "-pk") if is_history else found.order_by("due_on", "pk")


def _shown(show: str) -> Q:
    today = clock.today()
    conditions = {
        choices.Shown.OVERDUE: Q(state=OPEN, due_on__lt=today),
        choices.Shown.SOON: Q(state=OPEN, due_on__gte=today, due_on__lte=today + timedelta(days=choices.SOON_DAYS)),
        choices.Shown.CANNOT: Q(state=OPEN) & ~Q(cannot_reason=""),
        choices.Shown.GONE: owners_gone(),
        choices.Shown.DONE: Q(state=choices.State.DONE),
        choices.Shown.DROPPED: Q(state=choices.State.DROPPED),
        choices.Shown.ALL: Q(),
    }
    return conditions.get(choices.Shown(show), Q(state=OPEN)) if show in choices.Shown.values else Q(state=OPEN)


def owners_gone() -> Q:
    """Return the condition that an action is open and its owner no longer works where it was promised."""
    held = Role.objects.filter(person_id=OuterRef("owner_id"), organisation_id=OuterRef("organisation_id"))
    return Q(state=OPEN) & ~Q(Exists(held.exclude(until_on__lt=clock.today())))


def lines(actions: Iterable[Action]) -> list[ActionLine]:
    """Return actions as lines, in a fixed number of reads."""
    rows = list(actions)
    about = abouts((row.about_kind, row.about_id, row.area.slug) for row in rows)
    awaited: dict[int, list[str]] = {}
    waiting = Dependency.objects.filter(action__in=[row.pk for row in rows], waits_for__state=OPEN)
    for pk, what in waiting.order_by("waits_for__due_on").values_list("action_id", "waits_for__what"):
        awaited.setdefault(pk, []).append(what)
    working = _working({(row.owner_id, row.organisation_id) for row in rows if row.state == OPEN})
    return [_line(row, about.get((row.about_kind, row.about_id)), awaited.get(row.pk, []), working) for row in rows]


def action_line(action: Action) -> ActionLine:
    """Return one action as a line."""
    return lines([action])[0]


def _working(pairs: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """Return those pairs of person and organisation where the person still holds a role."""
    held = Role.objects.filter(person_id__in={person for person, _place in pairs}).exclude(until_on__lt=clock.today())
    return pairs & set(held.values_list("person_id", "organisation_id")) if pairs else set()


def _line(row: Action, about: About | None, waits_for: list[str], working: set[tuple[int, int]]) -> ActionLine:
    is_open = row.state == OPEN
    late = max(0, (clock.today() - row.due_on).days) if is_open else 0
    word, colour = _state(row, late)
    return ActionLine(
        public_id=row.public_id,
        what=row.what,
        href=reverse("actions:show_action", args=[row.area.slug, row.public_id]),
        owner=row.owner.name,
        organisation=row.organisation.name,
        urn=row.organisation.urn,
        area=row.area.name,
        due_on=row.due_on,
        state=row.state,
        state_word=word,
        colour=colour,
        is_open=is_open,
        days_late=late,
        n_moved=row.n_moved,
        closed_on=row.closed_on,
        cannot_reason=row.cannot_reason,
        owner_has_gone=is_open and (row.owner_id, row.organisation_id) not in working,
        about=about,
        waits_for=waits_for if is_open else [],
    )


def _state(row: Action, late: int) -> tuple[str, str]:
    if row.state != OPEN:
        return str(row.get_state_display()), "green" if row.state == choices.State.DONE else "grey"
    if row.cannot_reason:
        return _("Owner cannot"), "orange"
    if late:
        return _("Overdue"), "red"
    return (_("Due soon"), "yellow") if row.due_on <= clock.today() + timedelta(days=choices.SOON_DAYS) else (_("To do"), "blue")


def actions_about(subject: Subject, viewer: Actor) -> list[ActionLine]:
    """Return the actions about a thing that the viewer may see: those still to do first, by due date."""
    rows = visible_actions(viewer).filter(about_or_within(subject))
    found = list(rows.order_by("due_on", "pk"))
    return lines([*(row for row in found if row.state == OPEN), *(row for row in found if row.state != OPEN)])


def steps_of(action: Action) -> list[StepLine]:
    """Return what happened to an action, newest first."""
    return [_step(row) for row in ActionStep.objects.filter(action=action).order_by("-id")]


def _step(row: ActionStep) -> StepLine:
    who = _("%(who)s for %(school)s") % {"who": row.by_name, "school": row.on_behalf_name} if row.on_behalf_name else row.by_name
    change = _("From %(old)s to %(new)s.") % {"old": row.old, "new": row.new} if row.old else row.new
    return StepLine(str(row.get_kind_display()), row.at, who, " ".join(part for part in (change, row.reason) if part))


def waiting_of(action: Action) -> list[ActionLine]:
    """Return the actions that this one waits for; whoever sees an action may know what it waits for."""
    return lines(action.waits_for.select_related("area", "organisation", "owner").order_by("due_on"))


def may_wait_for(action: Action, viewer: Actor) -> list[Action]:
    """Return the actions that this one could wait for: others about the same thing that are open, or that it waits for already."""
    others = visible_actions(viewer).filter(area_id=action.area_id, about_kind=action.about_kind, about_id=action.about_id)
    waited = Dependency.objects.filter(action=action).values("waits_for_id")
    return list(others.filter(Q(state=OPEN) | Q(pk__in=waited)).exclude(pk=action.pk).order_by("due_on", "pk")[:200])


def organisations_with_actions(viewer: Actor) -> list[Organisation]:
    """Return the organisations that have actions which the viewer may see, by name."""
    ids = visible_actions(viewer).order_by().values("organisation_id")
    return list(Organisation.objects.filter(pk__in=ids).order_by("name_key", "pk"))


def n_done(viewer: Actor) -> int:
    """Return how many of the actions that the viewer may see were done."""
    return visible_actions(viewer).filter(state=choices.State.DONE).count()


def subjects_with_actions(viewer: Actor) -> list[About]:
    """Return the things about which there are actions that the viewer may see, by name."""
    pairs = visible_actions(viewer).exclude(about_kind="").order_by().values_list("about_kind", "about_id").distinct()
    found = abouts((kind, public_id, viewer.area_slug) for kind, public_id in pairs)
    return sorted(found.values(), key=lambda about: about.name.casefold())
