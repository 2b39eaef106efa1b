"""On the page for mail one chooses more or less about one partnership, and the newsletter goes accordingly."""

import pytest
from django.test import Client
from django.urls import reverse

from joinedup.accounts import queries as accounts
from joinedup.news.tests import factories
from joinedup.notices.models import Message

pytestmark = pytest.mark.django_db


def test_one_partnership_may_write_less_than_the_rest(client: Client) -> None:
    term = factories.make_term()
    user = factories.user_of(term.chair)
    client.force_login(user)
    page = reverse("accounts:choose_my_mail", args=[term.area.slug])
    assert term.partnership.name in client.get(page).content.decode()
    about = f"{page}?about={term.partnership.public_id}"
    assert "At present: everything as it happens" in client.get(about).content.decode()
    client.post(about, {"volume": "must"})
    assert accounts.volume_for(area_id=term.area.pk, address=user.email, about=term.partnership.subject) == "must"
    assert accounts.volume_for(area_id=term.area.pk, address=user.email) == "all"
    factories.make_sent(term)
    assert Message.objects.get(key__startswith="newsletter.sent", to=user.email).state == "left_out"
    client.post(about, {"volume": "same"})
    assert accounts.volume_for(area_id=term.area.pk, address=user.email, about=term.partnership.subject) == "all"


def test_a_stranger_to_a_partnership_is_not_offered_it(client: Client) -> None:
    term = factories.make_term()
    client.force_login(factories.user_of(term.bea))
    page = reverse("accounts:choose_my_mail", args=[term.area.slug])
    assert client.get(f"{page}?about={term.partnership.public_id}").status_code == 404
