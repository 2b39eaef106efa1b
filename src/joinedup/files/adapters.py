"""A real virus scanner behind the files: clamd, asked over its own protocol (INSTREAM); the file never leaves its folder."""

import logging
import socket
import struct
from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import Final

from django.conf import settings
from django.utils.translation import gettext as _

from joinedup.core.health import Finding
from joinedup.core.refusals import Refused

log = logging.getLogger(__name__)
PIECE: Final = 64 * 1024
SECONDS: Final = 10  # for all of one look, which others who write may wait for; a file of 20 MB is looked through in a few


class NoAnswer(Exception):
    """The scanner cannot be reached, broke off, or said that it could not look."""


def scan(path: Path) -> bool:
    """Say whether the scanner finds nothing in a file; refuse the file, which is then not kept, when the scanner cannot look."""
    try:
        said = _ask(b"zINSTREAM\0", lambda line, until: _pour(path, line, until))
    except (OSError, NoAnswer) as error:
        log.error("The virus scanner did not look at a file: %s", error)
        raise Refused(_("Our virus scanner does not answer just now, so the file was not kept. Try again in some minutes.")) from None
    if said.endswith("FOUND"):
        log.warning("The virus scanner held a file back: %s", said.removeprefix("stream: "))
        return False
    return True


def check_scanner() -> Finding:
    """Say whether a scanner is named and answers."""
    if not settings.CLAMD:
        return Finding.sound("No virus scanner is named; files are taken by what they really are. JOINEDUP_CLAMD names one.")
    try:
        said = _ask(b"zPING\0")
    except (OSError, NoAnswer) as error:
        return Finding.attention(f"The virus scanner at {settings.CLAMD} does not answer ({error}); no file can be uploaded. Start it.")
    return Finding.sound(f"The virus scanner at {settings.CLAMD} answers ({said}).")


def _ask(command: bytes, send: Callable[[socket.socket, float], None] | None = None) -> str:
    """Send a command, and what belongs to it, and return the one line that comes back; raise NoAnswer for anything but a clear word."""
    until = monotonic() + SECONDS
    with _connected() as line:
        line.sendall(command)
        try:
            if send is not None:
                send(line, until)
        except (BrokenPipeError, ConnectionResetError):
            pass  # the scanner has said no before it has heard all: its word is still there to be read
        said = b""
        while piece := _in_time(line, until).recv(4096):
            said += piece
    word = said.rstrip(b"\0\n").decode("utf-8", "replace")
    if not word.endswith((" OK", " FOUND")) and word != "PONG":
        raise NoAnswer(word or "no word came back")
    return word


def _in_time(line: socket.socket, until: float) -> socket.socket:
    """Let the next step take no longer than what is left of the whole time."""
    left = until - monotonic()
    if left <= 0:
        raise NoAnswer(f"no word within {SECONDS} seconds")
    line.settimeout(left)
    return line


def _pour(path: Path, line: socket.socket, until: float) -> None:
    with path.open("rb") as content:
        while piece := content.read(PIECE):
            _in_time(line, until).sendall(struct.pack("!L", len(piece)) + piece)
    line.sendall(struct.pack("!L", 0))


def _connected() -> socket.socket:
    if settings.CLAMD.startswith("/"):
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(SECONDS)
        try:
            line.connect(settings.CLAMD)
        except OSError:
            line.close()
            raise
        return line
    host, _colon, port = settings.CLAMD.rpartition(":")
    return socket.create_connection((host or "127.0.0.1", int(port)), timeout=SECONDS)
