"""What moves on a page while it is open: the progress of long work, and the names offered while somebody types."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, expect

from joinedup.accounts.tests import factories as accounts
from joinedup.actions.tests import factories as actions
from joinedup.brokerage.tests.factories import make_cast
from joinedup.core import clock
from joinedup.jobs.choices import State
from joinedup.jobs.tests.factories import make_job
from joinedup.jobs.tests.pages import running
from joinedup.plans import services as plans
from joinedup.plans.choices import PlanState
from tests.browser import served

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db,
    pytest.mark.skipif(not served.CHROMIUM.exists(), reason="Chromium is not installed"),
]


@pytest.fixture(scope="module", autouse=True)
def browser_first(chromium: Browser) -> None:
    """Start the browser before the first test opens its transaction."""


@pytest.fixture
def usual(chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context(base_url=served.ORIGIN, locale="en-GB", service_workers="block")
    yield context
    context.close()


@pytest.fixture
def scriptless(chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context(base_url=served.ORIGIN, java_script_enabled=False)
    yield context
    context.close()


def test_the_progress_of_a_job_moves_by_itself_and_ends_on_the_result(usual: BrowserContext) -> None:
    user = accounts.make_user()
    result = reverse("accounts:show_account")
    job = make_job(user_id=user.pk, **running(n_done=4000, n_total=27153, doing="Schools read"))
    client = Client()
    client.force_login(user)

    def change(**columns: Any) -> None:
        type(job).objects.filter(pk=job.pk).update(**columns)

    with served.visiting(usual, client) as visit:
        page = visit.page
        page.clock.install()
        page.goto(reverse("jobs:show_job", args=[job.public_id]))
        expect(page.locator("#job")).to_contain_text("4,000 of 27,153")
        change(n_done=21000, doing="Links read")
        page.clock.run_for(2100)
        expect(page.locator("#job")).to_contain_text("21,000 of 27,153")
        expect(page.get_by_role("progressbar", name="Links read")).to_be_visible()
        change(state=State.DONE, ended_at=clock.wall_now(), lease_until=None, result={"url": result})
        page.clock.run_for(2100)
        page.wait_for_url(f"**{result}")
        assert not visit.complaints


def test_the_page_of_a_plan_shows_the_plan_as_soon_as_it_is_made(usual: BrowserContext) -> None:
    cast = make_cast()
    plan = plans.make_plan(area=cast.brackwater, details=plans.PlanDetails(title="Autumn", balance="zero", reach_km=25), by=cast.ada)
    client = Client()
    client.force_login(accounts.make_officer(cast.brackwater))
    with served.visiting(usual, client) as visit:
        page = visit.page
        page.clock.install()
        page.goto(reverse("plans:show_plan", args=[cast.brackwater.slug, plan.public_id]))
        expect(page.locator("main")).to_contain_text("The plan is being made.")
        type(plan).objects.filter(pk=plan.pk).update(state=PlanState.READY, ready_at=clock.now())
        page.clock.run_for(2100)
        expect(page.locator("main")).to_contain_text("Needs met in full")
        assert not visit.complaints


def test_a_person_is_picked_with_the_keyboard_alone(usual: BrowserContext) -> None:
    area = accounts.make_area()
    officer = accounts.make_officer(area)
    actions.make_owner(area, "Ruth Ames")
    ruth = actions.make_owner(area, "Ruth Vale")
    client = Client()
    client.force_login(officer)
    with served.visiting(usual, client) as visit:
        page = visit.page
        page.goto(reverse("actions:add_action", args=[area.slug]))
        box = page.get_by_role("combobox", name="Who will do it?")
        box.focus()
        page.keyboard.type("ruth")
        expect(page.get_by_role("option")).to_have_count(2)
        expect(box).to_have_attribute("aria-expanded", "true")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        second = page.get_by_role("option").nth(1).text_content()
        page.keyboard.press("Enter")
        expect(box).to_have_value(second or "")
        chosen = page.locator("input[name=owner_chosen]")
        assert "Ruth" in (second or "")
        assert chosen.input_value()
        page.keyboard.press("End")
        page.keyboard.type("x")
        assert chosen.input_value() == "", "other words must not keep the earlier choice"
        box.fill("")
        page.keyboard.type("Vale")
        expect(page.get_by_role("option", name="Ruth Vale")).to_be_visible()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        assert chosen.input_value() == ruth.roles.get().public_id
        assert not visit.complaints


def test_without_javascript_the_choices_come_after_sending(scriptless: BrowserContext) -> None:
    area = accounts.make_area()
    officer = accounts.make_officer(area)
    actions.make_owner(area, "Ruth Ames")
    actions.make_owner(area, "Ruth Vale")
    client = Client(enforce_csrf_checks=True)
    client.force_login(officer)
    with served.visiting(scriptless, client) as visit:
        page = visit.page
        page.goto(reverse("actions:add_action", args=[area.slug]))
        page.get_by_label("Who will do it?").fill("ruth")
        page.locator("main").get_by_role("button").first.click()
        served.settle(page)
        page.get_by_role("radio", name="Ruth Vale").check()
        page.locator("main").get_by_role("button").first.click()
        served.settle(page)
        assert page.get_by_role("radio", name="Ruth Ames").count() == 0
        assert page.locator("input[name=owner]").input_value() == "ruth"
