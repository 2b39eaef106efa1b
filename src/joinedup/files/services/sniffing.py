"""What is this file really? Its first bytes must agree with the end of its name; what can run is refused under any name."""

import re
import unicodedata
import zipfile
from pathlib import Path

from django.utils.translation import gettext as _

from joinedup.core.refusals import Refused

HEAD = 4096
PROGRAMS = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"\xfe\xed\xfa")
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK\x03\x04"
TEXT = b""

# The end of the name -> the type it is served as, and what its first bytes must be (TEXT: no zero byte, no mark-up).
KINDS: dict[str, tuple[str, tuple[bytes, ...]]] = {
    "pdf": ("application/pdf", (b"%PDF-",)),
    "png": ("image/png", (b"\x89PNG\r\n\x1a\n",)),
    "jpg": ("image/jpeg", (b"\xff\xd8\xff",)),
    "jpeg": ("image/jpeg", (b"\xff\xd8\xff",)),
    "gif": ("image/gif", (b"GIF87a", b"GIF89a")),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", (ZIP,)),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", (ZIP,)),
    "pptx": ("application/vnd.openxmlformats-officedocument.presentationml.presentation", (ZIP,)),
    "odt": ("application/vnd.oasis.opendocument.text", (ZIP,)),
    "ods": ("application/vnd.oasis.opendocument.spreadsheet", (ZIP,)),
    "zip": ("application/zip", (ZIP,)),
    "doc": ("application/msword", (OLD_OFFICE,)),
    "xls": ("application/vnd.ms-excel", (OLD_OFFICE,)),
    "ppt": ("application/vnd.ms-powerpoint", (OLD_OFFICE,)),
    "rtf": ("application/rtf", (b"{\\rtf",)),
    "gz": ("application/gzip", (b"\x1f\x8b",)),
    "csv": ("text/csv", (TEXT,)),
    "tsv": ("text/tab-separated-values", (TEXT,)),
    "txt": ("text/plain", (TEXT,)),
    "md": ("text/markdown", (TEXT,)),
    "ics": ("text/calendar", (TEXT,)),
}
INSIDE = {"docx": "word/", "xlsx": "xl/", "pptx": "ppt/"}


def type_of(name: str, head: bytes) -> str:
    """Return the type under which a file is kept; refuse one that is not what its name says, or that can run."""
    ending = name.rpartition(".")[2].lower()
    kind = KINDS.get(ending)
    if kind is None:
        raise Refused(_("We cannot take this kind of file. Save it as PDF, Word, Excel, CSV, plain text or a picture."))
    served_as, starts = kind
    is_right = _is_text(head) if starts == (TEXT,) else head.startswith(starts)
    if not is_right or (head.startswith(PROGRAMS) and starts != (b"\xff\xd8\xff",)):
        raise Refused(_("The name ends in .%(ending)s, but the file is something else. Open it and save it again.") % {"ending": ending})
    return served_as


def look_inside(name: str, path: Path) -> None:
    """Refuse an office file that is not one inside, or that carries macros."""
    ending = name.rpartition(".")[2].lower()
    if ending not in INSIDE:
        return
    try:
        with zipfile.ZipFile(path) as package:
            names = package.namelist()
    except zipfile.BadZipFile:
        raise Refused(_("This file is damaged. Open it and save it again.")) from None
    if not any(inner.startswith(INSIDE[ending]) for inner in names):
        raise Refused(_("The name ends in .%(ending)s, but the file is something else. Open it and save it again.") % {"ending": ending})
    if any(inner.endswith("vbaProject.bin") for inner in names):
        raise Refused(_("This file contains macros, which we do not take. Save it without macros."))


def safe_name(name: str) -> str:
    r"""Return a name without folders, control characters and marks that turn the direction of writing.

    >>> safe_name("C:\\work\\plan\u202efdp.exe"), safe_name("../../etc/passwd"), safe_name("...")
    ('planfdp.exe', 'passwd', 'file')
    """
    last = re.split(r"[\\/]", name)[-1]
    plain = "".join(letter for letter in unicodedata.normalize("NFC", last) if unicodedata.category(letter) not in {"Cc", "Cf", "Cs", "Co"})
    plain = " ".join(plain.split()).strip(". ") or "file"
    stem, dot, ending = plain.rpartition(".")
    return f"{stem[: 200 - len(ending) - 1]}{dot}{ending}" if dot and len(ending) <= 20 else plain[:200]


def _is_text(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return b"\x00" not in head and not start.startswith((b"<!doctype", b"<html", b"<script", b"<svg", b"<?xml", b"%pdf-"))
