"""The mail of the demo can be read and its links pressed, in the demo only."""

import re

import pytest
from django.test import Client, override_settings

from joinedup.accounts.models import User
from joinedup.notices.models import Message


@pytest.mark.django_db
def test_somebody_asks_for_a_code_and_finds_it_in_the_mailbox(client: Client) -> None:
    user = User.objects.create_user(email="ada@tamberley.example", name="Ada")
    client.post("/sign-in/", {"email": user.email})
    mail = Message.objects.get(to=user.email)
    with override_settings(MODE="demo"):
        assert f"/demo/mail/{mail.public_id}/" in client.get("/demo/mail/", {"q": "ada@"}).content.decode()
        assert mail.public_id not in client.get("/demo/mail/", {"q": "bo@"}).content.decode()
        page = client.get(f"/demo/mail/{mail.public_id}/").content.decode()
    code = re.search(r"\b\d{6}\b", mail.text)
    assert code is not None
    assert code[0] in page
    assert client.get(f"/demo/mail/{mail.public_id}/").status_code == 404


@pytest.mark.django_db
def test_a_link_keeps_its_path_and_nothing_else_becomes_a_link(client: Client) -> None:
    text = "Press http://127.0.0.1:9999/l/abc_-1/ now. <b>Not bold</b>"
    mail = Message.objects.create(key="k", to="a@b.example", subject_line="Hello", text=text, goes_at="2026-11-24T09:00Z", urgency="now")
    with override_settings(MODE="demo"):
        page = client.get(f"/demo/mail/{mail.public_id}/").content.decode()
    assert '<a class="govuk-link" href="/l/abc_-1/">' in page
    assert "&lt;b&gt;Not bold" in page
