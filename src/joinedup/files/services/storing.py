"""Keep files: judged by size and by what they really are, written whole or not at all."""

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.utils.translation import gettext as _

from joinedup.core.actors import Actor
from joinedup.core.refusals import Refused, require
from joinedup.core.registry import Point
from joinedup.core.subjects import Subject
from joinedup.files import policies, queries
from joinedup.files.choices import Scan
from joinedup.files.models import StoredFile
from joinedup.files.services.sniffing import HEAD, look_inside, safe_name, type_of

MOST_BYTES = 20 * 1024 * 1024
PIECE = 256 * 1024

# A real scanner adds a function from a path to yes (clean) or no; every scanner must say yes.
scanners: Point[Callable[[Path], bool]] = Point("files.scanners")


@dataclass(frozen=True, slots=True)
class Examined:
    """A file that was found to be what its name says; its bytes lie in their place, and go in a day unless `store` keeps them."""

    name: str
    content_type: str
    size: int
    sha256: str
    scan: Scan


def examine(*, name: str, content: BinaryIO | bytes, most_bytes: int = MOST_BYTES) -> Examined:
    """Look at a file; refuse one that is empty, too large, not what its name says, or that a scanner holds back.

    A scanner may take seconds: call this before a transaction begins, never inside one. The caller has judged that somebody may upload.
    """
    name = safe_name(name)
    written = _write(content, most_bytes)
    try:
        content_type = type_of(name, written.head)
        look_inside(name, written.path)
        scan = _scanned(written.path)
        target = queries.path_of(written.sha256)
        target.parent.mkdir(parents=True, exist_ok=True)
        os.replace(written.path, target)  # the same bytes again: the same place, with a fresh date
    except BaseException:
        written.path.unlink(missing_ok=True)
        raise
    return Examined(name, content_type, written.size, written.sha256, scan)


def store(examined: Examined, *, by: Actor, area_id: int | None, about: Subject | None) -> StoredFile:
    """Keep a file that was examined, in the caller's transaction.

    A file about nothing yet (an upload that is still checked) goes after a week unless `attach` says what it is about.
    """
    return StoredFile.objects.create(
        **asdict(examined),
        area_id=area_id,
        about_kind=about.kind if about else "",
        about_id=about.public_id if about else "",
        user_id=by.user_id,
    )


def open_file(stored: StoredFile) -> BinaryIO:
    """Open the bytes of a stored file for reading."""
    return queries.path_of(stored.sha256).open("rb")


def attach(stored: StoredFile, *, about: Subject, by: Actor) -> None:
    """Say what an uploaded file is about; from then on the room of that thing says who may read it."""
    require(stored.about is None and policies.may_read_file(by, stored), _("This file already belongs to something else."))
    stored.about_kind, stored.about_id = about.kind, about.public_id
    stored.save(update_fields=["about_kind", "about_id"])


def discard(stored: StoredFile) -> None:
    """Forget a file in the caller's transaction; its bytes go with the next tidying. The caller has judged that it may go."""
    stored.delete()


class _Written:
    """Bytes in the incoming folder, not yet in their place."""

    def __init__(self, path: Path) -> None:
        self.path, self.size, self.head, self.sha256 = path, 0, b"", ""


def _write(content: BinaryIO | bytes, most_bytes: int) -> _Written:
    folder = Path(settings.DATA_FOLDER) / "files" / "incoming"
    folder.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256()
    with tempfile.NamedTemporaryFile(dir=folder, delete=False) as held:
        written = _Written(Path(held.name))
        try:
            for piece in _pieces(content):
                written.size += len(piece)
                require(written.size <= most_bytes, _("This file is larger than %(most)d MB.") % {"most": most_bytes // (1024 * 1024)})
                written.head = (written.head + piece[:HEAD])[:HEAD]
                digest.update(piece)
                held.write(piece)
            require(written.size > 0, _("This file is empty."))
            held.flush()
            os.fsync(held.fileno())
        except BaseException:
            written.path.unlink(missing_ok=True)
            raise
    written.sha256 = digest.hexdigest()
    return written


def _pieces(content: BinaryIO | bytes) -> Iterator[bytes]:
    if isinstance(content, bytes):
        yield content
        return
    while piece := content.read(PIECE):
        yield piece


def _scanned(path: Path) -> Scan:
    answers = [scan(path) for scan in scanners]
    if not all(answers):
        raise Refused(_("Our virus scanner held this file back. Ask whoever gave it to you."))
    return Scan.CLEAN if answers else Scan.NOT_SCANNED
