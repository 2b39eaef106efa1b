"""Fold names as people remember them: St or Saint, Joseph's or Josephs, & or and, C of E or Church of England, prim. or Primary.

>>> fold("St. Joseph's R.C. Primary School & Nursery")
('st', 'joseph', 'catholic', 'primary', 'school', 'nursery')
>>> fold("saint josephs catholic prim")
('st', 'joseph', 'catholic', 'primary')
"""

import re
import unicodedata
from functools import lru_cache

_APOSTROPHES = re.compile(r"['`\u2018\u2019\u00b4\u02bc]")
_DOTTED = re.compile(r"\b(?:[a-z]\.){2,}")
_BREAKS = re.compile(r"[^a-z0-9]+")
_PHRASES = (
    (re.compile(r"\bchurch (?:of )?england\b"), "ce"),
    (re.compile(r"\bc (?:of )?e\b"), "ce"),
    (re.compile(r"\bcofe\b"), "ce"),
    (re.compile(r"\bchurch in wales\b"), "ciw"),
    (re.compile(r"\br c\b"), "catholic"),
    (re.compile(r"\broman catholic\b"), "catholic"),
    (re.compile(r"\bvoluntary controlled\b"), "vc"),
    (re.compile(r"\bvoluntary aided\b"), "va"),
)
_MAY_HOLD_PHRASE = re.compile(r"\b(?:church|c|cofe|r|roman|voluntary)\b")
_SAME = {
    "rc": "catholic",
    "cath": "catholic",
    "saint": "st",
    "saints": "st",
    "sts": "st",
    "prim": "primary",
    "pri": "primary",
    "jnr": "junior",
    "jr": "junior",
    "jun": "junior",
    "inf": "infant",
    "nurs": "nursery",
    "sch": "school",
    "schl": "school",
    "acad": "academy",
    "coll": "college",
    "comm": "community",
    "comp": "comprehensive",
    "gram": "grammar",
    "sec": "secondary",
    "prep": "preparatory",
    "center": "centre",
    "rd": "road",
}
_DROPPED = frozenset({"a", "and", "at", "for", "in", "of", "on", "the"})
# So frequent that they choose no school: they count in the order of answers but are kept in no token row.
PLAIN = frozenset(
    {"school", "primary", "academy", "college", "ce", "catholic", "st", "community", "infant", "junior", "nursery"}
    | {"england", "high", "va", "vc", "voluntary", "aided", "controlled", "first", "secondary", "special", "church"}
)
LONGEST = 40


def _singular(word: str) -> str:
    """Drop the s of a plural or of a possessive that lost its apostrophe."""
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


@lru_cache(maxsize=60_000)
def _same_word(word: str) -> str:
    word = _SAME.get(word, word)
    singular = _singular(word)
    return _SAME.get(singular, singular)[:LONGEST]


def fold(text: str) -> tuple[str, ...]:
    """Return the folded words of a name, a place or a query, in their order."""
    plain = _APOSTROPHES.sub("", text)
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    plain = plain.lower()
    if "." in plain:
        plain = _DOTTED.sub(lambda initials: initials[0].replace(".", ""), plain)
    plain = _BREAKS.sub(" ", plain)
    if _MAY_HOLD_PHRASE.search(plain):
        for phrase, short in _PHRASES:
            plain = phrase.sub(short, plain)
    return tuple(_same_word(word) for word in plain.split() if word not in _DROPPED)


def tokens(folded_name: str, town: str) -> set[str]:
    """Return the words under which a school is kept: those of its folded name and of its town that choose something."""
    return {*folded_name.split(), *(fold(town) if town else ())} - PLAIN


def postcode_key(text: str) -> str:
    """Return a postcode without its space.

    >>> postcode_key("bd9 6ep")
    'BD96EP'
    """
    return "".join(text.upper().split())[:12]
