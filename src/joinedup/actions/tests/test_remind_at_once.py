"""Two schedulers remind at the same moment: each person gets one mail, on every database."""

import threading
from datetime import UTC, date, datetime

import pytest
from django.db import OperationalError, connection, connections

from joinedup.accounts.tests import factories as accounts
from joinedup.actions import services
from joinedup.actions.models import Reminder
from joinedup.actions.tests import factories
from joinedup.core import clock
from joinedup.notices.models import Message

pytestmark = pytest.mark.django_db(transaction=True)
DAY = datetime(2026, 11, 9, 6, 30, tzinfo=UTC)


def _remind(start: threading.Barrier, written: list[int]) -> None:
    start.wait()
    try:
        with clock.fixed(DAY):
            written.append(_patiently())
    finally:
        connections.close_all()


def _patiently() -> int:
    pause = threading.Event()
    n = 0
    for _attempt in range(200):
        try:
            return n + services.remind_all(today=DAY.date())
        except OperationalError as error:  # a database held as a whole is tried again, as its timeout does
            if connection.vendor != "sqlite" or "locked" not in str(error):
                raise
            pause.wait(0.02)
    return -1


def test_two_schedulers_write_to_each_person_once() -> None:
    area = accounts.make_area()
    with clock.fixed(datetime(2026, 11, 2, 9, tzinfo=UTC)):
        by = accounts.officer_actor(area)
        for number in range(5):
            owner = factories.make_owner(area, f"Owner {number}")
            for what in ("Book the coach", "Ask governors"):
                factories.make_action(area, what, by=by, owner=owner, due_on=date(2026, 11, 16))
    start, written = threading.Barrier(2), []  # type: tuple[threading.Barrier, list[int]]
    threads = [threading.Thread(target=_remind, args=[start, written]) for _scheduler in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(written) == 2
    assert Message.objects.filter(key__startswith="actions.digest").count() == 5
    assert Reminder.objects.count() == 10
