import signal
import time

import pytest

from joinedup.notices.tests.factories import make_message
from joinedup.notices.tests.mailserver import MailServer
from tests import processes

pytestmark = pytest.mark.django_db(transaction=True)
SENDER = "joinedup.notices.tests.sender"
N_SENT = "SELECT count(*) FROM notices_message WHERE state = 'sent'"


def test_two_senders_send_each_mail_once(tmp_path):
    for _ in range(60):
        make_message()
    with MailServer() as server, processes.database(tmp_path) as real:
        server.handler.delay = 0.01
        where = {"EMAIL_HOST": "127.0.0.1", "EMAIL_PORT": str(server.port)}
        for _ in range(2):
            real.python(SENDER, "30", **where)
        real.until(N_SENT, 60)
        assert server.handler.n_connections >= 2
        assert len(server.mails) == len({mail["Message-ID"] for mail in server.mails}) == 60


def test_a_killed_sender_loses_nothing_and_repeats_one_mail_at_most(tmp_path):
    for _ in range(20):
        make_message()
    with MailServer() as server, processes.database(tmp_path) as real:
        server.handler.delay = 0.1
        where = {"EMAIL_HOST": "127.0.0.1", "EMAIL_PORT": str(server.port)}
        first = real.python(SENDER, "30", **where)
        end = time.monotonic() + 20
        while len(server.mails) < 5:
            assert time.monotonic() < end, real.said()
            time.sleep(0.02)
        first.send_signal(signal.SIGKILL)
        first.wait()
        real.rows("UPDATE notices_message SET lease_until = '2020-01-01 00:00:00' WHERE state = 'sending'")
        real.python(SENDER, "30", **where)
        real.until(N_SENT, 20)
        ids = [mail["Message-ID"] for mail in server.mails]
        assert len(set(ids)) == 20
        assert len(ids) <= 21
