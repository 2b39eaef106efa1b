"""Every page in every state that the rooms list in `tests/pages.py`, in one Chromium: see docs/how-to/build-a-page.md."""

import importlib
import importlib.util
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page

from joinedup.ui.states import PageState
from tests.browser import checks, html, served

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db,
    pytest.mark.skipif(not served.CHROMIUM.exists(), reason="Chromium is not installed"),
]


def _states() -> Iterator[tuple[str, PageState]]:
    for room in reversed(settings.ROOMS):
        name = f"joinedup.{room}.tests.pages"
        if importlib.util.find_spec(name):
            for state in importlib.import_module(name).PAGES:
                yield room, state


STATES = list(_states())


@pytest.fixture(scope="session", autouse=True)
def browser_first(chromium: Browser) -> None:
    """Start the browser before the first test opens its transaction."""


@pytest.fixture(scope="session")
def usual(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(
        viewport=checks.WIDE, base_url=served.ORIGIN, locale="en-GB", reduced_motion="reduce", service_workers="block"
    )
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def scriptless(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport=checks.WIDE, base_url=served.ORIGIN, java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(("room", "state"), STATES, ids=[f"{room}: {state.name}" for room, state in STATES])
def test_a_page_is_for_everybody(room: str, state: PageState, usual: Page, scriptless: Page) -> None:
    shown = state.build()
    client = Client(enforce_csrf_checks=True)
    if shown.user is not None:
        client.force_login(shown.user)
    if shown.before is not None:
        shown.before(client)
    with served.lending(usual, client) as visit:
        path = _open(visit, shown.url, state)
        page = visit.page
        found = [] if visit.statuses[path] == state.status else [f"answers {visit.statuses[path]} instead of {state.status}"]
        found += html.faults(visit.html[path])
        found += checks.accessibility(page)
        found += checks.error_summary(page)
        found += checks.pictures(page)
        met = {*visit.statuses.values(), state.status}
        found += [line for line in visit.complaints if not _is_expected(line, met)]
        _keep_pictures(page, f"{room}-{state.name}")
        found += checks.narrow(page)
        if state.scriptless and not state.submit:
            with served.lending(scriptless, client) as plain:
                plain.page.goto(shown.url)
                served.settle(plain.page)
                found += checks.without_javascript(plain.page, page)
    assert not found, f"{path}\n" + "\n".join(found)


def _open(visit: served.Visit, url: str, state: PageState) -> str:
    """Open the state and return the path of the page that is seen in the end."""
    page = visit.page
    page.goto(url)
    served.settle(page)
    for name, value in state.fill:
        field = page.locator(f"[name='{name}']").first
        if field.get_attribute("type") in {"radio", "checkbox"}:
            page.locator(f"[name='{name}'][value='{value}']").check()
        elif field.evaluate("e => e.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)
    if state.submit:
        served.press(page, page.locator("main").get_by_role("button", name=state.submit, exact=True).first)
    return list(visit.statuses)[-1]


def _is_expected(line: str, met: set[int]) -> bool:
    """Chromium itself notes a page that is answered 404 or 410 as an error; which one comes in the end is checked beside."""
    return any(status >= 400 and f"status of {status}" in line for status in met)


def _keep_pictures(page: Page, name: str) -> None:
    folder = os.environ.get("JOINEDUP_SCREENSHOTS")
    if not folder:
        return
    stem = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    Path(folder).mkdir(parents=True, exist_ok=True)
    page.screenshot(path=str(Path(folder) / f"{stem}.png"), full_page=True)
    page.set_viewport_size(checks.NARROW)
    page.screenshot(path=str(Path(folder) / f"{stem}-320.png"), full_page=True)
    page.set_viewport_size(checks.WIDE)
