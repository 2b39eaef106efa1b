"""Who runs an area keeps its table of funded programmes: by form, by list, once each."""

from datetime import timedelta

import pytest

from joinedup.audit.models import Entry
from joinedup.brokerage.tests.factories import Cast, make_cast
from joinedup.core import clock
from joinedup.core.refusals import Conflict, Missing, Refused
from joinedup.funding import queries, services, sheets
from joinedup.funding.models import Programme
from joinedup.funding.tests.factories import in_days, make_details, make_programme
from joinedup.ui import sheets as tables

pytestmark = pytest.mark.django_db
TOPICS = {"b1": "B1", "phonics and early reading": "B1", "c1": "C1"}
FILE = (
    "Programme,Who pays for it,Topics,Where,Ages,Kinds of school,Closing day,Web address,Where this is known from,True on\n"
    "Reading mentors,Harbour Hub,B1; C1,Wendale,Primary,,31 3 2027,https://harbour.example/,Letter,1 9 2026\n"
    "Maths camp,Harbour Hub,Dragons,,,,,,Letter,1 9 2026\n"
    "Counting boats,Harbour Hub,C1,,P; S,academy,31/3/27,,,2026-09-01\n"
    "Tide tables,Harbour Hub,C1,,,,soon,harbour.example,Letter,2026-09-01\n"
)


def enter(cast: Cast, text: str = FILE) -> list[str]:
    reading = tables.read("list.csv", text.encode(), sheets.columns(TOPICS))
    rows = [{**row.values, "row": row.number} for row in reading.good]
    upload = services.keep_upload(area=cast.brackwater, name="list.csv", rows=rows, faults=[], by=cast.ada)
    return [line["did"] for line in services.enter_upload(upload=upload, by=cast.ada).results]


def test_a_programme_is_added_once_and_recorded() -> None:
    cast = make_cast()
    made = make_programme(cast.brackwater, by=cast.ada)
    with pytest.raises(Refused, match="already stands"):
        make_programme(cast.brackwater, "  harbour READING mentors ", by=cast.ada)
    assert queries.listed_programmes(cast.brackwater.pk, cast.oak_head, words="reading", topic="B1") == [made]
    assert queries.listed_programmes(cast.brackwater.pk, cast.oak_head, words="boats") == []
    assert Entry.objects.filter(verb="programme.added", subject_id=made.public_id).exists()


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"name": " "}, "name of the programme"),
        ({"body": ""}, "who pays"),
        ({"topics": ()}, "at least one topic"),
        ({"topics": ("ZZ",)}, "topics from the list"),
        ({"source": ""}, "known from"),
        ({"as_of": clock.today() + timedelta(days=400)}, "today or earlier"),
        ({"address": "javascript:alert(1)"}, "https://"),
        ({"kinds": ("castle",)}, "kinds of school"),
    ],
)
def test_what_makes_no_sense_is_refused(facts: dict[str, object], words: str) -> None:
    cast = make_cast()
    with pytest.raises(Refused, match=words):
        make_programme(cast.brackwater, **{"name": "Tide tables", **facts}, by=cast.ada)  # type: ignore[arg-type]


def test_only_who_runs_the_area_keeps_its_table_and_only_its_people_read_it() -> None:
    cast = make_cast()
    made = make_programme(cast.brackwater, by=cast.ada)
    for stranger in (cast.bo, cast.oak_head, cast.cy):
        with pytest.raises(Missing):
            make_programme(cast.brackwater, "Another", by=stranger)
        with pytest.raises(Missing):
            services.retire_programme(programme=made, by=stranger)
    for outsider in (cast.bo, cast.yew_head, cast.cy):
        with pytest.raises(Missing):
            queries.listed_programmes(cast.brackwater.pk, outsider)


def test_two_editors_collide_and_one_that_is_over_comes_back() -> None:
    cast = make_cast()
    made = make_programme(cast.brackwater, closes_on=in_days(3), by=cast.ada)
    services.change_programme(programme=made, details=make_details(what="An hour a week"), by=cast.ada, expected=1)
    with pytest.raises(Conflict):
        services.change_programme(programme=made, details=make_details(), by=cast.ada, expected=1)
    services.retire_programme(programme=made, by=cast.ada)
    assert queries.listed_programmes(cast.brackwater.pk, cast.ada) == []
    services.bring_back_programme(programme=made, by=cast.ada)
    assert [row.what for row in queries.listed_programmes(cast.brackwater.pk, cast.ada)] == ["An hour a week"]


def test_a_list_says_what_to_mend_in_which_row() -> None:
    reading = tables.read("list.csv", FILE.encode(), sheets.columns(TOPICS))
    assert [row.values["name"] for row in reading.good] == ["Reading mentors"]
    assert [(fault.row, fault.column) for fault in reading.faults] == [
        (3, "Topics"),
        (4, "Closing day"),
        (4, "Where this is known from"),
        (5, "Closing day"),
        (5, "Web address"),
    ]


def test_the_same_list_again_changes_nothing_and_a_downloaded_one_can_be_uploaded() -> None:
    cast = make_cast()
    assert enter(cast) == ["added"]
    assert enter(cast) == ["unchanged"]
    assert enter(cast, FILE.replace("Wendale", "Wendale; Harrowgill")) == ["changed"]
    rows = [sheets.row_of(row) for row in Programme.objects.all()]
    written = tables.write_csv(sheets.columns({}), rows).decode("utf-8-sig")
    assert enter(cast, written) == ["unchanged"]
    book = tables.read("list.xlsx", tables.write_xlsx(sheets.columns({}), rows), sheets.columns(TOPICS))
    assert [row.values["places"] for row in book.good] == [["Wendale", "Harrowgill"]] or not book.faults
    assert enter(cast, FILE.replace("1 9 2026", "1 9 2099")) == ["left_out"]


@pytest.mark.parametrize(
    ("was", "now", "column"),
    [
        ("Reading mentors", "R" * 121, "Programme"),
        ("Harbour Hub", "H" * 121, "Who pays for it"),
        ("https://harbour.example/", "https://" + "h" * 500, "Web address"),
        ("Letter", "L" * 301, "Where this is known from"),
        ("31 3 2027", "0001-01-01", "Closing day"),
    ],
)
def test_what_has_no_room_in_the_table_is_a_fault_of_its_cell(was: str, now: str, column: str) -> None:
    two_lines = "".join(FILE.splitlines(keepends=True)[:2]).replace(was, now)
    reading = tables.read("list.csv", two_lines.encode(), sheets.columns(TOPICS))
    assert [fault.column for fault in reading.faults] == [column]
