"""The timetable as a paper of about two pages; dates as a calendar that other programs read."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext as _

from joinedup.calendars.queries import Dated, TimetableLine
from joinedup.calendars.services import uid_of
from joinedup.core import clock, school_year
from joinedup.ui import documents, filters

if TYPE_CHECKING:
    import icalendar

MOST_BYTES = 190_000  # some calendar programs give up on a feed over 200 kB


def timetable_paper(lines: Sequence[TimetableLine], *, title: str, host: str, year: int) -> tuple[str, bytes]:
    """Return the name and content of a timetable as PDF."""
    rows = []
    for line in lines:
        one = line.dated
        notes = [one.state, *line.clashes, _("added after June") if line.is_late_addition else ""]
        rows.append(
            [
                _short(one.on),
                f"{one.kind}: {one.name}",
                one.who,
                ". ".join(note for note in notes if note),
            ]
        )
    label = school_year.label(year)
    table = documents.Table(_("Dates"), [_("Day"), _("What"), _("Who"), _("Notes")], rows)
    paper = documents.Paper(
        title=title,
        host=host,
        on=clock.today(),
        blocks=[table if rows else documents.Text(_("Nothing is planned in this school year yet."))],
        kind=_("Timetable"),
        subtitle=_("School year %(year)s") % {"year": label},
    )
    name = documents.file_name(on=clock.today(), whose=title, what=_("timetable %(year)s") % {"year": label}, ending="pdf")
    return name, documents.paper_pdf(paper)


def _short(on: date) -> str:
    """Write a day so that it stays on one line: Thu 3 Sep 2026."""
    month = filters.short_day(on).split(" ")[1]
    return f"{filters.day(on)[:3]} {on.day} {month[:3]} {on.year}"


def calendar_file(dates: Sequence[Dated], *, name: str) -> bytes:
    """Return dates as an iCalendar file (RFC 5545); each keeps its UID for life, and its page stands in it."""
    import icalendar

    calendar = icalendar.Calendar()
    head = {"prodid": "-//JoinedUp//Dates//EN", "version": "2.0", "calscale": "GREGORIAN", "method": "PUBLISH", "x-wr-calname": name}
    for key, value in head.items():
        calendar.add(key, value)
    calendar.add("refresh-interval", timedelta(hours=6), parameters={"value": "DURATION"})
    size = 0
    for one in dates:
        event = _event(one)
        size += len(event.to_ical())
        if size > MOST_BYTES:
            calendar.add("x-wr-caldesc", _("There are too many dates for one calendar: it ends on %(day)s.") % {"day": filters.day(one.on)})
            break
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _event(one: Dated) -> "icalendar.Event":
    import icalendar

    event = icalendar.Event()
    url = f"{settings.SITE_URL}{one.href}" if one.href else ""
    told = [one.kind, one.who, one.about.name if one.about else "", url]
    event.add("uid", uid_of(one.uid))
    event.add("dtstamp", clock.now())
    event.add("summary", one.name)
    event.add("description", "\n".join(line for line in told if line))
    for edge, moment in _when(one).items():
        event.add(edge, moment)
    if one.place:
        event.add("location", one.place)
    if url:
        event.add("url", url)
    event.add("transp", "OPAQUE" if one.at else "TRANSPARENT")
    return event


def _when(one: Dated) -> dict[str, date | datetime]:
    if one.at is None:
        return {"dtstart": one.on, "dtend": one.on + timedelta(days=1)}
    start = datetime.combine(one.on, one.at, tzinfo=clock.LONDON).astimezone(UTC)
    return {"dtstart": start, "dtend": start + timedelta(minutes=one.minutes or 60)}
