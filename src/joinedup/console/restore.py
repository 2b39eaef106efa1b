"""Bring back an archive made by ./joinedup backup, into a database of the same kind. Stop the web server and the workers first."""

import argparse
import shutil
import tempfile
from pathlib import Path

from joinedup.console import ready


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what restore takes."""
    parser.add_argument("archive", type=Path)
    parser.add_argument("--replace", action="store_true", help="put it in the place of what is here now, which is lost")


def run(args: argparse.Namespace) -> int:
    """Judge the archive and this installation; then put the archive in its place."""
    from django.conf import settings
    from django.db import connection

    from joinedup.console import archives

    if not ready.is_empty() and not args.replace:
        ready.stop("This installation is not empty. Back it up first (./joinedup backup), then: ./joinedup restore ARCHIVE --replace")
    folder = Path(settings.DATA_FOLDER)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="restore-", dir=folder) as unpacked:
        manifest = archives.unpack(args.archive, Path(unpacked))
        if manifest.vendor != connection.vendor:
            ready.stop(
                f"The archive holds a {manifest.vendor} database and this installation uses {connection.vendor}. Look at DATABASE_URL."
            )
        archives.load_database(Path(unpacked) / archives.DATABASE[manifest.vendor])
        _put_files(Path(unpacked) / archives.FILES, folder / archives.FILES)
    print(f"Restored what was backed up at {manifest.made_at}: database, stored files: {manifest.n_files:,}.")
    waiting = ready.unapplied()
    if waiting:
        print(f"It is from an earlier version ({len(waiting)} changes wait): run ./joinedup manage migrate.")
    return 0


def _put_files(source: Path, target: Path) -> None:
    shutil.rmtree(target, ignore_errors=True)
    if source.is_dir():
        source.rename(target)
