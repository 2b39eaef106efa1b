"""A map of hundreds of lines says nothing: of many suggestions it draws those that are listed, and all when asked."""

import json
import re

import pytest
from django.test import Client

from joinedup.accounts.models import User
from joinedup.plans import queries
from joinedup.plans.tests import factories
from joinedup.plans.views import plans as views

pytestmark = pytest.mark.django_db
DRAW_ALL = "Draw all 3 suggestions"


def drawn(page: str) -> int:
    """Count the lines on the map of a page."""
    found = re.search(r'id="map-flows">(.*?)</script>', page, re.DOTALL)
    assert found
    return len(json.loads(found[1]))


def test_of_many_suggestions_the_map_draws_the_listed_ones(
    circle: factories.Circle, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = queries.url_of_plan(factories.make_plan(circle))
    client.force_login(User.objects.get(pk=circle.ada.user_id))
    every = client.get(address).content.decode()
    assert (drawn(every), DRAW_ALL in every) == (3, False)

    monkeypatch.setattr(views, "PAGE", 2)
    monkeypatch.setattr(views, "DRAWN", 2)
    first, second = (client.get(f"{address}?page={number}").content.decode() for number in (1, 2))
    assert (drawn(first), drawn(second), DRAW_ALL in first) == (2, 1, True)
    assert drawn(client.get(f"{address}?page=2&draw=all").content.decode()) == 3
