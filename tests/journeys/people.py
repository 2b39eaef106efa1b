"""Somebody before a browser: reads headings, fills in what has a label, presses what has a name."""

import os
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from django.test import Client
from playwright.sync_api import Browser, Locator, Page

from joinedup.jobs import services as jobs
from joinedup.notices.models import Message
from tests.browser import served

SHOTS = os.environ.get("JOINEDUP_SCREENSHOTS", "")
DESK, PHONE = 1280, 320


@dataclass
class Person:
    """What one visitor sees and does; every step waits until the page that comes of it is there. What it took is counted."""

    name: str
    visit: served.Visit
    n_shots: int = 0
    took: Counter[str] = field(default_factory=Counter)

    @property
    def page(self) -> Page:
        return self.visit.page

    @property
    def main(self) -> Locator:
        return self.page.locator("main")

    def opens(self, address: str) -> None:
        """Open an address as if it had been typed or pressed in a mail."""
        self.page.goto(address)
        self._arrives()

    def presses(self, name: str, *, within: Locator | None = None) -> None:
        """Press a button, or a link that looks like one."""
        self._goes((within or self.main).get_by_role("button", name=_named(name)).first)

    def follows(self, name: str, *, within: Locator | None = None) -> None:
        """Follow a link of the page, or of the places on top."""
        self._goes((within or self.page).get_by_role("link", name=_named(name)).first)

    def _goes(self, place: Locator) -> None:
        self.took["presses"] += 1
        with self.page.expect_navigation(wait_until="load"):
            place.click()
        self._arrives()

    def _arrives(self) -> None:
        self.took["screens"] += 1
        for _ in range(2):  # between two redirects a page can be empty for a moment
            served.arrive(self.page)

    def fills(self, label: str, words: str) -> None:
        """Type into the field with this label."""
        self.took["fields"] += 1
        self.main.get_by_label(_label(label)).fill(words)

    def fills_day(self, label: str, day: int, month: int, year: int) -> None:
        """Type a date into its three fields."""
        group = self.main.get_by_role("group", name=label)
        self.took["fields"] += 3
        for part, value in (("Day", day), ("Month", month), ("Year", year)):
            group.get_by_label(part, exact=True).fill(str(value))

    def chooses(self, label: str, *, of: str = "") -> None:
        """Tick the box or the round button with this label; `of` is the question above it."""
        self.took["fields"] += 1
        place = self.main.get_by_role("group", name=of) if of else self.main
        place.get_by_label(label, exact=True).check()

    def selects(self, label: str, words: str) -> None:
        """Choose the line that holds these words from a list."""
        self.took["fields"] += 1
        box = self.main.get_by_label(_label(label))
        value = box.locator("option", has_text=words).first.get_attribute("value")
        assert value, words
        box.select_option(value)

    def uploads(self, label: str, name: str, content: bytes) -> None:
        """Choose a file."""
        self.main.get_by_label(label, exact=True).set_input_files({"name": name, "mimeType": "text/csv", "buffer": content})

    def reads(self, heading: str, *sentences: str) -> None:
        """See this heading at the top, these sentences under it, and nothing that went wrong."""
        seen = self.main.get_by_role("heading", level=1).inner_text()
        assert seen.startswith(heading), f"{self.name} reads “{seen}”\n{self.words()}"
        for sentence in sentences:
            self.sees(sentence)
        assert self.visit.complaints == [], self.visit.complaints
        assert self.visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{heading}: wider than the screen"
        self._picture(heading)

    def sees(self, sentence: str) -> None:
        """See a sentence somewhere on the page."""
        assert re.sub(r"\s+", " ", sentence) in re.sub(r"\s+", " ", self.words()), f"“{sentence}” not in\n{self.words()}"

    def words(self) -> str:
        """Return everything that stands on the page."""
        return self.main.inner_text()

    def waits_for_the_work(self) -> None:
        """Let the worker do what waits, and look again."""
        address = self.page.url
        self.page.goto("about:blank")  # the waiting page would go on by itself, in the middle of what we look at next
        jobs.run_due()
        self.opens(address)

    def _picture(self, heading: str) -> None:
        if not SHOTS:
            return
        folder = Path(SHOTS)
        folder.mkdir(parents=True, exist_ok=True)
        self.n_shots += 1
        slug = re.sub(r"\W+", "-", heading.casefold()).strip("-")[:40]
        self.page.screenshot(path=folder / f"{self.name}-{self.n_shots:02}-{slug}.png", full_page=True)


def _named(words: str) -> re.Pattern[str]:
    """Match what is read on a button or link; what follows a colon is said only to those who cannot see what it stands beside."""
    return re.compile(rf"^\s*{re.escape(words)}(\s*:.*)?\s*$")


def _label(words: str) -> re.Pattern[str]:
    return re.compile(rf"^\s*{re.escape(words)}( \(optional\))?\s*$")


@contextmanager
def at_a_desk(chromium: Browser, name: str, client: Client, *, scripts: bool = True) -> Iterator[Person]:
    """Somebody with a wide screen."""
    with _sitting(chromium, name, client, width=DESK, scripts=scripts) as person:
        yield person


@contextmanager
def on_a_phone(chromium: Browser, name: str) -> Iterator[Person]:
    """Somebody with a small phone that runs no scripts, who was never here before."""
    with _sitting(chromium, name, Client(enforce_csrf_checks=True), width=PHONE, scripts=False) as person:
        yield person


@contextmanager
def _sitting(chromium: Browser, name: str, client: Client, *, width: int, scripts: bool) -> Iterator[Person]:
    context = chromium.new_context(
        base_url=served.ORIGIN,
        viewport={"width": width, "height": 800},
        java_script_enabled=scripts,
        locale="en-GB",
        service_workers="block",
    )
    context.set_default_timeout(20_000)  # a slow machine is not a failure
    try:
        with served.visiting(context, client) as visit:
            yield Person(name, visit)
    finally:
        context.close()


def keep(name: str, content: bytes) -> None:
    """Keep a document beside the pictures, to be looked at."""
    if SHOTS:
        Path(SHOTS).mkdir(parents=True, exist_ok=True)
        (Path(SHOTS) / name).write_bytes(content)


def links_in_mails(address: str) -> list[str]:
    """Return the paths of the links mailed to an address, oldest first."""
    texts = Message.objects.filter(to=address).order_by("id").values_list("text", flat=True)
    return [urlsplit(url).path for text in texts for url in re.findall(r"http\S+/l/\S+", text)]


def last_code(address: str) -> str:
    """Return the code in the newest mail to an address."""
    text = Message.objects.filter(to=address).latest("id").text
    found = re.findall(r"\b\d{3} ?\d{3}\b", text)
    assert found, f"no code in:\n{text}"
    return str(found[0])
