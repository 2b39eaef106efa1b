"""Uploads through a virus scanner: a clean file is kept, an infected one never lies anywhere, and without the scanner nothing is taken.

The scanner is a small server that speaks clamd's INSTREAM; with JOINEDUP_TEST_CLAMD set, a real clamd answers instead.
"""

import contextlib
import os
import socketserver
import struct
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from joinedup.core.refusals import Refused
from joinedup.files import adapters, services
from joinedup.files.choices import Scan
from joinedup.files.models import StoredFile
from joinedup.files.tests.factories import PDF, make_file

pytestmark = pytest.mark.django_db
EVIL = b"JoinedUp-Test-Signature-4c1d"  # our own; JoinedUp.ndb beside a real clamd holds it
TOO_LONG = 1024 * 1024


class Clamd(socketserver.BaseRequestHandler):
    """Answer PING and INSTREAM as clamd does, with its limit on the length of a stream."""

    def handle(self) -> None:
        command = self.request.recv(10).split(b"\0")[0]
        if command == b"zPING":
            self.request.sendall(b"PONG\0")
            return
        held = b""
        while size := struct.unpack("!L", self._exactly(4))[0]:
            held += self._exactly(size)
            if len(held) > TOO_LONG:
                self.request.sendall(b"INSTREAM size limit exceeded. ERROR\0")
                return
        self.request.sendall(b"stream: JoinedUp.Test.UNOFFICIAL FOUND\0" if EVIL in held else b"stream: OK\0")

    def _exactly(self, size: int) -> bytes:
        held = b""
        while len(held) < size:
            held += self.request.recv(size - len(held))
        return held


@pytest.fixture(autouse=True)
def folder(settings, tmp_path, monkeypatch):
    settings.DATA_FOLDER = tmp_path
    monkeypatch.setattr(services.scanners, "_items", {"files.clamd": adapters.scan})
    return tmp_path / "files"


@pytest.fixture
def clamd(settings) -> Iterator[None]:
    if address := os.environ.get("JOINEDUP_TEST_CLAMD"):
        settings.CLAMD = address
        yield
        return
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Clamd) as server:
        settings.CLAMD = f"127.0.0.1:{server.server_address[1]}"
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield
        server.shutdown()


def kept(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.mark.usefixtures("clamd")
def test_a_clean_file_is_kept_and_says_that_it_was_looked_at():
    assert make_file(content=PDF * 500).scan == Scan.CLEAN
    assert adapters.check_scanner().is_sound


@pytest.mark.usefixtures("clamd")
def test_an_infected_file_is_kept_nowhere_and_its_giver_is_told(folder):
    with pytest.raises(Refused, match="virus scanner held this file back"):
        make_file(content=PDF + b"x" * 200_000 + EVIL)
    assert kept(folder) == []
    assert not StoredFile.objects.exists()


def test_while_the_scanner_is_down_nothing_is_taken_and_the_check_says_so(folder, settings):
    settings.CLAMD = "127.0.0.1:1"
    with pytest.raises(Refused, match="does not answer just now"):
        make_file()
    assert kept(folder) == []
    assert not adapters.check_scanner().is_sound
    settings.CLAMD = str(folder / "no.socket")
    with pytest.raises(Refused, match="does not answer just now"):
        make_file()


@pytest.mark.skipif("JOINEDUP_TEST_CLAMD" in os.environ, reason="a real clamd has a limit of its own")
@pytest.mark.usefixtures("clamd")
def test_what_the_scanner_could_not_look_through_is_not_taken(folder):
    with pytest.raises(Refused, match="does not answer just now"):
        make_file(content=PDF + b"x" * 2 * TOO_LONG)
    assert kept(folder) == []


def test_a_scanner_that_only_dribbles_is_left_after_the_whole_time(folder, settings, monkeypatch):
    class Dribbling(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            with contextlib.suppress(OSError):
                for _second in range(60):
                    self.request.sendall(b".")
                    time.sleep(0.02)

    monkeypatch.setattr(adapters, "SECONDS", 0.1)
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Dribbling) as server:
        server.daemon_threads = True
        settings.CLAMD = f"127.0.0.1:{server.server_address[1]}"
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        begun = time.monotonic()
        with pytest.raises(Refused, match="does not answer just now"):
            make_file()
        assert time.monotonic() - begun < 1
        server.shutdown()
    assert kept(folder) == []
