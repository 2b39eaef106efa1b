"""Actions that start from a plan: written down by who runs the area, told to their owners, and the plan stays the officers' own."""

import pytest
from django.test import Client
from django.urls import reverse

from joinedup.accounts.models import User
from joinedup.accounts.tests import factories as accounts
from joinedup.actions import policies
from joinedup.actions import queries as actions
from joinedup.actions.tests.factories import make_action
from joinedup.brokerage.tests import factories as brokerage
from joinedup.directory.tests import factories as directory
from joinedup.notices.models import Message
from joinedup.plans.tests import factories

pytestmark = pytest.mark.django_db


def test_an_action_about_a_plan_names_neither_its_title_nor_what_is_in_it(client: Client) -> None:
    cast = brokerage.make_cast()
    area = cast.brackwater
    plan = factories.make_ready_plan(area, cast.oak, cast.ash)
    user = accounts.make_user("Imran Daud")
    owner = directory.make_person("Imran Daud", organisation=cast.oak, area=area, email=user.email)
    action = make_action(area, "Ring the head", by=cast.ada, owner=owner, about=plan.subject)
    assert policies.may_manage_action(cast.ada, action)
    assert not policies.may_add_action(accounts.officer_actor(accounts.make_area("Thirdshire")), area.pk, plan.subject)
    client.force_login(User.objects.get(pk=cast.ada.user_id))
    page = client.get(reverse("plans:show_plan", args=[area.slug, plan.public_id])).content.decode()
    assert "Ring the head" in page
    assert f"/actions/add/?about=plans.plan:{plan.public_id}" in page
    line = actions.action_line(action)
    assert line.about is not None
    assert line.about.name.startswith("Plan made on ")
    told = Message.objects.get(to=user.email)
    assert plan.title not in told.text + told.html
    actor = accounts.actor_for(user, area)
    assert not policies.may_add_action(actor, area.pk, plan.subject)
    client.force_login(user)
    assert plan.title not in client.get(line.href).content.decode()
    assert line.about.href == reverse("plans:show_plan", args=[area.slug, plan.public_id])
    assert client.get(line.about.href).status_code == 404
