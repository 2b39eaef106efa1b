"""The clock of these tests stands on Tuesday 24 November 2026, ten in the morning."""

from collections.abc import Iterator

import pytest

from joinedup.core import clock
from joinedup.news.tests.factories import NOW


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with clock.fixed(NOW):
        yield
