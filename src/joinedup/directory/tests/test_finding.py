"""The finder over everything finds partners that are no schools, for those who may know of them."""

import pytest
from django.test import Client
from django.urls import reverse

from joinedup.accounts.models import User
from joinedup.accounts.tests.factories import actor_for, make_area, make_officer, make_user
from joinedup.directory.choices import OrganisationKind
from joinedup.directory.tests.factories import make_attachment, make_establishment, make_organisation, make_trust
from joinedup.register import queries as register

pytestmark = pytest.mark.django_db


def seen_on_page(user: User, query: str) -> str:
    client = Client()
    client.force_login(user)
    return client.get(reverse("register:find"), {"q": query}).content.decode()


def test_a_partner_is_found_in_an_area_that_lists_it_and_not_by_an_outsider() -> None:
    area, elsewhere = make_area("Brackwater", "brackwater"), make_area("Elmshire", "elmshire")
    inside, outside = make_officer(area), make_officer(elsewhere)
    charity = make_organisation("Tall Ships Readers", area=area, town="Brackwater")
    found = register.find("tall ships", viewer=actor_for(inside))
    assert [(one.name, one.place) for one in found] == [("Tall Ships Readers", "Brackwater")]
    assert found[0].url == reverse("directory:show_organisation", args=["brackwater", charity.key])
    assert register.find("tall ships", viewer=actor_for(outside)) == []
    assert found[0].url in seen_on_page(inside, "tall ships")
    for stranger in (outside, make_user("Cy Clark")):
        page = seen_on_page(stranger, "tall ships")
        assert "Tall Ships Readers" not in page
        assert charity.key not in page


def test_a_partner_that_left_the_list_or_closed_is_not_found() -> None:
    area = make_area("Brackwater", "brackwater")
    gone, closed = make_organisation("Harbour Gone"), make_organisation("Harbour Closed", area=area)
    place = make_attachment(area, gone)
    place.until = place.since
    place.save()
    closed.closed_on = place.since
    closed.save()
    assert register.find("harbour", viewer=actor_for(make_officer(area))) == []


def test_schools_and_partners_stand_in_one_answer_and_trusts_are_everybodys() -> None:
    area = make_area("Brackwater", "brackwater")
    make_establishment("Kittiwake Primary School")
    make_organisation("Kittiwake Sailing", kind=OrganisationKind.EMPLOYER, area=area)
    make_trust("Kittiwake Schools")
    names = {one.name for one in register.find("kittiwake", viewer=actor_for(make_officer(area)))}
    assert names >= {"Kittiwake Sailing", "Kittiwake Schools"}
    assert "Kittiwake Schools" in seen_on_page(make_user("Cy Clark"), "kittiwake")
