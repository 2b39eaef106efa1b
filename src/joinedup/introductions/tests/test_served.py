"""How far an organisation got what it needed over three school years, as the planner reads it."""

import pytest

from joinedup.brokerage.models import Need
from joinedup.brokerage.tests.factories import make_cast, make_need, on_the_day
from joinedup.introductions import queries
from joinedup.introductions.models import Gift
from joinedup.introductions.queries import Served
from joinedup.introductions.tests.factories import SPELL, make_gifts

pytestmark = pytest.mark.django_db


def test_what_came_of_it_counts_against_what_was_needed_in_the_years_before() -> None:
    with on_the_day():
        cast = make_cast()
        make_gifts(cast)
        for school, year in ((cast.ash, 2025), (cast.oak, 2024), (cast.oak, 2023), (cast.oak, 2026)):
            need = make_need(school, cast.brackwater, visibility="area", **SPELL)
            Need.objects.filter(pk=need.pk).update(year=year)
        # Oak and Ash remember six and four half-days: the smaller number counts; a hall and places on training are no time.
        found = queries.served(cast.brackwater.pk, 2026)
        assert found == {cast.ash.pk: Served(4, 10), cast.oak.pk: Served(0, 6)}
        assert queries.served(cast.elmshire.pk, 2026) == {}
        gift = Gift.objects.get(kind="time")
        gift.words.all().delete()
        assert queries.served(cast.brackwater.pk, 2026)[cast.ash.pk] == Served(6, 12)  # promised, and nobody has told
