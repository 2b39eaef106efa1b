"""Who acts, in which area."""

import pytest

from joinedup.accounts import policies, queries
from joinedup.accounts.choices import Role
from joinedup.accounts.tests import factories
from joinedup.core.refusals import Missing

pytestmark = pytest.mark.django_db


def test_an_officer_of_one_area_does_not_find_the_other_area():
    cast = factories.make_cast()
    assert queries.area_for(cast.brackwater.slug, cast.ada) == cast.brackwater
    with pytest.raises(Missing):
        queries.area_for(cast.elmshire.slug, cast.ada)
    with pytest.raises(Missing):
        queries.area_for(cast.brackwater.slug, cast.cy)


def test_a_role_that_has_ended_gives_nothing():
    from datetime import date

    area, user = factories.make_area(), factories.make_user()
    factories.give_role(user, area, Role.OFFICER, until_on=date(2021, 1, 1))
    assert not policies.may_run_area(factories.actor_for(user, area), area.pk)


@pytest.mark.parametrize(("role", "runs"), [(Role.OFFICER, True), (Role.COORDINATOR, True), (Role.DATA_PROTECTION_OFFICER, False)])
def test_who_runs_an_area(role, runs):
    area, other, user = factories.make_area(), factories.make_area("Elmshire"), factories.make_user()
    factories.give_role(user, area, role)
    actor = factories.actor_for(user, area)
    assert policies.may_run_area(actor, area.pk) is runs
    assert not policies.may_run_area(actor, other.pk)
