"""The scenes of the plan room's tests."""

from collections.abc import Iterator

import pytest

from joinedup.brokerage.tests.factories import make_cast, on_the_day
from joinedup.jobs import services as jobs
from joinedup.plans.tests import factories


@pytest.fixture
def solved_here(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Make it the day of the plans, and solve them in this process: children have tests of their own."""
    monkeypatch.setattr(jobs, "in_child", factories.solve_here)
    monkeypatch.setattr(jobs, "parts_from_warm_child", factories.parts_here)
    with on_the_day():
        yield


@pytest.fixture
def circle(solved_here: None) -> factories.Circle:
    """Three schools in a circle."""
    return factories.make_circle(make_cast())
