"""Tidy up: uploads that nothing came of, bytes that no row names, pieces of uploads that broke off."""

import time
from datetime import timedelta
from pathlib import Path

from django.conf import settings

from joinedup.core import clock
from joinedup.files.models import StoredFile

KEEP_LOOSE = timedelta(days=7)
KEEP_BYTES = 24 * 3600  # a file is in its place a moment before its row is committed


def purge_orphans() -> int:
    """Delete week-old uploads about nothing, and bytes that no row has named for a day; return how many files left the folder."""
    StoredFile.objects.filter(about_kind="", created_at__lt=clock.now() - KEEP_LOOSE).delete()
    folder = Path(settings.DATA_FOLDER) / "files"
    n = 0
    for path in folder.glob("*/*"):
        is_old = path.is_file() and path.stat().st_mtime < time.time() - KEEP_BYTES
        is_named = path.parent.name != "incoming" and StoredFile.objects.filter(sha256=path.name).exists()
        if is_old and not is_named:
            path.unlink(missing_ok=True)
            n += 1
    return n
