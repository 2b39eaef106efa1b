"""Minutes save themselves while somebody types, outlive a lost connection, and others read along."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, expect

from joinedup.accounts.models import User
from joinedup.accounts.tests import factories as accounts
from joinedup.meetings import queries, services
from joinedup.meetings.models import Minute
from joinedup.meetings.tests import factories
from tests.browser import served

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db,
    pytest.mark.skipif(not served.CHROMIUM.exists(), reason="Chromium is not installed"),
]
SAVES = "**/minutes/items/**"


@pytest.fixture(scope="module", autouse=True)
def browser_first(chromium: Browser) -> None:
    """Start the browser before the first test opens its transaction."""


@pytest.fixture
def usual(chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context(base_url=served.ORIGIN, locale="en-GB", service_workers="block")
    yield context
    context.close()


def test_words_typed_without_a_connection_are_kept_and_merged(usual: BrowserContext) -> None:
    meeting = factories.make_meeting(accounts.make_area())
    chair = factories.runner_of(meeting)
    services.take_pen(meeting=meeting, by=chair)
    client = Client()
    client.force_login(User.objects.get(pk=chair.user_id))
    slug, item = meeting.group.area.slug, factories.item(meeting, "Attendance")
    with served.visiting(usual, client) as visit:
        page = visit.page
        page.clock.install()
        page.goto(reverse("meetings:type_minutes", args=[slug, meeting.public_id]))
        card = page.locator(f"#item-{item.public_id}")
        box, status = card.get_by_label("What was said"), card.locator("[data-status]")

        box.fill("It rises.")
        page.clock.run_for(1300)
        expect(status).to_contain_text("Saved at")
        assert Minute.objects.get(item=item).text == "It rises."

        page.route(SAVES, lambda route: route.abort())
        box.fill("It rises. Oak helps Elm.")
        page.clock.run_for(1300)
        expect(status).to_contain_text("No connection")
        page.clock.run_for(600_000)  # ten minutes
        assert Minute.objects.get(item=item).text == "It rises."

        page.reload()  # the browser was closed and opened again
        page.unroute(SAVES)
        expect(box).to_have_value("It rises. Oak helps Elm.")
        page.clock.run_for(6000)
        expect(status).to_contain_text("Saved at")
        assert Minute.objects.get(item=item).text == "It rises. Oak helps Elm."

        page.route(SAVES, lambda route: route.abort())
        box.fill("Written on the train.")
        page.clock.run_for(1300)
        expect(status).to_contain_text("No connection")
        row = Minute.objects.get(item=item)
        said = services.Said("Corrected elsewhere.", "heard")
        fresh = queries.item_for(queries.meeting_for(meeting.public_id, chair), item.public_id, chair)
        services.save_minute(item=fresh, said=said, expected=row.version, by=chair)
        page.reload()
        page.unroute(SAVES)
        expect(box).to_have_value("Corrected elsewhere.\n\nTyped without connection:\nWritten on the train.")
        page.clock.run_for(6000)
        expect(status).to_contain_text("Saved at")
        assert [draft.text for draft in queries.drafts_of(item)][1:] == ["Corrected elsewhere.", "It rises. Oak helps Elm.", "It rises."]


def test_others_see_the_minutes_grow(usual: BrowserContext) -> None:
    meeting = factories.make_meeting(accounts.make_area())
    chair = factories.runner_of(meeting)
    services.take_pen(meeting=meeting, by=chair)
    reader = factories.groups.actor_of(factories.groups.members(meeting.group)[1])
    client = Client()
    client.force_login(User.objects.get(pk=reader.user_id))
    with served.visiting(usual, client) as visit:
        page = visit.page
        page.clock.install()
        page.goto(reverse("meetings:read_minutes", args=[meeting.group.area.slug, meeting.public_id]))
        expect(page.locator("#minutes")).not_to_contain_text("It rises.")
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        item = queries.item_for(queries.meeting_for(meeting.public_id, chair), factories.item(meeting, "Attendance").public_id, chair)
        services.save_minute(item=item, said=services.Said("It rises."), expected=1, by=chair)
        page.clock.run_for(10_100)
        expect(page.locator("#minutes")).to_contain_text("It rises.")
        page.clock.run_for(5_000)  # and nobody who reads along asks without a pause
        assert len(asked) == 1
        assert not visit.complaints
