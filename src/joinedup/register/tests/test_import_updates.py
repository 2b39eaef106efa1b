"""What later, older and repeated files do to schools that the register knows."""

from datetime import date

import pytest

from joinedup.audit.models import Entry
from joinedup.core.actors import NOBODY
from joinedup.core.refusals import Refused
from joinedup.register import queries, services
from joinedup.register.models import ImportReport, Token
from joinedup.register.tests import factories as f

pytestmark = pytest.mark.django_db


def told(urn: int = 900001) -> list[tuple[str, str, str]]:
    return [(change.field, change.before, change.after) for change in queries.changes_of(urn)]


def test_the_same_file_again_changes_nothing() -> None:
    assert f.outcomes(f.load_schools(f.OAK, f.ELM)) == {"created": 2}
    assert f.outcomes(f.load_schools(f.OAK, f.ELM)) == {"unchanged": 2}


def test_the_same_rows_of_a_later_day_are_unchanged_and_their_day_moves_on() -> None:
    f.load_schools(f.OAK, on="20230901")
    assert f.outcomes(f.load_schools(f.OAK, on="20240901")) == {"unchanged": 1}
    assert f.school().as_of == date(2024, 9, 1)


def test_a_later_file_renames_and_the_old_name_stays_in_the_history() -> None:
    f.load_schools(f.OAK, on="20230901")
    assert f.outcomes(f.load_schools({**f.OAK, "EstablishmentName": "Acorn Primary"}, on="20240901")) == {"updated": 1}
    assert f.school().name == "Acorn Primary"
    assert told() == [("name", "Oak Primary School", "Acorn Primary")]
    assert set(Token.objects.values_list("word", flat=True)) == {"acorn", "shipley"}


def test_a_row_that_says_closed_closes_and_a_later_one_opens_again() -> None:
    f.load_schools(f.OAK, on="20220901")
    closed = {**f.OAK, "EstablishmentStatus (name)": "Closed", "CloseDate": "31/08/2023", "ReasonEstablishmentClosed (name)": "Closure"}
    assert f.outcomes(f.load_schools(closed, on="20230901")) == {"closed": 1}
    assert (f.school().is_open, f.school().close_on) == (False, date(2023, 8, 31))
    summary = f.load(f.table(f.OPEN_LIST, f.OAK), "open_20240901.csv")
    assert (f.outcomes(summary), summary.n_reopened) == ({"updated": 1}, 1)
    oak = f.school()
    assert (oak.is_open, oak.status, oak.close_on, oak.reason_closed) == (True, "Open", None, "")
    f.load_schools(closed, on="20230901")
    assert (f.school().is_open, f.school().close_on) == (True, None), "the older file does not bring the closure back"


def test_proposed_to_close_is_still_open() -> None:
    summary = f.load_schools({**f.OAK, "EstablishmentStatus (name)": "Open, but proposed to close"})
    assert (f.outcomes(summary), f.school().is_open) == ({"created": 1}, True)


def test_a_school_moves_to_its_new_authority() -> None:
    f.load_schools({**f.OAK, "LA (code)": "909"}, on="20220731")
    assert f.school().la_name == "Cumbria"
    f.load_schools({**f.OAK, "LA (code)": "942"}, on="20240901")
    assert (f.school().la_code, f.school().la_name) == ("942", "Cumberland")
    assert told() == [("la_code", "Cumbria (909)", "Cumberland (942)")]


def test_an_older_file_fills_blanks_and_nothing_else() -> None:
    f.load_schools({**f.OAK, "Street": "", "Town": "Shipley"}, on="20240901")
    older = {**f.OAK, "Street": "Oak Lane", "Town": "Saltaire", "EstablishmentName": "Old Oak", "EstablishmentStatus (name)": "Closed"}
    assert f.outcomes(f.load_schools(older, on="20220901")) == {"updated": 1}
    oak = f.school()
    assert (oak.name, oak.town, oak.street, oak.is_open, oak.as_of) == ("Oak Primary School", "Shipley", "Oak Lane", True, date(2024, 9, 1))


def test_an_older_file_that_adds_schools_says_that_they_may_have_closed_since() -> None:
    f.load_schools(f.OAK, on="20240901")
    assert not f.load_schools(f.OAK, on="20220901").doubt, "it adds nothing"
    older = f.load_schools({**f.OAK, "URN": "900009"}, on="20220901")
    assert "may have closed since 1 September 2022" in older.doubt
    assert older.doubt in older.explain()
    assert not f.load_schools({**f.OAK, "URN": "900010"}, on="20240901").doubt, "as new as what is known"


def test_a_file_in_between_replaces_what_the_oldest_filled_in() -> None:
    f.load_schools({**f.OAK, "Street": ""}, on="20240901")
    f.load_schools({**f.OAK, "Street": "Oak Lane"}, on="20200901")
    f.load_schools({**f.OAK, "Street": "New Road", "Town": "Saltaire"}, on="20220901")
    assert (f.school().street, f.school().town) == ("New Road", "Shipley")
    f.load_schools({**f.OAK, "Street": ""}, on="20240901")
    assert f.school().street == "New Road", "the newest file says no more than before"


