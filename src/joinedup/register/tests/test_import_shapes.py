"""Each published shape is recognised by its columns and loaded, whatever its name, packing and encoding."""

from datetime import date

import pytest

from joinedup.register import queries
from joinedup.register.models import Establishment, EstablishmentLink, Group, GroupMember
from joinedup.register.tests import factories as f

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("columns", "shape"),
    [(f.OPEN_LIST, "open_list"), (f.SCHOOLS, "schools"), (f.CONTACTS, "contacts"), (f.RESULTS, "results")],
)
def test_lists_of_schools_are_recognised_by_their_columns(columns: tuple[str, ...], shape: str) -> None:
    summary = f.load(f.table(columns, f.OAK, f.ELM), "whatever_20240901.txt")
    assert (summary.shape, f.outcomes(summary)) == (shape, {"created": 2})
    assert f.school().name == "Oak Primary School"


def test_the_order_and_the_case_of_columns_do_not_matter() -> None:
    columns = [column.upper() for column in reversed(f.OPEN_LIST)]
    rows = {column.upper(): value for column, value in f.OAK.items()}
    f.load(f.table(columns, rows), "x_20240901.csv")
    assert f.school().n_pupils == 210


def test_a_school_of_the_open_list_is_open_and_stands_on_the_map() -> None:
    f.load(f.table(f.OPEN_LIST, f.OAK), "open_20240901.csv")
    oak = f.school()
    assert (oak.status, oak.is_open, oak.fsm_share, oak.as_of) == ("Open", True, 0.217, date(2024, 9, 1))
    assert (oak.longitude, oak.latitude) == (pytest.approx(-1.758, abs=0.001), pytest.approx(53.793, abs=0.001))
    assert (oak.dfe_number, oak.place, oak.region) == ("380/3001", "Bradford", "Yorkshire and the Humber")


def test_links_give_what_came_before_and_after() -> None:
    f.load_schools(f.OAK, f.ELM)
    row = {"URN": 900001, "LinkURN": 900002, "LinkName": "Elm", "LinkType": "Successor", "LinkEstablishedDate": "01-09-2023"}
    summary = f.load(f.table(f.LINKS, row, {**row, "LinkURN": 123}), "links_20240901.csv")
    assert (summary.shape, f.outcomes(summary)) == ("links", {"created": 2})
    after = queries.successors(900001)
    assert [(link.link_urn, link.link_name) for link in after] == [(123, "Elm"), (900002, "Elm Junior School")]
    assert [link.link_urn for link in queries.predecessors(900002)] == [900001], "read from the other school's link"
    assert EstablishmentLink.objects.get(link_urn=123).established_on == date(2023, 9, 1)


def test_groups_and_their_members() -> None:
    f.load_schools(f.OAK)
    trust = {"Group UID": 7, "Group Name": "Kittiwake Schools", "Group Type": "Multi-academy trust", "Group Status": "Open"}
    f.load(f.table(f.GROUPS, trust, {**trust, "Group UID": 8, "Group Status": "Closed"}), "groups_202203.csv")
    member = {**trust, "URN": 900001, "Joined date": "1900-01-01"}
    f.load(f.table(f.GROUP_LINKS, member, {**member, "Group UID": 9, "Group Name": "Only here"}), "group_links_202203.csv")
    assert Group.objects.get(pk=7).as_of == date(2022, 3, 31), "a month means its last day"
    assert [group.uid for group in queries.groups()] == [7, 9], "a group that only the members' list names is kept"
    assert GroupMember.objects.get(group_id=7).joined_on is None, "1 January 1900 is unknown"
    assert {group.uid for group in queries.groups_of(900001)} == {7, 9}
    assert [school.urn for school in queries.schools_of_group(7)] == [900001]


def test_a_member_that_a_newer_list_leaves_out_is_no_member_any_more() -> None:
    f.load_schools(f.OAK, f.ELM)
    row = {"Group UID": 7, "Group Name": "Kittiwake", "Group Status": "Open"}
    f.load(f.table(f.GROUP_LINKS, {**row, "URN": 900001}, {**row, "URN": 900002}), "group_links_20220101.csv")
    f.load(f.table(f.GROUP_LINKS, {**row, "URN": 900002}), "group_links_20230101.csv")
    assert [school.urn for school in queries.schools_of_group(7)] == [900002]
    assert queries.groups_of(900001) == []


