"""Word by docxtpl: a layout with places for values, every value escaped."""

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from joinedup.ui.documents.paper import Paper

ROOMS = Path(__file__).resolve().parents[2]
MOST_LETTERS = 255  # of a property, says the library
LAYOUT = Path(__file__).parent / "layouts" / "paper.docx"


def paper_word(paper: Paper) -> bytes:
    """Write a paper as a Word document."""
    return _filled(LAYOUT, paper.as_data())


def word(layout: str, data: Mapping[str, Any]) -> bytes:
    """Fill a layout of a room (`partnerships/agreement.docx`) with plain values."""
    return _filled(ROOMS / layout.split("/", 1)[0] / "templates" / layout, data)


def _filled(path: Path, data: Mapping[str, Any]) -> bytes:
    from docxtpl import DocxTemplate

    document = DocxTemplate(path)
    document.render(dict(data), autoescape=True)
    properties = document.docx.core_properties
    properties.title, properties.author = str(data.get("title", ""))[:MOST_LETTERS], str(data.get("host", ""))[:MOST_LETTERS]
    properties.language = "en-GB"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
