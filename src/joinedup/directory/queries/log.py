"""The contact log as far as the viewer may read it."""

from django.db.models import Q, QuerySet

from joinedup.accounts.choices import Scope
from joinedup.accounts.policies import may_run_area
from joinedup.core.actors import Actor
from joinedup.core.refusals import require_found
from joinedup.directory.models import LogEntry, Organisation


def teams_of_viewer(viewer: Actor) -> frozenset[int]:
    """Return the inner ids of the teams in which the viewer works."""
    return viewer.places(Scope.TEAM)


def visible_log(viewer: Actor) -> QuerySet[LogEntry]:
    """Return the notes of the viewer's area: everybody's, their own teams', and their own private ones."""
    if not may_run_area(viewer, viewer.area_id) or viewer.area_id is None:
        return LogEntry.objects.none()
    shared = Q(private=False) & (Q(team__isnull=True) | Q(team_id__in=teams_of_viewer(viewer)))
    own = Q(author_id=viewer.user_id) if viewer.user_id is not None else Q(pk__in=[])
    return LogEntry.objects.filter(shared | own, area_id=viewer.area_id).select_related("team").order_by("-on", "-id")


def log_of(organisation: Organisation, viewer: Actor, *, limit: int | None = None) -> list[LogEntry]:
    """Return the notes about an organisation that the viewer may read, newest first."""
    entries = visible_log(viewer).filter(organisation=organisation)
    return list(entries[:limit] if limit else entries)


def log_entry_for(public_id: str, viewer: Actor) -> LogEntry:
    """Return a note that the viewer may read; Missing otherwise."""
    return require_found(visible_log(viewer).filter(public_id=public_id).select_related("organisation").first())
