"""What to know before a call: promises of both sides, who is new, which mail came back; and the call is noted from there."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from joinedup.accounts.models import Area, User
from joinedup.accounts.tests import factories as accounts
from joinedup.actions.tests import factories as actions
from joinedup.contacts import queries
from joinedup.contacts.tests import factories
from joinedup.core import clock
from joinedup.core.refusals import Missing
from joinedup.directory.choices import RoleKind
from joinedup.directory.models import LogEntry, Organisation
from joinedup.directory.tests import factories as directory

pytestmark = pytest.mark.django_db


@pytest.fixture
def area() -> Area:
    return accounts.make_area("Brackwater Schools")


@pytest.fixture
def officer(area: Area) -> User:
    return accounts.make_officer(area)


@pytest.fixture
def school(area: Area) -> Organisation:
    return directory.make_school("Quayfield Primary School", area=area)


def sheet(school: Organisation, officer: User, area: Area) -> queries.CallSheet:
    return queries.call_sheet(school.key, accounts.actor_for(officer, area))


def test_promises_of_both_sides_stand_apart(area: Area, officer: User, school: Organisation) -> None:
    head = directory.make_person("Imran Daud", organisation=school, area=area)
    own = directory.make_person("Ada Adams", organisation=directory.make_organisation("Brackwater Council", area=area), area=area)
    actions.make_action(area, "Send the visit dates", owner=head)
    actions.make_action(area, "Find a mentor", owner=own, about=school.subject)
    shown = sheet(school, officer, area)
    assert ([line.what for line in shown.they_promised], [line.what for line in shown.we_promised]) == (
        ["Send the visit dates"],
        ["Find a mentor"],
    )
    assert shown.ask_for[0].name == "Imran Daud"
    assert shown.n_asked == 1


def test_who_is_new_who_left_and_which_mail_came_back(area: Area, officer: User, school: Organisation) -> None:
    today = clock.today()
    directory.make_person("Imran Daud", organisation=school, area=area, email="imran@quayfield.example")
    factories.make_bounce("imran@quayfield.example")
    directory.make_role(directory.make_person("Noor Lane"), school, RoleKind.DSL, area=area, from_on=today - timedelta(days=9))
    gone = today - timedelta(days=30)
    directory.make_role(directory.make_person("Pat Orme"), school, RoleKind.SENCO, area=area, until_on=gone)
    shown = sheet(school, officer, area)
    assert [(one.name, one.has_left) for one in shown.changed] == [("Noor Lane", False), ("Pat Orme", True)]
    assert [one.email for one in shown.bounced] == ["imran@quayfield.example"]


def test_a_call_is_noted_from_the_sheet_and_stands_on_it(area: Area, officer: User, school: Organisation) -> None:
    client = Client()
    client.force_login(officer)
    address = reverse("contacts:show_call_sheet", args=[area.slug, school.key])
    done = client.post(address, {"text": "They will come in May.", "given_in_confidence": "on"}, follow=True).content.decode()
    assert "The call is noted." in done
    assert "They will come in May." in done
    assert LogEntry.objects.get().given_in_confidence
    assert LogEntry.objects.get().kind == "call"


def test_another_area_and_the_school_itself_do_not_see_it(area: Area, school: Organisation) -> None:
    other = accounts.make_area("Underholt")
    with pytest.raises(Missing):
        queries.call_sheet(school.key, accounts.officer_actor(other))
    head = accounts.make_user("Imran Daud")
    directory.make_person("Imran Daud", organisation=school, area=area, user=head)
    with pytest.raises(Missing):
        queries.call_sheet(school.key, accounts.actor_for(head, area))


def test_the_sheet_stays_within_its_budget(area: Area, officer: User, school: Organisation, django_assert_max_num_queries) -> None:
    for name in ("Imran Daud", "Noor Lane", "Pat Orme"):
        directory.make_person(name, organisation=school, area=area)
    actor = accounts.actor_for(officer, area)
    with django_assert_max_num_queries(40):
        queries.call_sheet(school.key, actor)
