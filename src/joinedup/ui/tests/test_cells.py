import pytest

from joinedup.core.refusals import Refused
from joinedup.ui import cells


@pytest.mark.parametrize("typed", ["5/9/2026", "05.09.2026", "2026-09-05", "2026-09-05 00:00"])
def test_a_day_is_read_in_the_ways_that_tables_write_it(typed: str) -> None:
    assert cells.day(typed) == "2026-09-05"


@pytest.mark.parametrize("typed", ["0001-01-01", "31/12/9999", "31/2/2026", "5/9/26", "\u0665/9/2026", "5-9-202six", "tomorrow"])
def test_a_day_that_nobody_means_is_a_fault_of_its_cell(typed: str) -> None:
    with pytest.raises(Refused, match="Enter the date as day/month/year"):
        cells.day(typed)


def test_an_address_longer_than_any_mail_server_takes_is_a_fault_of_its_cell() -> None:
    assert cells.email_address("a" * 240 + "@x.example").endswith("@x.example")
    with pytest.raises(Refused, match="Enter an e-mail address"):
        cells.email_address("a" * 250 + "@x.example")
