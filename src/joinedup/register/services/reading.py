"""Open what somebody gave us as rows of text: plain, gz or zip, UTF-8 or cp1252, within limits, without reading it whole."""

import codecs
import csv
import gzip
import hashlib
import io
import lzma
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO, cast

from django.utils.translation import gettext as _

from joinedup.core.refusals import Refused

MAX_BYTES = 600 * 1024 * 1024
MAX_LINE = 512 * 1024
_BLOCK = 256 * 1024
_BROKEN = (OSError, EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, RuntimeError, NotImplementedError)


@dataclass(frozen=True, slots=True)
class Inspection:
    """What one pass over the bytes told: that they are text, in which encoding, and their fingerprint."""

    encoding: str
    n_bytes: int
    n_lines: int
    sha256: str


@contextmanager
def _unpacked(source: BinaryIO) -> Iterator[BinaryIO]:
    """Yield the bytes of the table itself, whatever it is packed in."""
    source.seek(0)
    head = source.read(8)
    source.seek(0)
    if head.startswith(b"\x1f\x8b"):
        with gzip.GzipFile(fileobj=source, mode="rb") as plain:
            yield cast(BinaryIO, plain)
    elif head.startswith(b"PK"):
        with zipfile.ZipFile(source) as archive, archive.open(_only_table(archive)) as plain:
            yield cast(BinaryIO, plain)
    else:
        yield source


def _only_table(archive: zipfile.ZipFile) -> str:
    names = [name for name in archive.namelist() if not name.endswith("/")]
    if any(name.startswith(("xl/", "word/")) for name in names):
        raise Refused(_("This is an Excel or Word file. Save the sheet as CSV and choose that file."))
    tables = [name for name in names if name.lower().endswith(".csv")]
    if len(tables) != 1:
        raise Refused(_("The zip file holds %(n)s CSV files. Unpack it and choose the CSV files one by one.") % {"n": len(tables)})
    return tables[0]


def _refuse_what_is_no_text(first: bytes) -> None:
    if first.startswith(b"%PDF"):
        raise Refused(_("This is a PDF. The register is published as CSV; choose the CSV file."))
    if first.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Refused(_("This file is in UTF-16, as Excel's “Unicode text” is. Save it as “CSV UTF-8” and choose that file."))
    if first.startswith((b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"SQLite format")) or b"\x00" in first:
        raise Refused(_("This is not a text file. The register is published as CSV; choose the CSV file."))
    if first.lstrip()[:1] == b"<":
        raise Refused(_("This is a web page, not a CSV file. The download may have failed; try it again."))


def inspect(source: BinaryIO) -> Inspection:
    """Read the file once: refuse what cannot be a table, and find its encoding and fingerprint."""
    digest = hashlib.sha256()
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    total, n_lines, line, is_utf8 = 0, 0, 0, True
    try:
        with _unpacked(source) as plain:
            while block := plain.read(_BLOCK):
                if total == 0:
                    _refuse_what_is_no_text(block)
                total += len(block)
                n_lines += block.count(b"\n")
                line = _longest_open_line(block, line)
                if total > MAX_BYTES:
                    raise Refused(
                        _("The file unpacks to more than %(n)s MB. The published files are far smaller.") % {"n": MAX_BYTES // 2**20}
                    )
                if line > MAX_LINE:
                    raise Refused(_("The file has a line of more than half a million characters. It is not a published register file."))
                digest.update(block)
                is_utf8 = is_utf8 and _decodes(decoder, block)
    except _BROKEN as broken:
        raise Refused(_("The file is damaged or packed with a password and cannot be unpacked. Download it again.")) from broken
    if not total:
        raise Refused(_("The file is empty. Download it again."))
    is_utf8 = is_utf8 and _decodes(decoder, b"", True)
    return Inspection("utf-8-sig" if is_utf8 else "cp1252", total, n_lines, digest.hexdigest())


def _longest_open_line(block: bytes, open_before: int) -> int:
    """Return the length of the line still open at the block's end, or a longer one inside it that breaks the limit."""
    if b"\n" not in block:
        # Old files end their lines with a carriage return alone.
        return len(block) - block.rfind(b"\r") - 1 if b"\r" in block else open_before + len(block)
    lines = block.split(b"\n")
    longest = max(open_before + len(lines[0]), *(len(inner) for inner in lines[1:]))
    return longest if longest > MAX_LINE else len(lines[-1])


def _decodes(decoder: codecs.IncrementalDecoder, block: bytes, final: bool = False) -> bool:
    try:
        decoder.decode(block, final)
    except UnicodeDecodeError:
        return False
    return True


def rows(source: BinaryIO, inspection: Inspection) -> Iterator[tuple[int, list[str]]]:
    """Yield the line number and the fields of each row that is not blank, the header first."""
    with _unpacked(source) as plain:
        # A few bytes have no meaning in cp1252; they become the replacement character rather than stop the import.
        text = io.TextIOWrapper(plain, encoding=inspection.encoding, errors="replace", newline="")
        reader = csv.reader(text)
        try:
            for row in reader:
                if row:
                    yield reader.line_num, row
        except csv.Error as error:
            raise Refused(
                _("The file cannot be read after line %(line)s: a quotation mark may be missing.") % {"line": reader.line_num}
            ) from error
        finally:
            if not text.closed:
                text.detach()
