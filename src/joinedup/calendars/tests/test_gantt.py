"""The timetable as a picture, by the day."""

from datetime import date

from joinedup.calendars.choices import PeriodKind
from joinedup.calendars.queries import Dated, SchoolDays, Span, TimetableLine, Wanted, gantt

TERMS = ((date(2026, 9, 2), date(2026, 10, 23)), (date(2026, 11, 2), date(2027, 7, 21)))
DAYS = SchoolDays([[Span(PeriodKind.TERM, "", first, last, "Brackwater") for first, last in TERMS]])
TODAY = date(2026, 11, 20)


def drawn(*dates: Dated, year: int = 2026):  # type: ignore[no-untyped-def]
    return gantt([TimetableLine(one) for one in dates], Wanted(year), DAYS, today=TODAY)


def test_bars_run_from_promise_to_due_day_and_days_are_marks() -> None:
    promise = Dated(date(2026, 11, 19), "Action", "Book", is_promise=True, from_on=date(2026, 9, 1))
    done = Dated(date(2026, 11, 1), "Action", "Ask", state="Done", is_promise=True, from_on=date(2026, 10, 1))
    picture = drawn(promise, done, Dated(date(2027, 8, 31), "Milestone", "End"))
    book, ask, end = picture.rows
    assert (book.bar.left, book.bar.width, book.is_late, book.is_mark) == (0, 219, True, False)  # 80 of 365 days
    assert (ask.is_late, end.is_mark, end.bar.left, end.is_late) == (False, True, 997, False)
    assert picture.today == 219
    assert drawn(promise, year=2027).today is None


def test_what_began_before_the_year_is_cut_at_its_edge() -> None:
    (row,) = drawn(Dated(date(2026, 9, 2), "Action", "Old", is_promise=True, from_on=date(2026, 5, 1))).rows
    assert (row.bar.left, row.bar.width) == (0, 5)


def test_holidays_are_drawn_weekends_are_not() -> None:
    picture = drawn()
    half_term, summer = picture.holidays
    assert (half_term.left, half_term.width) == (145, 25)  # 24 October to 1 November
    assert summer.left + summer.width == 997 + 3
    assert [day.month for day, _left in picture.months] == [9, 10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8]


def test_of_a_long_timetable_what_is_done_and_past_is_left_to_the_table() -> None:
    past = [Dated(date(2026, 9, 3), "Action", f"Past {n}", state="Done", is_promise=True) for n in range(30)]
    coming = [Dated(date(2027, 1, 8), "Action", f"Coming {n}", is_promise=True) for n in range(30)]
    picture = drawn(*past, *coming)
    assert (len(picture.rows), picture.n_more) == (30, 30)
    assert {row.line.dated.name[:6] for row in picture.rows} == {"Coming"}


def test_arrows_go_from_what_comes_first_to_what_waits_for_it() -> None:
    first = Dated(date(2026, 11, 1), "Action", "Ask", uid="a", from_on=date(2026, 9, 1))
    between = Dated(date(2026, 12, 1), "Action", "Print", uid="b", from_on=date(2026, 9, 2))
    inside = Dated(date(2026, 11, 30), "Action", "Book", uid="c", from_on=date(2026, 9, 3), waits_for=("a", "gone"))
    beyond = Dated(date(2027, 1, 8), "Action", "Go", uid="d", from_on=date(2026, 12, 20), waits_for=("a",))
    too_early = Dated(date(2026, 9, 10), "Action", "Tell", uid="e", from_on=date(2026, 9, 1), waits_for=("c",))
    picture = drawn(first, between, inside, beyond, too_early)
    tell, ask, printed, book, go = (row.arrows for row in picture.rows)
    x, end = picture.rows[1].end, picture.rows[3].end
    assert (ask.above, ask.below, printed.above, printed.below) == ([end], [end, x, x], [end, x, x], [end, x, x])
    assert (book.waits_for, book.too_early, book.heads) == (["Ask"], [], [f"M{x - 12} -3L{x} 5L{x + 12} -3Z"])
    assert (go.waits_for, go.lying) == (["Ask"], [f"M{x} 10H{picture.rows[4].bar.left - 12}"])
    assert (tell.waits_for, tell.too_early) == (["Book"], ["Book"])
    assert picture.has_arrows
