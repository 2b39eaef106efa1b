"""My account: name, address, the browsers in which I am signed in."""

import pytest
from django.test import Client

from joinedup.accounts import queries
from joinedup.accounts.models import SignIn, User
from joinedup.accounts.services import my_account, sessions
from joinedup.accounts.tests import factories
from joinedup.accounts.tests.outbox import last_code, last_mail
from joinedup.audit.models import Entry
from joinedup.core.refusals import Missing, Refused

pytestmark = pytest.mark.django_db


def signed_in(user: User, device: str = "Firefox Windows") -> Client:
    client = Client(headers={"User-Agent": device})
    client.post("/sign-in/", {"email": user.email})
    assert client.post("/sign-in/code/", {"code": last_code(user.email)}).status_code == 302
    return client


def test_somebody_changes_their_name():
    user = factories.make_user()
    my_account.rename_me(name="Ada Lovely", by=factories.actor_for(user))
    assert User.objects.get().name == "Ada Lovely"
    assert Entry.objects.filter(verb="user.renamed").exists()


def test_the_address_changes_with_a_code_at_the_old_and_at_the_new_address():
    user, new = factories.make_user(), "ada.new@example.org"
    old = user.email
    client, other = signed_in(user), signed_in(user, "Chrome Android")
    assert client.post("/my-account/e-mail/start/")["Location"] == "/my-account/e-mail/"
    assert client.post("/my-account/e-mail/", {"code": last_code(old)}).status_code == 302
    assert client.post("/my-account/e-mail/", {"email": new}).status_code == 302
    assert User.objects.get().email == old
    assert client.post("/my-account/e-mail/", {"code": last_code(new)})["Location"] == "/my-account/"
    assert User.objects.get().email == new
    assert "another e-mail address" in last_mail(old).text
    assert client.get("/my-account/").status_code == 200
    assert other.get("/my-account/").status_code == 302
    assert Entry.objects.filter(verb="user.email_changed").exists()


def test_the_steps_cannot_be_skipped():
    user = factories.make_user()
    client = signed_in(user)
    assert client.post("/my-account/e-mail/", {"email": "x@example.org"})["Location"] == "/my-account/"
    client.post("/my-account/e-mail/start/")
    assert client.post("/my-account/e-mail/", {"email": "x@example.org", "code": "000000"}).status_code == 200
    assert User.objects.get().email == user.email


def test_an_address_that_has_an_account_is_not_given_away():
    user, other = factories.make_user(), factories.make_user("Bo Brown")
    by = factories.actor_for(user)
    my_account.mail_code_to_new_address(address=other.email, by=by)
    assert "already is an account" in last_mail(other.email).text
    with pytest.raises(Refused, match="not the code"):
        my_account.check_new_address(address=other.email, typed="123456", by=by)
    with pytest.raises(Refused, match="already your"):
        my_account.mail_code_to_new_address(address=user.email.upper(), by=by)


def test_my_browsers_are_listed_and_can_be_ended():
    user = factories.make_user()
    here, there, third = signed_in(user), signed_in(user, "Safari iPad"), signed_in(user, "Chrome Android")
    page = here.get("/my-account/").content.decode()
    assert "Safari, iPad" in page
    assert "This browser" in page
    line = next(line for line in _lines(user, here) if line.device == "Safari, iPad")
    assert here.post(f"/my-account/sign-ins/{line.public_id}/end/").status_code == 302
    assert there.get("/my-account/").status_code == 302
    here.post("/my-account/sign-ins/end-others/")
    assert third.get("/my-account/").status_code == 302
    assert [line.is_this_one for line in _lines(user, here)] == [True]
    assert Entry.objects.filter(verb="user.signed_out").count() == 2


def test_nobody_ends_the_browser_of_somebody_else():
    ada, bo = factories.make_user(), factories.make_user("Bo Brown")
    signed_in(ada)
    with pytest.raises(Missing):
        sessions.end_sign_in(public_id=SignIn.objects.get(user=ada).public_id, by=factories.actor_for(bo))
    assert not queries.sign_ins_of(factories.actor_for(bo), session_key="")


def test_reading_pages_writes_no_rows(django_assert_num_queries):
    user = factories.make_user()
    client = signed_in(user)
    client.get("/my-account/")
    before = list(SignIn.objects.values())
    for _ in range(3):
        client.get("/my-account/")
    assert list(SignIn.objects.values()) == before


def _lines(user: User, client: Client) -> list[queries.SignInLine]:
    return queries.sign_ins_of(factories.actor_for(user), session_key=client.session.session_key)
