"""Partners read the agreement by link before anybody signs."""

import pytest
from django.test import Client

from joinedup.partnerships.models import Partner
from joinedup.partnerships.tests import links

pytestmark = pytest.mark.django_db


def test_who_reads_sees_all_partners_before_anything_is_open_for_signature(client: Client) -> None:
    sent = links.to_read()
    page = client.get(sent.path, follow=True).content.decode()
    assert "Nobody signs anything now." in page
    assert Partner.objects.count() >= 2
    for partner in Partner.objects.select_related("organisation"):
        assert f"<li>{partner.organisation.name}" in page
