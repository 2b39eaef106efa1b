"""Areas and teams; one person in several areas; the wall between areas."""

import pytest
from django.test import Client

from joinedup.accounts import queries
from joinedup.accounts.choices import Role
from joinedup.accounts.models import Area, Team, User
from joinedup.accounts.services import areas
from joinedup.accounts.services.areas import AreaDetails
from joinedup.accounts.tests import factories
from joinedup.accounts.tests.outbox import last_link
from joinedup.audit.models import Entry
from joinedup.core.refusals import Conflict, Refused

pytestmark = pytest.mark.django_db


def administrator():
    return factories.actor_for(factories.make_user("Root Ray", is_administrator=True))


def test_an_administrator_creates_an_area_and_asks_its_first_officer():
    area = areas.create_area_with_officer(details=AreaDetails("Elmshire & Co"), officer="eve@example.org", by=administrator())
    assert area.slug == "elmshire-co"
    assert "/l/" in last_link("eve@example.org")
    assert Entry.objects.get(verb="area.created").area_id == area.pk


def test_an_administrator_who_runs_the_area_herself_is_officer_at_once():
    root = administrator()
    area = areas.create_area_with_officer(details=AreaDetails("Elmshire"), officer=root.email, by=root)
    roles = {grant.role for grant in queries.actor_for(User.objects.get(pk=root.user_id)).grants if grant.scope_id == area.pk}
    assert roles == {"officer", "coordinator"}


def test_nobody_else_creates_areas_and_names_are_not_used_twice():
    cast = factories.make_cast()
    with pytest.raises(Refused):
        areas.create_area(details=AreaDetails("Third"), by=cast.ada)
    with pytest.raises(Refused, match="already an area"):
        areas.create_area(details=AreaDetails("BRACKWATER"), by=administrator())


def test_addresses_of_areas_are_free_and_readable():
    root = administrator()
    slugs = [areas.create_area(details=AreaDetails(name), by=root).slug for name in ("Oak", "Oak!", "Oak.", "学校")]
    assert slugs == ["oak", "oak-2", "oak-3", "area"]


def test_an_officer_changes_the_area_and_two_editors_collide():
    cast = factories.make_cast()
    areas.change_area(area=cast.brackwater, details=AreaDetails("Brackwater Partners", "x@example.org"), expected=1, by=cast.ada)
    assert Area.objects.get(pk=cast.brackwater.pk).name == "Brackwater Partners"
    assert Entry.objects.filter(verb="area.changed").exists()
    with pytest.raises(Conflict):
        areas.change_area(area=cast.brackwater, details=AreaDetails("Other"), expected=1, by=cast.ada)
    with pytest.raises(Refused):
        areas.change_area(area=cast.brackwater, details=AreaDetails("Other"), expected=2, by=cast.bo)


def test_teams_are_made_and_renamed_by_officers_of_the_area():
    cast = factories.make_cast()
    team = areas.create_team(area=cast.brackwater, name="SEND", by=cast.ada)
    areas.rename_team(team=team, name="SEND and inclusion", expected=1, by=cast.ada)
    assert list(Team.objects.values_list("name", flat=True)) == ["SEND and inclusion"]
    assert {"team.created", "team.renamed"} <= set(Entry.objects.values_list("verb", flat=True))
    with pytest.raises(Refused, match="already a team"):
        areas.create_team(area=cast.brackwater, name="send AND inclusion", by=cast.ada)
    with pytest.raises(Refused):
        areas.create_team(area=cast.brackwater, name="Ours", by=cast.bo)
    with pytest.raises(Refused):
        areas.rename_team(team=team, name="Ours", expected=2, by=cast.bo)


@pytest.mark.parametrize("path", ["who/", "teams/", "about/", "who/invite/"])
def test_the_other_areas_pages_are_not_there(path):
    here, there = factories.make_area("Brackwater"), factories.make_area("Elmshire")
    client = Client()
    client.force_login(factories.make_officer(here))
    assert client.get(f"/a/{here.slug}/{path}").status_code == 200
    theirs, nowhere = client.get(f"/a/{there.slug}/{path}"), client.get(f"/a/nowhere/{path}")
    assert theirs.status_code == nowhere.status_code == 404
    assert there.name not in theirs.content.decode()
    assert Client().get(f"/a/{there.slug}/{path}").status_code == 302


def test_a_person_in_two_areas_sees_both_and_goes_between_them():
    here, there, client = factories.make_area("Brackwater"), factories.make_area("Elmshire"), Client()
    user = factories.make_officer(here)
    factories.give_role(user, there, Role.COORDINATOR)
    client.force_login(user)
    page = client.get("/areas/").content.decode()
    assert f"/a/{here.slug}/" in page
    assert f"/a/{there.slug}/" in page
    assert client.get(f"/a/{there.slug}/who/").status_code == 200
    assert client.get(f"/a/{there.slug}/who/invite/").status_code == 404


def test_a_closed_area_is_not_there():
    from joinedup.core import clock

    area, client = factories.make_area(), Client()
    client.force_login(factories.make_officer(area))
    Area.objects.update(closed_at=clock.now())
    assert client.get(f"/a/{area.slug}/who/").status_code == 404


def test_an_administrator_does_not_enter_areas():
    area, client = factories.make_area(), Client()
    client.force_login(factories.make_user("Root", is_administrator=True))
    assert client.get(f"/a/{area.slug}/who/").status_code == 404
    assert area.name in client.get("/areas/").content.decode()
