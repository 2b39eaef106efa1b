"""A date in three boxes: day, month and year; a month may be typed by name."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _

from joinedup.ui.forms.messages import naming

PARTS = ("day", "month", "year")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
EARLIEST, LATEST = 1900, 2100


class DateParts(forms.Widget):
    """The three boxes; they are posted as `name_day`, `name_month` and `name_year`."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Any:
        return [str(data.get(f"{name}_{part}") or "").strip() for part in PARTS]

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return all(f"{name}_{part}" not in data for part in PARTS)

    def id_for_label(self, id_: str | None) -> str:
        return f"{id_}_day"


class DateField(forms.Field):
    """A date typed in three boxes; `earliest` and `latest` bound it."""

    widget = DateParts

    def __init__(self, *, earliest: date | None = None, latest: date | None = None, **kwargs: Any) -> None:
        self.earliest, self.latest = earliest, latest
        super().__init__(**kwargs)

    def clean(self, value: Any) -> date | None:
        typed = [str(part) for part in value or ["", "", ""]]
        if not any(typed):
            if self.required:
                raise forms.ValidationError(self._say(_("Enter %(name)s, for example 5 9 2026")), code="required")
            return None
        missing = [name for name, part in zip(_part_names(), typed, strict=True) if not part]
        if missing:
            text = self._say(_("The date must include a %(part)s: check %(name)s"), part=missing[0])
            raise forms.ValidationError(text, code="incomplete")
        found = read_date(*typed)
        if found is None and (day := no_such_day(*typed)):
            raise forms.ValidationError(self._say(_("There is no %(day)s: check %(name)s"), day=day), code="no_such_day")
        if found is None:
            text = self._say(_("Enter %(name)s as day, month and year, for example 5 9 2026"))
            raise forms.ValidationError(text, code="invalid")
        self._check_bounds(found)
        return found

    def _check_bounds(self, found: date) -> None:
        if self.earliest and found < self.earliest:
            raise forms.ValidationError(self._say(_("Enter %(name)s on or after %(day)s"), day=_plain(self.earliest)), code="too_early")
        if self.latest and found > self.latest:
            raise forms.ValidationError(self._say(_("Enter %(name)s on or before %(day)s"), day=_plain(self.latest)), code="too_late")

    def _say(self, text: str, **more: str) -> str:
        name, is_question = naming(str(self.label or ""))
        return text % {"name": _("the date for “%(question)s”") % {"question": name} if is_question else name, **more}

    def has_changed(self, initial: Any, data: Any) -> bool:
        return _as_parts(initial) != _as_parts(data)


def read_date(day: str, month: str, year: str) -> date | None:
    """Read typed day, month and year; None when they are no date.

    >>> read_date("5", "Sept", "2026"), read_date("31", "2", "2026")
    (datetime.date(2026, 9, 5), None)
    """
    named = month.strip().lower()[:3]
    number = str(_MONTHS.index(named) + 1) if named in _MONTHS else month
    if not all(part.isascii() and part.isdigit() and len(part) <= 4 for part in (day, number, year)):
        return None
    try:
        found = date(int(year), int(number), int(day))
    except ValueError:
        return None
    return found if EARLIEST <= found.year <= LATEST else None


def no_such_day(day: str, month: str, year: str) -> str:
    """Write out a day that its month does not have in that year; "" when that is not what is wrong.

    >>> no_such_day("29", "2", "2027"), no_such_day("29", "2", "2028"), no_such_day("40", "2", "2027")
    ('29 February 2027', '', '')
    """
    first = read_date("1", month, year)
    if first is None or day not in {"29", "30", "31"} or read_date(day, month, year) is not None:
        return ""
    return f"{day} {first:%B %Y}"


def shown_parts(bound: BoundField) -> dict[str, str]:
    """Return what stands in the three boxes."""
    return dict(zip(PARTS, _as_parts(bound.value()), strict=True))


def wrong_parts(bound: BoundField) -> set[str]:
    """Return the boxes to mark: the empty ones of a date begun, else all."""
    if not bound.errors:
        return set()
    empty = {part for part, value in shown_parts(bound).items() if not value}
    return empty or set(PARTS)


def first_wrong_part(bound: BoundField) -> str:
    """Return the box that the error summary leads to."""
    wrong = wrong_parts(bound)
    return next((part for part in PARTS if part in wrong), "day")


def _as_parts(value: Any) -> list[str]:
    if isinstance(value, date):
        return [str(value.day), str(value.month), str(value.year)]
    return [str(part) for part in value] if value else ["", "", ""]


def _part_names() -> list[str]:
    return [_("day"), _("month"), _("year")]


def _plain(day: date) -> str:
    return f"{day.day} {day.month} {day.year}"
