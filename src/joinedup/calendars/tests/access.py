"""Every address of calendars, and who gets what there."""

from collections.abc import Callable
from typing import Any

from joinedup.accounts.tests import factories as accounts
from joinedup.calendars import services
from joinedup.calendars.tests import factories
from tests.architecture import access
from tests.architecture.access import FORM, OFFICERS, Route, World

READERS = OFFICERS.but(lead=access.OK)  # officers, and the lead of a school on the area's list


def furnish(world: World) -> None:
    """Put in a calendar of the area and a feed of the officer."""
    by = accounts.actor_for(world.users["officer"], world.here)
    feed, address = services.make_feed(kind="area", by=by)
    world.put("feed", feed)
    world.put("feed_token", address.split("/")[-2])
    world.put("calendar", factories.make_calendar(world.here, by=by))


def _area(world: World) -> list[Any]:
    return [world.here.slug]


def _calendar(world: World) -> list[Any]:
    return [world.here.slug, world.get("calendar").public_id]


def _feed(world: World) -> list[Any]:
    return [world.here.slug, world.get("feed").public_id]


def _form(name: str, expect: access.Expect, args: Callable[[World], list[Any]] = _area) -> Route:
    return Route(f"calendars:{name}", args=args, methods=FORM, expect=expect)


ROUTES = [
    _form("list_feeds", READERS),
    Route("calendars:revoke_feed", args=_feed, methods=access.PRESS, expect=OFFICERS),
    Route("calendars:read_feed", args=lambda world: [world.get("feed_token")], expect=access.EVERYBODY),
    Route("calendars:show_timetable", args=_area, expect=READERS),
    Route("calendars:download_timetable", args=lambda world: [world.here.slug, "csv"], expect=READERS),
    Route("calendars:download_planner", args=_area, expect=READERS),
    Route("calendars:list_calendars", args=_area, expect=READERS),
    _form("add_calendar", READERS),
    Route("calendars:find_school", args=_area, query={"q": "oak"}, expect=OFFICERS),
    Route("calendars:show_calendar", args=_calendar, methods=FORM, expect=READERS, post={"lead": access.NOT_FOUND}),
    Route("calendars:remove_periods", args=_calendar, methods=access.PRESS, expect=OFFICERS),
    _form("upload_periods", OFFICERS, _calendar),
    Route("calendars:download_periods", args=lambda world: [*_calendar(world), "csv"], expect=READERS),
]
