"""PDF by Typst: tagged for screen readers (PDF/UA-1), with our own font, the same bytes for the same data and day."""

import json
import re
from collections.abc import Mapping
from datetime import UTC
from functools import cache
from pathlib import Path
from typing import Any

from joinedup.core import clock
from joinedup.ui.documents.paper import Paper

ROOMS = Path(__file__).resolve().parents[2]
FONTS = Path(__file__).parent / "fonts"
# Scripts that no font here draws would stop the whole document, so a second try shows a box in their place.
_NOT_LATIN = re.compile("[^\u0000-\u024f\u2010-\u2027\u2030-\u2040\u2042\u2044-\u2052\u2054-\u205e\u20ac]")


def paper_pdf(paper: Paper) -> bytes:
    """Draw a paper as PDF."""
    return pdf("ui/paper.typ", paper.as_data())


def pdf(template: str, data: Mapping[str, Any]) -> bytes:
    """Draw a layout of a room (`partnerships/agreement.typ`) with plain values, which it reads by `json(bytes(sys.inputs.data))`.

    A layout begins with `#import "/ui/templates/ui/document.typ": *`.
    """
    path = ROOMS / template.split("/", 1)[0] / "templates" / template
    text = json.dumps(data, ensure_ascii=False, default=str)
    try:
        return _compiled(path, text)
    except _typst().TypstError:
        if not _NOT_LATIN.search(text):
            raise
        return _compiled(path, _NOT_LATIN.sub("\u25a1", text))


def _compiled(path: Path, text: str) -> bytes:
    drawn = _typst().compile(
        path,
        root=ROOMS,
        font_paths=[FONTS],
        ignore_system_fonts=True,
        sys_inputs={"data": text},
        format="pdf",
        pdf_standards=["ua-1"],
        timestamp=clock.now().astimezone(UTC).replace(microsecond=0),  # Typst takes fixed offsets only
    )
    return bytes(drawn)


@cache
def _typst() -> Any:
    """Load Typst on first use."""
    import typst

    return typst
