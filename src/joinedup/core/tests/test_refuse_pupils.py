from datetime import UTC, datetime

import pytest

from joinedup.core import clock
from joinedup.core.pupils import names_a_pupil, refuse_pupils
from joinedup.core.refusals import Refused


@pytest.mark.parametrize(
    "text",
    [
        "Support for A123456789012 please",
        "pupil Z 1234 5678 901A moves school",
        "Ava Moss (12/03/2016)",
        "Ava Moss, 12.3.16, finds mornings hard",
        "Ava Jane Moss 3rd March 2016",
        "a girl born 12 March 2016",
        "DOB: 2016-03-12",
    ],
)
def test_a_text_that_names_a_pupil_is_refused(text: str) -> None:
    with clock.fixed(datetime(2026, 11, 24, tzinfo=UTC)), pytest.raises(Refused, match="pupil"):
        refuse_pupils(text, field="detail")


@pytest.mark.parametrize(
    "text",
    [
        "We would like to see phonics in Year 1",
        "Jane Smith visited us on 12 March 2026",
        "INSET Tuesday 4 January 2027",
        "Call 01234 567890 or 020 7946 0018",
        "School of 61 pupils, 24 in Reception",
        "",
    ],
)
def test_an_ordinary_text_passes(text: str) -> None:
    with clock.fixed(datetime(2026, 11, 24, tzinfo=UTC)):
        assert not names_a_pupil(text)
