from datetime import datetime, timedelta

import pytest
from django.db import transaction

from joinedup.core import clock
from joinedup.core.actors import Actor, Grant
from joinedup.core.refusals import Missing, Refused
from joinedup.core.subjects import Subject
from joinedup.notices import queries, services
from joinedup.notices.choices import State, Urgency
from joinedup.notices.models import Message
from joinedup.notices.services.window import leaves_at
from joinedup.notices.tests.factories import make_message

pytestmark = pytest.mark.django_db
ADA = Actor(kind="user", name="Ada", user_id=7)
OFFICER = Actor(kind="user", name="Olga", user_id=9, area_id=3, grants=frozenset({Grant("officer", "area", 3)}))
OUTSIDER = Actor(kind="user", name="Otto", user_id=10, area_id=4, grants=frozenset({Grant("officer", "area", 4)}))
THING = Subject("brokerage.introduction", "abc")


@pytest.fixture
def words(monkeypatch):
    def draw(name, context):
        return {"subject.txt": " Help\n with {0} & more ", "txt": "Text about {0}", "html": "<p>{0}</p>"}[name.split("/mail/x.")[1]].format(
            context["topic"]
        )

    monkeypatch.setattr("joinedup.notices.services.posting.render_to_string", draw)


def mail(**given):
    columns = {
        "key": "k",
        "to": "a@b.example",
        "template": "x/mail/x",
        "context": {"topic": "phonics"},
        "sender_name": "Area",
        "about": THING,
    }
    return services.Mail(**(columns | given))


def test_a_mail_is_drawn_when_it_is_posted(words):
    row = services.post(mail(area_id=3), by=ADA)
    assert (row.subject_line, row.text, row.html) == ("Help with phonics & more", "Text about phonics\n", "<p>phonics</p>")
    assert (row.state, row.about, row.posted_by_user_id, row.area_id) == (State.WAITING, THING, 7, 3)


def test_the_same_key_is_posted_once(words):
    first = services.post(mail(), by=ADA)
    assert services.post(mail(to="other@b.example"), by=ADA).pk == first.pk
    assert Message.objects.count() == 1


def test_a_mail_of_a_change_that_did_not_happen_is_not_there(words):
    def refuse_in_the_end():
        with transaction.atomic():
            services.post(mail(), by=ADA)
            raise Refused("No.")

    with pytest.raises(Refused):
        refuse_in_the_end()
    assert not Message.objects.exists()


@pytest.mark.parametrize(
    ("posted", "goes"),
    [
        ("2026-11-24 05:00", "2026-11-24 07:30"),  # Tuesday early
        ("2026-11-24 07:25", "2026-11-24 07:35"),
        ("2026-11-24 10:00", "2026-11-24 10:10"),
        ("2026-11-24 16:19", "2026-11-24 16:29"),
        ("2026-11-24 16:21", "2026-11-25 07:30"),
        ("2026-11-24 23:55", "2026-11-25 07:30"),  # ten minutes on, it is Wednesday
        ("2026-11-27 17:00", "2026-11-30 07:30"),  # Friday evening
        ("2026-11-28 12:00", "2026-11-30 07:30"),
        ("2026-11-29 23:55", "2026-11-30 07:30"),
        ("2026-03-27 17:00", "2026-03-30 07:30"),  # the clocks go forward in between
    ],
)
def test_a_nudge_leaves_in_working_hours_with_time_to_stop_it(posted, goes):
    moment = datetime.fromisoformat(posted).replace(tzinfo=clock.LONDON)
    assert leaves_at(Urgency.WORKING_HOURS, moment).astimezone(clock.LONDON).strftime("%Y-%m-%d %H:%M") == goes
    assert leaves_at(Urgency.NOW, moment) == moment


def test_a_waiting_mail_is_stopped_by_who_posted_it_or_an_officer_only():
    row, other = make_message(posted_by_user_id=7, area_id=3), make_message(area_id=3)
    with pytest.raises(Refused):
        services.stop(row, by=OUTSIDER)
    services.stop(row, by=ADA)
    services.stop(other, by=OFFICER)
    assert row.state == other.state == State.STOPPED
    assert other.changed_by_user_id == 9
    with pytest.raises(Refused, match="already left"):
        services.stop(row, by=ADA)


def test_all_mails_about_a_thing_are_stopped_together():
    here = {"about_kind": THING.kind, "about_id": THING.public_id}
    make_message(**here), make_message(**here), make_message(**here, state=State.SENT, sent_at=clock.now()), make_message()
    assert services.stop_about(THING, by=ADA) == 2
    assert Message.objects.filter(state=State.WAITING).count() == 1


def test_what_one_press_posted_is_counted_and_stopped_with_what_is_held_for_a_later_mail():
    mine = {"batch": "press", "posted_by_user_id": 7, "urgency": Urgency.WORKING_HOURS, "goes_at": clock.now() + timedelta(hours=1)}
    box = services.Together()
    for state in (State.WAITING, State.HELD, State.LEFT_OUT):
        box.note(make_message(**mine, state=state))
    assert (box.n, box.n_held, box.first) == (2, 1, mine["goes_at"])
    assert services.stop_together("press", by=ADA) == 2
    assert not Message.objects.filter(state__in=[State.WAITING, State.HELD]).exists()


def test_a_mail_that_came_back_is_marked_and_its_address_known():
    row = make_message(area_id=3, to="Old@oak.example", state=State.SENT, sent_at=clock.now())
    make_message(to="fine@oak.example", state=State.REFUSED)
    make_message(to="fine@oak.example", state=State.SENT, sent_at=clock.now())
    with pytest.raises(Refused):
        services.mark_bounced(row, by=OUTSIDER)
    services.mark_bounced(row, by=OFFICER)
    assert queries.undelivered_to(["old@oak.example", "fine@oak.example", "new@oak.example"]) == {"old@oak.example": "Came back"}


def test_a_failed_mail_is_sent_again_and_a_sent_one_is_not():
    row = make_message(area_id=3, state=State.FAILED, attempts=16, failure="452 full")
    services.try_again(row, by=OFFICER)
    assert (row.state, row.attempts, row.failure) == (State.WAITING, 0, "")
    sent = make_message(area_id=3, state=State.SENT, sent_at=clock.now())
    with pytest.raises(Refused):
        services.try_again(sent, by=OFFICER)


def test_a_thing_shows_its_mails_newest_first_with_state_and_failure():
    here = {"about_kind": THING.kind, "about_id": THING.public_id}
    make_message(**here, state=State.REFUSED, failure="550 No such person")
    make_message(**here)
    newest, oldest = queries.messages_about(THING)
    assert (newest.state_word, newest.may_stop, newest.is_undelivered) == ("Waiting", True, False)
    assert (oldest.failure, oldest.may_stop, oldest.is_undelivered) == ("550 No such person", False, True)


def test_not_mine_and_not_there_answer_alike():
    row = make_message(area_id=3, posted_by_user_id=7)
    assert queries.message_for(row.public_id, OFFICER) == row
    assert queries.message_for(row.public_id, ADA) == row
    for viewer, public_id in ((OUTSIDER, row.public_id), (OFFICER, "nothing")):
        with pytest.raises(Missing):
            queries.message_for(public_id, viewer)


def test_long_names_never_make_a_subject_that_the_outbox_has_no_room_for(words) -> None:
    long = services.post(mail(context={"topic": "Saint Oswin and All Angels " * 12}), by=ADA)
    assert len(long.subject_line) == 250
    assert long.subject_line.endswith("…")
    assert long.text.count("Angels") == 12
