"""The people behind pasted addresses: guessed from what stands in and beside them, confirmed once, on the pages of their schools."""

import pytest
from django.test import Client
from django.urls import reverse

from joinedup.accounts.models import Area, User
from joinedup.accounts.tests import factories as accounts
from joinedup.audit.models import Entry
from joinedup.contacts import analysis, forms, queries, services
from joinedup.contacts.tests import factories
from joinedup.core.refusals import Missing, Refused
from joinedup.directory.models import Organisation, Role
from joinedup.directory.tests import factories as directory

pytestmark = pytest.mark.django_db


@pytest.fixture
def area() -> Area:
    return accounts.make_area()


@pytest.fixture
def ada(area: Area) -> User:
    return accounts.make_officer(area)


@pytest.fixture
def quay(area: Area) -> Organisation:
    directory.make_school("Holy Family Catholic Primary School", area=area)
    return directory.make_school("Quayfield Primary School", area=area)


def test_school_role_and_name_are_guessed(area: Area, ada: User, quay: Organisation) -> None:
    saved = factories.make_pasted_list(area, ada)
    found = {one.email: one for one in analysis.strangers_of(saved, accounts.actor_for(ada, area))}
    names = {one.public_id: one.name.split()[0] for one in queries.facts_of_places(area.pk)}
    assert {email: (one.name, names.get(one.place, ""), one.role, one.is_shared) for email, one in found.items()} == {
        "head@quayfield.example": ("Headteacher", "Quayfield", "head", False),
        "office@quayfield.example": ("Office", "Quayfield", "office_manager", True),
        "r.adeyemi@gmail.example": ("Ruth Adeyemi", "Holy", "senco", False),
        "xy@gmail.example": ("", "", "contact", False),
    }
    assert [one.is_sure for one in analysis.strangers_of(saved, accounts.actor_for(ada, area))] == [False, True, True, True]


def test_one_press_puts_them_onto_the_pages_of_their_schools(area: Area, ada: User, quay: Organisation) -> None:
    saved = factories.make_pasted_list(area, ada)
    people = [services.Placed("head@quayfield.example", "Imran Daud", quay.public_id, "head")]
    by = accounts.actor_for(ada, area)
    assert services.place_people(saved=saved, people=people, by=by) == 1
    assert services.place_people(saved=saved, people=people, by=by) == 0, "placed already"
    role = Role.objects.get(organisation=quay)
    assert (role.person.name, role.kind) == ("Imran Daud", "head")
    saved.refresh_from_db()
    wanted = queries.Wanted.of(saved.wanted)
    assert (wanted.people, len(wanted.addresses)) == ((role.person.public_id,), 3)
    assert "head@quayfield.example" not in saved.wanted["clues"]
    assert Entry.objects.filter(verb="list.people_placed").count() == 2


def test_others_may_not_and_schools_of_others_are_left_alone(area: Area, ada: User, quay: Organisation) -> None:
    saved = factories.make_pasted_list(area, ada)
    elsewhere = accounts.make_area("Elmshire")
    theirs = directory.make_school("Elm Primary School", area=elsewhere)
    row = services.Placed("head@quayfield.example", "Imran Daud", theirs.public_id, "head")
    with pytest.raises(Refused):
        services.place_people(saved=saved, people=[row], by=accounts.officer_actor(elsewhere))
    with pytest.raises(Missing):
        analysis.strangers_of(saved, accounts.actor_for(accounts.make_user(), area))
    assert services.place_people(saved=saved, people=[row], by=accounts.actor_for(ada, area)) == 0
    assert not Role.objects.exists()


def test_the_page_asks_for_names_and_leads_to_the_list(area: Area, ada: User, quay: Organisation, client: Client) -> None:
    saved = factories.make_pasted_list(area, ada)
    client.force_login(ada)
    page = reverse("contacts:place_people", args=[area.slug, saved.public_id])
    strangers = analysis.strangers_of(saved, accounts.actor_for(ada, area))
    numbers = {one.email: number for number, one in forms.PlacePeopleForm(strangers=strangers, places=[]).rows}
    head, office = numbers["head@quayfield.example"], numbers["office@quayfield.example"]
    rows = {f"role_{number}": "head" for number in numbers.values()}
    assert b"Enter the name of who reads" in client.post(page, {**rows, f"place_{head}": quay.public_id, "once": "a"}).content
    named = {**rows, f"place_{head}": quay.public_id, f"name_{head}": "Imran Daud"}
    placed = [services.Placed("office@quayfield.example", "Sandra Webb", quay.public_id, "office_manager")]
    services.place_people(saved=saved, people=placed, by=accounts.actor_for(ada, area))  # by somebody else, while this page is open
    named |= {f"place_{office}": quay.public_id, f"name_{office}": "Sandra Webb", "once": "b"}
    assert b"1 person stands on the page of their school now." in client.post(page, named, follow=True).content
    found = Role.objects.filter(organisation=quay).values_list("person__name", "person__addresses__email")
    assert set(found) == {("Imran Daud", "head@quayfield.example"), ("Sandra Webb", "office@quayfield.example")}
