"""The bench of reminders, small: what is due is written once, what is sent arrives once, also after the mail server was away."""

import pytest

from joinedup.actions import services
from joinedup.actions.models import Reminder
from joinedup.console.bench import reminders
from joinedup.core import clock
from joinedup.notices.models import Message

pytestmark = pytest.mark.django_db


def test_what_the_bench_makes_is_due_once_each() -> None:
    reminders.furnish(60)
    with clock.fixed(reminders.DAWN):
        assert services.remind_all(today=reminders.DAWN.date()) == 12
        assert services.remind_all(today=reminders.DAWN.date()) == 0
    assert Reminder.objects.count() == 60
    assert Message.objects.filter(key__startswith="actions.digest").count() == 12


def test_two_hours_without_a_mail_server_lose_double_and_mix_up_nothing() -> None:
    reminders.furnish(60)
    with reminders.post_office() as post:
        figures = reminders.through_an_outage(60, post)
    assert (figures["outage_digests"], figures["outage_lost"], figures["outage_double"]) == (12, 0, 0)
    assert figures["outage_in_order"]
    assert 10 <= figures["outage_tries"] <= 60


def test_mail_that_comes_again_under_the_same_message_id_is_counted_apart() -> None:
    post = reminders.PostOffice(0, [("<1>", "a@x"), ("<2>", "b@x"), ("<2>", "b@x"), ("<3>", "b@x")])
    assert post.counts() == (2, 1, 1)
