import io
import tracemalloc
import zipfile
from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from joinedup.core.refusals import Missing, Refused
from joinedup.ui import sheets, workbooks

COLUMNS = [
    sheets.Column("name", "School", required=True, example="Oak", also=("Name of school",)),
    sheets.Column("n", "Half-days", read=sheets.whole_number(0, 40)),
    sheets.Column("size", "Size", read=sheets.one_of({"A visit": "visit", "A conversation": "talk"})),
]


def values(content: bytes) -> list[dict[str, object]]:
    return [row.values for row in sheets.read("x.csv", content, COLUMNS).good]


@pytest.mark.parametrize(
    "content",
    [
        b"School,Half-days,Size\nOak,3,a visit\n",
        b"\xef\xbb\xbfSchool;Half-days;Size\r\nOak;3;A Visit\r\n",
        "School\tHalf-days\tSize\nOak\t3\tA visit\n".encode("utf-16"),
        b"\n\nname of school,half days,SIZE\nOak,3,A visit",
    ],
)
def test_a_table_is_read_however_it_was_saved(content: bytes) -> None:
    assert values(content) == [{"name": "Oak", "n": 3, "size": "visit"}]


def test_old_windows_letters_are_read() -> None:
    assert values("School\nSt Brendan\u2019s Caf\u00e9\n".encode("cp1252"))[0]["name"] == "St Brendan\u2019s Caf\u00e9"


def test_each_fault_says_row_column_and_mend() -> None:
    reading = sheets.read("x.csv", b"School,Half-days,Size,Colour\nOak,3,A visit,red\n,2,,\nElm,many,huge,\n\nAsh,99,,\n", COLUMNS)
    assert [row.number for row in reading.good] == [2]
    assert [(fault.row, fault.column, fault.value) for fault in reading.faults] == [
        (3, "School", ""),
        (4, "Half-days", "many"),
        (4, "Size", "huge"),
        (6, "Half-days", "99"),
    ]
    assert reading.faults[0].mend == "Fill it in, for example “Oak”."
    assert reading.faults[1].mend == "Enter a whole number from 0 to 40."
    assert reading.faulty_rows == 3
    assert reading.unknown == ["Colour"]
    assert b"Enter a whole number" in sheets.download_faults([asdict(fault) for fault in reading.faults]).content


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b"0" * (sheets.MOST_UNPACKED + 1))
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"", "empty"),
        (b"\n \n", "empty"),
        (b"%PDF-1.7 \x00\x01", "not a table"),
        (bytes(range(256)) * 20, "not a table"),
        (b"PK\x03\x04 broken", "could not open"),
        (b"Colour\nred\n", "no column “School”"),
        (b"School\n" + b"x" * (sheets.MOST_LETTERS + 5) + b"\n", "too long"),
        (b"x" * (sheets.MOST_BYTES + 1), "larger than 20 MB"),
    ],
)
def test_what_is_no_table_is_refused_with_the_mend(content: bytes, text: str) -> None:
    with pytest.raises(Refused, match=text):
        sheets.read("x", content, COLUMNS)


def test_a_workbook_that_unpacks_to_too_much_is_refused() -> None:
    with pytest.raises(Refused, match="too large once unpacked"):
        sheets.read("x.xlsx", bomb(), COLUMNS)


SHEET = "<?xml version='1.0'?><worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><sheetData>{}</sheetData></worksheet>"


