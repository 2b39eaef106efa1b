"""What a calendar feed brings: what its user may see today, two months back and a good year ahead."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from joinedup.accounts import queries as accounts
from joinedup.accounts.choices import Scope
from joinedup.calendars.choices import FeedKind
from joinedup.calendars.models import Feed
from joinedup.calendars.queries.subjects import about_for, sees_subject
from joinedup.calendars.queries.timetable import Dated, Wanted, dated_things
from joinedup.core import clock, school_year
from joinedup.core.actors import Actor
from joinedup.core.refusals import require_found
from joinedup.directory import queries as directory
from joinedup.directory.models import Organisation

BACK, AHEAD = timedelta(days=60), timedelta(days=400)
MOST = 600


@dataclass(frozen=True, slots=True)
class FeedLine:
    """A feed as its user sees it."""

    public_id: str
    name: str
    made_at: datetime


def feeds_of(viewer: Actor) -> list[FeedLine]:
    """Return the viewer's own feeds in the area in which they stand, newest first."""
    rows = Feed.objects.filter(user_id=viewer.user_id or 0, area_id=viewer.area_id or 0, revoked_at=None)
    return [FeedLine(row.public_id, name_of(row), row.created_at) for row in rows.select_related("organisation", "area").order_by("-pk")]


def feed_for(public_id: str, viewer: Actor) -> Feed:
    """Return one of the viewer's own feeds; Missing otherwise."""
    rows = Feed.objects.filter(user_id=viewer.user_id or 0, area_id=viewer.area_id or 0, revoked_at=None, public_id=public_id)
    return require_found(rows.first())


def feed_by_digest(digest: str) -> Feed:
    """Return the feed at a private address; Missing when it was taken back, its user has gone or its area was closed."""
    rows = Feed.objects.select_related("user", "area", "organisation")
    return require_found(rows.filter(digest=digest, revoked_at=None, user__is_active=True, area__closed_at=None).first())


def name_of(feed: Feed) -> str:
    """Return what a feed is called in a calendar program."""
    about = about_for(feed.about, feed.area.slug)
    names = {FeedKind.MINE.value: feed.user.name, FeedKind.ABOUT.value: about.name if about else ""}
    whose = feed.organisation.name if feed.organisation else names.get(feed.kind, "")
    return f"{feed.area.name}: {whose}" if whose else feed.area.name


def organisations_to_feed(viewer: Actor) -> list[Organisation]:
    """Return the organisations whose dates the viewer may have: their own on the area's list."""
    listed = directory.organisations_attached(viewer.area_id or 0)
    return list(listed.filter(pk__in=viewer.places(Scope.ORGANISATION)).order_by("name_key"))


def dates_in_feed(feed: Feed) -> list[Dated]:
    """Return what a feed brings now; nothing when its user no longer stands in the area."""
    viewer = accounts.actor_for(feed.user).within(area_id=feed.area_id, area_slug=feed.area.slug)
    if feed.area_id not in accounts.area_ids_of(viewer):
        return []
    today = clock.today()
    years = range(school_year.year_of(today - BACK), school_year.year_of(today + AHEAD) + 1)
    if feed.about is not None and not sees_subject(viewer, feed.about):
        return []
    found = [one for year in years for one in dated_things(viewer, Wanted(year, feed.about)) if one.uid and _is_near(one.on, today)]
    return _chosen(feed, viewer, found)[:MOST]


def _is_near(day: date, today: date) -> bool:
    return today - BACK <= day <= today + AHEAD


def _chosen(feed: Feed, viewer: Actor, found: Iterable[Dated]) -> list[Dated]:
    if feed.kind in {FeedKind.AREA, FeedKind.ABOUT}:
        return list(found)
    if feed.kind == FeedKind.MINE:
        mine = viewer.people
        return [one for one in found if mine & (one.owners | one.people)]
    own = feed.organisation_id
    if own not in viewer.places(Scope.ORGANISATION):
        return []  # its user no longer works there
    return [one for one in found if own in one.organisation_ids or own in {place.pk for place in one.organisations}]
