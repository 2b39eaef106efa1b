"""A head without an account is asked by mail, weighs up by the link, comes back by it, and alone decides who reads what."""

import pytest
from django.test import Client
from django.urls import reverse

from joinedup.accounts.models import Link
from joinedup.accounts.queries.links import hold_link
from joinedup.accounts.tests import factories as accounts
from joinedup.audit import queries as audit
from joinedup.contacts.queries import AsksWanted
from joinedup.core.refusals import Missing, Refused
from joinedup.directory.models import Address
from joinedup.notices.models import Message
from joinedup.reviews import choices, policies, queries, services
from joinedup.reviews.models import WeighAsk, WeighUp
from joinedup.reviews.tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene() -> factories.Scene:
    return factories.make_scene()


def test_a_head_saves_part_by_part_and_comes_back_by_the_same_link(scene: factories.Scene, client: Client) -> None:
    asked = factories.ask(scene)
    session = client.session
    hold_link(session, Link.objects.get(subject_id=asked.public_id))
    session.save()
    client.cookies["sessionid"] = str(session.session_key)
    overview = reverse("reviews:weigh_up_by_link", args=[asked.public_id])
    side = reverse("reviews:weigh_side_by_link", args=[asked.public_id, "costs"])
    assert "Four short pages" in client.get(overview).content.decode()
    client.post(side, {"version": 1})
    assert not WeighUp.objects.exists()
    gone_on = client.post(side, {"version": 1, "c-people_size": 3, "c-people_note": "Cover for our deputy"})
    assert gone_on["location"] == reverse("reviews:weigh_side_by_link", args=[asked.public_id, "risks"])
    client.post(reverse("reviews:conclude_weigh_up_by_link", args=[asked.public_id]), {"version": 2, "conclusion": "yes"})
    shown = client.get(overview).content.decode()
    assert ("Cover for our deputy" in shown, "Yes, it is worth it for us" in shown, "Only for us" in shown) == (True, True, True)
    weigh_up = WeighUp.objects.get()
    assert (weigh_up.ask, weigh_up.organisation, weigh_up.said_by) == (asked, scene.oak, "Head of Oak")
    assert [entry.verb for entry in audit.entries_about(weigh_up.subject)] == [
        "weigh_up.started", "weigh_up.weighed", "weigh_up.concluded",
    ]  # fmt: skip
    assert list(queries.kept_weigh_ups(scene.lead(scene.oak))) == [weigh_up]


def test_the_asker_sees_nothing_until_it_is_shared_with_them(scene: factories.Scene) -> None:
    officer = accounts.officer_actor(scene.area)  # runs the area, organises nothing
    asked = factories.ask(scene, by=officer)
    weigh_up = factories.weigh_by_link(asked)
    by = factories.holder_of(asked)
    organiser = accounts.actor_for(accounts.User.objects.get(pk=scene.officer.user_id), scene.area)
    readers = {"asker": officer, "organiser": organiser, "elm": scene.lead(scene.elm)}

    def seen() -> set[str]:
        return {name for name, viewer in readers.items() if queries.visible_weigh_ups(viewer).exists()}

    def share(*only_for: str, how: str = "all") -> int:
        weigh_up.refresh_from_db()
        return services.share_weigh_up(weigh_up=weigh_up, how=how, only_for=only_for, expected=weigh_up.version, by=by)

    assert seen() == set()
    assert share(choices.ORGANISERS) == 0
    assert seen() == {"asker", "organiser"}
    assert share(scene.elm.public_id) == 1
    assert seen() == {"elm"}
    reader = factories.reader_of(weigh_up, scene.elm)
    services.answer_weigh_up(reader=reader, says="read", by=readers["elm"])
    assert share(choices.ORGANISERS) == 0
    assert queries.sheet_for_reader(factories.reader_of(weigh_up, scene.elm)).weights == []
    with pytest.raises(Refused, match="taken back"):
        services.answer_weigh_up(reader=factories.reader_of(weigh_up, scene.elm), says="talk", by=readers["elm"])
    assert share(how="nothing") == 0
    assert seen() == set()
    with pytest.raises(Refused, match="who may read"):
        share()


