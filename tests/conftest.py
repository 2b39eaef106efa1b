"""The one Chromium of a test run: a second one in the same process would refuse to start."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser import served


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Start the machine's Chromium."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # the browser's loop runs in our own thread, nothing runs beside it
    with sync_playwright() as playwright, served.launched(playwright) as browser:
        yield browser
