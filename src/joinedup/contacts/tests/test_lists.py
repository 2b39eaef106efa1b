"""Lists by role: who is on them, who is left out and why, where nobody is known; walls; saved lists."""

import pytest
from django.test import Client
from django.urls import reverse

from joinedup.accounts.tests import factories as accounts
from joinedup.audit.models import Entry
from joinedup.contacts import queries, services
from joinedup.contacts.queries import Wanted
from joinedup.contacts.tests import factories
from joinedup.core.refusals import Missing, Refused
from joinedup.directory.choices import RoleKind
from joinedup.directory.tests import factories as directory

pytestmark = pytest.mark.django_db
SENCOS = Wanted(roles=("senco",))


def test_all_sencos_of_an_area_and_the_schools_that_have_none() -> None:
    area = accounts.make_area()
    factories.make_senco(area, "Ann", email="ann@oak.example")
    factories.make_senco(area, "Ben", email="office@elm.example", is_shared=True)
    directory.make_school("Fir", area=area)
    directory.make_trust(area=area)  # no trust has a SENDCo
    directory.Organisation.objects.filter(pk=directory.make_school("Old", area=area).pk).update(closed_on=directory.START)
    directory.make_person("Head", organisation=directory.make_school("Ash", area=area), area=area)
    found = queries.people_listed(SENCOS, accounts.officer_actor(area))
    assert [(one.name, one.email, one.is_shared) for one in found.people] == [
        ("Ann", "ann@oak.example", False),
        ("Ben", "office@elm.example", True),
    ]
    assert found.copied == "ann@oak.example; office@elm.example"
    assert [place.name for place in found.without] == ["Ash", "Fir"]


def test_an_address_that_came_back_is_left_out_unless_another_one_works() -> None:
    area = accounts.make_area()
    factories.make_senco(area, "Ann", email="ann@oak.example")
    factories.make_senco(area, "Ben", email="ben@elm.example")
    directory.Address.objects.create(person=directory.Person.objects.get(name="Ben"), email="office@elm.example", is_shared=True)
    for gone in ("Ann@oak.example", "ben@elm.example"):
        factories.make_bounce(gone)
    factories.make_senco(area, "Cy", email="")
    found = queries.people_listed(SENCOS, accounts.officer_actor(area))
    assert [one.email for one in found.people] == ["office@elm.example"]
    assert [(one.name, one.why_not) for one in found.left_out] == [("Ann", "Came back"), ("Cy", "No address is known")]
    assert found.without == []


def test_somebody_at_two_schools_with_two_roles_is_written_to_once() -> None:
    area = accounts.make_area()
    oak, elm = directory.make_school("Oak", area=area), directory.make_school("Elm", area=area)
    ann = directory.make_person("Ann", organisation=oak, kind=RoleKind.SENCO, area=area)
    directory.make_role(ann, oak, RoleKind.DSL, area=area)
    directory.make_role(ann, elm, RoleKind.SENCO, area=area)
    found = queries.people_listed(Wanted(roles=("senco", "dsl")), accounts.officer_actor(area))
    assert [(one.organisation, one.role) for one in found.people] == [
        ("Elm", "SENDCo"),
        ("Oak", "Designated safeguarding lead, SENDCo"),
    ]
    assert len(found.emails) == 1


def test_a_list_is_narrowed_by_phase_trust_and_authority() -> None:
    area = accounts.make_area()
    trust = directory.make_trust()
    high = directory.make_school("High", area=area, phase="Secondary", trust=trust)
    factories.make_senco(area, "Ann", school=high)
    factories.make_senco(area, "Ben")
    officer = accounts.officer_actor(area)
    for narrow in ({"phase": "Secondary"}, {"trust": trust.public_id}):
        found = queries.people_listed(Wanted(roles=("senco",), **narrow), officer)
        assert [one.name for one in found.people] == ["Ann"]
        assert found.n_looked_at == 1
    assert queries.people_listed(Wanted(roles=("senco",), la_code="999"), officer).n_looked_at == 0
    assert queries.trusts_listed(area.pk) == [(trust.public_id, trust.name)]


