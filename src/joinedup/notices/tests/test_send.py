import logging
from datetime import datetime, timedelta

import pytest

from joinedup.core import clock
from joinedup.notices import services
from joinedup.notices.choices import State, Urgency
from joinedup.notices.models import Message
from joinedup.notices.services.smtp import Result
from joinedup.notices.tests.factories import make_message
from joinedup.notices.tests.mailserver import MailServer, free_port

pytestmark = pytest.mark.django_db


@pytest.fixture
def server(settings):
    with MailServer() as up:
        use(settings, up.port)
        yield up


def use(settings, port):
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", port, 5
    settings.DEFAULT_FROM_EMAIL = "post@joinedup.example"


def let_pauses_pass():
    Message.objects.filter(next_try_at__isnull=False).update(next_try_at=clock.wall_now() - timedelta(seconds=1))


def test_a_mail_of_the_installation_itself_is_not_from_joinedup_via_joinedup(server):
    make_message(sender_name="JoinedUp")
    services.send_due()
    assert server.mails[0]["From"] == "JoinedUp <post@joinedup.example>"


def test_a_mail_goes_once_with_text_html_and_the_hosts_name(server):
    row = make_message(unsubscribe_url="https://j.example/unsubscribe/1/")
    assert services.has_due()
    assert services.send_due()[Result.DELIVERED] == 1
    assert not services.send_due()
    (mail,) = server.mails
    assert mail["From"] == "Ashfield Learning Partnership via JoinedUp <post@joinedup.example>"
    assert (mail["Reply-To"], mail["Subject"]) == ("office@ashfield.example", "Oak and Elm: phonics")
    assert mail["List-Unsubscribe"] == "<https://j.example/unsubscribe/1/>"
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Message-ID"].endswith("@joinedup.example>")
    assert mail.get_body(("plain",)).get_content().startswith("Hello Ada")
    assert mail.get_body(("html",)) is not None
    row.refresh_from_db()
    assert row.state == State.SENT
    assert row.sent_at is not None


def test_what_is_kept_of_a_sent_mail_opens_nothing(server):
    row, code = make_message(), make_message(subject_line="123456 is your code", text="Your code is 123456", is_secret=True)
    services.send_due()
    row.refresh_from_db()
    code.refresh_from_db()
    assert "s3cret" not in row.text
    assert "phonics" in row.text
    assert (row.html, code.subject_line, code.text, code.html) == ("", "", "", "")


def test_one_connection_carries_many_mails(server):
    for _ in range(5):
        make_message()
    assert services.send_due()[Result.DELIVERED] == 5
    assert server.handler.n_connections == 1


def test_a_refusal_for_good_is_kept_with_what_the_other_side_said(server):
    server.handler.answers["gone@oak.example"] = "550 5.1.1 No such person here"
    row, other = make_message(to="gone@oak.example"), make_message()
    came = services.send_due()
    assert (came[Result.REFUSED], came[Result.DELIVERED]) == (1, 1)
    row.refresh_from_db()
    other.refresh_from_db()
    assert (row.state, row.failure) == (State.REFUSED, "550 5.1.1 No such person here")
    assert other.state == State.SENT


def test_a_server_that_asks_for_patience_is_asked_again_later_and_in_the_end_no_more(server):
    server.handler.answers["full@oak.example"] = "452 4.2.2 Mailbox full"
    row = make_message(to="full@oak.example")
    waits = []
    for _ in range(16):
        let_pauses_pass()
        before = clock.wall_now()
        services.send_due()
        row.refresh_from_db()
        waits.append(round((row.next_try_at - before).total_seconds() / 60) if row.next_try_at else None)
    assert waits[:4] == [1, 2, 4, 8]
    assert max(wait for wait in waits if wait) == 240
    assert (row.state, row.attempts, waits[-1]) == (State.FAILED, 16, None)
    assert row.failure == "452 4.2.2 Mailbox full"


def test_a_server_that_is_down_pauses_the_outbox_and_up_again_everything_goes(settings):
    port = free_port()
    use(settings, port)
    rows = [make_message() for _ in range(3)]
    assert services.send_due()[Result.UNREACHABLE] == 1
    assert not services.has_due()
    assert not services.send_due()
    assert Message.objects.filter(failure__contains="could not be reached").count() == 1
    with MailServer(port) as server:
        let_pauses_pass()
        assert services.send_due()[Result.DELIVERED] == 3
        assert len({mail["Message-ID"] for mail in server.mails}) == len(rows)
    make_message()
    assert services.send_due()[Result.UNREACHABLE] == 1
    with MailServer(port) as server:
        let_pauses_pass()
        assert services.send_due()[Result.DELIVERED] == 1
    assert set(Message.objects.values_list("state", flat=True)) == {State.SENT}


