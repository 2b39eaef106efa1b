"""The clock of these tests stands on Tuesday 24 November 2026, ten in the morning."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from joinedup.core import clock

NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with clock.fixed(NOW):
        yield
