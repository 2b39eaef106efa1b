"""From which day a file is: said by whoever gives it, else by its name, else by the newest change told in it."""

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from joinedup.core import clock
from joinedup.core.refusals import Refused
from joinedup.register.services import values

_ISO = re.compile(r"(?<!\d)(20\d\d)-(\d\d)-(\d\d)(?!\d)")
_DAY_FIRST = re.compile(r"(?<!\d)(\d\d)[-_](\d\d)[-_](20\d\d)(?!\d)")
_SOLID = re.compile(r"(?<!\d)(20\d\d)(0[1-9]|1[0-2])(\d\d)?(?!\d)")


def day_in_name(name: str) -> date | None:
    """Return the day that a file's name holds; a month alone means its last day.

    >>> day_in_name("edubasealldata20250422.csv"), day_in_name("groups_202203.csv.gz"), day_in_name("schools_135col.csv")
    (datetime.date(2025, 4, 22), datetime.date(2022, 3, 31), None)
    """
    try:
        if found := _ISO.search(name):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := _DAY_FIRST.search(name):
            return date(int(found[3]), int(found[2]), int(found[1]))
        if found := _SOLID.search(name):
            year, month = int(found[1]), int(found[2])
            return date(year, month, int(found[3]) if found[3] else monthrange(year, month)[1])
    except ValueError:
        return None
    return None


def checked(day: date) -> date:
    """Return the day; refuse one that has not come yet."""
    if day > clock.today():
        why = _("The file cannot be from %(day)s: that day has not come yet. Give the day on which it was published.")
        raise Refused(why % {"day": date_format(day, "j F Y")})
    return day


def newest(raw_days: Iterable[str]) -> date | None:
    """Return the newest readable day that is not in the future."""
    found = None
    for raw in raw_days:
        try:
            day = values.day(raw)
        except ValueError:
            continue
        if isinstance(day, date) and day <= clock.today() and (found is None or day > found):
            found = day
    return found
