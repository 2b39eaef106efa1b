"""Mail scanners open links, some press the button that they find: nothing may happen, and the person's own press must work."""

import importlib
import importlib.util
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page

from joinedup.accounts.services.links import link_pages
from tests.browser import served
from tests.scanner.links import MailedLink, Sent, changed, fingerprint

pytestmark = pytest.mark.django_db
TIMES = 10
PRESSES = 3


def _links() -> Iterator[MailedLink]:
    for room in reversed(settings.ROOMS):
        name = f"joinedup.{room}.tests.links"
        if importlib.util.find_spec(name):
            yield from importlib.import_module(name).LINKS


LINKS = list(_links())


def test_every_purpose_of_links_is_tried() -> None:
    listed, given = {str(link.purpose) for link in LINKS}, {str(purpose) for purpose, _page in link_pages.items()}
    assert not given - listed, "purposes without an entry in their room's tests/links.py"


@pytest.mark.parametrize("link", LINKS, ids=str)
def test_looking_ten_times_changes_nothing_and_the_person_can_still_answer(link: MailedLink) -> None:
    sent = link.send()
    before = fingerprint()
    client = Client()  # one for all: a new one would build all middleware again
    for _ in range(TIMES):
        client.cookies.clear()
        for answer in (client.head(sent.path), client.get(sent.path, follow=True)):
            assert answer.status_code in {200, 302}, answer.status_code
    assert changed(before) == []
    _answer_as_a_person(sent)


@pytest.mark.browser
@pytest.mark.skipif(not served.CHROMIUM.exists(), reason="Chromium is not installed")
@pytest.mark.parametrize("link", LINKS, ids=str)
def test_pressing_the_only_button_changes_nothing_and_the_person_can_still_answer(link: MailedLink, chromium: Browser) -> None:
    sent = link.send()
    before = fingerprint()
    context = chromium.new_context(base_url=served.ORIGIN, service_workers="block")
    with served.visiting(context, Client(enforce_csrf_checks=True)) as visit:
        visit.page.goto(sent.path)
        pressed = sum(_press_the_only_button(visit.page) for _ in range(PRESSES))
    context.close()
    assert changed(before) == [], f"after {pressed} presses"
    assert not sent.done()
    _answer_as_a_person(sent)


def _press_the_only_button(page: Page) -> bool:
    served.settle(page)
    buttons = page.locator("main button:enabled:visible, main input[type=submit]:enabled:visible")
    if buttons.count() != 1:
        return False
    served.press(page, buttons.first)
    return True


def _answer_as_a_person(sent: Sent) -> None:
    client = Client()
    client.get(sent.path, follow=True)
    sent.press(client)
    assert sent.done()
