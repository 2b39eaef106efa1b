"""Cut a pasted text into entries: commas, semicolons, tabs, new lines, mail headers. No letter is ever lost."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_EMAIL = re.compile(r"[A-Z0-9._%+'-]+@[A-Z0-9-]+(?:\.[A-Z0-9-]+)*\.[A-Z]{2,}", re.IGNORECASE)
_HEADER = re.compile(r"^\s*(?:to|cc|bcc|from)\s*:\s*", re.IGNORECASE)
_BULLET = re.compile(r"^(?:[-*•·\u2013]+|\(?\d{1,3}[.)])\s+")
_QUOTES = "\"'\u201c\u201d\u2018\u2019"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that was pasted: its own text, the name in it without decoration, the e-mail address in it."""

    text: str
    name: str = ""
    email: str = ""


def split(text: str) -> list[Entry]:
    """Cut a text into entries.

    >>> [entry.text for entry in split("St Josephs, Holy Fam; bqu@oak.example")]
    ['St Josephs', 'Holy Fam', 'bqu@oak.example']
    >>> split('To: "Okafor, Jane" <jane@oak.example>')[0]
    Entry(text='To: "Okafor, Jane" <jane@oak.example>', name='Jane Okafor', email='jane@oak.example')
    """
    return [_entry(piece) for line in text.splitlines() for piece in _pieces(line)]


def _pieces(line: str) -> Iterator[str]:
    """Yield the pieces between separators that stand outside quotes and pointed brackets and hold a letter or figure."""
    parts = line.split(";") if ";" in line else [line]
    for part in parts:
        yield from _without_blanks([part] if _is_surname_first(part) else _cut(part))


def _without_blanks(pieces: list[str]) -> Iterator[str]:
    for piece in pieces:
        if any(letter.isalnum() for letter in piece):
            yield piece.strip()


def _is_surname_first(part: str) -> bool:
    """Say whether a part is one header of the kind that Outlook writes: Okafor, Jane <jane@x>."""
    before, bracket, _rest = part.partition("<")
    return bool(bracket) and before.count(",") == 1 and len(_HEADER.sub("", before).split()) == 2 and part.count("@") == 1


def _cut(part: str) -> list[str]:
    pieces, depth, quoted, start = [], False, False, 0
    has_pair = part.count('"') % 2 == 0
    for place, letter in enumerate(part):
        if letter == '"' and has_pair:
            quoted = not quoted
        elif letter in "<>":
            depth = letter == "<" and ">" in part[place:]
        elif letter in ",\t" and not quoted and not depth:
            pieces.append(part[start:place])
            start = place + 1
    return [*pieces, part[start:]]


def _entry(text: str) -> Entry:
    found = _EMAIL.search(text)
    rest = _EMAIL.sub(" ", text) if found else text
    name = _BULLET.sub("", _HEADER.sub("", rest)).replace("<", " ").replace(">", " ").replace("mailto:", " ")
    name = " ".join(name.strip(_QUOTES + " ()[]").split())
    surname, comma, first = name.partition(",")
    if comma and first.strip() and found:
        name = f"{first.strip()} {surname.strip()}"
    return Entry(text, name.strip(_QUOTES + " ,"), found[0].lower() if found else "")
