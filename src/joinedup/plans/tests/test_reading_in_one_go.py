"""Pages of plans read what they say of hundreds of schools together, never one school at a time."""

import pytest
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from joinedup.accounts.models import User
from joinedup.brokerage.tests.factories import make_cast
from joinedup.funding.tests.factories import make_programme
from joinedup.plans import services
from joinedup.plans.tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("solved_here")]


def test_no_page_of_a_plan_goes_back_for_a_fact_of_one_school(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    cast = make_cast()
    circle = factories.make_circle(cast)
    make_programme(circle.area, by=cast.ada, topics=("B1", "B6", "C1"), places=("Brackwater",))
    plan = factories.make_plan(circle)
    change = services.Change("forbid")
    trial = services.try_change(plan=plan, suggestion=plan.suggestions.all()[0], change=change, by=cast.ada)
    client.force_login(User.objects.get(pk=cast.ada.user_id))

    def refuse(row: Model, *_: object, fields: object = None, **__: object) -> None:
        raise AssertionError(f"{fields} of a {type(row).__name__} is read on its own")

    monkeypatch.setattr(Model, "refresh_from_db", refuse)
    pages = [reverse("plans:show_plan", args=[circle.area.slug, one.public_id]) for one in (plan, trial)]
    pages.append(f"{reverse('plans:compare_plans', args=[circle.area.slug])}?plans={plan.public_id}&plans={trial.public_id}")
    assert [client.get(page).status_code for page in pages] == [200, 200, 200]
