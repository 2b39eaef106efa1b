"""Write the database and the stored files into one archive; people may go on working meanwhile.

The archive holds everything that is private here: keep it where only you can read it. SECRET_KEY is not in it.
"""

import argparse
import tempfile
import time
from pathlib import Path

from joinedup.console import ready


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what backup takes."""
    parser.add_argument("archive", nargs="?", type=Path, help="the file to write; joinedup-DATE.tar.gz in this folder unless told")


def run(args: argparse.Namespace) -> int:
    """Dump, pack, say what is in it."""
    from joinedup.console import archives

    archive = args.archive or Path(f"joinedup-{time.strftime('%Y-%m-%d-%H%M%S')}.tar.gz")
    if ready.is_empty():
        ready.stop("The database is empty: there is nothing to back up.")
    if archive.exists():
        ready.stop(f"{archive} is there already; give another name.")
    try:
        with tempfile.TemporaryDirectory(prefix="joinedup-backup-", dir=archive.parent or None) as folder:
            manifest = archives.pack(archive, archives.dump_database(Path(folder)))
    except OSError as error:
        ready.stop(f"The archive could not be written: {error}")
    print(f"{archive}: the {manifest.vendor} database, stored files: {manifest.n_files:,}; {archive.stat().st_size / 1e6:.1f} MB.")
    return 0
