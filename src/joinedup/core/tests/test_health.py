"""The health checks."""

import pytest

from joinedup.core import health
from joinedup.core.registry import Point


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> Point[health.Check]:
    monkeypatch.setattr("joinedup.core.registry._points", {})
    point: Point[health.Check] = Point("health.checks")
    monkeypatch.setattr(health, "checks", point)
    return point


def test_each_check_is_asked_once_in_order(checks: Point[health.Check]) -> None:
    checks.add("disk", lambda: health.Finding.sound("There is room."))
    checks.add("outbox", lambda: health.Finding.attention("Three messages wait."))
    assert [(key, finding.is_sound) for key, finding in health.examine()] == [("disk", True), ("outbox", False)]


def test_a_check_that_breaks_asks_for_attention_and_the_others_still_run(checks: Point[health.Check]) -> None:
    def breaks() -> health.Finding:
        raise OSError("no such disk")

    checks.add("disk", breaks)
    checks.add("outbox", lambda: health.Finding.sound("Nothing waits."))
    (_, disk), (_, outbox) = health.examine()
    assert not disk.is_sound
    assert "no such disk" in disk.sentence
    assert outbox.is_sound