def test_what_one_file_does_not_tell_is_taken_from_an_older_file_that_does() -> None:
    f.load(f.table(f.OPEN_LIST, f.OAK), "open_20250524.csv")
    f.load_schools({**f.OAK, "Street": "Oak Lane"}, on="20220731")
    f.load_schools({**f.OAK, "Street": "New Road", "EstablishmentName": "Older name"}, on="20230731")
    assert (f.school().street, f.school().name) == ("New Road", "Oak Primary School"), "each field has its own day"


def test_what_a_later_file_takes_away_an_older_one_does_not_bring_back() -> None:
    f.load_schools({**f.OAK, "HeadLastName": "Adams"}, on="20220901")
    f.load_schools({**f.OAK, "HeadLastName": ""}, on="20240901")
    assert f.school().head_last_name == ""
    assert f.outcomes(f.load_schools({**f.OAK, "HeadLastName": "Adams"}, on="20220901")) == {"unchanged": 1}
    f.load_schools({**f.OAK, "HeadLastName": "Brown"}, on="20250101")
    assert f.school().head_last_name == "Brown"


def test_contacts_add_the_town_and_leave_the_state_alone() -> None:
    f.load(f.table(f.OPEN_LIST, f.OAK), "open_20240901.csv")
    f.load(f.table(f.CONTACTS, {**f.OAK, "Town": "Keighley"}), "contacts_20240901.csv")
    assert (f.school().place, f.school().status) == ("Keighley", "Open")


def test_every_row_is_accounted_for_in_the_report() -> None:
    content = f.table(f.SCHOOLS, f.OAK, f.OAK, {**f.ELM, "URN": "x1"}, {**f.ELM, "EstablishmentName": "=cmd()"})
    summary = f.load(content)
    report = ImportReport.objects.get(public_id=summary.report_id)
    lines = b"".join(queries.report_lines(report)).decode("utf-8-sig").splitlines()
    assert [line.split(",")[:4] for line in lines[1:]] == [
        ["2", "900001", "Oak Primary School", "created"],
        ["3", "900001", "", "rejected"],
        ["4", "x1", "", "rejected"],
        ["5", "900002", "'=cmd()", "created"],
    ]
    assert (report.n_rows, report.n_created, report.n_rejected, report.state) == (4, 2, 2, "done")
    assert [remark.line for remark in queries.remarks_of(report)] == [3, 4]


def test_the_figures_add_up_to_the_rows() -> None:
    figures = f.load_schools(f.OAK, f.OAK, f.ELM).as_figures()
    assert figures["rows"] == sum(figures[key] for key in ("created", "updated", "unchanged", "closed", "rejected")) == 3
    assert services.total([f.load_schools(f.OAK), f.load_schools(f.ELM)])["rows"] == 2


def test_only_an_administrator_may_load_and_the_load_is_recorded() -> None:
    with pytest.raises(Refused, match="administrator"):
        f.load(f.table(f.SCHOOLS, f.OAK), by=NOBODY)
    assert not ImportReport.objects.exists()
    f.load_schools(f.OAK)
    assert Entry.objects.filter(verb="register.imported").count() == 1


def test_two_imports_do_not_run_at_once() -> None:
    running = ImportReport.objects.create(file_name="other.csv", beat_at=services.imports.clock.wall_now())
    with pytest.raises(Refused, match="Another register file"):
        f.load_schools(f.OAK)
    ImportReport.objects.filter(pk=running.pk).update(beat_at=running.created_at.replace(year=2020))
    assert f.outcomes(f.load_schools(f.OAK)) == {"created": 1}, "one whose process died makes way"


def test_checking_says_what_would_change_and_changes_nothing() -> None:
    f.load_schools(f.OAK)
    content = f.table(f.SCHOOLS, {**f.OAK, "EstablishmentName": "New"}, f.ELM)
    import io

    from joinedup.core.actors import SYSTEM

    summary = services.check_file(services.Wanted(io.BytesIO(content), "s_20250101.csv"), by=SYSTEM)
    assert f.outcomes(summary) == {"created": 1, "updated": 1}
    assert f.school().name == "Oak Primary School"
    assert ImportReport.objects.count() == 1


def test_a_conversion_is_told_upstairs_once_both_schools_are_known() -> None:
    heard: list[services.Conversion] = []
    services.converted.add("tests.hear", heard.extend)
    try:
        link = {"URN": 900001, "LinkURN": 900002, "LinkType": "Successor", "LinkEstablishedDate": "01-09-2023"}
        f.load(f.table(f.LINKS, link), "links_20230901.csv")
        f.load_schools(f.OAK, f.ELM, on="20220901")
        assert heard == [], "the older school is still open"
        f.load_schools({**f.OAK, "EstablishmentStatus (name)": "Closed"}, f.ELM, on="20240901")
        assert [(one.urn, one.successor_urn, one.on) for one in heard] == [(900001, 900002, date(2023, 9, 1))]
        f.load_schools({**f.OAK, "EstablishmentStatus (name)": "Closed"}, f.ELM, on="20240901")
        assert len(heard) == 1
    finally:
        services.converted._items.pop("tests.hear")
