"""A complete list of one authority closes the schools that it no longer names; anything else closes nothing."""

from datetime import date

import pytest

from joinedup.core.refusals import Refused
from joinedup.register.models import ImportReport
from joinedup.register.tests import factories as f

pytestmark = pytest.mark.django_db

SCHOOLS = [{**f.OAK, "URN": 900001 + n, "EstablishmentName": f"School {n}"} for n in range(21)]
PROPOSED = {**SCHOOLS[0], "EstablishmentStatus (name)": "Open, but proposed to close"}


@pytest.fixture(autouse=True)
def known() -> None:
    f.load_schools(*SCHOOLS, {**f.OAK, "URN": 900100, "LA (code)": "381"}, on="20230901")


def test_a_school_missing_from_a_complete_list_is_closed_and_counted_apart() -> None:
    summary = f.load(f.table(f.SCHOOLS, PROPOSED, *SCHOOLS[1:20]), "s_20240901.csv", complete_for="380")
    figures = summary.as_figures()
    assert (figures["closed"], figures["closed_by_absence"], figures["rows"]) == (0, 1, 20)
    gone = f.school(900021)
    assert (gone.is_open, gone.status, gone.reason_closed, gone.as_of) == (
        False,
        "Closed",
        "Not listed any more on 01-09-2024",
        date(2024, 9, 1),
    )
    assert f.school(900100).is_open, "schools of other authorities stay open"


def test_without_being_asked_nothing_is_closed_by_absence() -> None:
    f.load(f.table(f.SCHOOLS, PROPOSED), "s_20240901.csv")
    assert f.school(900021).is_open


def test_a_list_that_holds_status_exactly_open_only_is_refused() -> None:
    with pytest.raises(Refused, match="exactly “Open”"):
        f.load(f.table(f.SCHOOLS, *SCHOOLS[:20]), "s_20240901.csv", complete_for="380")
    assert f.school(900021).is_open
    assert ImportReport.objects.count() == 1, "nothing was begun"


def test_a_list_that_does_not_tell_states_is_refused() -> None:
    with pytest.raises(Refused, match="which schools are open"):
        f.load(f.table(f.OPEN_LIST, *SCHOOLS[:20]), "s_20240901.csv", complete_for="380")


def test_a_list_with_less_than_95_of_100_known_schools_is_refused() -> None:
    with pytest.raises(Refused, match="holds 19 of the 21"):
        f.load(f.table(f.SCHOOLS, PROPOSED, *SCHOOLS[1:19]), "s_20240901.csv", complete_for="380")
    assert all(f.school(900001 + n).is_open for n in range(21))


def test_an_older_list_closes_nothing_that_a_later_one_named() -> None:
    summary = f.load(f.table(f.SCHOOLS, PROPOSED, *SCHOOLS[1:20]), "s_20220901.csv", complete_for="380")
    assert summary.counts["closed_by_absence"] == 0
    assert f.school(900021).is_open


def test_a_closed_school_stands_in_a_later_open_list_and_is_open_again() -> None:
    f.load(f.table(f.SCHOOLS, PROPOSED, *SCHOOLS[1:20]), "s_20240901.csv", complete_for="380")
    f.load(f.table(f.OPEN_LIST, SCHOOLS[20]), "s_20250901.csv")
    assert f.school(900021).is_open
