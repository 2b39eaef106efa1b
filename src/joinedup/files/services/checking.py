"""What `./joinedup check` asks the folder of files."""

import shutil
import tempfile
from pathlib import Path

from django.conf import settings

from joinedup.core.health import Finding
from joinedup.files import queries
from joinedup.files.models import StoredFile

LEAST_FREE = 1024**3


def check_disk() -> Finding:
    """Say whether the data folder can be written and has room."""
    folder = Path(settings.DATA_FOLDER)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            free = shutil.disk_usage(folder).free
    except OSError as error:
        return Finding.attention(f"The data folder {folder} cannot be written ({error.strerror}). Set JOINEDUP_DATA_FOLDER or its rights.")
    if free < LEAST_FREE:
        return Finding.attention(f"Only {free // 1024**2} MB are free in the data folder {folder}. Make room.")
    return Finding.sound(f"The data folder {folder} can be written; {free // 1024**3} GB are free.")


def check_files() -> Finding:
    """Say whether every file that is described lies in the folder."""
    rows = StoredFile.objects.values_list("sha256", "public_id")
    missing = [public_id for sha256, public_id in rows.iterator() if not queries.path_of(sha256).exists()]
    if missing:
        return Finding.attention(
            f"Stored files that are not in the data folder: {len(missing):,}, for example {missing[0]}. Restore the folder from a backup."
        )
    return Finding.sound(f"Stored files in their place: {len(rows):,}.")
