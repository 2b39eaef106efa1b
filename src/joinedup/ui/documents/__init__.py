"""Documents to hand out: a paper made of blocks becomes a tagged PDF (PDF/UA-1) and the same as Word; or give a layout of your own."""

from joinedup.ui.documents.handed_out import Document, document
from joinedup.ui.documents.names import file_name, response
from joinedup.ui.documents.paper import Block, Bullets, Heading, Note, PageBreak, Pairs, Paper, Signature, Signatures, Table, Text
from joinedup.ui.documents.pdf import paper_pdf, pdf
from joinedup.ui.documents.word import paper_word, word

__all__ = [
    "Block",
    "Bullets",
    "Document",
    "Heading",
    "Note",
    "PageBreak",
    "Pairs",
    "Paper",
    "Signature",
    "Signatures",
    "Table",
    "Text",
    "document",
    "file_name",
    "paper_pdf",
    "paper_word",
    "pdf",
    "response",
    "word",
]
