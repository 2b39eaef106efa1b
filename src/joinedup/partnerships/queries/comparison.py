"""Two texts side by side, word by word."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from joinedup.partnerships import choices

_WORDS = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that are the same in both texts, only in the older ("removed") or only in the newer ("added")."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Compared:
    """One heading of two versions: the older words with what was removed, the newer with what was added."""

    heading: str
    older: tuple[Piece, ...]
    newer: tuple[Piece, ...]
    changed: bool


def compare_texts(older: str, newer: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Return both texts cut into pieces, those that differ marked."""
    left, right = _WORDS.findall(older), _WORDS.findall(newer)
    before: list[Piece] = []
    after: list[Piece] = []
    for tag, i, j, k, m in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if tag == "equal":
            before.append(Piece("same", "".join(left[i:j])))
            after.append(Piece("same", "".join(right[k:m])))
            continue
        if j > i:
            before.append(Piece("removed", "".join(left[i:j])))
        if m > k:
            after.append(Piece("added", "".join(right[k:m])))
    return tuple(before), tuple(after)


def compare_contents(older: dict[str, object], newer: dict[str, object]) -> list[Compared]:
    """Return every part of two texts, compared word by word: the promises at a glance, then the ten parts."""
    result = []
    left, right = _parts(older), _parts(newer)
    for heading in dict.fromkeys([*left, *right]):
        before, after = compare_texts(left.get(heading, ""), right.get(heading, ""))
        result.append(Compared(heading, before, after, left.get(heading, "") != right.get(heading, "")))
    return result


def _parts(content: dict[str, object]) -> dict[str, str]:
    glance = content.get("glance")
    lines = [f"{row[0]}: {row[1]}" for row in glance] if isinstance(glance, list) else []
    parts = {"At a glance": "\n".join(lines)}
    sections = content.get("sections")
    for element in choices.ELEMENTS:
        parts[str(element.label)] = str(sections.get(element.value, "")) if isinstance(sections, dict) else ""
    return parts
