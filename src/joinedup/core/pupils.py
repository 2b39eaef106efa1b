"""No pupil is identifiable: free text that names one by pupil number, or by name and date of birth, is refused."""

import re
from datetime import date

from joinedup.core import clock
from joinedup.core.refusals import Refused

_UPN = re.compile(r"\b[A-Za-z](?:[ -]?\d){11}[ -]?[0-9A-Za-z]\b")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_DATE = rf"(?:\d{{1,2}}[./ -]\d{{1,2}}[./ -](\d{{4}}|\d{{2}})|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?\s+(\d{{4}})|(\d{{4}})-\d{{2}}-\d{{2}})"
_BORN = re.compile(rf"\b(?:d\.?o\.?b\.?|born|date of birth|birthday)\b[^.\n]{{0,20}}?{_DATE}", re.IGNORECASE)
_NAMED = re.compile(rf"\b[A-Z][a-z'\u2019-]+ (?:[A-Z][a-z'\u2019-]+ )?[A-Z][A-Za-z'\u2019-]*,?\s*(?:\(|-|\u2013|:)?\s*(?i:{_DATE})")

SENTENCE = "Take out what names a pupil. Do not write the names of pupils with dates of birth, or pupil numbers (UPN)."


def _age(match: re.Match[str], today: date) -> int:
    year = int(next(group for group in match.groups() if group))
    if year < 100:
        year += 2000 if year <= today.year % 100 else 1900
    return today.year - year


def names_a_pupil(text: str) -> bool:
    """Say whether the text holds a pupil number, or a date of birth.

    >>> names_a_pupil("Ava Moss 12/03/2016 needs a place"), names_a_pupil("A123456789012"), names_a_pupil("INSET on 4 January 2027")
    (True, True, False)
    """
    if _UPN.search(text) or _BORN.search(text):
        return True
    today = clock.today()
    return any(3 <= _age(match, today) <= 19 for match in _NAMED.finditer(text))


def refuse_pupils(text: str, *, field: str | None = None) -> str:
    """Return the text, or refuse it when it names a pupil."""
    if names_a_pupil(text):
        raise Refused(SENTENCE, field=field)
    return text
