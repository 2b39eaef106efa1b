from datetime import timedelta

import pytest

from joinedup.core import clock
from joinedup.core.subjects import Subject
from joinedup.notices import queries
from joinedup.notices.choices import State
from joinedup.notices.models import Message
from joinedup.notices.tests import pages
from joinedup.notices.tests.factories import make_message
from joinedup.ui import engine

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("state", pages.PAGES, ids=lambda state: state.name)
def test_the_outbox_is_drawn_in_every_state(client, state):
    shown = state.build()
    client.force_login(shown.user)
    assert client.get(shown.url).status_code == 200


def test_chosen_mails_are_stopped_together_and_others_are_not(client):
    shown = pages.outbox("waiting", goes_at=clock.now() + timedelta(days=1))
    elsewhere = make_message(area_id=None)
    client.force_login(shown.user)
    first, second, _third = Message.objects.filter(area_id__isnull=False).order_by("id")
    chosen = [first.public_id, second.public_id, elsewhere.public_id]
    page = client.post(shown.url, {"mails": chosen, "action": "stop"}, follow=True)
    assert b"2 mails changed." in page.content
    assert Message.objects.filter(state=State.STOPPED).count() == 2
    page = client.post(shown.url, {"mails": [first.public_id], "action": "stop"}, follow=True)
    assert b"already left" in page.content
    page = client.post(shown.url, {"action": "stop"}, follow=True)
    assert b"Choose at least one mail" in page.content


def test_a_sent_mail_is_marked_as_come_back_and_leads_back_to_where_it_was_pressed(client):
    shown = pages.outbox("gone", state=State.SENT, sent_at=clock.now())
    client.force_login(shown.user)
    row = Message.objects.order_by("id")[0]
    answer = client.post(f"/mails/{row.public_id}/", {"action": "bounced", "next": "/a/there/"})
    assert answer["Location"] == "/a/there/"
    row.refresh_from_db()
    assert row.state == State.BOUNCED
    answer = client.post(f"/mails/{row.public_id}/", {"action": "again", "next": "https://evil.example/"})
    assert answer["Location"] == "/"


def test_a_code_is_shown_to_nobody_else(client):
    shown = pages.outbox("waiting", subject_line="123456 is your code", is_secret=True, goes_at=clock.now() + timedelta(days=1))
    client.force_login(shown.user)
    assert b"123456" not in client.get(shown.url).content


def test_a_thing_shows_its_mails_with_what_can_be_done():
    here = {"about_kind": "tests.thing", "about_id": "abc"}
    make_message(**here, goes_at=clock.now() + timedelta(days=1))
    make_message(**here, state=State.REFUSED, failure="550 No such person <here>")
    lines = queries.messages_about(Subject("tests.thing", "abc"))
    words = '{% from "notices/_messages.html" import mails_about %}{{ mails_about(lines, back="/there/") }}'
    drawn = engine.engine().from_string(words).render({"lines": lines})
    assert "Stop it" in drawn
    assert "Send it again" in drawn
    assert "550 No such person &lt;here&gt;" in drawn
    assert "Goes " in drawn
