"""Rows to PDF and Word: the agreement with its signatures page, and the two-page paper for a board."""

from dataclasses import dataclass

from joinedup.core.refusals import Missing
from joinedup.partnerships.models import AgreementVersion, Partner, Partnership

FORMS = {"pdf": "application/pdf", "word": "application/vnd.openxmlformats-officedocument.wordprocessingml.document"}


@dataclass(frozen=True, slots=True)
class Document:
    """A file to hand out."""

    name: str
    content: bytes
    content_type: str


def agreement_document(version: AgreementVersion, form: str) -> Document:
    """Return a version of the agreement with its signatures as PDF or Word."""
    raise Missing


def board_paper(partnership: Partnership, partner: Partner | None) -> Document:
    """Return the two pages that a board reads before it decides."""
    raise Missing