def workbook_with(rows: str, texts: str = "") -> bytes:
    """Write a workbook as Excel does, then put other rows (and shared texts) into its sheet."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(sheets.write_xlsx(COLUMNS, []))) as plain, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in plain.namelist():
            is_sheet, is_texts = name.endswith("sheet1.xml"), name.endswith("sharedStrings.xml") and texts
            shared = f"<sst xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'>{texts}</sst>"
            packed.writestr(name, SHEET.format(rows) if is_sheet else shared if is_texts else plain.read(name))
    return out.getvalue()


INLINE = "<row r='2'><c r='A2' t='inlineStr'><is><t>{}</t></is></c></row>"
TITLE = "<row r='1'><c r='A1' t='inlineStr'><is><t>School</t></is></c></row>"
CELLS = "".join(f"<c r='{letter}%d' t='s'><v>0</v></c>" for letter in "ABCDEFGH")
MANY_TIMES = "".join(f"<row r='{n}'>{CELLS.replace('%d', str(n))}</row>" for n in range(2, 4002))


@pytest.mark.parametrize(
    "content",
    [
        workbook_with(TITLE + "<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>"),
        workbook_with(TITLE + "<row r='40000'><c r='XFD40000'><v>1</v></c></row>"),
        workbook_with(TITLE + MANY_TIMES, f"<si><t>{'x' * 100_000}</t></si>"),
        workbook_with(TITLE + MANY_TIMES, f"<si><t>{'x' * 2_000}</t></si>"),
    ],
)
def test_a_small_workbook_that_fills_the_memory_is_refused_and_the_process_lives(content: bytes) -> None:
    assert len(content) < 200_000
    with pytest.raises(Refused, match="could not open"):
        sheets.read("x.xlsx", content, COLUMNS)


def test_two_cells_far_apart_are_two_cells_and_not_millions() -> None:
    rows = workbooks.rows_of(workbook_with(TITLE + "<row r='1000'><c r='XFD1000'><v>1</v></c></row>"), most_rows=50_001)
    assert (len(rows), sum(map(len, rows))) == (1000, 1 + 16_384)
    far_apart = "".join(f"<row r='{n}'><c r='XFD{n}'><v>1</v></c></row>" for n in range(2, 300))
    with pytest.raises(workbooks.Unreadable):
        workbooks.rows_of(workbook_with(TITLE + far_apart), most_rows=50_001)


def test_a_file_of_millions_of_blank_lines_is_refused_before_they_are_read() -> None:
    tracemalloc.start()
    with pytest.raises(Refused, match="more than 50,000 rows"):
        sheets.read("x.csv", b"School\n" + b"\n" * 2_000_000, COLUMNS)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 60_000_000


@pytest.mark.parametrize("typed", ["--5", "5-", "9" * 5000, "1,5", "3a", "\u00b2"])
def test_what_is_no_whole_number_is_a_fault_of_its_cell(typed: str) -> None:
    reading = sheets.read("x.csv", f'School,Half-days\nOak,"{typed}"\n'.encode(), COLUMNS)
    assert [fault.mend for fault in reading.faults] == ["Enter a whole number from 0 to 40."]


@pytest.mark.parametrize("content", [b"School\nOak\x01\x07 Primary\n", workbook_with(TITLE + INLINE.format("Oak_x0000__x0007_ Primary"))])
def test_characters_that_cannot_be_shown_come_in_as_spaces(content: bytes) -> None:
    assert values(content) == [{"name": "Oak Primary", "n": None, "size": ""}]


def test_thousands_with_commas_are_whole_numbers() -> None:
    assert sheets.whole_number(0, 9_999_999)("1,234,567.0") == 1_234_567


ROWS = [{"name": "=cmd()", "n": 3, "size": "A visit"}, {"name": "Zoë, “the” 家", "n": None, "size": ""}]


@pytest.mark.parametrize("write", [sheets.write_csv, sheets.write_xlsx])
def test_what_is_written_reads_back(write: object) -> None:
    reading = sheets.read("x", write(COLUMNS, ROWS), COLUMNS)  # type: ignore[operator]
    assert [row.values["name"] for row in reading.good] == ["=cmd()", "Zoë, “the” 家"]
    assert [row.values["n"] for row in reading.good] == [3, None]


def test_no_cell_becomes_a_formula() -> None:
    assert b"'=cmd()" in sheets.write_csv(COLUMNS, ROWS)
    assert "'\uff1dcmd()".encode() in sheets.write_csv(COLUMNS, [{"name": "\uff1dcmd()"}])
    packed = zipfile.ZipFile(io.BytesIO(sheets.write_xlsx(COLUMNS, ROWS)))
    assert b"<f>" not in packed.read("xl/worksheets/sheet1.xml")


def test_numbers_stay_numbers_in_a_workbook() -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(sheets.write_xlsx(COLUMNS, ROWS, title="a/b: [c]" * 9)))
    assert book.get_sheet_by_index(0).to_python()[1][1] == 3.0


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30), max_size=5))
def test_any_words_survive_writing_and_reading(words: list[str]) -> None:
    rows = [{"name": word} for word in words if sheets.one_line(word)]
    reading = sheets.read("x.csv", sheets.write_csv(COLUMNS, rows), COLUMNS)
    assert [row.values["name"] for row in reading.good] == [sheets.one_line(sheets._without_guard(row["name"])) for row in rows]


@pytest.mark.parametrize("name", ["needs.pdf", "needs", "needs.csv.exe"])
def test_a_table_of_another_kind_is_not_there(name: str) -> None:
    with pytest.raises(Missing):
        sheets.download(name, COLUMNS, ROWS)


def test_a_download_says_its_name_and_kind() -> None:
    answer = sheets.download('needs "of" 2026.xlsx', COLUMNS, ROWS)
    assert answer.headers["Content-Disposition"] == 'attachment; filename="needs -of- 2026.xlsx"'
    assert answer.headers["Content-Type"] == sheets.XLSX
