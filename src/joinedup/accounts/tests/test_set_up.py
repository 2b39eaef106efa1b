"""The first person of an installation."""

from urllib.parse import urlsplit

import pytest
from django.test import Client

from joinedup.accounts import policies, queries
from joinedup.accounts.models import Area, User
from joinedup.accounts.services import set_up
from joinedup.accounts.services.set_up import FirstPerson
from joinedup.accounts.tests import factories
from joinedup.audit.models import Entry
from joinedup.core.refusals import Missing, Refused

pytestmark = pytest.mark.django_db
FIRST = {"name": "Cora Cole", "email": "Cora@Example.org", "area_name": "Brackwater Schools"}


def test_whoever_installs_names_her_area_and_holds_the_first_roles_at_once():
    client = Client()
    path = urlsplit(set_up.set_up_url()).path
    assert client.get(path).status_code == 200
    assert client.post(path, FIRST).status_code == 302
    user, area = User.objects.get(), Area.objects.get()
    actor = queries.actor_for(user)
    assert (user.email, area.slug) == ("cora@example.org", "brackwater-schools")
    assert policies.is_administrator(actor)
    assert policies.is_officer(actor, area.pk)
    assert {grant.role for grant in actor.grants} == {"administrator", "officer", "coordinator"}
    assert client.get(f"/a/{area.slug}/who/").status_code == 200
    assert Entry.objects.filter(verb="area.created", user_id=user.pk).exists()


def test_the_page_is_there_only_with_the_token_and_only_until_somebody_has_an_account():
    path = urlsplit(set_up.set_up_url()).path
    assert Client().get("/set-up/guessed/").status_code == 404
    factories.make_user()
    assert set_up.set_up_url() == ""
    assert Client().get(path).status_code == 404
    assert Client().post(path, FIRST).status_code == 404
    with pytest.raises(Missing):
        set_up.set_up(token=path.split("/")[2], first=FirstPerson(**FIRST))


def test_two_people_who_set_up_at_once_make_one_installation(monkeypatch):
    token = urlsplit(set_up.set_up_url()).path.split("/")[2]
    set_up.set_up(token=token, first=FirstPerson(**FIRST))
    monkeypatch.setattr(set_up, "is_set_up", lambda: False)
    with pytest.raises(Refused):
        set_up.set_up(token=token, first=FirstPerson(name="Eve", email="eve@example.org", area_name="Other"))
    assert User.objects.count() == 1


def test_the_health_check_and_the_sign_in_page_say_that_nobody_is_here_yet():
    finding = set_up.check_set_up()
    assert not finding.is_sound
    assert set_up.set_up_url() in finding.sentence
    assert "Nobody has an account here yet" in Client().get("/sign-in/").content.decode()
    factories.make_user()
    assert set_up.check_set_up().is_sound
    assert "Nobody has an account here yet" not in Client().get("/sign-in/").content.decode()
