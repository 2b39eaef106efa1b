"""One setting says how much mail a person gets from an area, and otherwise about one thing of it."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.urls import reverse

from joinedup.accounts import queries
from joinedup.accounts.choices import Role
from joinedup.accounts.models import Area, User
from joinedup.accounts.services import mail_choices
from joinedup.accounts.tests import factories
from joinedup.audit.models import Entry
from joinedup.core import clock
from joinedup.core.actors import SYSTEM
from joinedup.core.refusals import Missing, Refused
from joinedup.core.subjects import Subject
from joinedup.notices import services as notices
from joinedup.notices.models import Message

pytestmark = pytest.mark.django_db
ABOUT = Subject("partnerships.partnership", "abcdefghijkl")


def officer(area: Area) -> User:
    user = factories.make_user("Ada Adams")
    factories.give_role(user, area, Role.OFFICER)
    return user


def tell(area: Area, user: User, n: int = 1, *, is_news: bool = True, about: Subject | None = ABOUT) -> Message:
    mail = notices.Mail(
        f"told:{n}", user.email, "accounts/mail/no_account", {"address": user.email}, area.name, about, area.pk, is_news=is_news
    )
    return notices.post(mail, by=SYSTEM)


def choose(area: Area, user: User, volume: str, about: Subject | None = None) -> None:
    actor = queries.actor_for(user)
    mail_choices.choose_volume(place=mail_choices.place_of_mine(area, actor), volume=volume, about=about, by=actor)


def test_who_chose_nothing_gets_everything_as_it_happens() -> None:
    area = factories.make_area()
    assert tell(area, officer(area)).state == "waiting"


def test_only_what_must_be_answered_leaves_news_out_and_nothing_else() -> None:
    area = factories.make_area()
    user = officer(area)
    choose(area, user, "must")
    assert tell(area, user).state == "left_out"
    assert tell(area, user, 2, is_news=False).state == "waiting"
    assert Entry.objects.filter(verb="mail_volume.chosen").count() == 1


def test_what_was_chosen_for_one_thing_goes_before_what_was_chosen_for_all() -> None:
    area = factories.make_area()
    user = officer(area)
    choose(area, user, "must")
    choose(area, user, "all", ABOUT)
    assert [tell(area, user).state, tell(area, user, 2, about=None).state] == ["waiting", "left_out"]
    choose(area, user, "", ABOUT)
    assert tell(area, user, 3).state == "left_out"


def test_one_mail_a_day_brings_what_was_held_once() -> None:
    area = factories.make_area()
    user = officer(area)
    choose(area, user, "daily")
    assert [tell(area, user, n).state for n in (1, 2)] == ["held", "held"]
    assert notices.gather_held(today=date(2026, 11, 22)) == 0  # a Sunday
    assert [notices.gather_held(today=date(2026, 11, 23)) for _time in range(2)] == [1, 0]
    sent = Message.objects.get(key__startswith="notices.gathered")
    assert sent.subject_line == "2 things that happened"
    assert set(Message.objects.exclude(pk=sent.pk).values_list("state", flat=True)) == {"enclosed"}


def test_one_mail_a_week_comes_in_the_week_after() -> None:
    area = factories.make_area()
    user = officer(area)
    choose(area, user, "weekly")
    with clock.fixed(datetime(2026, 11, 18, 9, tzinfo=UTC)):
        tell(area, user)
    assert notices.gather_held(today=date(2026, 11, 20)) == 0
    assert notices.gather_held(today=date(2026, 11, 23)) == 1


def test_what_is_held_stays_for_whoever_now_wants_only_what_must_be_answered() -> None:
    area = factories.make_area()
    user = officer(area)
    choose(area, user, "daily")
    held = tell(area, user)
    choose(area, user, "must")
    assert notices.gather_held(today=date(2026, 11, 23)) == 0
    held.refresh_from_db()
    assert held.state == "left_out"


def test_two_mails_of_one_day_lose_nothing_that_was_written_between() -> None:
    area = factories.make_area()
    user = officer(area)
    choose(area, user, "daily")
    for n in (1, 2):
        tell(area, user, n)
        assert notices.gather_held(today=date(2026, 11, 23)) == 1
    assert Message.objects.filter(key__startswith="notices.gathered").count() == 2


def test_nothing_is_gathered_on_a_day_on_which_its_reader_is_left_in_peace(monkeypatch: pytest.MonkeyPatch) -> None:
    area = factories.make_area()
    user = officer(area)
    choose(area, user, "daily")
    tell(area, user)
    holiday = date(2026, 11, 23)
    monkeypatch.setattr("joinedup.notices.services.window.quiet_for", lambda _address, _area_id: lambda day: day == holiday)
    assert [notices.gather_held(today=day) for day in (holiday, date(2026, 11, 24))] == [0, 1]


def test_nobody_chooses_for_somebody_else_or_what_is_not_offered() -> None:
    area = factories.make_area()
    ada, other = queries.actor_for(officer(area)), factories.make_user("Eve Ellis")
    with pytest.raises(Missing):
        mail_choices.choose_volume(place=mail_choices.place_of_mine(area, queries.actor_for(other)), volume="must", by=ada)
    with pytest.raises(Refused):
        mail_choices.choose_volume(place=mail_choices.place_of_mine(area, ada), volume="loud", by=ada)


def test_the_page_says_what_is_chosen_and_keeps_it(client: Client) -> None:
    area = factories.make_area()
    user = officer(area)
    client.force_login(user)
    page = reverse("accounts:choose_my_mail", args=[area.slug])
    assert client.get(reverse("accounts:my_mail"))["Location"] == page
    assert "At present: everything as it happens" in client.get(page).content.decode()
    assert "Saved: only what i must answer" in client.post(page, {"volume": "must"}).content.decode()
    assert queries.volume_for(area_id=area.pk, address=user.email.upper()) == "must"
