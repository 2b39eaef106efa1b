"""Actions about a partnership: seen and kept by whoever sees and organises it."""

import pytest
from django.test import Client
from django.urls import reverse

from joinedup.accounts.models import User
from joinedup.accounts.tests import factories as accounts
from joinedup.actions import policies, queries
from joinedup.actions.tests.factories import make_action
from joinedup.partnerships import queries as agreements
from joinedup.partnerships.tests import factories

pytestmark = pytest.mark.django_db


def test_organisers_write_actions_down_and_partners_see_them(client: Client) -> None:
    area = accounts.make_area()
    by = accounts.officer_actor(area)
    partnership = factories.make_partnership(area, by=by)
    action = make_action(area, "Book the hall", by=by, about=partnership.subject)
    partner = factories.lead_of(factories.partners(partnership.agreement)[0]).within(area_id=area.pk, area_slug=area.slug)
    assert [line.what for line in queries.actions_about(partnership.subject, partner)] == ["Book the hall"]
    assert policies.may_manage_action(by, action)
    assert not policies.may_manage_action(partner, action)
    promise = make_action(area, "Share the minibus", by=by, about=agreements.promises_of(partnership))
    assert {line.what for line in queries.actions_about(partnership.subject, partner)} == {"Book the hall", "Share the minibus"}
    assert policies.may_manage_action(by, promise)
    assert not policies.may_add_action(partner, area.pk, agreements.promises_of(partnership))
    assert not policies.may_add_action(accounts.officer_actor(accounts.make_area("Elmshire")), area.pk, promise.about)
    client.force_login(User.objects.get(pk=by.user_id))
    page = client.get(reverse("partnerships:show_agreement", args=[area.slug, partnership.public_id])).content.decode()
    assert "Share the minibus" in page
    assert "Book the hall" not in page
    assert f"/actions/add/?about=partnerships.promises:{partnership.public_id}" in page
    for name in ("show_partnership", "show_actions"):
        page = client.get(reverse(f"partnerships:{name}", args=[area.slug, partnership.public_id])).content.decode()
        assert "Book the hall" in page
        assert f"about=partnerships.partnership:{partnership.public_id}" in page


def test_another_area_sees_none_of_them() -> None:
    here, there = accounts.make_area(), accounts.make_area("Elmshire")
    by = accounts.officer_actor(here)
    partnership = factories.make_partnership(here, by=by)
    make_action(here, by=by, about=partnership.subject)
    assert queries.actions_about(partnership.subject, accounts.officer_actor(there)) == []