def test_a_link_opens_only_what_was_begun_with_it(scene: factories.Scene) -> None:
    asked = factories.ask(scene, scene.oak, scene.elm)
    weigh_up = factories.weigh_by_link(asked)
    others = WeighAsk.objects.get(organisation=scene.elm)
    for other in (factories.holder_of(others), scene.officer, accounts.officer_actor(scene.area), scene.lead(scene.elm)):
        assert not policies.may_keep_weigh_up(other, weigh_up)
        with pytest.raises(Missing):
            queries.ask_for(asked.public_id, other)
        with pytest.raises(Refused, match="nobody on its behalf"):
            services.weigh_side(weigh_up=weigh_up, side="costs", said={}, expected=weigh_up.version, by=other)
    services.take_back_weigh_ask(ask=asked, by=scene.officer)
    Address.objects.filter(email=asked.address).update(email="new.head@oak.example")
    anew = factories.ask(scene)
    assert anew != asked
    assert queries.asked_weigh_up(anew, factories.holder_of(anew)) is None


def test_taken_back_the_link_opens_nothing_and_asked_again_the_same_head_finds_it(scene: factories.Scene) -> None:
    asked = factories.ask(scene)
    weigh_up = factories.weigh_by_link(asked)
    services.take_back_weigh_ask(ask=asked, by=scene.officer)
    assert not Link.objects.filter(subject_id=asked.public_id, revoked_at=None).exists()
    with pytest.raises(Missing):
        queries.ask_for(asked.public_id, factories.holder_of(asked))
    assert audit.entries_about(asked.subject)[-1].verb == "weigh_up.ask_taken_back"
    anew = factories.ask(scene)
    assert (anew, queries.asked_weigh_up(anew, factories.holder_of(anew))) == (asked, weigh_up)


def test_asking_mails_who_leads_once_and_nobody_else(scene: factories.Scene) -> None:
    asked = factories.ask(scene)
    mail = Message.objects.get(key__startswith="reviews.weigh_ask:")
    assert (mail.to, asked.person_name) == (asked.address, "Head of Oak")
    again = [scene.oak.public_id]
    assert services.ask_to_weigh_up(partnership=scene.partnership, organisations=again, by=scene.officer) == 0
    assert [line.ask for line in queries.ask_lines(scene.partnership, scene.officer) if line.organisation == scene.elm] == [None]
    Address.objects.filter(person__roles__organisation=scene.elm).update(is_shared=True)
    with pytest.raises(Refused, match="mailbox of their own"):
        factories.ask(scene, scene.elm)
    with pytest.raises(Refused, match="Tick whom"):
        services.ask_to_weigh_up(partnership=scene.partnership, organisations=[], by=scene.officer)
    behalf = scene.officer.speaking_for(organisation_id=scene.elm.pk, name="Elm")
    for other in (scene.lead(scene.elm), behalf, accounts.make_cast().cy):
        assert queries.ask_lines(scene.partnership, other) == []
        with pytest.raises(Refused, match="Only who organises"):
            factories.ask(scene, by=other)
        with pytest.raises(Refused, match="Only who organises"):
            services.take_back_weigh_ask(ask=asked, by=other)


def test_what_was_begun_signed_in_is_not_shown_by_a_link(scene: factories.Scene) -> None:
    factories.make_weigh_up(scene)
    asked = factories.ask(scene)
    assert queries.asked_weigh_up(asked, factories.holder_of(asked)) is None


def test_it_waits_for_the_head_until_it_is_concluded_and_nobody_else_sees_whether(scene: factories.Scene) -> None:
    asked = factories.ask(scene)
    own = AsksWanted(organisations=frozenset({scene.oak.pk}))
    officers = AsksWanted(organisations=own.organisations, areas=frozenset({scene.area.pk}), viewer=scene.officer)
    weigh_up = factories.weigh_by_link(asked)
    assert ([ask.subject for ask in queries.open_asks(own)], list(queries.open_asks(officers))) == ([asked.subject], [])
    verdict = services.Verdict("yes")
    services.conclude_weigh_up(weigh_up=weigh_up, verdict=verdict, expected=weigh_up.version, by=factories.holder_of(asked))
    assert list(queries.open_asks(own)) == []
