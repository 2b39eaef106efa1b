"""A paper: who hosts it, its title and day, and blocks from top to bottom."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from joinedup.ui import filters


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside the paper: level 2 or 3 (the title is 1)."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Text:
    """Running text; an empty line begins a paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Note:
    """Text in a box: who decides by when, what this version is."""

    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list."""

    items: Sequence[str]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Names and what they are: a summary list."""

    rows: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `numeric` are the places of columns of numbers, counted from 0."""

    caption: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    numeric: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class Signature:
    """A place to sign: `signed` says when and how it was signed, or is empty and leaves a line for the pen."""

    organisation: str
    name: str = ""
    role: str = ""
    signed: str = ""


@dataclass(frozen=True, slots=True)
class Signatures:
    """Blocks to sign in, never torn over two pages."""

    rows: Sequence[Signature]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


Block = Heading | Text | Note | Bullets | Pairs | Table | Signatures | PageBreak
_KINDS: dict[type, str] = {
    Heading: "heading",
    Text: "text",
    Note: "note",
    Bullets: "bullets",
    Pairs: "pairs",
    Table: "table",
    Signatures: "signatures",
    PageBreak: "page_break",
}


@dataclass(frozen=True, slots=True)
class Paper:
    """A document to hand out. `kind` stands over the title ("Agreement"), `mark` beside the page number ("Draft", "Version 3")."""

    title: str
    host: str
    on: date
    blocks: Sequence[Block] = field(default_factory=list)
    kind: str = ""
    subtitle: str = ""
    mark: str = ""

    def as_data(self) -> dict[str, Any]:
        """Return plain values for a layout; each block says its kind."""
        return {
            "title": self.title,
            "host": self.host,
            "day": filters.day(self.on),
            "kind": self.kind,
            "subtitle": self.subtitle,
            "mark": self.mark,
            "blocks": [_as_data(block) for block in self.blocks],
        }


def _as_data(block: Block) -> dict[str, Any]:
    data = {"kind": _KINDS[type(block)], **asdict(block)}
    if isinstance(block, Text | Note):
        data["paragraphs"] = [part.strip() for part in block.text.replace("\r\n", "\n").split("\n\n") if part.strip()]
    if isinstance(block, Table):
        data["numeric"] = [place in block.numeric for place in range(len(block.columns))]
    return data
