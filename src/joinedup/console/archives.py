"""The archive that backup writes and restore reads: a tar.gz with a manifest, the database and the stored files."""

import hashlib
import io
import json
import shutil
import sqlite3
import subprocess
import tarfile
import time
import zlib
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

from joinedup.console import ready

MANIFEST, FILES = "manifest.json", "files"
DATABASE = {"sqlite": "database.sqlite3", "postgresql": "database.pgdump"}
FORMAT = 1


@dataclass(frozen=True)
class Manifest:
    """What an archive says of itself."""

    format: int
    vendor: str
    made_at: str
    migrations: list[str]
    database_sha256: str
    n_files: int

    def as_bytes(self) -> bytes:
        """Return the manifest as it stands in the archive."""
        return json.dumps(self.__dict__, indent=2).encode()


def migrations_applied() -> list[str]:
    """Return the migrations that the database has seen."""
    from django.db.migrations.recorder import MigrationRecorder

    return sorted(f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations())


def dump_database(into: Path) -> Path:
    """Write the database into a folder as one consistent copy, while others go on working."""
    target = into / DATABASE[connection.vendor]
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with closing(sqlite3.connect(target)) as copy:
            connection.connection.backup(copy)
    else:
        postgresql_tool("pg_dump", "--format=custom", "--no-owner", f"--file={target}")
    return target


def load_database(source: Path) -> None:
    """Put a dumped database in the place of the present one."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with closing(sqlite3.connect(source)) as copy:
            copy.backup(connection.connection)
    else:
        name = settings.DATABASES["default"]["NAME"]
        postgresql_tool("pg_restore", "--clean", "--if-exists", "--no-owner", "--single-transaction", f"--dbname={name}", str(source))


def postgresql_tool(program: str, *arguments: str) -> None:
    """Run one of PostgreSQL's own programs against the database of the settings."""
    database = settings.DATABASES["default"]
    environment = {
        "PGHOST": database["HOST"] or "localhost",
        "PGPORT": database["PORT"] or "5432",
        "PGUSER": database["USER"],
        "PGPASSWORD": database["PASSWORD"],
        "PGDATABASE": database["NAME"],
    }
    found = shutil.which(program)
    if found is None:
        ready.stop(f"{program} is not on this machine; it comes with PostgreSQL's client programs (postgresql-client).")
    done = subprocess.run([found, *arguments], check=False, capture_output=True, text=True, env=environment)
    if done.returncode:
        ready.stop(f"{program} could not do it: {done.stderr.strip()}")


def digest(path: Path) -> str:
    """Return the sha256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def pack(archive: Path, dumped: Path) -> Manifest:
    """Write the archive beside its final name first, so that a broken one never stands there."""
    files = Path(settings.DATA_FOLDER) / FILES
    stored = [path for path in sorted(files.rglob("*")) if path.is_file() and "incoming" not in path.parts] if files.is_dir() else []
    made_at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    manifest = Manifest(FORMAT, connection.vendor, made_at, migrations_applied(), digest(dumped), len(stored))
    unfinished = archive.with_name(archive.name + ".unfinished")
    with tarfile.open(unfinished, "w:gz", compresslevel=4) as tar:
        head = tarfile.TarInfo(MANIFEST)
        head.size, head.mtime, head.mode = len(manifest.as_bytes()), int(time.time()), 0o600
        tar.addfile(head, io.BytesIO(manifest.as_bytes()))
        tar.add(dumped, arcname=dumped.name)
        for path in stored:
            tar.add(path, arcname=f"{FILES}/{path.relative_to(files).as_posix()}")
    unfinished.chmod(0o600)
    unfinished.replace(archive)
    return manifest


def _refuse_to_write_elsewhere(archive: Path, tar: tarfile.TarFile, into: Path) -> None:
    """Stop when an archive holds anything but files and folders that come to lie inside the folder."""
    for member in tar.getmembers():
        if not (member.isfile() or member.isdir()) or not (into / member.name).resolve().is_relative_to(into):
            ready.stop(f"{archive} holds {member.name!r}, which is no file of a backup: it was not made by ./joinedup backup.")


def unpack(archive: Path, into: Path) -> Manifest:
    """Unpack an archive into a folder after looking at what it says of itself; stop with a sentence when it is not sound."""
    try:
        with tarfile.open(archive, "r:gz") as tar:
            _refuse_to_write_elsewhere(archive, tar, into.resolve())
            # Python before 3.11.4 knows no filters: it leaves the attribute alone.
            tar.extraction_filter = getattr(tarfile, "data_filter", None)
            tar.extractall(into)
    except (OSError, EOFError, zlib.error, tarfile.TarError) as error:
        ready.stop(f"{archive} cannot be read as an archive of ./joinedup backup: {error}")
    manifest = _manifest(archive, into)
    dumped = into / DATABASE[manifest.vendor]
    if not dumped.is_file() or digest(dumped) != manifest.database_sha256:
        ready.stop(f"The database in {archive} is not the one that was backed up: the archive is damaged.")
    if manifest.vendor == "sqlite" and not _is_ours(dumped):
        ready.stop(f"The database in {archive} is damaged, or not one of JoinedUp. Nothing was changed; take an earlier archive.")
    n_files = sum(1 for path in (into / FILES).rglob("*") if path.is_file())
    if n_files != manifest.n_files:
        ready.stop(f"{archive} should hold {manifest.n_files} stored files and holds {n_files}: the archive is damaged.")
    return manifest


def _is_ours(dumped: Path) -> bool:
    """Say whether a dumped SQLite database is whole and has seen our migrations."""
    try:
        with closing(sqlite3.connect(dumped)) as copy:
            is_whole = copy.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
            return is_whole and bool(copy.execute("SELECT 1 FROM django_migrations WHERE app = 'accounts'").fetchone())
    except sqlite3.DatabaseError:
        return False


def _manifest(archive: Path, into: Path) -> Manifest:
    try:
        said: dict[str, Any] = json.loads((into / MANIFEST).read_text())
        manifest = Manifest(**said)
    except (OSError, ValueError, TypeError, RecursionError):
        ready.stop(f"{archive} is not an archive of ./joinedup backup: it has no readable manifest.")
    if manifest.format != FORMAT or str(manifest.vendor) not in DATABASE:
        ready.stop(f"{archive} was written by another version of JoinedUp; restore it with that version.")
    return manifest
