import pytest
from django.contrib.auth.base_user import AbstractBaseUser
from django.test import Client

from joinedup.ui import forms

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/find/?q=%00", "/l/a%00b/", "/gallery/?x=1&y=a%00", "/organisations/%00/"])
def test_an_address_with_a_null_character_cannot_be_read(client: Client, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 400
    assert "We could not read what your browser sent" in answer.content.decode()


@pytest.mark.parametrize("sent", [{"once": "a\x00"}, {"email": "a\x00b@x.example"}, {"\x00": "x"}])
def test_a_form_with_a_null_character_cannot_be_read(client: Client, sent: dict[str, str]) -> None:
    assert client.post("/sign-in/", sent).status_code == 400


def test_what_is_larger_than_any_form_is_refused_unread(client: Client, django_user_model: type[AbstractBaseUser]) -> None:
    def status(length: int) -> int:
        return client.get("/gallery/", headers={"content-length": str(length)}).status_code

    assert status(6_000_000) == 413
    client.force_login(django_user_model.objects.create(email="ada@x.example"))
    assert status(6_000_000) == 200
    assert status(200_000_000) == 413


def test_an_address_longer_than_any_mail_server_takes_is_refused_by_its_field(client: Client) -> None:
    answer = client.post("/sign-in/", {"email": "a" * 250 + "@x.example"})
    assert answer.status_code == 200
    assert "There is a problem" in answer.content.decode()


class Edited(forms.Form):
    name = forms.CharField(label="Name")
    version = forms.IntegerField(required=False)


@pytest.mark.parametrize(("sent", "seen"), [("3", 3), ("1,5", 15), ("", 0), ("٣", 3)])
def test_the_version_that_an_editor_saw_is_read_as_its_field_reads_it(sent: str, seen: int) -> None:
    form = Edited.for_thing({"name": "Oak", "version": sent}, object())
    assert form.is_valid()
    assert form.seen_version == seen
