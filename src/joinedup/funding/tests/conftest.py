"""The clock of these tests stands at 24 November 2026, as in the room of needs."""

from collections.abc import Iterator

import pytest

from joinedup.brokerage.tests.factories import on_the_day


@pytest.fixture(autouse=True)
def _on_the_day() -> Iterator[None]:
    with on_the_day():
        yield
