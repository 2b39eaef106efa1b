"""The timetable as a paper of about two pages, the year planner on one of A3; dates as a calendar that other programs read."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from joinedup.calendars.queries import Dated, Planner, TimetableLine
from joinedup.calendars.services import uid_of
from joinedup.core import clock, school_year
from joinedup.ui import documents, filters

if TYPE_CHECKING:
    import icalendar

    from joinedup.calendars.queries.planner import Day

PLANNER_ROW_MM = 7.45
MOST_LETTERS = 88  # what a day of the planner has room for, in three lines
MOST_BYTES = 190_000  # some calendar programs give up on a feed over 200 kB


def timetable_paper(lines: Sequence[TimetableLine], *, title: str, host: str, year: int) -> tuple[str, bytes]:
    """Return the name and content of a timetable as PDF."""
    rows = []
    for line in lines:
        one = line.dated
        notes = [one.state, *line.clashes, line.came_late]
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
    return documents.document(paper, whose=title, what=_("timetable %(year)s") % {"year": label})


def planner_paper(planner: Planner, *, title: str, host: str) -> tuple[str, bytes]:
    """Return the name and content of a year planner: one page of A3, months side by side."""
    label = school_year.label(planner.year)
    notes = [_("Closed on weekends and bank holidays, which are grey.")]
    if planner.n_more_calendars:
        n = planner.n_more_calendars
        notes.append(ngettext("%(n)s more calendar is not shown.", "%(n)s more calendars are not shown.", n) % {"n": n})
    if any("*" in note for day in planner.days for note in day.notes):
        notes.append(_("* added after June."))
    months = planner.months
    data = {
        "title": _("%(whose)s: year planner %(year)s") % {"whose": title, "year": label},
        "subtitle": _("Dates known on %(day)s. The timetable has them all, and everybody can read them in their own calendar.")
        % {"day": filters.short_day(clock.today())},
        "host": host,
        "day": host if host != title else "",
        "months": [f"{month[0].on:%B %Y}" for month in months],
        "calendars": planner.calendars,
        "closed-words": _("Schools closed:") if planner.calendars else "",
        "note": " ".join(notes),
        "row": PLANNER_ROW_MM,
        "rows": [[_planner_day(month[place]) if place < len(month) else None for month in months] for place in range(31)],
    }
    name = documents.file_name(on=clock.today(), whose=title, what=_("year planner %(year)s") % {"year": label}, ending="pdf")
    return name, documents.pdf("calendars/planner.typ", data)


def _planner_day(day: "Day") -> dict[str, object]:
    facts: dict[str, object] = {"number": day.on.day, "letter": f"{day.on:%a}"[:2], "free": day.is_free, "closed": day.closed}
    return facts | {"note": _fitting(day.notes, MOST_LETTERS - 2 * len(day.closed))}


def _fitting(notes: Sequence[str], room: int) -> str:
    """Return as many notes as a day has room for, and how many more there are.

    >>> _fitting(["4pm Heads", "INSET: Oak"], 60), _fitting(["4pm Heads", "INSET: Oak", "Board"], 18)
    ('4pm Heads · INSET: Oak', '4pm Heads · +2')
    """
    shown = list(notes)
    while len(shown) > 1 and len(" · ".join(shown)) > room - (0 if len(shown) == len(notes) else 5):
        shown.pop()
    more = [f"+{len(notes) - len(shown)}"] if len(shown) < len(notes) else []
    if len(shown) == 1 and len(shown[0]) > room - 5 * len(more):
        shown = [shown[0][: room - 1 - 5 * len(more)] + "…"]
    return " · ".join([*shown, *more])


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
