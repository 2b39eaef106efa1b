"""Read one published field: numbers, dates in three formats, shares, postcodes, telephone numbers that lost their 0."""

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache

from django.utils.translation import gettext_lazy as _

Value = str | int | float | date | None
Reader = Callable[[str], Value]

_NOTHING = frozenset({"", "-", "not applicable", "not recorded", "not reported", "does not apply"})
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?: .*)?$")
_POSTCODE = re.compile(r"^([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})$")
_LARGEST = 2_147_483_647


def text(raw: str) -> str:
    """Return the text with single spaces and no control characters."""
    return " ".join((raw if raw.isprintable() else _CONTROL.sub(" ", raw)).split())


@lru_cache(maxsize=50_000)
def word(raw: str) -> str:
    """Return the text, or an empty one where the register says that nothing applies."""
    cleaned = text(raw)
    return "" if cleaned.lower() in _NOTHING else cleaned


def count(raw: str) -> int | None:
    """Return a whole number; "1,234" and "12.0", as spreadsheets write them, are numbers too."""
    cleaned = raw.strip()
    if cleaned.isascii() and cleaned.isdigit():
        number = int(cleaned[:12])
    elif cleaned.lower() in _NOTHING:
        return None
    else:
        number = int(re.sub(r"(?<=\d),(?=\d{3})", "", re.sub(r"\.0+$", "", cleaned)))
    if not 0 <= number <= _LARGEST:
        raise ValueError(raw)
    return number


def age(raw: str) -> int | None:
    """Return an age in years."""
    years = count(raw)
    if years is not None and years > 150:
        raise ValueError(raw)
    return years


def percent(raw: str) -> float | None:
    """Return a share between 0 and 1 from a percentage."""
    cleaned = raw.strip().removesuffix("%").strip()
    if cleaned.lower() in _NOTHING:
        return None
    share = round(float(cleaned) / 100, 6)
    if not 0 <= share <= 1:
        raise ValueError(raw)
    return share


@lru_cache(maxsize=50_000)
def day(raw: str) -> date | None:
    """Return a day written as 31-08-2022, 31/08/2022 or 2022-08-31; 1 January 1900 means unknown."""
    cleaned = raw.strip()
    if cleaned.lower() in _NOTHING:
        return None
    if iso := _ISO.match(cleaned):
        found = date(int(iso[1]), int(iso[2]), int(iso[3]))
    elif written := _DAY_FIRST.match(cleaned):
        found = date(int(written[3]), int(written[2]), int(written[1]))
    else:
        raise ValueError(raw)
    return None if found <= date(1900, 1, 1) else found


def la_code(raw: str) -> str:
    """Return the three figures of an authority's number; spreadsheets drop leading zeros."""
    number = count(raw)
    if number is None:
        return ""
    if number > 999:
        raise ValueError(raw)
    return f"{number:03d}"


def postcode(raw: str) -> str:
    """Return a postcode with its one space; what is no British postcode is kept as it stands."""
    cleaned = word(raw).upper()
    parts = _POSTCODE.match(cleaned)
    return f"{parts[1]} {parts[2]}" if parts else cleaned[:12]


def phone(raw: str) -> str:
    """Return a telephone number; one of ten figures that lost its leading 0 in a spreadsheet gets it back."""
    cleaned = word(raw)
    figures = re.sub(r"\s", "", cleaned)
    if re.fullmatch(r"[1-9]\d{9}(\.0)?", figures):
        return "0" + figures[:10]
    return cleaned


READERS: dict[str, Reader] = {
    "text": text,
    "word": word,
    "count": count,
    "age": age,
    "percent": percent,
    "date": day,
    "la": la_code,
    "postcode": postcode,
    "phone": phone,
}
WHAT_IS_WANTED = {
    "count": _("a whole number"),
    "age": _("an age in years"),
    "percent": _("a percentage"),
    "date": _("a date such as 31-08-2022"),
    "la": _("an authority's number"),
}
