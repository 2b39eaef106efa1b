"""Regular mail that people can stop."""

from urllib.parse import urlsplit

import pytest
from django.test import Client

from joinedup.accounts import queries
from joinedup.accounts.models import Area, MailChoice
from joinedup.accounts.services import mail_choices
from joinedup.accounts.tests import factories
from joinedup.audit.models import Entry
from joinedup.core.actors import SYSTEM
from joinedup.core.refusals import Missing
from joinedup.notices.tests.factories import make_message

pytestmark = pytest.mark.django_db
ADDRESS = "Head@Oak.example"


def wants(area: Area) -> bool:
    return queries.wants_mail(area_id=area.pk, address=ADDRESS, kind="digest")


def give(area: Area) -> str:
    return urlsplit(mail_choices.unsubscribe_url(area=area, address=ADDRESS, kind="digest", by=SYSTEM)).path


def test_a_mail_program_stops_the_mail_in_one_click():
    area, client = factories.make_area(), Client(enforce_csrf_checks=True)
    path = give(area)
    assert wants(area)
    assert client.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert client.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert not wants(area)
    assert Entry.objects.filter(verb="mail_choice.stopped").count() == 1


def test_a_person_chooses_and_can_have_the_mail_again():
    area, client = factories.make_area(), Client()
    page = client.get(give(area), follow=True)
    assert "How much mail do you want?" in page.content.decode()
    address = page.redirect_chain[-1][0]
    assert "Choose an answer" in client.post(address, {}).content.decode()
    assert wants(area)
    client.post(address, {"volume": "stop"})
    assert not wants(area)
    client.post(address, {"volume": "daily"})
    assert wants(area)
    assert Entry.objects.filter(verb="mail_choice.started").exists()


def test_opening_stops_nothing():
    area, client = factories.make_area(), Client()
    path = give(area)
    for _ in range(10):
        client.head(path)
        client.get(path, follow=True)
        client.post(path)
    assert wants(area)


def test_other_mails_and_other_areas_are_not_touched():
    here, there = factories.make_area("Brackwater"), factories.make_area("Elmshire")
    give(there)
    Client().post(give(here), {"List-Unsubscribe": "One-Click"})
    assert not wants(here)
    assert wants(there)
    assert queries.wants_mail(area_id=here.pk, address=ADDRESS, kind="newsletter")


def test_what_has_not_left_is_stopped_too_and_other_mail_is_not():
    area = factories.make_area()
    mine, other = (mail_choices.unsubscribe_url(area=area, address=ADDRESS, kind=kind, by=SYSTEM) for kind in ("digest", "newsletter"))
    urls = {"waiting": mine, "held": mine, "other": other, "none": ""}
    rows = {
        name: make_message(to=ADDRESS, area_id=area.pk, unsubscribe_url=url, state="held" if name == "held" else "waiting")
        for name, url in urls.items()
    }
    Client().post(give(area), {"List-Unsubscribe": "One-Click"})
    for row in rows.values():
        row.refresh_from_db()
    assert [row.state for row in rows.values()] == ["stopped", "stopped", "waiting", "waiting"]


def test_a_forged_address_and_another_actor_change_nothing():
    area = factories.make_area()
    give(area)
    assert Client().post("/unsubscribe/forged/", {"List-Unsubscribe": "One-Click"}).status_code == 404
    with pytest.raises(Missing):
        mail_choices.choose_mail(choice=MailChoice.objects.get(), wanted=False, by=factories.officer_actor(area))
