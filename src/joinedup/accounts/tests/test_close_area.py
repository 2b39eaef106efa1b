"""Close an area: nobody enters, nothing is mailed, nothing is lost; a system administrator opens it again."""

import pytest
from django.test import Client
from django.urls import reverse

from joinedup.accounts import queries
from joinedup.accounts.choices import LinkState
from joinedup.accounts.models import Area, Invitation, Link, User
from joinedup.accounts.services import closing, invitations
from joinedup.accounts.tests import factories
from joinedup.accounts.tests.outbox import last_link, last_mail
from joinedup.audit import queries as audit
from joinedup.core import clock
from joinedup.core.actors import SYSTEM, Actor
from joinedup.core.refusals import Conflict, Refused
from joinedup.notices import services as notices
from joinedup.notices.models import Message

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> factories.Cast:
    return factories.make_cast()


@pytest.fixture
def root() -> Actor:
    return factories.actor_for(factories.make_user("Root Ray", is_administrator=True))


def a_mail(area: Area, key: str) -> Message:
    mail = notices.Mail(
        key=key, to="x@example.org", template="accounts/mail/email_changed", context={"name": "X"}, sender_name="X", area_id=area.pk
    )
    return notices.post(mail, by=SYSTEM)


def test_an_officer_closes_the_area_by_its_page_and_everybody_is_told(cast: factories.Cast) -> None:
    area, client = cast.brackwater, Client()
    coordinator = factories.make_coordinator(area)
    client.force_login(factories.make_officer(area, "Dev Dhillon"))
    assert reverse("accounts:close_area", args=[area.public_id]) in client.get(f"/a/{area.slug}/about/").content.decode()
    address = reverse("accounts:close_area", args=[area.public_id])
    assert "3 people who work here are told" in client.get(address).content.decode()
    page = client.post(address, {"version": "1"}, follow=True).content.decode()
    assert "3 people were told" in page
    assert "Dev Dhillon closed Brackwater" in last_mail(coordinator.email).text
    assert client.get(f"/a/{area.slug}/who/").status_code == 404
    assert client.get(address).status_code == 404
    assert [line.verb for line in audit.entries_about(area.subject)] == ["area.closed"]


def test_only_officers_and_administrators_close_and_only_administrators_open_again(cast: factories.Cast, root: Actor) -> None:
    area = cast.brackwater
    coordinator = factories.actor_for(factories.make_coordinator(area), area)
    for stranger in (cast.bo, cast.cy, coordinator):
        with pytest.raises(Refused):
            closing.close_area(area=area, expected=1, by=stranger)
    with pytest.raises(Conflict):
        closing.close_area(area=Area.objects.get(pk=area.pk), expected=7, by=cast.ada)
    closing.close_area(area=area, expected=1, by=root)
    for refused in (cast.ada, root):
        with pytest.raises(Refused):
            closing.close_area(area=area, expected=2, by=refused)
    with pytest.raises(Refused):
        closing.reopen_area(area=area, expected=2, by=cast.ada)
    assert closing.reopen_area(area=area, expected=2, by=root) == 2
    assert queries.area_for(area.slug, factories.actor_for(User.objects.get(pk=cast.ada.user_id))) == area
    assert [line.verb for line in audit.entries_about(area.subject)] == ["area.closed", "area.reopened"]


def test_a_closed_area_sends_no_mail_and_its_links_rest(cast: factories.Cast, root: Actor) -> None:
    area = cast.brackwater
    details = invitations.InvitationDetails("dora@example.org", "Dora Dean", ("officer",))
    invitations.invite(area=area, details=details, by=cast.ada)
    url, waiting, elsewhere = last_link("dora@example.org"), a_mail(area, "before"), a_mail(cast.elmshire, "elsewhere")
    closing.close_area(area=area, expected=1, by=cast.ada)
    assert Invitation.objects.get().revoked_at is not None
    waiting.refresh_from_db()
    elsewhere.refresh_from_db()
    assert (waiting.state, a_mail(area, "after").state, elsewhere.state) == ("stopped", "stopped", "waiting")
    assert Client().get(url).status_code == 410
    Link.objects.update(revoked_at=None)
    assert Link.objects.get().state(clock.now()) is LinkState.REVOKED
    closing.reopen_area(area=area, expected=2, by=root)
    assert Link.objects.get().state(clock.now()) is LinkState.OPEN
    assert a_mail(area, "open again").state == "waiting"


def test_an_administrator_finds_closed_areas_and_opens_them(cast: factories.Cast, root: Actor) -> None:
    area, client = cast.elmshire, Client()
    closing.close_area(area=area, expected=1, by=root)
    client.force_login(factories.make_user("Ina Installer", is_administrator=True))
    address = reverse("accounts:reopen_area", args=[area.public_id])
    assert address in client.get("/areas/").content.decode()
    assert client.get(address).status_code == 200
    assert "is open again" in client.post(address, {"version": "2"}, follow=True).content.decode()
    assert Area.objects.get(pk=area.pk).closed_at is None
    assert "opened Elmshire in JoinedUp again" in last_mail(cast.bo.email).text
