"""How dates, times, money and amounts of help are written: one way, everywhere."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import quote, urlencode

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from joinedup.core import clock
from joinedup.core.money import format_pence

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]


def _local(value: date | datetime) -> date | datetime:
    return value.astimezone(clock.LONDON) if isinstance(value, datetime) and value.tzinfo else value


def day(value: date | datetime | None) -> str:
    """Write a day in full.

    >>> day(date(2026, 11, 3))
    'Tuesday 3 November 2026'
    """
    if value is None:
        return ""
    there = _local(value)
    return f"{_(_DAYS[there.weekday()])} {short_day(there)}"


def short_day(value: date | datetime | None) -> str:
    """Write a day without its weekday, for tables.

    >>> short_day(date(2026, 11, 3))
    '3 November 2026'
    """
    if value is None:
        return ""
    there = _local(value)
    return f"{there.day} {_(_MONTHS[there.month - 1])} {there.year}"


def time(value: datetime | None) -> str:
    """Write a time of day in London.

    >>> from datetime import UTC
    >>> time(datetime(2026, 11, 3, 14, 30, tzinfo=UTC)), time(datetime(2026, 11, 3, 9, 0, tzinfo=UTC))
    ('2:30pm', '9am')
    """
    if value is None:
        return ""
    there = _local(value)
    if not isinstance(there, datetime):
        return ""
    minutes = f":{there.minute:02d}" if there.minute else ""
    return f"{(there.hour - 1) % 12 + 1}{minutes}{'am' if there.hour < 12 else 'pm'}"


def moment(value: date | datetime | None) -> str:
    """Write a moment: day and time; a day alone as the day."""
    if not isinstance(value, datetime):
        return day(value)
    return _("%(day)s at %(time)s") % {"day": day(value), "time": time(value)}


def ago(value: date | datetime | None) -> str:
    """Write how long ago something was, in days, weeks or months; older or future ones as the day."""
    if value is None:
        return ""
    there = _local(value)
    then = there.date() if isinstance(there, datetime) else there
    days = (clock.today() - then).days
    if days == 0:
        return _("today")
    if days == 1:
        return _("yesterday")
    if 1 < days < 14:
        return ngettext("%(n)s day ago", "%(n)s days ago", days) % {"n": days}
    if 14 <= days < 60:
        return ngettext("%(n)s week ago", "%(n)s weeks ago", days // 7) % {"n": days // 7}
    if 60 <= days < 365:
        return ngettext("%(n)s month ago", "%(n)s months ago", days // 30) % {"n": days // 30}
    return short_day(there)


def money(pence: int | None) -> str:
    """Write pence as pounds: £1,250.00."""
    return "" if pence is None else format_pence(pence)


def half_days(n: int | None) -> str:
    """Write an amount of help.

    >>> half_days(1), half_days(3)
    ('1 half-day', '3 half-days')
    """
    return "" if n is None else ngettext("%(n)s half-day", "%(n)s half-days", n) % {"n": number(n)}


def number(n: int | float | None) -> str:
    """Write a number with commas.

    >>> number(27153), number(4.25)
    ('27,153', '4.25')
    """
    return "" if n is None else f"{n:,}"


def listed(words: list[str]) -> str:
    """Write names as a sentence does: a, b and c."""
    return words[0] if len(words) == 1 else _("%(all)s and %(last)s") % {"all": ", ".join(words[:-1]), "last": words[-1]} if words else ""


def duration(value: timedelta | float | None) -> str:
    """Write about how long something takes."""
    if value is None:
        return ""
    seconds = value.total_seconds() if isinstance(value, timedelta) else float(value)
    if seconds < 90:
        return ngettext("%(n)s second", "%(n)s seconds", round(seconds)) % {"n": round(seconds)}
    return ngettext("%(n)s minute", "%(n)s minutes", round(seconds / 60)) % {"n": round(seconds / 60)}


def query(values: Mapping[str, Any]) -> str:
    """Return a query string with its question mark, leaving out what is blank.

    >>> query({"q": "oak", "page": None, "kind": ["a", "b"]})
    '?q=oak&kind=a&kind=b'
    """
    kept = {name: value for name, value in values.items() if value not in (None, "", [])}
    return "?" + urlencode(kept, doseq=True) if kept else ""


FILTERS: dict[str, Callable[..., Any]] = {
    "day": day,
    "short_day": short_day,
    "time": time,
    "moment": moment,
    "ago": ago,
    "money": money,
    "half_days": half_days,
    "number": number,
    "listed": listed,
    "duration": duration,
    "query": query,
}


LONGEST_MAILTO = 1_900  # some mail programs cut longer addresses off


def mailto(to: str = "", *, subject: str = "", body: str = "", bcc: Iterable[str] = ()) -> str:
    """Write the address that opens a mail in somebody's own mail program, with subject, text and blind copies filled in.

    >>> mailto("head@oak.example", subject="The coach", body="Hello,\\nhow is it?")
    'mailto:head@oak.example?subject=The%20coach&body=Hello%2C%0D%0Ahow%20is%20it%3F'
    """
    parts = {"bcc": ",".join(bcc), "subject": subject, "body": "\r\n".join(body.splitlines())}
    told = "&".join(f"{name}={quote(value, safe='@')}" for name, value in parts.items() if value)
    return f"mailto:{quote(to, safe='@')}" + (f"?{told}" if told else "")
