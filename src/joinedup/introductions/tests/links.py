"""The links in the mails of introductions, tried by scanners."""

from django.test import Client

from joinedup.brokerage.tests.factories import make_cast, on_the_day
from joinedup.introductions import services
from joinedup.introductions.choices import INTRODUCTION_PURPOSE, TELL_PURPOSE
from joinedup.introductions.models import Gift
from joinedup.introductions.tests.factories import make_agreed, make_introduction, side
from joinedup.notices.models import Message
from tests.scanner.links import MailedLink, Sent, last_link


def introduction() -> Sent:
    """One side of an introduction says yes."""
    answer = side(make_introduction(make_cast()), "receiver")

    def press(client: Client) -> None:
        client.post(f"/introductions/{answer.public_id}/", {"reply": "yes"})

    def done() -> bool:
        answer.refresh_from_db()
        return bool(answer.reply)

    return Sent(last_link(answer.address), press, done)


def what_came_of_it() -> Sent:
    """One side says what came of what was agreed."""
    with on_the_day():
        cast = make_cast()
        make_agreed(cast, half_days=6)
        services.ask_what_came_of_it(area=cast.brackwater, year=2026, by=cast.ada)
    gift, mail = Gift.objects.get(), Message.objects.get(subject_line__startswith="What came of it? Ash")

    def press(client: Client) -> None:
        client.post(f"/given/{mail.about_id}/", {f"says_{gift.public_id}": "done"})

    return Sent(last_link(mail.to), press, done=gift.words.exists)


LINKS = [MailedLink(INTRODUCTION_PURPOSE, introduction), MailedLink(TELL_PURPOSE, what_came_of_it)]
