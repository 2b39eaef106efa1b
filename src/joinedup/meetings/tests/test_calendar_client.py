"""A real calendar client (vdirsyncer) reads a feed over HTTP: it takes up what is new, moved, cancelled and taken back."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
import vobject
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, connections

from joinedup.accounts.tests import factories as accounts
from joinedup.calendars import services as calendars
from joinedup.groups.tests import factories as groups
from joinedup.meetings import queries, services
from joinedup.meetings.models import Meeting
from joinedup.meetings.tests import factories

pytestmark = pytest.mark.django_db
CONFIG = """
[general]
status_path = "{folder}/status/"

[pair feed]
a = "mine"
b = "joinedup"
collections = null
conflict_resolution = "b wins"
partial_sync = "ignore"

[storage mine]
type = "filesystem"
path = "{folder}/mine/"
fileext = ".ics"

[storage joinedup]
type = "http"
url = "{url}"
"""


class Silent(WSGIRequestHandler):
    def log_message(self, *words: object) -> None:
        """Say nothing about each request."""


@pytest.fixture
def server(settings: pytest.FixtureRequest) -> Iterator[str]:
    """Serve the application on loopback, in the test's own transaction."""
    settings.ALLOWED_HOSTS = ["127.0.0.1"]  # type: ignore[attr-defined]
    own = connections["default"]
    own.inc_thread_sharing()
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)  # the connection is the test's; Django's own test client does the same
    with make_server("127.0.0.1", 0, get_wsgi_application(), handler_class=Silent) as up:

        def serve() -> None:
            connections["default"] = own
            up.serve_forever(0.05)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{up.server_port}"
        up.shutdown()
        thread.join()
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)
    own.dec_thread_sharing()


class Program:
    """Somebody's calendar program: subscribed to one address."""

    def __init__(self, folder: Path, url: str) -> None:
        self.folder, self.config = folder, folder / "config"
        (folder / "mine").mkdir(parents=True)
        self.config.write_text(CONFIG.format(folder=folder, url=url))
        self.run("discover", typed="y\n")

    def run(self, verb: str, typed: str = "", *, fails: bool = False) -> str:
        command = [sys.executable, "-m", "vdirsyncer", "-c", str(self.config), verb]
        done = subprocess.run(command, input=typed, capture_output=True, text=True, check=False, timeout=30)
        assert bool(done.returncode) == fails, done.stderr
        return done.stderr

    def shows(self) -> dict[str, date]:
        """Look for changes and return the dates that the calendar now shows, by name."""
        self.run("sync")
        events = [vobject.readOne(file.read_text()).vevent for file in (self.folder / "mine").glob("*.ics")]
        return {event.summary.value: event.dtstart.value.date() for event in events}


def test_a_client_shows_a_move_and_a_cancellation_and_loses_nothing_when_the_address_is_taken_back(server: str, tmp_path: Path) -> None:
    area = accounts.make_area()
    group = groups.make_group(area)
    by = groups.actor_of(groups.members(group)[0])
    first, second = services.plan_meetings(group=group, details=factories.make_details(), dates=[date(2027, 1, 14)], by=by)
    Meeting.objects.filter(pk=second.pk).update(title="Heads in January")
    feed, address = calendars.make_feed(kind="mine", by=by)
    program = Program(tmp_path / "program", server + address[address.index("/calendars/") :])
    assert program.shows() == {"Heads in December": date(2026, 12, 3), "Heads in January": date(2027, 1, 14)}
    details = factories.make_details(on=date(2026, 12, 10))
    services.change_meeting(meeting=first, details=details, expected=first.version, by=by)
    services.cancel_meeting(meeting=queries.meeting_for(second.public_id, by), because="Snow", by=by)
    assert program.shows() == {"Heads in December": date(2026, 12, 10)}
    calendars.revoke_feed(feed=feed, by=by)
    assert "Not Found" in program.run("sync", fails=True)
    assert len(list((program.folder / "mine").glob("*.ics"))) == 1
