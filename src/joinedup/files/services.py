"""Keep files: judged by size and by what they really are, written whole or not at all."""

import hashlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.utils.translation import gettext as _

from joinedup.core.actors import Actor
from joinedup.core.refusals import Refused
from joinedup.core.subjects import Subject
from joinedup.files import queries
from joinedup.files.models import StoredFile

MOST_BYTES = 20 * 1024 * 1024
PIECE = 256 * 1024


def store(
    *,
    by: Actor,
    name: str,
    content: BinaryIO | bytes,
    area_id: int | None,
    about: Subject | None,
    most_bytes: int = MOST_BYTES,
) -> StoredFile:
    """Keep a file; refuse one that is empty, too large, or not what its name says."""
    sha256, size, _head = _write(content, most_bytes)
    return StoredFile.objects.create(
        name=name[-200:],
        content_type="application/octet-stream",
        size=size,
        sha256=sha256,
        area_id=area_id,
        about_kind=about.kind if about else "",
        about_id=about.public_id if about else "",
        user_id=by.user_id,
    )


def open_file(stored: StoredFile) -> BinaryIO:
    """Open the bytes of a stored file for reading."""
    return queries.path_of(stored.sha256).open("rb")


def _pieces(content: BinaryIO | bytes) -> Iterator[bytes]:
    if isinstance(content, bytes):
        yield content
        return
    while piece := content.read(PIECE):
        yield piece


def _write(content: BinaryIO | bytes, most_bytes: int) -> tuple[str, int, bytes]:
    folder = Path(settings.DATA_FOLDER) / "files" / "incoming"
    folder.mkdir(parents=True, exist_ok=True)
    digest, size, head = hashlib.sha256(), 0, b""
    with tempfile.NamedTemporaryFile(dir=folder, delete=False) as held:
        try:
            for piece in _pieces(content):
                size += len(piece)
                if size > most_bytes:
                    raise Refused(_("This file is larger than %(most)d MB.") % {"most": most_bytes // (1024 * 1024)})
                head = head or piece[:4096]
                digest.update(piece)
                held.write(piece)
            if not size:
                raise Refused(_("This file is empty."))
            held.flush()
            os.fsync(held.fileno())
        except BaseException:
            os.unlink(held.name)
            raise
    target = queries.path_of(digest.hexdigest())
    target.parent.mkdir(parents=True, exist_ok=True)
    os.replace(held.name, target)
    return digest.hexdigest(), size, head
