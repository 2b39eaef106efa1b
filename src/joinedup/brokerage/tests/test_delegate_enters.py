"""A delegate for needs and offers enters them for the own organisation and for nobody else's."""

from collections.abc import Iterator

import pytest
from django.test import Client

from joinedup.accounts.models import User
from joinedup.accounts.tests import factories as accounts
from joinedup.audit.models import Entry
from joinedup.brokerage import services
from joinedup.brokerage.models import Need
from joinedup.brokerage.tests.factories import Cast, make_cast, make_head, make_need, on_the_day
from joinedup.brokerage.tests.test_needs_pages import NEED, page, press
from joinedup.core.actors import Actor
from joinedup.core.refusals import Missing
from joinedup.directory.choices import AskKind, RoleKind
from joinedup.directory.models import Organisation
from joinedup.directory.tests import factories as directory

pytestmark = pytest.mark.django_db
DETAILS, NOWHERE = services.NeedDetails(topic="F2"), services.Sharings()


@pytest.fixture
def cast() -> Iterator[Cast]:
    with on_the_day():
        yield make_cast()


def delegate(organisation: Organisation, *asks: AskKind, name: str = "Dot Deputy") -> User:
    user = accounts.make_user(name)
    person = directory.make_person(name, organisation=organisation, kind=RoleKind.OFFICE_MANAGER, user=user)
    directory.make_delegation(person, organisation, *asks)
    return user


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def actor(user: User) -> Actor:
    return accounts.actor_for(user)


def test_a_delegate_enters_a_need_on_the_page_of_the_own_school(cast: Cast) -> None:
    client = client_of(delegate(cast.oak, AskKind.NEEDS))
    assert "Oak Primary" in page(client, "show_mine")
    shown = press(client, "add_thing", cast.oak.public_id, "need", **NEED)
    assert "Written down and shared" in shown
    assert "Dot Deputy, by somebody who may answer for the organisation" in shown
    need = Need.objects.get()
    assert (need.organisation, need.entered, need.awaits_confirmation) == (cast.oak, "delegate", False)
    assert Entry.objects.get(verb="need.added").on_behalf_of is None
    assert "Changed" in press(client, "change_thing", "need", need.public_id, **NEED, version=need.version)


@pytest.mark.parametrize("asks", [(AskKind.NEEDS,), (AskKind.MEETINGS, AskKind.INTRODUCTIONS)])
def test_a_delegate_enters_for_nobody_else_and_only_what_was_handed_on(cast: Cast, asks: tuple[AskKind, ...]) -> None:
    user = delegate(cast.oak, *asks)
    client, by = client_of(user), actor(user)
    foreign = cast.ash if AskKind.NEEDS in asks else cast.oak
    need = make_need(foreign, cast.brackwater, visibility="coordinator", by=cast.ada)
    for name, args in (("show_organisation", ()), ("add_thing", ("need",))):
        page(client, name, foreign.public_id, *args, status=404)
    for name in ("show_thing", "change_thing"):
        page(client, name, "need", need.public_id, status=404)
    with pytest.raises(Missing):
        services.add_need(organisation=foreign, details=DETAILS, said=NOWHERE, by=by)
    for verb in (services.renew, services.withdraw, services.confirm):
        with pytest.raises(Missing):
            verb(thing=need, by=by)
    with pytest.raises(Missing):
        services.add_need(organisation=cast.yew, details=DETAILS, said=NOWHERE, by=by)


def test_a_delegate_gives_no_yes_of_the_board(cast: Cast) -> None:
    cast.ash.approver = "board"
    cast.ash.save()
    user = delegate(cast.ash, AskKind.NEEDS)
    services.add_need(
        organisation=cast.ash, details=DETAILS, said=services.Sharings((services.Sharing(cast.brackwater.pk),)), by=actor(user)
    )
    need = Need.objects.get()
    assert need.waits_for == "board"
    with pytest.raises(Missing):
        services.release(thing=need, by=actor(user))
    make_head(cast.ash, "Hana Head")
    assert services.release(thing=need, by=cast.ash_head).state == "shared"
