"""School years run from 1 September and are named by the year of that September."""

from datetime import date


def year_of(day: date) -> int:
    """Return the school year of a day.

    >>> year_of(date(2026, 8, 31)), year_of(date(2026, 9, 1))
    (2025, 2026)
    """
    return day.year if day.month >= 9 else day.year - 1


def label(year: int) -> str:
    """Write a school year as people do.

    >>> label(2026)
    '2026/27'
    """
    return f"{year}/{(year + 1) % 100:02d}"


def first_day(year: int) -> date:
    """Return 1 September of the school year."""
    return date(year, 9, 1)


def last_day(year: int) -> date:
    """Return 31 August at the end of the school year."""
    return date(year + 1, 8, 31)
