"""A paper as a file to hand out: in the form that somebody asked for, under a name that is found again."""

from typing import NamedTuple

from joinedup.core.refusals import Missing
from joinedup.ui.documents.names import file_name
from joinedup.ui.documents.paper import Paper
from joinedup.ui.documents.pdf import paper_pdf
from joinedup.ui.documents.word import paper_word

_FORMS = {"pdf": ("pdf", paper_pdf), "word": ("docx", paper_word)}


class Document(NamedTuple):
    """A file to hand out."""

    name: str
    content: bytes


def document(paper: Paper, form: str = "pdf", *, whose: str, what: str) -> Document:
    """Return a paper as PDF or Word, named by its day, whose it is and what; there is no other form."""
    if form not in _FORMS:
        raise Missing
    ending, made = _FORMS[form]
    return Document(file_name(on=paper.on, whose=whose, what=what, ending=ending), made(paper))
