"""The timetable as a picture: one line for each date, bars for what runs, marks for what is on one day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from joinedup.calendars.queries.school_days import SchoolDays
from joinedup.calendars.queries.timetable import TimetableLine, Wanted

WIDTH = 1000
MOST_ROWS = 40
SHORTEST_HOLIDAY = 5  # days in a row, so that weekends and Easter alone are not drawn


@dataclass(frozen=True, slots=True)
class Bar:
    """Where something stands in the picture, from the left; without width it is a mark."""

    left: int
    width: int


@dataclass(frozen=True, slots=True)
class GanttRow:
    """A line of the picture."""

    line: TimetableLine
    first: date
    bar: Bar
    is_late: bool

    @property
    def is_mark(self) -> bool:
        return not self.bar.width


@dataclass(frozen=True, slots=True)
class Gantt:
    """The picture of a school year: its lines, holidays, the beginnings of months, today when it lies in the year."""

    rows: list[GanttRow]
    n_more: int
    holidays: list[Bar]
    months: list[tuple[date, int]]
    today: int | None


def gantt(lines: Sequence[TimetableLine], wanted: Wanted, days: SchoolDays, *, today: date) -> Gantt:
    """Return the picture of a timetable; of a long one what is still open and to come."""
    n_days = (wanted.last - wanted.first).days + 1

    def at(day: date) -> int:
        return round((min(max(day, wanted.first), wanted.last + timedelta(days=1)) - wanted.first).days * WIDTH / n_days)

    shown = list(lines)
    if len(shown) > MOST_ROWS:
        shown = [line for line in shown if line.dated.on >= today or not line.dated.state] or shown
    rows = []
    for line in shown[:MOST_ROWS]:
        first = line.dated.from_on or line.dated.on
        bar = Bar(at(first), at(line.dated.on + timedelta(days=1)) - at(first) if line.dated.from_on else 0)
        rows.append(GanttRow(line, first, bar, is_late=line.dated.is_promise and not line.dated.state and line.dated.on < today))
    months = [day for day in (wanted.first + timedelta(days=n) for n in range(n_days)) if day.day == 1]
    return Gantt(
        rows=sorted(rows, key=lambda row: (row.first, row.line.dated.on)),
        n_more=len(lines) - len(rows),
        holidays=[Bar(at(first), at(last + timedelta(days=1)) - at(first)) for first, last in _holidays(days, wanted)],
        months=[(day, at(day)) for day in months],
        today=at(today) if wanted.first <= today <= wanted.last else None,
    )


def _holidays(days: SchoolDays, wanted: Wanted) -> list[tuple[date, date]]:
    """Return the first and last day of each stretch on which schools are closed."""
    found: list[tuple[date, date]] = []
    begun: date | None = None
    day = wanted.first
    while day <= wanted.last + timedelta(days=1):
        is_closed = day <= wanted.last and (day.weekday() >= 5 or not days.is_working_day(day))
        if is_closed and begun is None:
            begun = day
        elif not is_closed and begun is not None:
            if (day - begun).days >= SHORTEST_HOLIDAY:
                found.append((begun, day - timedelta(days=1)))
            begun = None
        day += timedelta(days=1)
    return found