def test_without_a_role_whoever_is_asked_first_is_listed() -> None:
    area = accounts.make_area()
    oak = factories.make_senco(area, "Ann")
    directory.make_person("Head", organisation=oak, area=area)
    elm = directory.make_school("Elm", area=area)
    directory.make_person("Sandra", organisation=elm, kind=RoleKind.OFFICE_MANAGER, area=area)
    found = queries.people_listed(Wanted(), accounts.officer_actor(area))
    assert [(one.organisation, one.name) for one in found.people] == [("Elm", "Sandra"), ("School of Ann", "Head")]


def test_a_role_that_is_not_shared_with_the_area_is_not_on_its_lists() -> None:
    area, other = accounts.make_area(), accounts.make_area("Elmshire")
    oak = directory.make_school("Oak", area=area)
    directory.make_attachment(other, oak)
    directory.make_person("Hidden", organisation=oak, kind=RoleKind.SENCO, area=other)
    past = directory.make_person("Past", email="past@oak.example")
    directory.make_role(past, oak, RoleKind.SENCO, area=area, until_on=directory.date(2026, 1, 1))
    found = queries.people_listed(SENCOS, accounts.officer_actor(area))
    assert found.people == []
    assert [place.name for place in found.without] == ["Oak"]
    head = accounts.make_user("Head of Oak")
    directory.make_person("Head of Oak", organisation=oak, user=head)
    with pytest.raises(Missing):
        queries.people_listed(SENCOS, accounts.actor_for(head, area))


def test_a_saved_list_is_always_as_of_today() -> None:
    area = accounts.make_area()
    officer = accounts.officer_actor(area)
    saved = services.save_list(name="  All   SENDCos ", wanted=SENCOS, by=officer)
    assert saved.name == "All SENDCos"
    assert Entry.objects.filter(verb="list.saved").count() == 1
    factories.make_senco(area, "New")
    again = Wanted.of(queries.saved_list_for(saved.public_id, officer).wanted)
    assert again == SENCOS
    assert [one.name for one in queries.people_listed(again, officer).people] == ["New"]
    for name in ("All SENDCos", "  "):
        with pytest.raises(Refused):
            services.save_list(name=name, wanted=SENCOS, by=officer)
    outsider = accounts.officer_actor(accounts.make_area("Elmshire"))
    with pytest.raises(Refused):
        services.remove_list(saved=saved, by=outsider)
    with pytest.raises(Missing):
        queries.saved_list_for(saved.public_id, outsider)
    services.remove_list(saved=saved, by=officer)
    assert queries.saved_lists(officer) == []


def test_the_page_lists_saves_and_downloads(client: Client) -> None:
    area = accounts.make_area()
    factories.make_senco(area, "Ann", email="ann@oak.example")
    client.force_login(accounts.make_officer(area))
    page = reverse("contacts:by_role", args=[area.slug]) + "?role=senco&role=nonsense"
    assert b"ann@oak.example" in client.get(page).content
    table = client.get(reverse("contacts:download_by_role", args=[area.slug, "csv"]) + "?role=senco")
    assert "Ann,SENDCo,School of Ann" in table.content.decode("utf-8-sig")
    saved = client.post(page, {"name": "SENDCos", "once": "a"}, follow=True)
    assert b"Saved list, as it is today" in saved.content
    assert b"There is a problem" in client.get(reverse("contacts:by_role", args=[area.slug]) + "?phase=Primary").content


def test_a_long_list_is_read_in_few_queries(django_assert_max_num_queries: object) -> None:
    area = accounts.make_area()
    for number in range(12):
        factories.make_senco(area, f"Person {number}")
    officer = accounts.officer_actor(area)
    with django_assert_max_num_queries(5):  # type: ignore[operator]
        assert len(queries.people_listed(SENCOS, officer).people) == 12
