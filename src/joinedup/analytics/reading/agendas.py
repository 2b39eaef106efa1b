"""An agenda typed or pasted line by line, as people write it in Word."""

import re
from dataclasses import dataclass

_NUMBER = re.compile(r"^\s*(?:(?:item\s+)?\d{1,2}(?:\.\d{1,2})*[.):]?\s+|[-\u2022*\u2013]\s*|[a-z][.)]\s+)", re.IGNORECASE)
_MINUTES = re.compile(r"[\s,;|\u2013-]*[\(\[]?\s*(\d{1,3})\s*(?:min(?:ute)?s?\.?|'|\u2032)\s*[\)\]]?\s*$", re.IGNORECASE)
_TIME = re.compile(r"^\s*\d{1,2}[.:]\d{2}\s*(?:am|pm)?\s*(?:[-\u2013]\s*\d{1,2}[.:]\d{2}\s*(?:am|pm)?)?\s+", re.IGNORECASE)
_AIMS = {"decide": "decide", "decision": "decide", "approve": "decide", "do": "do", "discuss": "do", "learn": "learn", "tell": "tell"}
_AIM_BEFORE = re.compile(rf"^({'|'.join(_AIMS)})\s*[:\u2013-]\s*", re.IGNORECASE)
_AIM_AFTER = re.compile(r"[\s,;]*\(?\bfor (decision|discussion|information)\b\)?\s*$", re.IGNORECASE)
_INTERNAL = re.compile(
    r"\b(welcome|apologies|minutes|matters arising|actions? (?:log|from)|membership|subscriptions?|budget|terms of reference|"
    r"dates?|next meeting|chair|elections?|any other business|aob|declarations?|interests|governance|agreement)\b",
    re.IGNORECASE,
)
_HEADINGS = {"agenda", "items", "agenda items"}
_AFTER = {"decision": "decide", "discussion": "do", "information": "tell"}


@dataclass(frozen=True, slots=True)
class Line:
    """An item as it was read from a typed or pasted line."""

    title: str
    length: int
    aim: str
    is_internal: bool


def read_lines(text: str) -> list[Line]:
    r"""Read items from pasted lines: numbers and times in front go, minutes and purposes are understood.

    What is about the running of the group (minutes of last time, dates, chair) is marked so; it can be changed.

    >>> for line in read_lines("Agenda\n1. Welcome (5 min)\n2.1 Decide: one INSET day, 20 mins\n\n- Attendance for information"):
    ...     print(line.title, line.length, line.aim, line.is_internal)
    Welcome 5 do True
    One INSET day 20 decide False
    Attendance 10 tell False
    """
    lines = (line for line in text.splitlines() if line.strip(" \t-\u2022*\u2013"))
    return [_read(line) for line in lines if line.strip(" \t:").casefold() not in _HEADINGS]


def _read(line: str) -> Line:
    text = _TIME.sub("", _NUMBER.sub("", _TIME.sub("", line)))
    length, aim = 10, "do"
    if found := _MINUTES.search(text):
        length, text = int(found[1]), text[: found.start()]
    if found := _AIM_AFTER.search(text):
        aim, text = _AFTER[found[1].lower()], text[: found.start()]
    if found := _AIM_BEFORE.match(text):
        aim, text = _AIMS[found[1].lower()], text[found.end() :]
        text = text[:1].upper() + text[1:]
    title = " ".join(text.split())[:200] or line.strip()[:200]
    return Line(title, min(max(length, 1), 480), aim, is_internal=bool(_INTERNAL.search(title)))
