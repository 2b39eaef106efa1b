"""Links without account."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.utils import timezone

from joinedup.accounts import choices, queries
from joinedup.accounts.choices import Purpose
from joinedup.accounts.models import Invitation, Link
from joinedup.accounts.services import links
from joinedup.accounts.tests import factories
from joinedup.accounts.tests.outbox import last_link, last_mail
from joinedup.audit.models import Entry
from joinedup.core import clock
from joinedup.core.actors import SYSTEM
from joinedup.core.refusals import Refused
from joinedup.notices.models import Message

pytestmark = pytest.mark.django_db
ADDRESS = "head@oak.example"


def make_invitation() -> Invitation:
    return Invitation.objects.create(
        area=factories.make_area(), email=ADDRESS, roles=["officer"], expires_at=timezone.now() + timedelta(days=14)
    )


def give(invitation: Invitation, **facts: str) -> str:
    area = invitation.area
    by = SYSTEM.within(area_id=area.pk, area_slug=area.slug)
    url = links.give_link(purpose=Purpose.INVITATION, subject=invitation.subject, address=ADDRESS, days=7, by=by, **facts)
    return urlsplit(url).path


def test_a_link_moves_its_token_into_the_session_and_leads_to_its_page():
    invitation, client = make_invitation(), Client()
    path = give(invitation)
    response = client.get(path)
    assert response["Location"] == f"/invitation/{invitation.public_id}/"
    assert response["Referrer-Policy"] == "no-referrer"
    assert "no-store" in response["Cache-Control"]
    page = client.get(response["Location"])
    assert page.status_code == 200
    assert invitation.area.name in page.content.decode()


def test_only_a_digest_of_the_token_is_kept():
    invitation = make_invitation()
    token = give(invitation).split("/")[2]
    link = Link.objects.get()
    assert token not in (link.digest, str(link.facts))
    assert link.digest == links.digest_of(token)
    assert Entry.objects.get(verb="link.given").facts == {"purpose": "accounts.invitation", "days": 7}


def test_opening_ten_times_changes_nothing(django_assert_max_num_queries):
    invitation = make_invitation()
    path, before = give(invitation), list(Link.objects.values())
    for _ in range(10):
        client = Client()
        assert client.head(path).status_code == 302
        assert client.get(path, follow=True).status_code == 200
    assert list(Link.objects.values()) == before


def test_a_visitor_without_the_link_is_asked_to_open_it_again():
    invitation = make_invitation()
    response = Client().get(f"/invitation/{invitation.public_id}/", follow=True)
    assert "Open that link again" in response.content.decode()


def test_a_link_for_one_thing_does_not_open_another():
    mine, other, client = make_invitation(), make_invitation(), Client()
    client.get(give(mine))
    assert client.get(f"/invitation/{other.public_id}/").status_code == 302


def test_several_links_are_held_at_once_and_the_oldest_are_forgotten():
    client = Client()
    invitations = [make_invitation() for _ in range(queries.MOST_LINKS + 1)]
    for invitation in invitations:
        client.get(give(invitation))
    seen = [client.get(f"/invitation/{invitation.public_id}/").status_code for invitation in invitations]
    assert seen == [302, *[200] * queries.MOST_LINKS]


def test_a_forged_link_has_a_helpful_page():
    response = Client().get("/l/forged-token/")
    assert response.status_code == 404
    assert "cut in two" in response.content.decode()


def test_a_link_that_was_taken_back_closes_at_once_even_in_an_open_session():
    invitation, client = make_invitation(), Client()
    path = give(invitation, ask="Ada Adams")
    client.get(path)
    assert links.revoke_links(subject=invitation.subject, by=SYSTEM) == 1
    assert client.get(f"/invitation/{invitation.public_id}/").status_code == 302
    page = client.get(path)
    assert page.status_code == 410
    assert "Ada Adams" in page.content.decode()
    assert Entry.objects.filter(verb="links.revoked").exists()


def test_an_old_link_offers_a_new_one_to_the_same_address():
    invitation = make_invitation()
    path = give(invitation, title="Join Brackwater", name="Mrs Oak")
    with clock.fixed(clock.now() + timedelta(days=8)):
        client = Client()
        assert "too old" in client.get(path).content.decode()
        client.head(path + "new/")
        assert not Message.objects.exists()
        assert "Choose an answer to “Do you still need the link?”" in client.post(path + "new/", {}).content.decode()
        assert not Message.objects.exists()
        assert "on its way" in client.post(path + "new/", {"still": "yes"}).content.decode()
        assert last_mail(ADDRESS).to == ADDRESS
        assert "Join Brackwater" in last_mail(ADDRESS).text
        assert client.get(urlsplit(last_link(ADDRESS)).path).status_code == 302


def test_whoever_needs_no_new_link_gets_none():
    invitation = make_invitation()
    path = give(invitation)
    with clock.fixed(clock.now() + timedelta(days=8)):
        assert "send nothing" in Client().post(path + "new/", {"still": "no"}).content.decode()
    assert not Message.objects.exists()


def test_new_links_are_limited():
    invitation = make_invitation()
    path = give(invitation)
    with clock.fixed(clock.now() + timedelta(days=8)):
        answers = [Client().post(path + "new/", {"still": "yes"}).status_code for _ in range(4)]
    assert answers == [200, 200, 200, 429]


def test_a_link_that_still_works_is_not_renewed():
    invitation = make_invitation()
    give(invitation)
    with pytest.raises(Refused):
        links.renew_link(link=Link.objects.get(), by=SYSTEM)


def test_a_spent_link_still_shows_the_state_of_the_thing():
    invitation, client = make_invitation(), Client()
    path = give(invitation)
    link = Link.objects.get()
    links.spend_link(by=queries.actor_of_link(link))
    link.refresh_from_db()
    assert link.state(clock.now()) == choices.LinkState.SPENT
    assert client.get(path, follow=True).status_code == 200


def test_the_actor_of_a_link_may_do_exactly_its_purpose_on_its_subject():
    invitation, other = make_invitation(), make_invitation()
    give(invitation)
    actor = queries.actor_of_link(Link.objects.get())
    assert actor.kind == "link"
    assert actor.may_by_link(Purpose.INVITATION, invitation.subject)
    assert not actor.may_by_link(Purpose.UNSUBSCRIBE, invitation.subject)
    assert not actor.may_by_link(Purpose.INVITATION, other.subject)
    assert not actor.grants


def test_a_purpose_without_a_page_cannot_be_given():
    with pytest.raises(LookupError):
        links.give_link(purpose="nowhere.page", subject=make_invitation().subject, address=ADDRESS, days=7, by=SYSTEM)


def test_a_link_on_a_page_takes_precedence_over_the_signed_in_user():
    invitation, client = make_invitation(), Client()
    client.force_login(factories.make_user("Cy Clark"))
    assert client.get(f"/invitation/{invitation.public_id}/").status_code == 404
    client.get(give(invitation))
    assert client.get(f"/invitation/{invitation.public_id}/").status_code == 200
