"""Three parsers read the same in every kind of feed and in invitations: icalendar, vobject and, in Chromium, ical.js (Thunderbird's)."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import icalendar
import pytest
import vobject
from django.test import Client
from playwright.sync_api import Browser

from joinedup.accounts.tests import factories as accounts
from joinedup.actions.tests import factories as actions
from joinedup.calendars import services as calendars
from joinedup.groups.tests import factories as groups
from joinedup.meetings import services as meetings
from joinedup.meetings.tests import factories
from joinedup.notices.models import Message
from tests.browser import served

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db,
    pytest.mark.skipif(not served.CHROMIUM.exists(), reason="Chromium is not installed"),
]
ICAL_JS = Path(__file__).parent / "vendor" / "ical-2.2.1.min.js"
READ = """text => {
  const calendar = new ICAL.Component(ICAL.parse(text))
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(new ICAL.Timezone(zone))
  return calendar.getAllSubcomponents('vevent').map(one => new ICAL.Event(one)).map(event => [
    event.uid, event.summary, event.startDate.isDate ? event.startDate.toString() : event.startDate.toJSDate().toISOString().slice(0, 19)
  ])
}"""
Read = list[tuple[str, str, str]]


@pytest.fixture(scope="module", autouse=True)
def browser_first(chromium: Browser) -> None:
    """Start the browser before the first test opens its transaction."""


def _moment(when: date | datetime) -> str:
    return when.astimezone(UTC).isoformat()[:19] if isinstance(when, datetime) else when.isoformat()


def by_icalendar(text: str) -> Read:
    events = icalendar.Calendar.from_ical(text).walk("VEVENT")
    return [(str(one["UID"]), str(one["SUMMARY"]), _moment(one.decoded("DTSTART"))) for one in events]


def by_vobject(text: str) -> Read:
    events = vobject.readOne(text).vevent_list
    return [(one.uid.value, one.summary.value, _moment(one.dtstart.value)) for one in events]


def texts() -> dict[str, str]:
    """Return a feed of each kind, with an action, a milestone and meetings in winter and summer, and both kinds of invitation."""
    area = accounts.make_area()
    group = groups.make_partnership_group(area)
    assert group.partnership is not None
    by = groups.actor_of(groups.members(group)[0])
    school = groups.members(group)[0].organisation
    officer = accounts.officer_actor(area)
    details = factories.make_details(title="Heads; 4pm, “Öst” \\ hall", place="Hall, Oak")
    for meeting in meetings.plan_meetings(group=group, details=details, dates=[date(2027, 4, 15)], by=by):
        meetings.send_invitations(meeting=meeting, by=by)
    actions.make_action(area, by=officer, owner=groups.members(group)[0].person)
    actions.make_milestone(area, by=officer)
    made = {
        "mine": (by, {}),
        "organisation": (by, {"organisation": school}),
        "about": (officer, {"about": group.partnership.subject}),
        "area": (officer, {}),
    }
    found = {kind: calendars.make_feed(kind=kind, by=whose, **more)[1] for kind, (whose, more) in made.items()}  # type: ignore[arg-type]
    feeds = {kind: Client().get(address[address.index("/calendars/") :]).content.decode() for kind, address in found.items()}
    meetings.cancel_meeting(meeting=meeting, because="Snow", by=by)
    invites = Message.objects.exclude(calendar="").order_by("pk")
    return feeds | {"request": invites[0].calendar, "cancel": invites.last().calendar}  # type: ignore[union-attr]


def test_three_parsers_read_the_same(chromium: Browser) -> None:
    page = chromium.new_page()
    page.add_script_tag(path=ICAL_JS)
    counts: dict[str, int] = {}
    for name, text in texts().items():
        read: list[Any] = page.evaluate(READ, text)
        counts[name] = len(read)
        assert [tuple(one) for one in read] == by_icalendar(text) == by_vobject(text), name
    page.close()
    assert counts == {"mine": 3, "organisation": 3, "about": 2, "area": 4, "request": 1, "cancel": 1}
