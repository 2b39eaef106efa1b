"""Roles in an area: given, changed, ended."""

from datetime import date, timedelta

import pytest

from joinedup.accounts import policies, queries
from joinedup.accounts.choices import Role
from joinedup.accounts.models import AreaRole, User
from joinedup.accounts.services import people
from joinedup.accounts.services.people import RoleDetails
from joinedup.accounts.tests import factories
from joinedup.audit.models import Entry
from joinedup.core import clock
from joinedup.core.refusals import Conflict, Missing, Refused

pytestmark = pytest.mark.django_db


def test_an_officer_gives_a_role_and_it_is_recorded():
    cast = factories.make_cast()
    cy = User.objects.get(pk=cast.cy.user_id)
    given = people.give_role(area=cast.brackwater, user=cy, details=RoleDetails("data_protection_officer"), by=cast.ada)
    assert policies.is_data_protection_officer(queries.actor_for(cy), cast.brackwater.pk)
    entry = Entry.objects.get(verb="role.given")
    assert (entry.subject_id, entry.facts["role"]) == (given.public_id, "data_protection_officer")
    with pytest.raises(Refused, match="already has this role"):
        people.give_role(area=cast.brackwater, user=cy, details=RoleDetails("data_protection_officer"), by=cast.ada)


@pytest.mark.parametrize("who", ["bo", "cy"])
def test_nobody_else_gives_changes_or_ends_roles(who):
    cast = factories.make_cast()
    by, role = getattr(cast, who), AreaRole.objects.filter(area=cast.brackwater).first()
    with pytest.raises(Refused):
        people.give_role(area=cast.brackwater, user=role.user, details=RoleDetails("coordinator"), by=by)
    with pytest.raises(Refused):
        people.change_role(role=role, details=RoleDetails(role.role), expected=1, by=by)
    with pytest.raises(Refused):
        people.end_role(role=role, by=by)


def test_the_last_officer_stays():
    cast = factories.make_cast()
    role = AreaRole.objects.get(area=cast.brackwater, role=Role.OFFICER)
    with pytest.raises(Refused, match="last officer"):
        people.end_role(role=role, by=cast.ada)
    with pytest.raises(Refused, match="without an end date"):
        people.change_role(role=role, details=RoleDetails("officer", until_on=clock.today()), expected=1, by=cast.ada)
    role.refresh_from_db()
    assert role.holds_on(clock.today())
    factories.make_officer(cast.brackwater, "Eve Ellis")
    people.end_role(role=role, by=cast.ada)
    assert not queries.actor_for(role.user).holds(Role.OFFICER, "area", cast.brackwater.pk)
    assert Entry.objects.filter(verb="role.ended").count() == 1
    with pytest.raises(Refused, match="already ended"):
        people.end_role(role=role, by=factories.officer_actor(cast.brackwater))


def test_a_role_ended_today_can_be_given_again_today():
    cast = factories.make_cast()
    cy = User.objects.get(pk=cast.cy.user_id)
    role = people.give_role(area=cast.brackwater, user=cy, details=RoleDetails("coordinator"), by=cast.ada)
    people.end_role(role=role, by=cast.ada)
    people.give_role(area=cast.brackwater, user=cy, details=RoleDetails("coordinator"), by=cast.ada)
    assert [len(person.roles) for person in queries.people_of(cast.brackwater) if person.name == "Cy Clark"] == [1]


def test_a_role_that_ran_out_can_be_given_again():
    cast = factories.make_cast()
    cy = User.objects.get(pk=cast.cy.user_id)
    people.give_role(area=cast.brackwater, user=cy, details=RoleDetails("coordinator", until_on=clock.today()), by=cast.ada)
    with clock.fixed(clock.now() + timedelta(days=2)):
        assert not queries.actor_for(cy).grants
        people.give_role(area=cast.brackwater, user=cy, details=RoleDetails("coordinator"), by=cast.ada)
        assert queries.actor_for(cy).grants


def test_a_role_in_a_team_counts_for_the_area_and_the_team():
    cast = factories.make_cast()
    team, cy = factories.make_team(cast.brackwater), User.objects.get(pk=cast.cy.user_id)
    people.give_role(area=cast.brackwater, user=cy, details=RoleDetails("officer", team=team), by=cast.ada)
    actor = queries.actor_for(cy)
    assert actor.holds("officer", "area", cast.brackwater.pk)
    assert actor.holds("officer", "team", team.pk)
    details = RoleDetails("officer", team=factories.make_team(cast.elmshire))
    with pytest.raises(Refused, match="team of this area"):
        people.give_role(area=cast.brackwater, user=cy, details=details, by=cast.ada)


def test_two_people_who_change_one_role_collide():
    cast = factories.make_cast()
    role = AreaRole.objects.get(area=cast.brackwater, role=Role.COORDINATOR)
    people.change_role(role=role, details=RoleDetails("coordinator", until_on=date(2099, 1, 1)), expected=1, by=cast.ada)
    with pytest.raises(Conflict):
        people.change_role(role=role, details=RoleDetails("coordinator"), expected=1, by=cast.ada)


def test_only_people_of_the_area_are_found_in_it():
    cast = factories.make_cast()
    bo = User.objects.get(pk=cast.bo.user_id)
    with pytest.raises(Missing):
        queries.person_of(cast.brackwater, bo.public_id)
    with pytest.raises(Missing):
        queries.user_of(cast.brackwater, bo.public_id)
    with pytest.raises(Missing):
        queries.role_of(cast.brackwater, AreaRole.objects.filter(user=bo)[0].public_id)
    with pytest.raises(Missing):
        queries.team_for(cast.brackwater, factories.make_team(cast.elmshire).public_id)


GIVES = {"officer": True, "coordinator": False, "data_protection_officer": False, "outsider": False, "nobody": False, "administrator": True}


@pytest.mark.parametrize(("who", "may"), GIVES.items())
def test_who_may_give_roles(who, may):
    area = factories.make_area()
    user = factories.make_user(is_administrator=who == "administrator")
    if who in ("officer", "coordinator", "data_protection_officer"):
        factories.give_role(user, area, Role(who))
    if who == "outsider":
        factories.give_role(user, factories.make_area("Elmshire"), Role.OFFICER)
    actor = factories.actor_for(user)
    assert policies.may_give_role(actor, area.pk, "officer") is may
    assert policies.may_invite(actor, area.pk) is may
    assert policies.may_give_role(actor, area.pk, "administrator") is (who == "administrator")
    assert policies.may_see_people(actor, area.pk) is (who in ("officer", "coordinator", "data_protection_officer"))
