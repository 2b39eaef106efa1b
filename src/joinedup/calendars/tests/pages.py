"""Every page of calendars in every state."""

from typing import Any

from django.test import Client
from django.urls import reverse

from joinedup.accounts.models import Area, User
from joinedup.accounts.tests import factories as accounts
from joinedup.calendars import services
from joinedup.calendars.tests import factories
from joinedup.ui.states import PageState, Shown


def _officer() -> tuple[Area, User]:
    area = accounts.make_area()
    return area, accounts.make_officer(area)


def _calendars(*, full: bool = True) -> Shown:
    area, user = _officer()
    if full:
        factories.make_calendar(area)
    return Shown(reverse("calendars:list_calendars", args=[area.slug]), user=user)


def _calendar(name: str, *, empty: bool = False) -> Shown:
    area, user = _officer()
    calendar = factories.make_calendar(area, empty=empty)
    return Shown(reverse(f"calendars:{name}", args=[area.slug, calendar.public_id]), user=user)


def _begin_calendar() -> Shown:
    area, user = _officer()
    return Shown(reverse("calendars:add_calendar", args=[area.slug]), user=user)


def _timetable() -> Shown:
    area, user = _officer()
    return Shown(reverse("calendars:show_timetable", args=[area.slug]) + "?year=2026", user=user)


def _feeds(*, made: bool = False) -> Shown:
    area, user = _officer()
    page = reverse("calendars:list_feeds", args=[area.slug])
    if not made:
        return Shown(page, user=user)
    by = accounts.actor_for(user, area)
    services.make_feed(kind="area", by=by)
    feed, address = services.make_feed(kind="mine", by=by)
    return Shown(page, user=user, before=lambda client: _show(client, {feed.public_id: address}))


def _show(client: Client, addresses: dict[str, str]) -> None:
    session: Any = client.session
    session["calendars.feeds"] = addresses
    session.save()


PAGES = [
    PageState("calendar feeds", lambda: _feeds(made=True)),
    PageState("timetable, nothing yet", _timetable),
    PageState("school calendars, none yet", lambda: _calendars(full=False)),
    PageState("school calendars", _calendars),
    PageState("begin a calendar, no school named", _begin_calendar, fill=(("whose", "school"),), submit="Go on"),
    PageState("a calendar", lambda: _calendar("show_calendar")),
    PageState("a calendar, days sent empty", lambda: _calendar("show_calendar", empty=True), submit="Put it in"),
    PageState("upload days", lambda: _calendar("upload_periods")),
]
