"""What a school is asked by introductions, and who of its people is."""

from collections.abc import Iterator

import pytest
from django.urls import reverse

from joinedup.accounts.models import User
from joinedup.accounts.tests import factories as accounts
from joinedup.brokerage.tests.factories import Cast, make_cast, make_head, on_the_day
from joinedup.contacts.queries import asks_waiting
from joinedup.core.actors import Actor
from joinedup.directory.choices import AskKind, RoleKind
from joinedup.directory.tests import factories as directory
from joinedup.introductions import queries
from joinedup.introductions.models import IntroductionAnswer
from joinedup.introductions.tests.factories import make_introduction

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Iterator[Cast]:
    with on_the_day():
        yield make_cast()


def delegate(cast: Cast, ask: AskKind, name: str) -> Actor:
    user = accounts.make_user(name)
    person = directory.make_person(name, organisation=cast.ash, kind=RoleKind.OFFICE_MANAGER, user=user)
    directory.make_delegation(person, cast.ash, ask)
    return accounts.actor_for(user)


def test_an_introduction_is_asked_until_it_is_answered(cast: Cast) -> None:
    introduction = make_introduction(cast)
    make_head(cast.oak, "Hana Head")
    head = accounts.actor_for(User.objects.get(name="Hana Head"))
    ask = asks_waiting(head)[0]
    answer = IntroductionAnswer.objects.get(organisation=cast.oak, introduction=introduction)
    assert (ask.purpose, ask.href) == ("answer_introduction", reverse("introductions:answer_introduction", args=[answer.public_id]))
    IntroductionAnswer.objects.filter(pk=answer.pk).update(reply="yes", answered_at=introduction.created_at)
    assert asks_waiting(head) == []


def test_a_delegate_sees_only_the_asks_that_were_handed_on(cast: Cast) -> None:
    introduction = make_introduction(cast)
    assert not queries.visible_introductions(delegate(cast, AskKind.NEEDS, "Dot Deputy")).exists()
    assert list(queries.visible_introductions(delegate(cast, AskKind.INTRODUCTIONS, "Una Under"))) == [introduction]
