"""From a plan to introductions: both sides are asked, a suggestion is introduced once, and stands again when it is taken back."""

import pytest
from django.test import Client
from django.urls import reverse

from joinedup.accounts.models import User
from joinedup.audit.models import Entry
from joinedup.brokerage.tests.factories import make_cast, make_need, make_offer
from joinedup.introductions import services as introductions
from joinedup.introductions.models import Introduction
from joinedup.introductions.services import AnswerDetails
from joinedup.introductions.tests.factories import introduce, side
from joinedup.jobs import services as jobs
from joinedup.plans import analysis, queries, services
from joinedup.plans.choices import PlanState, SuggestionState
from joinedup.plans.models import Plan
from joinedup.plans.tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("solved_here")]
NO = AnswerDetails("no", reason="wrong_time")


@pytest.fixture
def plan(circle: factories.Circle) -> Plan:
    return factories.make_plan(circle)


def test_sending_marks_the_suggestions_and_is_recorded(plan: Plan, circle: factories.Circle) -> None:
    sent = factories.send_all(plan, circle.ada)
    assert {row.suggestions.get().state for row in sent} == {SuggestionState.INTRODUCED}
    assert Entry.objects.get(verb="introductions.sent").facts == {"n": 3}


def test_an_introduction_that_is_taken_back_frees_its_suggestion(plan: Plan, circle: factories.Circle) -> None:
    introduction = factories.send_all(plan, circle.ada)[0]
    suggestion = introduction.suggestions.get()
    introductions.take_back_introduction(introduction=introduction, by=circle.ada)
    suggestion.refresh_from_db()
    assert (suggestion.state, suggestion.introduction) == (SuggestionState.SUGGESTED, None)


def test_many_introductions_are_sent_in_the_background_and_a_second_run_sends_none_twice(plan: Plan, circle: factories.Circle) -> None:
    ids = list(plan.suggestions.values_list("public_id", flat=True))
    job = services.start_sending(plan=plan, public_ids=ids, words="", by=circle.ada)
    assert jobs.run_due() == 1
    job.refresh_from_db()
    assert job.result_url.endswith(f"/plans/{plan.public_id}/sent/"), job.error
    assert len(queries.last_batch(plan)) == 3
    services.start_sending(plan=plan, public_ids=ids, words="", by=circle.ada)
    jobs.run_due()
    assert Introduction.objects.count() == 3


def test_a_new_plan_leaves_alone_what_stands_or_was_refused(plan: Plan, circle: factories.Circle) -> None:
    introduction = factories.send_all(plan, circle.ada)[0]
    introductions.answer_introduction(answer=side(introduction, "receiver"), details=NO, by=circle.ada)
    again = factories.make_plan(circle, balance="bank")
    assert again.state in (PlanState.READY, PlanState.FAILED)
    assert set(again.suggestions.values_list("state", flat=True)) <= {SuggestionState.INTRODUCED}


def test_what_introductions_hold_is_left_out_of_the_stock_of_a_new_plan() -> None:
    cast = make_cast()
    spell = {"size": "short_spell", "half_days": 6, "visibility": "area"}
    need, offer = make_need(cast.ash, cast.brackwater, **spell), make_offer(cast.oak, cast.brackwater, at_most_half_days=12, **spell)
    introduce(cast, need, offer, 2)
    stock = queries.plan_stock(cast.brackwater.pk, cast.ada)
    assert (stock.n_needs, stock.half_days_needed, stock.n_offers, stock.half_days_offered) == (1, 4, 1, 10)
    plan = Plan.objects.create(area=cast.brackwater, year=2026, title="Autumn")
    values = analysis.plan_problem(plan, queries.stock_of(plan, cast.ada)).values
    assert [row["amount"] for row in (*values["needs"], *values["offers"])] == [4, 10]


def test_where_nothing_was_introduced_yet_the_plans_are_one_press_away(client: Client) -> None:
    cast = make_cast()
    client.force_login(User.objects.get(pk=cast.ada.user_id))
    page = client.get(reverse("introductions:list_introductions", args=[cast.brackwater.slug])).content.decode()
    assert f'href="{reverse("plans:list_plans", args=[cast.brackwater.slug])}"' in page
