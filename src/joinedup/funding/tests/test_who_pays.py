"""Who already pays for a need: what fits it, who sees that, and what came of asking."""

import pytest

from joinedup.audit.models import Entry
from joinedup.brokerage.models import Need
from joinedup.brokerage.queries import panels_beside
from joinedup.brokerage.tests.factories import Cast, make_cast, make_need
from joinedup.calls.tests.factories import link_to_ask, make_call
from joinedup.core.refusals import Missing, Refused
from joinedup.funding import queries, services
from joinedup.funding.models import Attempt
from joinedup.funding.tests.factories import in_days, make_programme

pytestmark = pytest.mark.django_db


def names(need: Need, cast: Cast) -> list[str]:
    return [payer.programme.name for payer in queries.payers_for(need, cast.ada)]


def test_what_fits_the_topic_age_place_kind_and_day_stands_beside_a_need() -> None:
    cast = make_cast()
    need = make_need(cast.oak, cast.brackwater)
    school = cast.oak.establishment
    assert school is not None
    kind = queries.kind_of(cast.oak)
    other = next(one for one in ("academy", "maintained") if one != kind)
    for name, facts in {
        "Anybody": {},
        "Here": {"places": (school.la_name.upper(),), "kinds": (kind,), "phases": ("P",), "closes_on": in_days(0)},
        "Elsewhere": {"places": ("Nowhere",)},
        "Other kind": {"kinds": (other,)},
        "Older": {"phases": ("C",)},
        "Closed": {"closes_on": in_days(-1)},
        "Other topic": {"topics": ("C1",)},
    }.items():
        make_programme(cast.brackwater, name, by=cast.ada, **facts)
    assert names(need, cast) == ["Anybody", "Here"]
    assert names(make_need(cast.oak, cast.brackwater, topic="", something_else="A lighthouse"), cast) == []


def test_a_school_says_what_came_of_it_and_may_say_it_anew() -> None:
    cast = make_cast()
    need, programme = make_need(cast.oak, cast.brackwater), make_programme(cast.brackwater, by=cast.ada)
    with pytest.raises(Refused, match="why it is not for you"):
        services.say_attempt(need=need, programme=programme, came="not_for_us", words=" ", by=cast.oak_head)
    services.say_attempt(need=need, programme=programme, came="asked", words="", by=cast.oak_head)
    services.say_attempt(need=need, programme=programme, came="not_for_us", words="Full until summer", by=cast.ada)
    assert [(row.came, row.words, row.said_by) for row in Attempt.objects.all()] == [("not_for_us", "Full until summer", cast.ada.name)]
    assert Entry.objects.filter(verb="need.asked_programme", subject_id=need.public_id).count() == 2


def test_neighbours_see_neither_payers_nor_attempts_and_may_say_nothing() -> None:
    cast = make_cast()
    need = make_need(cast.oak, cast.brackwater, visibility="area")
    programme = make_programme(cast.brackwater, by=cast.ada)
    for stranger in (cast.ash_head, cast.bo, cast.cy):
        assert queries.payers_for(need, stranger) == []
        assert panels_beside([need], stranger) == []
        with pytest.raises((Missing, Refused)):
            services.say_attempt(need=need, programme=programme, came="asked", words="", by=stranger)


def test_the_holder_of_the_calls_link_sees_it_and_says_what_came_of_it() -> None:
    cast = make_cast()
    programme = make_programme(cast.brackwater, by=cast.ada)
    holder = link_to_ask(make_call(cast).asks.get(organisation=cast.oak))
    need = make_need(cast.oak, cast.brackwater, by=holder)
    (panel,) = panels_beside([need], holder)
    assert [line.need for line in panel.context["lines"]] == [need]  # type: ignore[attr-defined]
    services.say_attempt(need=need, programme=programme, came="helped", words="", by=holder)
    assert queries.payers_for(need, cast.oak_head)[0].attempt is not None


def test_the_areas_page_counts_many_needs_and_its_list_puts_the_untried_first() -> None:
    cast = make_cast()
    programme = make_programme(cast.brackwater, by=cast.ada)
    needs = [
        make_need(school, cast.brackwater, visibility="area")
        for school in (cast.ash, cast.ash, cast.ash, cast.oak, cast.oak, cast.oak, cast.oak)
    ]
    services.say_attempt(need=needs[0], programme=programme, came="asked", words="", by=cast.ash_head)
    (panel,) = panels_beside(needs, cast.ada)
    assert (panel.context["n_paid"], panel.context["n_untried"], panel.context["lines"]) == (7, 6, [])
    lines = queries.needs_somebody_pays_for(cast.brackwater.pk, cast.ada)
    assert [line.is_untried for line in lines] == [True] * 6 + [False]
    with pytest.raises(Missing):
        queries.needs_somebody_pays_for(cast.brackwater.pk, cast.oak_head)


def test_many_needs_cost_few_reads(django_assert_max_num_queries: object) -> None:
    cast = make_cast()
    for name in ("One", "Two", "Three"):
        make_programme(cast.brackwater, name, by=cast.ada)
    needs = [make_need(cast.oak, cast.brackwater, visibility="area") for _row in range(8)]
    with django_assert_max_num_queries(3):  # type: ignore[operator]
        assert len(queries.payers_of(needs, [cast.brackwater.pk])) == 8
