"""Acting on behalf of an organisation, and what it never covers; the actor of a job."""

import pytest
from django.test import Client

from joinedup.accounts import queries
from joinedup.accounts.models import User
from joinedup.accounts.services import on_behalf
from joinedup.accounts.tests import factories
from joinedup.core.actors import NOBODY, Actor
from joinedup.core.refusals import Refused
from joinedup.jobs.services.running import ActorIds

pytestmark = pytest.mark.django_db


def start(client: Client, by: Actor) -> None:
    session = client.session
    on_behalf.start(session, organisation_id=7, name="Oak Primary", by=by)
    session.save()


@pytest.fixture
def may(monkeypatch):
    """Let the room above allow organisation 7 while this says so."""
    allowed = {7}
    monkeypatch.setattr(queries.may_speak_for, "_items", {"test": lambda actor, organisation_id: organisation_id in allowed})
    return allowed


def test_the_banner_stands_on_every_page_of_the_area(may):
    cast, client = factories.make_cast(), Client()
    client.force_login(User.objects.get(pk=cast.ada.user_id))
    start(client, cast.ada)
    assert "on behalf of Oak Primary" in client.get(f"/a/{cast.brackwater.slug}/who/").content.decode()
    assert "on behalf of Oak Primary" in client.get("/areas/").content.decode()


def test_it_ends_by_itself_when_the_right_is_gone(may):
    cast, client = factories.make_cast(), Client()
    client.force_login(User.objects.get(pk=cast.ada.user_id))
    start(client, cast.ada)
    may.clear()
    assert "on behalf of" not in client.get("/areas/").content.decode()
    assert on_behalf.voice_in(client.session) is None


def test_it_does_not_reach_into_another_area(may):
    cast, client = factories.make_cast(), Client()
    user = User.objects.get(pk=cast.ada.user_id)
    factories.give_role(user, cast.elmshire)
    client.force_login(user)
    start(client, cast.ada)
    assert "on behalf of" not in client.get(f"/a/{cast.elmshire.slug}/who/").content.decode()


def test_what_people_must_do_themselves_is_refused():
    ada = factories.make_cast().ada
    on_behalf.require_own_voice(ada)
    with pytest.raises(Refused, match="must do this themselves"):
        on_behalf.require_own_voice(ada.speaking_for(organisation_id=7, name="Oak Primary"))


def test_a_job_runs_with_the_roles_that_its_person_has_now(may):
    cast = factories.make_cast()
    ids = ActorIds(kind="user", user_id=cast.ada.user_id, link_id=None, area_id=cast.brackwater.pk, on_behalf_of=7)
    actor = queries.actor_for_ids(ids)
    assert (actor.area_slug, actor.on_behalf_of) == (cast.brackwater.slug, 7)
    assert actor.grants == cast.ada.grants
    may.clear()
    assert queries.actor_for_ids(ids).on_behalf_of is None
    User.objects.filter(pk=cast.ada.user_id).update(is_active=False)
    assert queries.actor_for_ids(ids) is NOBODY
    assert queries.actor_for_ids(ActorIds("link", None, 99, None, None)) is NOBODY
