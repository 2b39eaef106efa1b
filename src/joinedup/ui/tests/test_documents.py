from datetime import UTC, date, datetime
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
from docx import Document
from pypdf import PdfReader

from joinedup.core import clock
from joinedup.core.refusals import Missing
from joinedup.ui import documents
from joinedup.ui.documents import Bullets, Heading, Note, PageBreak, Pairs, Paper, Signature, Signatures, Table, Text


def paper(text: str = "Children read less at home than they did.\n\nWe want that to change.") -> Paper:
    return Paper(
        title="Brackwater Reading & friends <1>",
        host="Bradford Schools Together",
        on=date(2026, 12, 3),
        kind="Agreement",
        mark="Version 3",
        blocks=[
            Note("Open for signature until Friday."),
            Heading("Why"),
            Text(text),
            Bullets(["Oak: phonics", "Elm: a room"]),
            Pairs([("Starts", "Monday 4 January 2027")]),
            Table("Half-days", ["School", "Gives"], [["Oak", "6"], ["Elm", "2"]], numeric=[1]),
            PageBreak(),
            Signatures([Signature("Oak", "Ada", "Head", "Signed on 3 December 2026"), Signature("Elm")]),
        ],
    )


def words_of_pdf(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)


def words_of_word(content: bytes) -> str:
    document = Document(BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_a_paper_becomes_a_tagged_pdf_with_title_and_language() -> None:
    reader = PdfReader(BytesIO(documents.paper_pdf(paper())))
    assert reader.metadata is not None
    assert reader.metadata.title == "Brackwater Reading & friends <1>"
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert b"pdfuaid:part" in root["/Metadata"].get_object().get_data()
    assert len(reader.pages) == 2


def test_a_paper_is_drawn_when_the_clock_stands_in_london_time() -> None:
    with clock.fixed(datetime(2026, 7, 1, 9, 5, tzinfo=ZoneInfo("Europe/London"))):
        assert documents.paper_pdf(paper()).startswith(b"%PDF")


def test_every_font_of_the_pdf_is_embedded() -> None:
    reader = PdfReader(BytesIO(documents.paper_pdf(paper())))
    fonts = {font.get_object()["/BaseFont"] for page in reader.pages for font in page["/Resources"]["/Font"].values()}
    assert fonts
    assert all("AtkinsonHyperlegible" in font for font in fonts)


@pytest.mark.parametrize("words", [words_of_pdf, words_of_word])
def test_pdf_and_word_say_the_same(words: object) -> None:
    make = documents.paper_pdf if words is words_of_pdf else documents.paper_word
    text = " ".join(words(make(paper())).split())  # type: ignore[operator]
    for phrase in [
        "Thursday 3 December 2026",
        "Agreement",
        "Open for signature",
        "We want that to change.",
        "Elm: a room",
        "Monday 4 January 2027",
    ]:
        assert phrase in text
    assert "Signed on 3 December 2026" in text


def test_no_empty_instruction_is_left_in_the_word_document() -> None:
    text = words_of_word(documents.paper_word(paper()))
    assert "{" not in text
    assert "friends <1>" in text


@pytest.mark.parametrize(
    "text", ["*not bold* #let x = 1 $a$ @b <c> \\ `d` [e]", "😀 家 ग سلام \u200d\ufe0f", "{{ evil }} {% raise %}", "a" * 5000]
)
def test_whatever_people_write_stays_words(text: str) -> None:
    assert words_of_pdf(documents.paper_pdf(paper(text)))
    assert text[:9] in words_of_word(documents.paper_word(paper(text)))
    if text.isascii():
        assert text[:5] in words_of_pdf(documents.paper_pdf(paper(text)))


def test_the_same_paper_on_the_same_day_is_the_same_file() -> None:
    with clock.fixed(datetime(2026, 12, 3, 9, tzinfo=UTC)):
        assert documents.paper_pdf(paper()) == documents.paper_pdf(paper())


def test_a_file_is_named_by_day_whose_and_what() -> None:
    assert (
        documents.file_name(on=date(2026, 12, 3), whose="A/B: heads", what="minutes", ending="pdf") == "2026-12-03 A B heads - minutes.pdf"
    )


def test_a_name_with_other_letters_downloads_whole() -> None:
    answer = documents.response("2026-12-03 Łódź heads.pdf", b"x")
    assert "filename*=UTF-8''2026-12-03%20%C5%81%C3%B3d%C5%BA%20heads.pdf" in answer.headers["Content-Disposition"]
    assert answer.headers["Content-Type"] == "application/pdf"


@pytest.mark.parametrize("sign", ["\u2041", "\u2043", "\u2053", "\u6f22"])
def test_a_sign_that_no_font_draws_does_not_stop_a_pdf(sign: str) -> None:
    words = words_of_pdf(documents.paper_pdf(paper(f"{sign} Phonics in every class")))
    assert "Phonics in every class" in words


def test_a_very_long_title_does_not_stop_a_word_document() -> None:
    long = Paper(title="Reading " * 60, host="Bradford " * 40, on=date(2026, 12, 3), blocks=[Text("Why")])
    assert "Why" in words_of_word(documents.paper_word(long))


@pytest.mark.parametrize(("form", "ending", "begins"), [("pdf", "pdf", b"%PDF"), ("word", "docx", b"PK")])
def test_a_paper_is_handed_out_as_asked_for_under_a_name_that_is_found_again(form: str, ending: str, begins: bytes) -> None:
    made = documents.document(paper(), form, whose="Brackwater heads", what="minutes")
    assert made.name == f"2026-12-03 Brackwater heads - minutes.{ending}"
    assert made.content.startswith(begins)


def test_a_paper_in_another_form_is_not_there() -> None:
    with pytest.raises(Missing):
        documents.document(paper(), "odt", whose="Brackwater heads", what="minutes")
