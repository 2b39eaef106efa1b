"""What a school is asked about what others wrote down for it, and how its head confirms all in one press."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse

from joinedup.accounts.models import User
from joinedup.brokerage import services
from joinedup.brokerage.choices import State
from joinedup.brokerage.models import Need
from joinedup.brokerage.tests.factories import Cast, make_cast, make_head, make_need, on_the_day
from joinedup.brokerage.tests.test_delegate_enters import DETAILS, actor, client_of, delegate
from joinedup.contacts import queries
from joinedup.directory.choices import AskKind
from joinedup.directory.models import Organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Iterator[Cast]:
    with on_the_day():
        yield make_cast()


def head_of(school: Organisation) -> User:
    make_head(school, "Hana Head")
    return User.objects.get(name="Hana Head")


def page(client: Client, school: Organisation) -> str:
    return client.get(reverse("contacts:school_asks", args=[school.public_id])).content.decode()


def test_a_head_confirms_in_one_press_what_the_office_and_the_officer_wrote_down(cast: Cast) -> None:
    by_office = actor(delegate(cast.oak, AskKind.NEEDS))
    sharing = services.Sharings((services.Sharing(cast.brackwater.pk),))
    services.add_need(organisation=cast.oak, details=DETAILS, said=sharing, by=by_office)
    make_need(cast.oak, cast.brackwater, by=cast.ada)
    client = client_of(head_of(cast.oak))
    shown = page(client, cast.oak)
    assert "Written down by your office" in shown
    assert "Written down on your behalf" in shown
    school = queries.asks_of_school(cast.oak.public_id, cast.oak_head)
    keys = [one.ask.key for one in school.to_confirm]
    done = client.post(reverse("contacts:school_asks", args=[cast.oak.public_id]), {"keys": keys}, follow=True).content.decode()
    assert "2 entries are confirmed" in done
    assert all(need.confirmed_at for need in Need.objects.all())
    assert not queries.asks_of_school(cast.oak.public_id, cast.oak_head).to_confirm


def test_an_office_may_not_confirm_what_it_wrote_itself(cast: Cast) -> None:
    user = delegate(cast.oak, AskKind.NEEDS)
    sharing = services.Sharings((services.Sharing(cast.brackwater.pk),))
    services.add_need(organisation=cast.oak, details=DETAILS, said=sharing, by=actor(user))
    school = queries.asks_of_school(cast.oak.public_id, actor(user))
    assert [(one.ask.kind, one.href) for one in school.shown] == [("lead", "")]
    client = client_of(user)
    client.post(reverse("contacts:school_asks", args=[cast.oak.public_id]), {"keys": [school.shown[0].ask.key]})
    assert Need.objects.get().confirmed_at is None


def test_what_has_run_out_is_asked_about_and_holds_again_after_a_press(cast: Cast) -> None:
    need = make_need(cast.oak, cast.brackwater)
    Need.objects.filter(pk=need.pk).update(state=State.EXPIRED)
    school = queries.asks_of_school(cast.oak.public_id, cast.oak_head)
    assert [one.ask.press for one in school.to_confirm] == ["brokerage.run_out"]
    client = client_of(head_of(cast.oak))
    client.post(reverse("contacts:school_asks", args=[cast.oak.public_id]), {"keys": [school.to_confirm[0].ask.key]})
    assert Need.objects.get().state == State.SHARED
