"""Signing in by a mailed code."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from joinedup.accounts.models import SignIn
from joinedup.accounts.services import limits
from joinedup.accounts.tests import factories
from joinedup.accounts.tests.outbox import last_code, last_mail
from joinedup.audit.models import Entry
from joinedup.core import clock
from joinedup.notices.models import Message

pytestmark = pytest.mark.django_db


def ask(client: Client, address: str, then: str = "") -> None:
    response = client.post(f"/sign-in/?next={then}" if then else "/sign-in/", {"email": address})
    assert response.status_code == 302, response.content.decode()
    assert response["Location"] == "/sign-in/code/"


def test_the_mailed_code_signs_in_and_leads_where_the_visitor_wanted_to_go():
    user, client = factories.make_user(), Client(headers={"User-Agent": "Mozilla/5.0 (iPad) Safari/604"})
    ask(client, user.email.upper(), "/my-account/")
    response = client.post("/sign-in/code/", {"code": last_code(user.email)})
    assert response["Location"] == "/my-account/"
    assert client.get("/my-account/").status_code == 200
    assert SignIn.objects.get(user=user).device == "Safari, iPad"
    assert Entry.objects.filter(verb="user.signed_in", user_id=user.pk).exists()


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "javascript:alert(1)", "/\\evil.example"])
def test_next_never_leads_to_another_site(elsewhere):
    user, client = factories.make_user(), Client()
    ask(client, user.email, elsewhere)
    assert client.post("/sign-in/code/", {"code": last_code(user.email)})["Location"] == "/"


def test_codes_with_spaces_and_the_last_three_codes_work_but_not_the_fourth():
    user, client = factories.make_user(), Client()
    codes = []
    for _ in range(4):
        ask(client, user.email)
        codes.append(last_code(user.email))
    if codes[0] not in codes[1:]:
        assert client.post("/sign-in/code/", {"code": codes[0]}).status_code == 200
    spaced = f"{codes[1][:3]} {codes[1][3:]}"
    assert client.post("/sign-in/code/", {"code": spaced}).status_code == 302
    assert Client().post("/sign-in/code/", {"code": codes[1]})["Location"] == "/sign-in/"


def test_a_code_works_once_and_for_thirty_minutes():
    user = factories.make_user()
    first, second = Client(), Client()
    ask(first, user.email)
    ask(second, user.email)
    code = last_code(user.email)
    assert first.post("/sign-in/code/", {"code": code}).status_code == 302
    assert second.post("/sign-in/code/", {"code": code}).status_code == 200
    ask(second, user.email)
    late = last_code(user.email)
    with clock.fixed(clock.now() + timedelta(minutes=31)):
        assert "That is not the code" in second.post("/sign-in/code/", {"code": late}).content.decode()


def test_unknown_addresses_get_the_same_pages_and_a_mail_that_says_so():
    known, unknown = Client(), Client()
    user = factories.make_user()
    stranger = "stranger@example.org"
    ask(known, user.email)
    ask(unknown, stranger)
    pages = [
        client.get("/sign-in/code/").content.decode().replace(address, "ADDRESS")
        for client, address in ((known, user.email), (unknown, stranger))
    ]
    assert _without_secrets(pages[0]) == _without_secrets(pages[1])
    wrong = [_without_secrets(client.post("/sign-in/code/", {"code": "999 999"}).content.decode()) for client in (known, unknown)]
    assert wrong[0].replace(user.email, "") == wrong[1].replace(stranger, "")
    assert "There is no account with this address" in last_mail(stranger).text
    assert Message.objects.count() == 2


def test_a_closed_account_is_answered_like_an_unknown_one():
    user, client = factories.make_user(), Client()
    user.is_active = False
    user.save()
    ask(client, user.email)
    assert "There is no account" in last_mail(user.email).text


def test_wrong_codes_are_limited_and_the_page_says_when_to_try_again():
    user, client = factories.make_user(), Client()
    ask(client, user.email)
    wrong = "000000" if last_code(user.email) != "000000" else "111111"
    for _ in range(10):
        assert client.post("/sign-in/code/", {"code": wrong}).status_code == 200
    response = client.post("/sign-in/code/", {"code": last_code(user.email)})
    assert response.status_code == 429
    assert 1 <= int(response["Retry-After"]) <= 1801
    assert "You can try again at" in response.content.decode()


def test_a_stranger_who_guesses_cannot_lock_out_the_browser_of_the_owner():
    user, owner, stranger = factories.make_user(), Client(), Client()
    ask(owner, user.email)
    owner.post("/sign-in/code/", {"code": last_code(user.email)})
    owner.post("/sign-out/")
    ask(stranger, user.email)
    for number in range(11):
        stranger.post("/sign-in/code/", {"code": f"{number:06d}"})
    ask(owner, user.email)
    assert owner.post("/sign-in/code/", {"code": last_code(user.email)}).status_code == 302


def test_codes_to_one_address_are_limited():
    client = Client()
    for _ in range(limits.CODES_TO_ADDRESS[0].most):
        ask(client, "head@example.org")
    assert client.post("/sign-in/", {"email": "head@example.org"}).status_code == 429
    assert client.post("/sign-in/", {"email": "other@example.org"}).status_code == 302


def test_signing_out_needs_a_press_and_ends_the_session():
    user, client = factories.make_user(), Client()
    ask(client, user.email)
    client.post("/sign-in/code/", {"code": last_code(user.email)})
    assert client.get("/sign-out/").status_code == 405
    client.post("/sign-out/")
    assert client.get("/my-account/").status_code == 302
    assert SignIn.objects.get(user=user).ended_at is not None


def test_a_code_is_not_kept_in_clear():
    from joinedup.accounts.models import MailedCode

    user, client = factories.make_user(), Client()
    ask(client, user.email)
    code = MailedCode.objects.get()
    assert last_code(user.email) not in (code.digest, *map(str, code.__dict__.values()))
    assert Message.objects.get().is_secret


def test_the_console_prints_a_code_for_an_account_whose_mail_does_not_come(capsys):
    user, client = factories.make_user(), Client()
    ask(client, user.email)
    call_command("sign_in_code", user.email)
    assert client.post("/sign-in/code/", {"code": capsys.readouterr().out.splitlines()[0]}).status_code == 302
    with pytest.raises(CommandError, match="no account"):
        call_command("sign_in_code", "stranger@example.org")


def _without_secrets(page: str) -> str:
    import re

    return re.sub(r'(value|nonce)="[^"]*"', "", page)
