"""The area's picture counts only what its viewer may see; what is passed on tells no small number and no sensitive topic."""

import csv
import io

import pytest
from django.test import Client
from django.urls import reverse

from joinedup.accounts.models import User
from joinedup.brokerage.tests.factories import Cast, make_cast, make_need, make_offer, on_the_day
from joinedup.calls import services as calls
from joinedup.calls.tests.factories import make_call
from joinedup.core.actors import Actor
from joinedup.home import analysis
from joinedup.register.models import Establishment, Vintage

pytestmark = pytest.mark.django_db
SENSITIVE = "L1"


def make_scene() -> Cast:
    cast = make_cast()
    for _row in range(6):
        make_need(cast.oak, cast.brackwater, visibility="area")
    make_need(cast.ash, cast.brackwater, topic="E4", visibility="coordinator", size="short_spell")
    make_need(cast.ash, cast.brackwater, topic=SENSITIVE)
    make_need(cast.ash, cast.brackwater, topic="", something_else="A lighthouse", visibility="area")
    make_offer(cast.ash, cast.brackwater, topics=("B1", "E4"), visibility="area", at_most_half_days=4)
    make_need(cast.yew, cast.elmshire, visibility="area")
    return cast


def counted(cast: Cast, viewer: Actor, **wanted: object) -> dict[str, tuple[int, int]]:
    picture = analysis.area_picture(cast.brackwater.pk, viewer, analysis.Wanted(**wanted))  # type: ignore[arg-type]
    return {line.code: (line.needs, line.offers) for line in picture.topics}


def test_who_runs_the_area_sees_all_that_is_shared_with_them_and_a_neighbour_only_what_is_shared_with_all() -> None:
    with on_the_day():
        cast = make_scene()
        assert counted(cast, cast.ada) == {"B1": (6, 1), "E4": (1, 1), SENSITIVE: (1, 0), "~": (1, 0)}
        assert counted(cast, cast.oak_head) == {"B1": (6, 1), "E4": (0, 1), "~": (1, 0)}
        assert counted(cast, cast.bo) == {}
        assert counted(cast, cast.ash_head).get(SENSITIVE) is None


def test_the_picture_is_narrowed_by_topic_age_and_place() -> None:
    with on_the_day():
        cast = make_scene()
        assert counted(cast, cast.ada, group="E") == {"E4": (1, 1)}
        assert counted(cast, cast.ada, phase="C") == {}
        assert counted(cast, cast.ada, place="Nowhere") == {}
        picture = analysis.area_picture(cast.brackwater.pk, cast.ada, analysis.Wanted())
        assert (picture.total.needs, picture.total.offers, picture.total.offered) == (9, 1, 4)
        assert [(line.code, line.missing) for line in picture.gaps] == [("B1", 2), (SENSITIVE, 1), ("~", 1)]
        assert [line.code for line in picture.phases] == ["P"]


def test_what_is_passed_on_has_no_sensitive_topic_and_no_small_number() -> None:
    with on_the_day():
        cast = make_scene()
        client = Client()
        client.force_login(User.objects.get(pk=cast.ada.user_id))
        address = reverse("home:download_picture", args=[cast.brackwater.slug, "csv"])
        rows = list(csv.DictReader(io.StringIO(client.get(address, {"who": "others"}).content.decode("utf-8-sig"))))
        assert SENSITIVE not in {row["Code"] for row in rows}
        assert {row["Needs"] for row in rows} | {row["Offers"] for row in rows} <= {"under 5", "5", "10"}
        assert not any("Half-days" in title for title in rows[0])
        page = client.get(reverse("home:show_picture", args=[cast.brackwater.slug]), {"who": "others"}).content.decode()
        assert "Budgets and falling rolls" not in page
        exact = client.get(address).content.decode("utf-8-sig")
        assert SENSITIVE in exact


def test_the_picture_writes_large_counts_with_commas_and_keeps_them_as_numbers_in_its_table() -> None:
    with on_the_day():
        cast = make_scene()
        own, passed_on = (
            analysis.area_picture(cast.brackwater.pk, cast.ada, analysis.Wanted(for_others=others)) for others in (False, True)
        )
    assert (own.told(1_204), own.kept(1_204), own.told(3)) == ("1,204", 1_204, "3")
    assert (passed_on.told(1_204), passed_on.kept(1_204), passed_on.told(3), passed_on.kept(3)) == ("1,205", 1_205, "under 5", "under 5")


def test_a_lead_cannot_ask_for_more_than_their_own_view() -> None:
    with on_the_day():
        cast = make_scene()
        client = Client()
        client.force_login(User.objects.get(pk=cast.oak_head.user_id))
        for query in ({}, {"who": ""}, {"who": "others"}, {"group": "L"}):
            page = client.get(reverse("home:show_picture", args=[cast.brackwater.slug]), query).content.decode()
            assert "Budgets and falling rolls" not in page


def test_coverage_counts_each_part_of_the_call_by_name() -> None:
    with on_the_day():
        cast = make_cast()
        call = make_call(cast)
        calls.answer_call(ask=call.asks.get(organisation=cast.ash), answer="next_year", reason="New head", by=cast.ash_head)
        make_need(cast.oak, cast.brackwater, by=cast.oak_head)
        coverage = analysis.call_coverage(call)
        assert coverage.total == analysis.Answered("Altogether", 2, 1, 1)
        assert [(part.name, part.asked, part.answered) for part in coverage.trusts] == [
            ("In no trust", 1, 0),
            ("Lanternfield Learning Trust", 1, 1),
        ]
        assert [part.name for part in coverage.phases] == ["Primary"]
        assert coverage.total.silent == 0


def test_coverage_calls_a_trust_not_known_of_which_no_file_has_told() -> None:
    with on_the_day():
        cast = make_cast()
        call = make_call(cast)
        untold = Vintage.objects.create(digest="without trusts", fields={"name": ["2025-05-24", "2025-05-24"]})
        Establishment.objects.filter(pk=cast.ash.establishment_id).update(vintage=untold)
        trusts = analysis.call_coverage(call).trusts
    assert [(part.name, part.asked) for part in trusts] == [("Lanternfield Learning Trust", 1), ("Trust not known", 1)]
