"""One writer and twenty readers on a real server that is killed in the middle: nothing that was saved or typed is lost."""

import http.client
import json
import os
import signal
import socket
import subprocess
import threading
import time
from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from joinedup.accounts.models import User
from joinedup.accounts.tests import factories as accounts
from joinedup.console import serve
from joinedup.groups.tests import factories as groups
from joinedup.meetings import services
from joinedup.meetings.models import MinuteDraft
from joinedup.meetings.tests import factories
from tests import processes

N_READERS, N_LINES, KILLED_AT = 20, 20, 8
TOKEN, SESSION = "t" * 32, settings.SESSION_COOKIE_NAME


class Browser:
    """Somebody's browser: asks, and knows when nobody answers."""

    def __init__(self, port: int, user: User) -> None:
        client = Client()
        client.force_login(user)
        self.port, self.cookies = port, "; ".join([f"{SESSION}={client.cookies[SESSION].value}", f"{settings.CSRF_COOKIE_NAME}={TOKEN}"])

    def ask(self, url: str, data: dict[str, str] | None = None) -> tuple[int, str]:
        """Return status and text, or (0, "") when the server is away."""
        headers = {"Cookie": self.cookies, "Accept": "application/json" if data else "text/html"}
        if data:
            headers |= {"X-CSRFToken": TOKEN, "Content-Type": "application/x-www-form-urlencoded"}
        asking = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            asking.request("POST" if data else "GET", url, urlencode(data) if data else None, headers)
            answer = asking.getresponse()
            return answer.status, answer.read().decode()
        except (OSError, http.client.HTTPException):
            return 0, ""
        finally:
            asking.close()


class Reader(threading.Thread):
    """Reads along until told to stop; keeps the last page and how often it was answered."""

    def __init__(self, browser: Browser, url: str, stop: threading.Event) -> None:
        super().__init__(daemon=True)
        self.browser, self.url, self.halt, self.page, self.n_read, self.wrong = browser, url, stop, "", 0, set[int]()

    def run(self) -> None:
        while not self.halt.wait(0.3):
            status, page = self.browser.ask(self.url)
            if status == 200:
                self.page, self.n_read = page, self.n_read + 1
            elif status:
                self.wrong.add(status)


class Server:
    """The server that `./joinedup serve` starts, to be killed and started again."""

    def __init__(self, real: processes.RealDatabase) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        self.real = real

    def start(self) -> None:
        command = serve.gunicorn(f"127.0.0.1:{self.port}", processes=2, threads=8)
        self.process: subprocess.Popen[str] = self.real.python(*command[command.index("-m") + 1 :])

    def kill(self) -> None:
        """Kill it with its workers, without a word of warning."""
        below = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        for pid in (self.process.pid, *map(int, below)):
            os.kill(pid, signal.SIGKILL)


def _write(writer: Browser, url: str, text: str, version: int) -> int:
    """Save as the page's script does: try again while nobody answers, with the same words and version."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        status, said = writer.ask(url, {"text": text, "outcome": "", "version": str(version)})
        if status == 200:
            return int(json.loads(said)["version"])
        assert status == 0, (status, said)
        time.sleep(0.2)
    raise AssertionError("the server did not come back")


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(os.name == "nt" or not Path("/proc/self/task").exists(), reason="needs /proc to find the server's workers")
def test_twenty_read_along_and_nothing_is_lost_when_the_server_is_killed(tmp_path: Path) -> None:
    area = accounts.make_area()
    meeting = factories.make_meeting(area)
    chair = factories.runner_of(meeting)
    services.take_pen(meeting=meeting, by=chair)
    item = factories.item(meeting, "Attendance")
    seat = groups.actor_of(groups.members(meeting.group)[1])
    args = [area.slug, meeting.public_id]
    page, save = reverse("meetings:read_minutes", args=args), reverse("meetings:save_minute", args=[*args, item.public_id])
    port = 0
    writer = Browser(port, User.objects.get(pk=chair.user_id))
    readers = [Browser(port, User.objects.get(pk=seat.user_id)) for _number in range(N_READERS)]
    with processes.database(tmp_path) as real:
        server, stop = Server(real), threading.Event()
        for browser in (writer, *readers):
            browser.port = server.port
        server.start()
        reading = [Reader(browser, page, stop) for browser in readers]
        for reader in reading:
            reader.start()
        version, lines = 1, []
        for number in range(N_LINES):
            if number == KILLED_AT:
                server.kill()
                threading.Timer(0.5, server.start).start()
            lines.append(f"Line {number}.")
            version = _write(writer, save, "\n".join(lines), version)
        until = time.monotonic() + 60
        while time.monotonic() < until and not all(reader.n_read >= 3 and lines[-1] in reader.page for reader in reading):
            time.sleep(0.1)
        stop.set()
        for reader in reading:
            reader.join(30)
        drafts = [text for (text,) in real.rows(f"SELECT text FROM {MinuteDraft._meta.db_table} ORDER BY number")]
        server.kill()
        said = real.said()
    assert drafts == ["\n".join(lines[: number + 1]) for number in range(N_LINES)]
    for reader in reading:
        assert f"Line {N_LINES - 1}." in reader.page
        assert reader.wrong == set(), said
        assert reader.n_read >= 3
