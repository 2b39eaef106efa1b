"""The question about a team is asked only where there are teams."""

import pytest
from django.test import Client
from django.urls import reverse

from joinedup.accounts.models import Team
from joinedup.accounts.tests import factories as accounts

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("teams", [[], ["School improvement"]])
def test_a_team_is_offered_only_where_the_area_has_one(client: Client, teams: list[str]) -> None:
    area = accounts.make_area()
    for name in teams:
        Team.objects.create(area=area, name=name)
    client.force_login(accounts.make_officer(area))
    page = client.get(reverse("partnerships:start_partnership", args=[area.slug])).content.decode()
    assert ("Only if one team of the area looks after it." in page) == bool(teams)
    assert ("Officers of one team only" in page) == bool(teams)
    assert ("School improvement" in page) == bool(teams)


def test_a_partnership_is_set_up_where_no_team_is_asked(client: Client) -> None:
    area = accounts.make_area()
    client.force_login(accounts.make_officer(area))
    told = {"name": "Port and People", "kind": "project", "purpose": "We meet.", "visibility": "area"}
    page = client.post(reverse("partnerships:start_partnership", args=[area.slug]), told, follow=True)
    assert "This partnership is being set up." in page.content.decode()
