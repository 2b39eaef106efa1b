"""An archive holds the database and the files, and a damaged one is refused before anything is touched."""

import json
import sqlite3
import tarfile
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection
from pytest_django.fixtures import Settings

from joinedup.console import archives, ready

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def folder(tmp_path: Path, settings: Settings) -> Path:
    settings.DATA_FOLDER = tmp_path / "data"
    stored = tmp_path / "data" / "files" / "ab"
    stored.mkdir(parents=True)
    (stored / "abcdef").write_bytes(b"a stored file")
    return tmp_path


@pytest.fixture
def archive(folder: Path) -> Path:
    if connection.vendor != "sqlite":
        pytest.skip("pg_dump is tried by hand: it may be older than the server of the tests")
    (folder / "dump").mkdir()
    archives.pack(folder / "kept.tar.gz", archives.dump_database(folder / "dump"))
    return folder / "kept.tar.gz"


def test_what_was_backed_up_comes_out_again(archive: Path, folder: Path) -> None:
    manifest = archives.unpack(archive, folder / "out")
    assert (manifest.vendor, manifest.n_files) == ("sqlite", 1)
    assert "core.0001_initial" in manifest.migrations
    assert (folder / "out" / "files" / "ab" / "abcdef").read_bytes() == b"a stored file"
    assert (folder / "out" / "database.sqlite3").read_bytes().startswith(b"SQLite format 3")


def test_only_its_owner_may_read_an_archive(archive: Path) -> None:
    assert archive.stat().st_mode & 0o077 == 0


def repack(archive: Path, source: Path) -> None:
    with tarfile.open(archive, "w:gz") as tar:
        for path in sorted(source.rglob("*")):
            tar.add(path, arcname=path.relative_to(source).as_posix(), recursive=False)


def test_a_changed_database_is_refused(archive: Path, folder: Path) -> None:
    archives.unpack(archive, folder / "out")
    (folder / "out" / "database.sqlite3").write_bytes(b"something else")
    repack(archive, folder / "out")
    with pytest.raises(ready.Stop, match="damaged"):
        archives.unpack(archive, folder / "again")


def test_a_missing_file_is_refused(archive: Path, folder: Path) -> None:
    archives.unpack(archive, folder / "out")
    (folder / "out" / "files" / "ab" / "abcdef").unlink()
    repack(archive, folder / "out")
    with pytest.raises(ready.Stop, match="should hold 1 stored files and holds 0"):
        archives.unpack(archive, folder / "again")


@pytest.mark.parametrize("content", [b"", b"not an archive", b"\x1f\x8b cut short"])
def test_what_is_no_archive_is_refused(folder: Path, content: bytes) -> None:
    (folder / "wrong.tar.gz").write_bytes(content)
    with pytest.raises(ready.Stop, match="cannot be read as an archive"):
        archives.unpack(folder / "wrong.tar.gz", folder / "out")


def test_an_archive_of_another_version_is_refused(archive: Path, folder: Path) -> None:
    archives.unpack(archive, folder / "out")
    manifest = folder / "out" / "manifest.json"
    manifest.write_text(json.dumps(json.loads(manifest.read_text()) | {"format": 99}))
    repack(archive, folder / "out")
    with pytest.raises(ready.Stop, match="another version"):
        archives.unpack(archive, folder / "again")


@pytest.mark.parametrize("name", ["../outside.txt", "/tmp/outside.txt"])
def test_an_archive_that_would_write_elsewhere_is_refused(folder: Path, name: str) -> None:
    with tarfile.open(folder / "wrong.tar.gz", "w:gz") as tar:
        tar.addfile(tarfile.TarInfo(name))
    with pytest.raises(ready.Stop, match="no file of a backup"):
        archives.unpack(folder / "wrong.tar.gz", folder / "out")


def test_an_archive_that_holds_a_link_is_refused(folder: Path) -> None:
    link = tarfile.TarInfo("files/link")
    link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
    with tarfile.open(folder / "wrong.tar.gz", "w:gz") as tar:
        tar.addfile(link)
    with pytest.raises(ready.Stop, match="no file of a backup"):
        archives.unpack(folder / "wrong.tar.gz", folder / "out")


def other_database(path: Path) -> bytes:
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE another_product (id INTEGER)")
    return path.read_bytes()


@pytest.mark.parametrize("is_sqlite", [True, False])
def test_a_database_that_is_not_ours_is_refused_although_its_digest_is_right(archive: Path, folder: Path, *, is_sqlite: bool) -> None:
    archives.unpack(archive, folder / "out")
    database, manifest = folder / "out" / "database.sqlite3", folder / "out" / "manifest.json"
    database.write_bytes(other_database(folder / "other") if is_sqlite else b"no database at all" * 99)
    manifest.write_text(json.dumps(json.loads(manifest.read_text()) | {"database_sha256": archives.digest(database)}))
    repack(archive, folder / "out")
    with pytest.raises(ready.Stop, match="not one of JoinedUp"):
        archives.unpack(archive, folder / "again")


def test_a_folder_in_the_place_of_the_database_is_refused(archive: Path, folder: Path) -> None:
    archives.unpack(archive, folder / "out")
    (folder / "out" / "database.sqlite3").unlink()
    (folder / "out" / "database.sqlite3").mkdir()
    repack(archive, folder / "out")
    with pytest.raises(ready.Stop, match="damaged"):
        archives.unpack(archive, folder / "again")


@pytest.mark.parametrize("vendor", [["sqlite"], {}, None, 7])
def test_a_manifest_of_nonsense_is_refused(archive: Path, folder: Path, vendor: object) -> None:
    archives.unpack(archive, folder / "out")
    manifest = folder / "out" / "manifest.json"
    manifest.write_text(json.dumps(json.loads(manifest.read_text()) | {"vendor": vendor}))
    repack(archive, folder / "out")
    with pytest.raises(ready.Stop, match="another version"):
        archives.unpack(archive, folder / "again")


def test_a_manifest_without_end_is_refused(archive: Path, folder: Path) -> None:
    archives.unpack(archive, folder / "out")
    (folder / "out" / "manifest.json").write_text("[" * 100_000)
    repack(archive, folder / "out")
    with pytest.raises(ready.Stop, match="no readable manifest"):
        archives.unpack(archive, folder / "again")
