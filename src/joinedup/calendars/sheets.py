"""The columns of school calendars as they go in and out, and of timetables as they are downloaded."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from joinedup.calendars.choices import PeriodKind
from joinedup.calendars.queries import TimetableLine
from joinedup.core.refusals import Refused
from joinedup.ui.forms.dates import no_such_day
from joinedup.ui.sheets import Column, one_of

if TYPE_CHECKING:
    from joinedup.calendars.models import Period


def period_columns() -> list[Column]:
    """Return the columns of a school calendar."""
    words = {"Term": "term", "Holiday": "holiday", "INSET": "inset", "Exams": "exams", "Other": "other"}
    kinds = words | {"INSET day": "inset", "Tests": "exams"}
    kinds |= {text: kind.value for kind in PeriodKind for text in (str(kind.label), kind.value)}
    return [
        Column("kind", _("What"), required=True, hint="Term, Holiday, INSET, Exams, Other", example="Term", read=_one_of(kinds, words)),
        Column("name", _("Name"), example=_("Autumn term, first half")),
        Column("from_on", _("First day"), required=True, example="01/09/2026", read=_day),
        Column("until_on", _("Last day"), hint=_("Leave empty for a single day."), example="23/10/2026", read=_day),
    ]


def _one_of(words: dict[str, str], shown: Iterable[str]) -> Any:
    read = one_of(words)

    def read_word(text: str) -> str:
        try:
            return read(text)
        except Refused:
            raise Refused(_("Enter one of: %(words)s.") % {"words": ", ".join(shown)}) from None

    return read_word


def _day(text: str) -> str:
    """Read a day as day/month/year or year-month-day; keep it as text, for it travels between check and confirmation."""
    parts = text.strip().split(" ")[0].replace(".", "/").replace("-", "/").split("/")
    if parts == [""]:
        return ""
    if len(parts) == 3 and all(part.isascii() and part.isdigit() for part in parts):
        year, month, day = parts if len(parts[0]) == 4 else parts[::-1]
        try:
            return date(int(year) + (2000 if len(year) == 2 else 0), int(month), int(day)).isoformat()
        except ValueError:
            if missing := no_such_day(day, month, year):
                raise Refused(_("There is no %(day)s.") % {"day": missing}) from None
    raise Refused(_("Enter the date as day/month/year, for example 05/09/2026."))


def period_rows(periods: Iterable["Period"]) -> Iterator[dict[str, Any]]:
    """Yield stretches of days as they are written and read."""
    for period in periods:
        days = {"from_on": period.from_on.isoformat(), "until_on": period.until_on.isoformat()}
        yield {"kind": period.kind, "name": period.name, **days}


def timetable_columns() -> list[Column]:
    """Return the columns of a timetable."""
    return [
        Column("on", _("Day")),
        Column("kind", _("What")),
        Column("name", _("Name")),
        Column("who", _("Who")),
        Column("about", _("About")),
        Column("state", _("State")),
        Column("clashes", _("Speaks against the day")),
        Column("late", _("Added or moved after June")),
    ]


def timetable_rows(lines: Iterable[TimetableLine]) -> Iterator[dict[str, Any]]:
    """Yield lines of a timetable as they are written."""
    for line in lines:
        one = line.dated
        yield {
            "on": one.on.isoformat(),
            "kind": one.kind,
            "name": one.name,
            "who": one.who,
            "about": one.about.name if one.about else "",
            "state": one.state,
            "clashes": "; ".join(line.clashes),
            "late": line.came_late,
        }
