"""Is it worth it for us: weighed part by part, by who leads in person, private, and put beside the last one."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse

from joinedup.accounts.models import User
from joinedup.accounts.tests import factories as accounts
from joinedup.audit import queries as audit
from joinedup.brokerage.tests.factories import make_cast
from joinedup.core import clock
from joinedup.core.actors import Grant
from joinedup.core.refusals import Conflict, Missing, Refused
from joinedup.directory.choices import RoleKind
from joinedup.introductions.tests.factories import make_introduction
from joinedup.reviews import choices, policies, queries, services
from joinedup.reviews.models import WeighUp
from joinedup.reviews.tests import factories

pytestmark = pytest.mark.django_db
NEXT_YEAR = datetime(2027, 11, 8, 10, tzinfo=UTC)


@pytest.fixture
def scene() -> factories.Scene:
    return factories.make_scene()


def test_there_are_seven_of_each() -> None:
    assert {side.value: len(choices.items_of(side.value)) for side in choices.Side} == dict.fromkeys(choices.Side.values, 7)
    assert len({item.code for item in choices.ITEMS}) == 28


def test_a_lead_weighs_it_up_and_reads_which_way_it_leans(scene: factories.Scene) -> None:
    weigh_up = factories.make_weigh_up(scene)
    sheet = queries.sheet_of(weigh_up, scene.lead(scene.oak))
    assert sheet.balance is not None
    assert (sheet.balance.leans, sheet.balance.n_said) == ("gains", 9)
    assert sheet.words(sheet.balance.most_gains)[0] == "Things we lack"
    assert [row.words for row in sheet.of("risks")] == [
        "Trips clash with mocks",
        "A partner does not do its part",
        "Our eyes leave the main thing",
    ]
    verbs = [entry.verb for entry in audit.entries_about(weigh_up.subject)]
    assert verbs == ["weigh_up.started", *["weigh_up.weighed"] * 3]
    assert "coaches" not in str([entry.facts for entry in audit.entries_about(weigh_up.subject)])


def test_what_no_size_is_said_of_is_not_weighed_any_more(scene: factories.Scene) -> None:
    weigh_up, by = factories.make_weigh_up(scene), scene.lead(scene.oak)
    said = {"c-people": services.WeightDetails(None)}
    services.weigh_side(weigh_up=weigh_up, side="costs", said=said, expected=weigh_up.version, by=by)
    assert set(weigh_up.weights.filter(side="costs").values_list("code", flat=True)) == {"c-meetings", "c-quality"}


def test_beginning_twice_in_a_year_is_one_weigh_up(scene: factories.Scene) -> None:
    assert factories.make_weigh_up(scene) == factories.make_weigh_up(scene, full=False)


def test_next_year_it_stands_beside_the_last_one(scene: factories.Scene) -> None:
    before = factories.make_weigh_up(scene)
    with clock.fixed(NEXT_YEAR):
        by = scene.lead(scene.oak)
        now = factories.make_weigh_up(scene, by=by, full=False)
        said = {"c-people": services.WeightDetails(3), "c-meetings": services.WeightDetails(1)}
        services.weigh_side(weigh_up=now, side="costs", said=said, expected=now.version, by=by)
        sheet = queries.sheet_of(now, by)
        moved = {row.words: row.moved for row in sheet.changes}
        assert (sheet.last, moved["People and things tied up"], moved["Running it"], moved["New things"]) == (
            before,
            "grew",
            "same",
            "gone",
        )
        with pytest.raises(Refused, match="stays as it was"):
            services.weigh_side(weigh_up=before, side="costs", said={}, expected=before.version, by=by)


def test_what_is_said_badly_is_refused(scene: factories.Scene) -> None:
    weigh_up, by = factories.make_weigh_up(scene, full=False), scene.lead(scene.oak)

    def weigh(code: str, one: services.WeightDetails, expected: int = weigh_up.version) -> None:
        services.weigh_side(weigh_up=weigh_up, side="risks", said={code: one}, expected=expected, by=by)

    for code, one, words in (
        ("c-people", services.WeightDetails(2), "on this page"),
        ("own-r-1", services.WeightDetails(2), "Name what you add"),
        ("r-focus", services.WeightDetails(4), "how large"),
        ("r-focus", services.WeightDetails(None, note="A hard winter"), "how large it is, or leave the rest"),
        ("own-r-1", services.WeightDetails(None, own_words="The bus"), "how large it is, or leave the rest"),
        ("r-focus", services.WeightDetails(2, 9), "how likely"),
        ("r-focus", services.WeightDetails(2, 1, "", "Ava Moss 12/03/2016"), "pupil"),
    ):
        with pytest.raises(Refused, match=words):
            weigh(code, one)
    with pytest.raises(Conflict):
        weigh("r-focus", services.WeightDetails(2), expected=7)
    verdict = services.Verdict("if")
    with pytest.raises(Refused, match="change first"):
        services.conclude_weigh_up(weigh_up=weigh_up, verdict=verdict, expected=weigh_up.version, by=by)


def test_nobody_weighs_up_on_behalf_and_nobody_else_reads_it(scene: factories.Scene) -> None:
    weigh_up = factories.make_weigh_up(scene)
    there = accounts.make_cast()
    behalf = scene.officer.speaking_for(organisation_id=scene.oak.pk, name="Oak")
    lead_on_behalf = replace(scene.lead(scene.oak), on_behalf_of=scene.elm.pk)
    delegate = accounts.actor_for(accounts.make_user("Sandra"), scene.area).with_grants([Grant("delegate", "organisation", scene.oak.pk)])
    trust = accounts.actor_for(accounts.make_user("Colette"), scene.area).with_grants([Grant("trust_lead", "organisation", scene.oak.pk)])
    clerk = accounts.actor_for(factories.make_person_of(scene.oak, scene.area, kind=RoleKind.CLERK), scene.area)
    for other in (scene.officer, behalf, lead_on_behalf, delegate, trust, clerk, scene.lead(scene.elm), there.ada, there.bo, there.cy):
        assert not policies.may_keep_weigh_up(other, weigh_up)
        assert list(queries.visible_weigh_ups(other)) == []
        with pytest.raises(Missing):
            queries.weigh_up_for(weigh_up.public_id, other)
        with pytest.raises(Refused, match="nobody on its behalf"):
            services.delete_weigh_up(weigh_up=weigh_up, by=other)
    assert list(queries.kept_weigh_ups(scene.lead(scene.oak))) == [weigh_up]


def test_in_another_area_it_is_not_there(scene: factories.Scene) -> None:
    factories.make_weigh_up(scene)
    elsewhere = accounts.make_area("Elmshire")
    assert list(queries.visible_weigh_ups(scene.lead(scene.oak).within(area_id=elsewhere.pk, area_slug=elsewhere.slug))) == []


def test_it_is_deleted_by_its_own_or_when_its_day_has_come(scene: factories.Scene) -> None:
    weigh_up = factories.make_weigh_up(scene)
    factories.make_plot(scene)
    assert str(weigh_up.delete_after) == "2030-08-31"
    assert services.forget_due() == 0
    with clock.fixed(datetime(2030, 9, 1, 5, tzinfo=UTC)):
        assert services.forget_due() == 2
    assert not WeighUp.objects.exists()
    assert audit.entries_about(weigh_up.subject)[-1].verb == "weigh_up.deleted"


def test_a_head_comes_from_an_introduction_to_its_weigh_up(client: Client) -> None:
    cast = make_cast()
    answer = make_introduction(cast).answers.get(organisation=cast.ash)
    page, words = reverse("introductions:answer_introduction", args=[answer.public_id]), "Weigh up for ourselves"
    for reader, sees in ((cast.ada, False), (cast.ash_head, True)):
        client.force_login(User.objects.get(pk=reader.user_id))
        assert (words in client.get(page).content.decode()) is sees
    start = reverse("reviews:start_weigh_up", args=[cast.brackwater.slug])
    shown = client.get(start, {"about": f"i-{answer.introduction.public_id}"}).content.decode()
    assert f'value="i-{answer.introduction.public_id}" checked' in shown
