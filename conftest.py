"""What all tests stand on: the real register where it is, and a loud line where it is not."""

import gc
import os
from pathlib import Path

import pytest
from hypothesis import settings

DATA = Path(os.environ.get("JOINEDUP_DATA") or Path(__file__).parent.parent / "shared" / "data")

settings.register_profile("joinedup", deadline=None, derandomize=True)  # a slow machine is not a failure; the same examples each time
settings.load_profile("joinedup")

# Speed: what is loaded to be tested stays until the end, and looking through it again and again for what could be thrown away
# takes a tenth of the time.
gc.set_threshold(100_000, 50, 100)


def pytest_collection_finish() -> None:
    """Leave what is loaded out of every later look for garbage."""
    gc.collect()
    gc.freeze()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip the tests that need the real register where it is not."""
    if (DATA / "gias").is_dir():
        return
    for item in items:
        if item.get_closest_marker("register"):
            item.add_marker(pytest.mark.skip(reason="needs the real register: set JOINEDUP_DATA"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly what was skipped."""
    skipped = [report for report in terminalreporter.stats.get("skipped", []) if "real register" in str(report.longrepr)]
    if skipped:
        terminalreporter.write_line(
            f"SKIPPED LOUDLY: {len(skipped)} tests need the real register; set JOINEDUP_DATA to its folder.", yellow=True
        )


@pytest.fixture(autouse=True)
def _nothing_is_loaded_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    """Start no child process of solvers for a page that is only looked at."""
    monkeypatch.setattr("joinedup.jobs.services.load_in_warm_child", lambda _path: None)


@pytest.fixture(scope="session")
def register_data() -> Path:
    """The folder of the real register's files, for tests marked `register`."""
    return DATA / "gias"
