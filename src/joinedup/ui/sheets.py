"""Tables in and out: one list of columns reads CSV and Excel files, says what to mend, and writes the same shape again."""

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import dropwhile, islice
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from joinedup.core.refusals import Missing, Refused
from joinedup.ui import workbooks
from joinedup.ui.forms.fields import one_line, without_control_characters

MOST_BYTES = 20 * 1024 * 1024
MOST_UNPACKED = 200 * 1024 * 1024
MOST_ROWS = 50_000
MOST_LETTERS = 20_000  # in one cell
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")  # the last four are wide = + - @
WHOLE = re.compile(r"-?(\d{1,15}|\d{1,3}(,\d{3}){1,4})")
ENDINGS = ("csv", "xlsx")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `read` turns what stands in a cell into a value, or raises Refused with the mend; `also` are other titles of it."""

    key: str
    title: str
    hint: str = ""
    required: bool = False
    example: str = ""
    read: Callable[[str], Any] = one_line
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in one cell, and how to mend it."""

    row: int
    column: str
    value: str
    wrong: str
    mend: str


@dataclass(frozen=True, slots=True)
class Row:
    """A good row: its number in the file, its values by column key."""

    number: int
    values: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file holds: rows that can go in, faults, and titles of columns that we do not know."""

    good: list[Row] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)

    @property
    def faulty_rows(self) -> int:
        """Return how many rows have a fault."""
        return len({fault.row for fault in self.faults})

    def with_fault(self, fault: Fault) -> "Reading":
        """Return the same reading with one more fault; its row can no longer go in."""
        return self.with_faults([fault])

    def with_faults(self, faults: Sequence[Fault]) -> "Reading":
        """Return the same reading with more faults; their rows can no longer go in."""
        rows = {fault.row for fault in faults}
        every = sorted([*self.faults, *faults], key=lambda fault: fault.row)
        return Reading([row for row in self.good if row.number not in rows], every, self.unknown)


def whole_number(least: int, most: int) -> Callable[[str], int | None]:
    """Return a reader of whole numbers within bounds; an empty cell is None."""

    def read_number(text: str) -> int | None:
        typed = text.strip().removesuffix(".0")
        if not typed:
            return None
        number = int(typed.replace(",", "")) if WHOLE.fullmatch(typed) else None
        if number is None or not least <= number <= most:
            raise Refused(_("Enter a whole number from %(least)s to %(most)s.") % {"least": least, "most": most})
        return number

    return read_number


def any_of(words: Iterable[object]) -> str:
    """Say which words a cell may hold."""
    return _("One of: %(words)s.") % {"words": ", ".join(f"“{text}”" for text in words)}


def one_of(words: Mapping[str, str], *, shown: Sequence[str] = ()) -> Callable[[str], str]:
    """Return a reader of one word out of several; `words` maps what people write to the value, `shown` are those that a fault names."""
    folded = {one_line(str(text)).casefold(): value for text, value in words.items()}

    def read_word(text: str) -> str:
        typed = one_line(text).casefold()
        if not typed:
            return ""
        if typed not in folded:
            raise Refused(_("Enter one of: %(words)s.") % {"words": ", ".join(f"“{text}”" for text in shown or words)})
        return folded[typed]

    return read_word


def read(name: str, content: bytes, columns: Sequence[Column]) -> Reading:
    """Read an uploaded table; refuse a file that is none, and describe every cell that needs mending."""
    if len(content) > MOST_BYTES:
        raise Refused(_("The file is larger than %(n)s MB. Split it into several.") % {"n": MOST_BYTES // 1024 // 1024})
    rows = _rows_of_excel(content) if content[:4] == b"PK\x03\x04" else _rows_of_csv(content)
    rows = list(dropwhile(lambda row: not any(cell.strip() for cell in row[1]), rows))
    if not rows:
        raise Refused(_("The file is empty. Choose one with a row of titles and rows below it."))
    places, unknown = _match_titles(rows[0][1], columns)
    good: list[Row] = []
    faults: list[Fault] = []
    for number, cells in rows[1:]:
        if any(cell.strip() for cell in cells):
            values, wrong = _read_row(number, cells, columns, places)
            faults += wrong
            if not wrong:
                good.append(Row(number, values))
    return Reading(good, faults, unknown)


def _match_titles(titles: Sequence[str], columns: Sequence[Column]) -> tuple[dict[str, int], list[str]]:
    known = {_fold(title): column.key for column in columns for title in (column.title, column.key, *column.also)}
    places: dict[str, int] = {}
    unknown = []
    for place, title in enumerate(titles):
        key = known.get(_fold(title))
        if key is not None and key not in places:
            places[key] = place
        elif title.strip():
            unknown.append(one_line(title)[:60])
    missing = [str(column.title) for column in columns if column.required and column.key not in places]
    if missing:
        text = _("The file has no column %(names)s. The first row must hold the titles of the columns.")
        raise Refused(text % {"names": ", ".join(f"“{name}”" for name in missing)})
    return places, unknown


def _fold(title: str) -> str:
    return "".join(letter for letter in title.casefold() if letter.isalnum())


def _read_row(
    number: int, cells: Sequence[str], columns: Sequence[Column], places: Mapping[str, int]
) -> tuple[dict[str, Any], list[Fault]]:
    values: dict[str, Any] = {}
    faults = []
    for column in columns:
        place = places.get(column.key, len(cells))
        text = _without_guard(cells[place]) if place < len(cells) else ""
        if column.required and not text.strip():
            mend = _("Fill it in, for example “%(example)s”.") % {"example": column.example} if column.example else _("Fill it in.")
            faults.append(Fault(number, str(column.title), "", _("It is empty"), mend))
            continue
        try:
            values[column.key] = column.read(text)
        except Refused as refusal:
            faults.append(Fault(number, str(column.title), text[:80], _("We could not read it"), refusal.message))
    return values, faults


def _rows_of_csv(content: bytes) -> list[tuple[int, list[str]]]:
    text = _decoded(content)
    if "\x00" in text or text.startswith(("%PDF", "{\\rtf")):
        raise Refused(_("This is not a table. Save it as CSV or as an Excel workbook (.xlsx) and choose it again."))
    first = text.lstrip("\r\n").split("\n", 1)[0]
    separator = max((",", ";", "\t"), key=first.count)
    csv.field_size_limit(MOST_LETTERS)
    try:
        reader = csv.reader(io.StringIO(without_control_characters(text), newline=""), delimiter=separator)
        rows = list(enumerate(islice(reader, MOST_ROWS + 1), start=1))
    except csv.Error:
        raise Refused(_("A cell of the file is too long, or its quotes do not close. Save it as CSV again, or as Excel.")) from None
    return _not_too_many(rows)


def _decoded(content: bytes) -> str:
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _rows_of_excel(content: bytes) -> list[tuple[int, list[str]]]:
    wrong = Refused(_("We could not open this workbook. Save it again as an Excel workbook (.xlsx) or as CSV."))
    try:
        if sum(entry.file_size for entry in zipfile.ZipFile(io.BytesIO(content)).infolist()) > MOST_UNPACKED:
            raise Refused(_("The workbook is too large once unpacked. Keep only the sheet with your table."))
        rows = workbooks.rows_of(content, most_rows=MOST_ROWS + 1)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, workbooks.Unreadable) as broken:
        raise wrong from broken
    return _not_too_many([(number, [without_control_characters(cell) for cell in cells]) for number, cells in enumerate(rows, start=1)])


def _not_too_many(rows: list[tuple[int, list[str]]]) -> list[tuple[int, list[str]]]:
    if len(rows) > MOST_ROWS:
        raise Refused(_("The file has more than %(n)s rows. Split it into several.") % {"n": f"{MOST_ROWS:,}"})
    return rows


def _without_guard(text: str) -> str:
    """Take away the apostrophe that we put before a formula when we wrote the table."""
    return text[1:] if text[:1] == "'" and text[1:2] in _FORMULA else text


def _guarded(value: Any) -> Any:
    """Put an apostrophe before text that a spreadsheet would run as a formula."""
    if value is None:
        return ""
    if isinstance(value, bool | int | float):
        return value
    text = str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def write_csv(columns: Sequence[Column], rows: Iterable[Mapping[str, Any]]) -> bytes:
    """Write a table as CSV with a byte order mark, so that Excel shows its letters rightly."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([str(column.title) for column in columns])
    writer.writerows([_guarded(row.get(column.key)) for column in columns] for row in rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def write_xlsx(columns: Sequence[Column], rows: Iterable[Mapping[str, Any]], *, title: str = "JoinedUp") -> bytes:
    """Write a table as an Excel workbook; no cell of it is a formula or a link."""
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    sheet = book.add_worksheet(_sheet_name(title))
    bold = book.add_format({"bold": True, "bg_color": "#E3EFEC", "bottom": 1, "text_wrap": True, "valign": "top"})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    for place, column in enumerate(columns):
        sheet.set_column(place, place, max(14, min(40, len(str(column.title)) + 6)))
        sheet.write_string(0, place, str(column.title), bold)
    for line, row in enumerate(rows, start=1):
        for place, column in enumerate(columns):
            value = row.get(column.key)
            if isinstance(value, int | float) and not isinstance(value, bool):
                sheet.write_number(line, place, value)
            else:
                sheet.write_string(line, place, "" if value is None else str(value), plain)
    sheet.freeze_panes(1, 0)
    book.close()
    return out.getvalue()


def _sheet_name(title: str) -> str:
    return "".join(" " if letter in "[]:*?/\\'" else letter for letter in title)[:31] or "Table"


def fault_columns() -> list[Column]:
    """Return the columns in which faults are written."""
    titles = [
        ("row", _("Row")),
        ("column", _("Column")),
        ("value", _("What stands there")),
        ("wrong", _("What is wrong")),
        ("mend", _("How to mend it")),
    ]
    return [Column(key, title) for key, title in titles]


def download(name: str, columns: Sequence[Column], rows: Iterable[Mapping[str, Any]]) -> HttpResponse:
    """Answer with the table as the kind of file that the name ends in (.csv or .xlsx); any other kind is not there."""
    if name.rpartition(".")[2] not in ENDINGS:
        raise Missing
    is_excel = name.endswith(".xlsx")
    content = write_xlsx(columns, rows, title=name.removesuffix(".xlsx")) if is_excel else write_csv(columns, rows)
    answer = HttpResponse(content, content_type=XLSX if is_excel else "text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{ascii_name(name)}"'
    return answer


def download_faults(faults: Iterable[Mapping[str, Any]], *, name: str = "rows to mend") -> HttpResponse:
    """Answer with what to mend in an upload, as CSV."""
    return download(f"{name}.csv", fault_columns(), faults)


def ascii_name(name: str) -> str:
    """Return a file name that every header can carry."""
    return "".join(letter if letter.isascii() and (letter.isalnum() or letter in " .-_") else "-" for letter in name)