def test_linked_schools_of_search_results_become_links_even_where_their_commas_were_not_quoted() -> None:
    content = f.table(f.RESULTS, f.OAK).rstrip(b"\r\n") + b"115961 Predecessor, 148215 Successor\r\n"
    summary = f.load(content, "results_20220420.csv")
    assert (f.outcomes(summary), summary.counts["repaired"]) == ({"created": 1}, 1)
    assert [link.link_urn for link in queries.predecessors(900001)] == [115961]
    assert [link.link_urn for link in queries.successors(900001)] == [148215]
    assert f.outcomes(f.load(content, "results_20220420.csv")) == {"unchanged": 1}


@pytest.mark.parametrize("pack", [f.gzipped, f.zipped, lambda plain: b"\xef\xbb\xbf" + plain])
def test_packed_files_and_a_byte_order_mark_are_read(pack: object) -> None:
    assert callable(pack)
    assert f.outcomes(f.load(pack(f.table(f.OPEN_LIST, f.OAK)), "open_20240901.csv")) == {"created": 1}


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_accents_come_through_in_both_encodings(encoding: str) -> None:
    content = f.table(f.OPEN_LIST, {**f.OAK, "EstablishmentName": "École Jeannine"}).decode().encode(encoding)
    f.load(content, "open_20240901.csv")
    assert f.school().name == "École Jeannine"


def test_names_with_commas_quotes_emoji_and_formulas_stay_as_they_are() -> None:
    names = ["Oak, the School", 'The "Oak"', "Oak 🌳 School", "=cmd()|' /C calc'!A0", "O'Oak"]
    f.load(
        f.table(f.OPEN_LIST, *({**f.OAK, "URN": 900010 + n, "EstablishmentName": name} for n, name in enumerate(names))), "o_20240901.csv"
    )
    assert list(Establishment.objects.order_by("urn").values_list("name", flat=True)) == names


def test_new_and_missing_columns_are_counted_and_do_no_harm() -> None:
    columns = [*[column for column in f.OPEN_LIST if column != "NumberOfPupils"], "Favourite colour"]
    summary = f.load(f.table(columns, {**f.OAK, "Favourite colour": "green"}), "open_20240901.csv")
    assert (summary.new_columns, f.outcomes(summary)) == (("Favourite colour",), {"created": 1})
    summary = f.load(f.table([column for column in f.OPEN_LIST if column != "Easting"], f.OAK), "open_20240901.csv")
    assert "Easting" not in summary.new_columns


def test_codes_stand_in_where_the_names_are_missing_even_without_their_leading_zero() -> None:
    columns = (
        "URN",
        "EstablishmentName",
        "EstablishmentStatus (code)",
        "TypeOfEstablishment (code)",
        "PhaseOfEducation (code)",
        "LA (code)",
    )
    row = {"URN": 900001, "EstablishmentName": "Oak", "EstablishmentStatus (code)": "3", "TypeOfEstablishment (code)": "02"}
    f.load(f.table(columns, {**row, "PhaseOfEducation (code)": "2", "LA (code)": "0"}), "x_20240901.csv")
    oak = f.school()
    assert (oak.status, oak.is_open) == ("Open, but proposed to close", True)
    assert (oak.type, oak.type_group, oak.phase) == ("Voluntary aided school", "Local authority maintained schools", "Primary")
    assert oak.la_code == "000"


def test_a_telephone_number_that_lost_its_zero_gets_it_back() -> None:
    numbers = ("1274581234", "01274581234", "0142083857")
    summary = f.load_schools(*({**f.OAK, "URN": 900001 + n, "TelephoneNum": number} for n, number in enumerate(numbers)))
    assert [f.school(900001 + n).phone for n in range(3)] == ["01274581234", "01274581234", "0142083857"]
    assert summary.counts["repaired"] == 1


def test_a_file_without_a_date_is_as_old_as_its_newest_change() -> None:
    summary = f.load(f.table((*f.SCHOOLS, "LastChangedDate"), {**f.OAK, "LastChangedDate": "09-02-2024"}), "edubasealldata.csv")
    assert (summary.as_of, summary.day_is_guessed) == (date(2024, 2, 9), True)
