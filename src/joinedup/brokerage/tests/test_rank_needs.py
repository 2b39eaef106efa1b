"""Three needs come first, in the school's own order; what shows why stays with the school and who co-ordinates."""

import pytest

from joinedup.audit.models import Entry
from joinedup.brokerage import queries, services
from joinedup.brokerage.models import Need
from joinedup.brokerage.tests.factories import Cast, make_cast, make_need, on_the_day
from joinedup.core.refusals import Missing, Refused
from joinedup.files import queries as files
from joinedup.files.services import examine

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def first_of(cast: Cast) -> list[str]:
    return [need.topic.code for need in queries.first_needs(cast.oak.pk, cast.oak.needs.all()[0].year) if need.topic]


def three(cast: Cast) -> list[Need]:
    return [make_need(cast.oak, cast.brackwater, topic=code, is_first=True, visibility="area") for code in ("B1", "B2", "B4")]


def test_first_needs_stand_in_the_order_in_which_they_were_said_and_are_moved_by_buttons(cast: Cast) -> None:
    b1, _b2, b4 = three(cast)
    assert first_of(cast) == ["B1", "B2", "B4"]
    for need, to, order in (
        (b4, "up", ["B1", "B4", "B2"]),
        (b1, "down", ["B4", "B1", "B2"]),
        (b4, "up", ["B4", "B1", "B2"]),
        (b1, "top", ["B1", "B4", "B2"]),
        (b4, "out", ["B1", "B2"]),
        (b4, "in", ["B1", "B2", "B4"]),
    ):
        services.rank_need(thing=need, to=to, by=cast.oak_head)
        assert first_of(cast) == order
    assert Entry.objects.filter(verb="need.ranked", subject_id=b4.public_id).count() == 4
    later = make_need(cast.oak, topic="B5")
    with pytest.raises(Refused, match="Three needs come first"):
        services.rank_need(thing=later, to="in", by=cast.oak_head)


def test_nobody_else_ranks_what_a_school_needs(cast: Cast) -> None:
    needs = three(cast)
    for stranger in (cast.ash_head, cast.bo, cast.cy):
        with pytest.raises(Missing):
            services.rank_need(thing=needs[0], to="top", by=stranger)


def test_links_and_papers_of_evidence_never_leave_the_co_ordinator(cast: Cast) -> None:
    with on_the_day():
        need = make_need(cast.oak, cast.brackwater, visibility="area", evidence=("visit",), evidence_links=("https://oak.example/review",))
        stored = services.add_evidence(need=need, paper=examine(name="review.csv", content=b"term,absence\n1,7\n"), by=cast.oak_head)
        need.refresh_from_db()
        assert need.given_in_confidence
        assert [files.may_read(viewer, stored) for viewer in (cast.oak_head, cast.ada)] == [True, True]
        assert [files.may_read(viewer, stored) for viewer in (cast.ash_head, cast.bo, cast.cy)] == [False] * 3
        for stranger in (cast.ash_head, cast.bo):
            with pytest.raises(Missing):
                services.add_evidence(need=need, paper=examine(name="a.csv", content=b"a,b\n1,2\n"), by=stranger)
        with pytest.raises(Refused, match="https"):
            make_need(cast.oak, evidence_links=("javascript:alert(1)",))