def test_a_server_that_hangs_up_between_two_mails_is_called_again(server):
    server.handler.data_answers = ["250 taken", "421 4.7.0 Too many, good bye", "250 taken"]
    make_message(), make_message()
    came = services.send_due()
    assert came[Result.DELIVERED] == 1
    assert came[Result.LATER] + came[Result.UNREACHABLE] == 1
    let_pauses_pass()
    assert services.send_due()[Result.DELIVERED] == 1


def test_a_server_too_slow_to_answer_counts_as_not_reached(server, settings):
    settings.EMAIL_TIMEOUT = 1
    server.handler.delay = 3
    row = make_message()
    assert services.send_due()[Result.UNREACHABLE] == 1
    row.refresh_from_db()
    assert row.state == State.WAITING


def test_a_mail_left_behind_by_a_killed_sender_goes_again_with_the_same_message_id(server):
    row = make_message()
    services.send_due()
    row.refresh_from_db()
    Message.objects.filter(pk=row.pk).update(state=State.SENDING, lease_until=clock.wall_now() + timedelta(minutes=1), lease_holder="gone")
    assert not services.send_due()
    Message.objects.filter(pk=row.pk).update(lease_until=clock.wall_now() - timedelta(seconds=1))
    assert services.send_due()[Result.DELIVERED] == 1
    first, second = server.mails
    assert first["Message-ID"] == second["Message-ID"]


def test_nothing_of_a_mails_text_or_address_is_logged(server, caplog):
    caplog.set_level(logging.DEBUG)
    server.handler.answers["gone@oak.example"] = "550 No such person"
    make_message(to="gone@oak.example")
    make_message(text="Your code is 987654", is_secret=True)
    services.send_due()
    ours = "\n".join(record.getMessage() for record in caplog.records if record.name.startswith("joinedup"))
    assert "987654" not in ours
    assert "oak.example" not in ours


def test_a_nudge_waits_for_working_hours_also_when_it_could_not_leave_in_them(server):
    evening = datetime(2026, 11, 24, 18, 0, tzinfo=clock.LONDON)
    make_message(urgency=Urgency.WORKING_HOURS, goes_at=evening - timedelta(hours=3))
    with clock.fixed(evening):
        assert not services.send_due()
    with clock.fixed(datetime(2026, 11, 25, 8, 0, tzinfo=clock.LONDON)):
        assert services.send_due()[Result.DELIVERED] == 1


def test_an_international_domain_is_written_as_mail_servers_want_it(server):
    make_message(to="office@schüle.example")
    assert services.send_due()[Result.DELIVERED] == 1
    assert server.mails[0]["To"].startswith("office@xn--")


def test_an_invitation_goes_as_a_part_with_its_method_and_as_a_file(server):
    lines = ["BEGIN:VCALENDAR", "METHOD:REQUEST", "BEGIN:VEVENT", "UID:1@j.example", "SUMMARY:Öst", "END:VEVENT", "END:VCALENDAR", ""]
    calendar = "\r\n".join(lines)
    row = make_message(calendar=calendar)
    assert services.send_due()[Result.DELIVERED] == 1
    (mail,) = server.mails
    assert mail.get_content_type() == "multipart/mixed"
    shown, file = mail.get_payload()
    assert [part.get_content_type() for part in shown.get_payload()] == ["text/plain", "text/html", "text/calendar"]
    part = shown.get_payload()[-1]
    assert (part.get_param("method"), part.get_content_charset()) == ("REQUEST", "utf-8")
    assert "SUMMARY:Öst" in part.get_content()
    assert (file.get_content_type(), file.get_filename()) == ("application/ics", "invite.ics")
    row.refresh_from_db()
    assert row.calendar == ""


SMUGGLED = "Terms =?utf-8?q?=0D=0ABcc:_evil@x.example=0D=0A?="


def test_no_word_in_a_name_or_subject_becomes_a_header(server):
    make_message(to="a@x.example", sender_name=SMUGGLED, subject_line=SMUGGLED)
    services.send_due()
    (mail,) = server.mails
    assert mail["Bcc"] is None
    assert "Bcc:_evil@x.example" in mail["Subject"]


def test_a_mail_that_cannot_be_written_does_not_hold_up_the_others(server):
    broken = make_message()
    Message.objects.filter(pk=broken.pk).update(to="a@x.example\r\nBcc: evil@x.example")
    other = make_message(to="b@x.example")
    services.send_due()
    broken.refresh_from_db()
    other.refresh_from_db()
    assert (broken.state, other.state) == (State.REFUSED, State.SENT)
    assert "could not be written" in broken.failure
