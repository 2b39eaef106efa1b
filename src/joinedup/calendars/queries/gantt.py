"""The timetable as a picture: one line for each date, bars for what runs, marks for what is on one day."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from joinedup.calendars.queries.school_days import SchoolDays
from joinedup.calendars.queries.timetable import TimetableLine, Wanted

WIDTH = 1000
MOST_ROWS = 40
HEAD = 12  # half the width of an arrow's head
SHORTEST_HOLIDAY = 5  # days in a row, so that weekends and Easter alone are not drawn


@dataclass(frozen=True, slots=True)
class Bar:
    """Where something stands in the picture, from the left; without width it is a mark."""

    left: int
    width: int


@dataclass(frozen=True, slots=True)
class Arrows:
    """The pieces of arrows in one line of the picture: upright ones above and below its middle, those that lie, the heads (as paths).

    An arrow leaves where something is due and goes to what waits for it. `waits_for` says the same in words: the names, and
    `too_early` those of them that are due only after what waits for them.
    """

    above: list[int] = field(default_factory=list)
    below: list[int] = field(default_factory=list)
    lying: list[str] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)
    waits_for: list[str] = field(default_factory=list)
    too_early: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class GanttRow:
    """A line of the picture."""

    line: TimetableLine
    first: date
    bar: Bar
    is_late: bool
    arrows: Arrows = field(default_factory=Arrows)

    @property
    def is_mark(self) -> bool:
        return not self.bar.width

    @property
    def end(self) -> int:
        return self.bar.left + self.bar.width


@dataclass(frozen=True, slots=True)
class Gantt:
    """The picture of a school year: its lines, holidays, the beginnings of months, today when it lies in the year."""

    rows: list[GanttRow]
    n_more: int
    holidays: list[Bar]
    months: list[tuple[date, int]]
    today: int | None

    @property
    def has_arrows(self) -> bool:
        return any(row.arrows.waits_for for row in self.rows)


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
    rows.sort(key=lambda row: (row.first, row.line.dated.on))
    _draw_arrows(rows)
    return Gantt(
        rows=rows,
        n_more=len(lines) - len(rows),
        holidays=[Bar(at(first), at(last + timedelta(days=1)) - at(first)) for first, last in _holidays(days, wanted)],
        months=[(day, at(day)) for day in months],
        today=at(today) if wanted.first <= today <= wanted.last else None,
    )


def _draw_arrows(rows: Sequence[GanttRow]) -> None:
    """Put into each line its pieces of the arrows from what is due to what waits for it."""
    places = {row.line.dated.uid: place for place, row in enumerate(rows) if row.line.dated.uid}
    for place, row in enumerate(rows):
        for uid in row.line.dated.waits_for:
            if (start := places.get(uid)) is None:
                continue
            first, x = rows[start], rows[start].end
            (first.arrows.below if start < place else first.arrows.above).append(x)
            for between in rows[min(start, place) + 1 : max(start, place)]:
                between.arrows.above.append(x)
                between.arrows.below.append(x)
            (row.arrows.above if start < place else row.arrows.below).append(x)
            _land(row, x, from_above=start < place)
            name = first.line.dated.name
            row.arrows.waits_for.append(name)
            if first.line.dated.on > row.line.dated.on:
                row.arrows.too_early.append(name)


def _land(row: GanttRow, x: int, *, from_above: bool) -> None:
    """Put the head of an arrow that comes at `x` on the bar, or beside it when the bar lies elsewhere."""
    left, right = row.bar.left, row.end
    if left <= x <= right:
        tip, back = (5, -3) if from_above else (15, 23)
        row.arrows.heads.append(f"M{x - HEAD} {back}L{x} {tip}L{x + HEAD} {back}Z")
        return
    tip, back = (left, left - HEAD) if x < left else (right, right + HEAD)
    row.arrows.lying.append(f"M{x} 10H{back}")
    row.arrows.heads.append(f"M{back} 5L{tip} 10L{back} 15Z")


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
