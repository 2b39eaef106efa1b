"""A time of day, and several dates, as people type them."""

import re
from datetime import date, time
from typing import Any

from django.forms import ValidationError
from django.utils.translation import gettext as _

from joinedup.ui.forms.dates import read_date
from joinedup.ui.forms.fields import CharField, TextField

_CLOCK = re.compile(r"^(\d{1,2})(?:[.:](\d{2}))?\s*(am|pm)?$", re.IGNORECASE)
_WORDS = re.compile(r"[\s/.,-]+")


class TimeField(CharField):
    """A time of day as people type it: 2:30pm, 14:30, 2pm."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=10, **kwargs)
        self.widget.attrs |= {"class": "govuk-input--width-5", "autocomplete": "off"}

    def clean(self, value: Any) -> time | None:
        text = super().clean(value)
        if not text:
            return None
        found = read_time(text)
        if found is None:
            raise ValidationError(_("Enter the start time like 2:30pm or 14:30"), code="invalid")
        return found


def read_time(text: str) -> time | None:
    """Read a time of day; None when it is none.

    >>> read_time("2:30pm"), read_time("14.05"), read_time("12am"), read_time("25:00"), read_time("3")
    (datetime.time(14, 30), datetime.time(14, 5), datetime.time(0, 0), None, None)
    """
    found = _CLOCK.match(text.strip().replace(" ", ""))
    if found is None or not (found[2] or found[3]):
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


class DatesField(TextField):
    """Dates, one on each line: 14 1 2027, or 14 January 2027."""

    def clean(self, value: Any) -> list[date]:
        found = []
        for line in super().clean(value).splitlines():
            parts = [part for part in _WORDS.split(line.strip()) if part]
            parts = parts[1:] if len(parts) == 4 else parts  # a weekday in front
            day = read_date(*parts) if len(parts) == 3 else None
            if day is None:
                text = _("“%(line)s” is no date. Type day, month and year, for example 14 January 2027") % {"line": line.strip()[:40]}
                raise ValidationError(text, code="invalid")
            found.append(day)
        return found
