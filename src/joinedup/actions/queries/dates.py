"""Milestones and actions as they stand in timetables and calendar feeds."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from joinedup.actions.choices import State
from joinedup.actions.models import Action, Dependency, Milestone
from joinedup.actions.queries.actions import visible_actions
from joinedup.actions.queries.milestones import visible_milestones
from joinedup.calendars.queries import About, Dated, Wanted, about_or_within, abouts, told
from joinedup.core import school_year
from joinedup.core.actors import Actor
from joinedup.core.clock import LONDON

MOST = 500


def _within(wanted: Wanted, column: str) -> Q:
    found = Q(**{f"{column}__gte": wanted.first, f"{column}__lte": wanted.last})
    return found & about_or_within(wanted.about) if wanted.about else found


def dated_milestones(viewer: Actor, wanted: Wanted) -> list[Dated]:
    """Return the milestones of a school year that the viewer may see."""
    rows = list(visible_milestones(viewer).filter(_within(wanted, "planned_on"))[:MOST])
    about = _abouts(rows)
    return [
        Dated(
            on=row.planned_on,
            kind=_("Milestone"),
            name=row.name,
            href=reverse("actions:show_milestone", args=[row.area.slug, row.public_id]),
            state=_("Reached") if row.reached_on else "",
            about=about.get((row.about_kind, row.about_id)),
            planned_on=row.dated_on or row.created_at.astimezone(LONDON).date(),
            moved_from=row.first_planned_on,
            uid=f"milestone-{row.public_id}",
        )
        for row in rows
    ]


def dated_actions(viewer: Actor, wanted: Wanted) -> list[Dated]:
    """Return the actions due in a school year that the viewer may see, dropped ones left out."""
    rows = list(visible_actions(viewer).filter(_within(wanted, "due_on")).exclude(state=State.DROPPED).order_by("due_on")[:MOST])
    about, waits = _abouts(rows), _waits(rows)
    return [
        Dated(
            on=row.due_on,
            kind=_("Action"),
            name=told(row.about_kind, row.what),
            href=reverse("actions:show_action", args=[row.area.slug, row.public_id]),
            who=f"{row.owner.name}, {row.organisation.name}",
            state=str(row.get_state_display()) if row.state == State.DONE else "",
            about=about.get((row.about_kind, row.about_id)),
            organisations=(row.organisation,) if row.state == State.OPEN else (),
            uid=f"action-{row.public_id}",
            owners=frozenset({row.owner_id}),
            is_promise=True,
            planned_on=_moved_since(row),
            moved_from=row.first_due_on,
            from_on=min(row.created_at.astimezone(LONDON).date(), row.due_on),
            organisation_ids=frozenset({row.organisation_id}),
            waits_for=waits.get(row.pk, ()),
        )
        for row in rows
    ]


def _waits(rows: Iterable[Action]) -> dict[int, tuple[str, ...]]:
    """Return for which of these actions, by their uids, each of them still waits; of others nothing is said here."""
    uids = {row.pk: f"action-{row.public_id}" for row in rows if row.state == State.OPEN}
    found: dict[int, tuple[str, ...]] = {}
    for waiting, first in Dependency.objects.filter(action__in=uids, waits_for__in=uids).values_list("action_id", "waits_for_id"):
        found[waiting] = (*found.get(waiting, ()), uids[first])
    return found


def _moved_since(row: Action) -> date | None:
    """Return since when an action that was moved is due on its day; promises are made all the year, and only a move changes the plan."""
    written = row.created_at.astimezone(LONDON).date()
    june = date(school_year.year_of(row.due_on), 6, 30)
    return row.dated_on if written <= june else None


def _abouts(rows: Iterable[Action | Milestone]) -> dict[tuple[str, str], About]:
    return abouts((row.about_kind, row.about_id, row.area.slug) for row in rows)
