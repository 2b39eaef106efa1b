"""What is no register file, or a damaged one, is refused or left out row by row, each time with a sentence that helps."""

import gzip
import io
import random
import tracemalloc
import zipfile

import pytest

from joinedup.core.refusals import Refused
from joinedup.register import queries
from joinedup.register.models import Establishment, ImportReport
from joinedup.register.services import reading
from joinedup.register.tests import factories as f

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (gzip.compress(b"", mtime=0), "empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x89PNG\r\n\x1a\n....", "not a text file"),
        (b"URN,Establ\x00ishmentName\n", "not a text file"),
        (random.Random(1).randbytes(5000), "not a text file"),
        ("URN,EstablishmentName\n1,Oak".encode("utf-16"), "UTF-16"),
        (b"<!DOCTYPE html><html>Sign in</html>", "web page"),
        (b"\x1f\x8b\x08\x00broken", "damaged"),
        (b"PK\x03\x04broken", "damaged"),
        (b"Name,Town\nOak,Shipley\n", "no column URN. Its columns begin: Name, Town"),
        (b"URN;EstablishmentName\n1;Oak\n", "not separated by commas"),
        (b"URN,Colour\n1,green\n", "no EstablishmentName"),
        (f.table(f.SCHOOLS), "no rows"),
    ],
)
def test_a_wrong_file_is_refused_with_what_to_do(content: bytes, says: str) -> None:
    with pytest.raises(Refused, match=says):
        f.load(content, "x_20240901.csv")
    assert not Establishment.objects.exists()


def test_a_zip_with_several_tables_or_an_excel_file_is_refused() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("a.csv", "URN")
        archive.writestr("b.csv", "URN")
    with pytest.raises(Refused, match="2 CSV files"):
        f.load(held.getvalue())
    with pytest.raises(Refused, match="Excel"):
        f.load(f.zipped(b"<x/>", "xl/workbook.xml"))


def test_a_zip_bomb_is_refused_before_it_unpacks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_BYTES", 5_000_000)
    bomb = gzip.compress((b"1,Oak\n" * 100_000) * 20)
    with pytest.raises(Refused, match="unpacks to more than"):
        f.load(bomb)


def test_a_line_without_an_end_is_refused_in_little_memory() -> None:
    class OneLine(io.RawIOBase):
        """A gigabyte without a line break."""

        left = 1_000_000_000

        def read(self, size: int = -1) -> bytes:
            n = min(self.left, size)
            self.left -= n
            return b"x" * n

        def seek(self, where: int, whence: int = 0) -> int:
            self.left = 1_000_000_000
            return 0

    tracemalloc.start()
    with pytest.raises(Refused, match="half a million"):
        reading.inspect(OneLine())  # type: ignore[arg-type]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 20_000_000


def test_an_open_quotation_mark_is_refused_where_it_swallows_the_file() -> None:
    content = f.table(f.SCHOOLS, f.OAK) + b'900002,380,3002,"Elm\n' + b"x,y\n" * 100_000
    with pytest.raises(Refused, match="quotation mark"):
        f.load(content)
    assert ImportReport.objects.get().state == "failed"


def test_rows_that_cannot_be_used_are_left_out_with_their_reason() -> None:
    content = f.table(
        f.SCHOOLS, f.OAK, {**f.OAK, "EstablishmentName": "Twin"}, {**f.ELM, "URN": "12x"}, {**f.ELM, "URN": ""}, {"URN": 900003}
    )
    content += b"900004,380\r\n" + b"900005," + b"x," * 30 + b"\r\n"
    summary = f.load(content)
    assert f.outcomes(summary) == {"created": 1, "rejected": 6}
    reasons = [remark.reason for remark in summary.remarks]
    expected = ["already in line 2", "is no URN", "has no URN", "cut off", "lack its quotation", "no EstablishmentName"]
    assert all(any(words in reason for reason in reasons) for words in expected), reasons
    assert f.school().name == "Oak Primary School", "the first of two rows counts"


def test_letters_in_numbers_leave_the_field_as_it_was() -> None:
    f.load(f.table(f.OPEN_LIST, f.OAK), "o_20230901.csv")
    row = {**f.OAK, "NumberOfPupils": "many", "PercentageFSM": "120", "EstablishmentName": "Oak Academy"}
    summary = f.load(f.table(f.OPEN_LIST, row), "o_20240901.csv")
    assert f.outcomes(summary) == {"updated": 1}
    oak = f.school()
    assert (oak.n_pupils, oak.fsm_share, oak.name) == (210, 0.217, "Oak Academy")
    remarks = queries.remarks_of(ImportReport.objects.latest("id"))
    assert {(remark.column, remark.weight) for remark in remarks} == {("NumberOfPupils", "noted"), ("PercentageFSM", "noted")}


@pytest.mark.parametrize("written", ["31-08-2022", "31/08/2022", "2022-08-31"])
def test_dates_in_three_formats(written: str) -> None:
    f.load_schools({**f.OAK, "OpenDate": written})
    assert str(f.school().open_on) == "2022-08-31"


@pytest.mark.parametrize("written", ["01-01-1900", "1900-01-01", "", "32-13-2020", "soon"])
def test_unknown_and_impossible_dates_stay_empty(written: str) -> None:
    f.load_schools({**f.OAK, "OpenDate": written})
    assert f.school().open_on is None


@pytest.mark.parametrize(("easting", "northing"), [("0", "0"), ("", ""), ("416000", ""), ("0", "433000"), ("9999999", "433000")])
def test_coordinates_that_say_nothing_are_unknown(easting: str, northing: str) -> None:
    f.load(f.table(f.OPEN_LIST, {**f.OAK, "Easting": easting, "Northing": northing}), "o_20240901.csv")
    oak = f.school()
    assert (oak.easting, oak.northing, oak.longitude, oak.latitude) == (None, None, None, None)


def test_a_day_that_has_not_come_yet_is_refused() -> None:
    with pytest.raises(Refused, match="has not come yet"):
        f.load(f.table(f.SCHOOLS, f.OAK), "s_20990901.csv")


def test_texts_that_are_too_long_are_cut_and_said() -> None:
    summary = f.load_schools({**f.OAK, "EstablishmentName": "Oak " * 100})
    assert len(f.school().name) == 255
    assert "was cut" in summary.remarks[0].reason


def test_empty_fields_after_the_last_column_do_no_harm() -> None:
    content = f.table(f.SCHOOLS, f.OAK).rstrip(b"\r\n") + b",,,\r\n"
    summary = f.load(content)
    assert (f.outcomes(summary), summary.counts["repaired"]) == ({"created": 1}, 1)
