import io
import os
import time
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest

from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.refusals import Missing, Refused
from joinedup.core.subjects import Subject
from joinedup.files import queries, services
from joinedup.files.choices import Scan
from joinedup.files.models import StoredFile
from joinedup.files.tests.factories import ADA, PDF, make_file

pytestmark = pytest.mark.django_db
BO = Actor(kind="user", name="Bo", user_id=8)
THING = Subject("tests.thing", "abc")


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.DATA_FOLDER = tmp_path
    return tmp_path / "files"


@pytest.fixture
def readers(monkeypatch):
    monkeypatch.setattr(queries.readers, "_items", {"tests.thing": lambda viewer, subject: viewer == BO})


def kept(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def office(*names: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as package:
        for name in names:
            package.writestr(name, "x")
    return held.getvalue()


def test_a_file_is_kept_under_its_digest_and_read_again(folder):
    stored = make_file(name="../Our plan.PDF", content=io.BytesIO(PDF), area_id=3)
    assert (stored.name, stored.content_type, stored.size) == ("Our plan.PDF", "application/pdf", len(PDF))
    assert (stored.scan, stored.area_id, stored.user_id) == (Scan.NOT_SCANNED, 3, 7)
    with services.open_file(stored) as content:
        assert content.read() == PDF
    assert kept(folder) == [folder / stored.sha256[:2] / stored.sha256]


def test_the_same_bytes_lie_there_once(folder):
    assert make_file().sha256 == make_file(name="other.pdf").sha256
    assert len(kept(folder)) == 1
    assert StoredFile.objects.count() == 2


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.pdf", b"", "empty"),
        ("virus.pdf", b"MZ\x90\x00" + b"\x00" * 60, "something else"),
        ("virus.csv", b"MZ\x90\x00" + b"\x00" * 60, "something else"),
        ("run.txt", b"#!/bin/sh\nrm -rf /\n", "something else"),
        ("virus.exe", b"MZ\x90\x00", "kind of file"),
        ("page.html", b"<html>", "kind of file"),
        ("page.txt", b"  <HTML><script>", "something else"),
        ("picture.svg", b"<svg/>", "kind of file"),
        ("no-ending", b"text", "kind of file"),
        ("plan.docx", PDF, "something else"),
        ("plan.docx", b"PK\x03\x04broken", "damaged"),
        ("plan.docx", office("xl/workbook.xml"), "something else"),
        ("plan.xlsx", office("xl/workbook.xml", "xl/vbaProject.bin"), "macros"),
        ("picture.png", b"\xff\xd8\xff\xe0", "something else"),
        ("table.csv", b"a,b\x00c", "something else"),
    ],
)
def test_a_file_that_is_not_what_it_says_is_refused_and_leaves_nothing(folder, name, content, words):
    with pytest.raises(Refused, match=words):
        make_file(name=name, content=content)
    assert kept(folder) == []
    assert not StoredFile.objects.exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("table.csv", "URN,Naïve\n1,é\n".encode("cp1252")),
        ("table.csv", "\ufeffURN\n1\n".encode()),
        ("table.csv", "URN\n".encode("utf-16")),
        ("plan.docx", office("[Content_Types].xml", "word/document.xml")),
        ("table.xlsx", office("xl/workbook.xml")),
        ("photo.jpg", b"\xff\xd8\xff\xe0abc"),
        ("register.csv.gz", b"\x1f\x8b\x08\x00"),
        ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
    ],
)
def test_files_of_everyday_work_are_taken(name, content):
    assert make_file(name=name, content=content).size == len(content)


def test_a_file_too_large_is_refused_before_it_is_read_to_its_end(folder):
    class Endless(io.RawIOBase):
        n_read = 0

        def read(self, size=-1):
            self.n_read += size
            return b"a" * size

    endless = Endless()
    with pytest.raises(Refused, match="larger than 1 MB"):
        make_file(name="a.txt", content=endless, most_bytes=1024 * 1024)
    assert endless.n_read < 2 * 1024 * 1024
    assert kept(folder) == []


def test_a_scanner_holds_a_file_back(folder, monkeypatch):
    monkeypatch.setattr(services.scanners, "_items", {"ours": lambda path: b"evil" not in path.read_bytes()})
    assert make_file().scan == Scan.CLEAN
    with pytest.raises(Refused, match="scanner"):
        make_file(content=PDF + b"evil")


def test_an_upload_is_its_givers_until_it_belongs_to_a_thing(readers):
    stored = make_file()
    assert queries.file_for(stored.public_id, ADA) == stored
    with pytest.raises(Missing):
        queries.file_for(stored.public_id, BO)
    with pytest.raises(Refused):
        services.attach(stored, about=THING, by=BO)
    services.attach(stored, about=THING, by=ADA)
    assert queries.file_for(stored.public_id, BO) == stored
    with pytest.raises(Missing):
        queries.file_for(stored.public_id, ADA)
    with pytest.raises(Refused):
        services.attach(stored, about=Subject("tests.other", "x"), by=BO)


def test_tidying_takes_only_what_nobody_needs(folder):
    old, loose = make_file(content=PDF + b"1", about=THING), make_file(content=PDF + b"2")
    gone = make_file(content=PDF + b"3", about=THING)
    broken_off = folder / "incoming" / "tmp1"
    broken_off.write_bytes(b"half")
    StoredFile.objects.filter(pk=loose.pk).update(created_at=clock.now() - timedelta(days=8))
    services.discard(gone)
    assert services.purge_orphans() == 0  # all bytes are of today
    for path in kept(folder):
        os.utime(path, (time.time() - 90000,) * 2)
    fresh = make_file(content=PDF + b"4")
    assert services.purge_orphans() == 3
    assert {path.name for path in kept(folder)} == {old.sha256, fresh.sha256}
