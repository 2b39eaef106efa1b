"""The pages of plans and introductions, in the states that the browser walks through."""

from typing import Any
from urllib.parse import urlsplit

from django.test import Client

from joinedup.brokerage import services
from joinedup.brokerage.models import Introduction, Plan
from joinedup.brokerage.services import AnswerDetails
from joinedup.brokerage.tests import factories, plan_factories
from joinedup.brokerage.tests.needs_pages import seen
from joinedup.ui.states import PageState, Shown
from tests.scanner.links import last_link


def of_plan(name: str, *, state: str = "", query: str = "") -> Shown:
    cast = factories.make_cast()
    plan = factories.make_plan(cast)
    if state:
        Plan.objects.filter(pk=plan.pk).update(state=state, problem="There is nothing to plan yet.", job_id="aaaaaaaaaaaa")
    return seen(cast.ada, name, cast.brackwater.slug, plan.public_id, query=query)


def of_area(name: str, *, full: bool = True) -> Shown:
    cast = factories.make_cast()
    if full:
        factories.make_introduction(cast)
    return seen(cast.ada, name, cast.brackwater.slug)


def sent() -> Shown:
    cast = factories.make_cast()
    introduction = factories.make_introduction(cast)
    assert introduction.suggestion is not None
    return seen(cast.ada, "introductions_sent", cast.brackwater.slug, introduction.suggestion.plan.public_id)


def of_introduction(name: str, *replies: AnswerDetails) -> Shown:
    cast = factories.make_cast()
    introduction = factories.make_introduction(cast)
    answers = list(introduction.answers.order_by("side"))
    for answer, details in zip(answers, replies, strict=False):
        services.answer_introduction(answer=answer, details=details, by=cast.ada)
    if name == "show_introduction":
        return seen(cast.ada, name, cast.brackwater.slug, introduction.public_id)
    if name == "release_answer":
        return seen(cast.ada, name, cast.brackwater.slug, answers[0].public_id)
    return by_mailed_link(introduction, name)


def by_mailed_link(introduction: Introduction, name: str) -> Shown:
    """Open a page as the helped side does, by the link in its newest mail."""
    answer = plan_factories.side(introduction, "receiver")
    address = last_link(answer.address)

    def open_link(client: Client) -> Any:
        return client.get(urlsplit(address).path)

    tail = "answered/" if name == "introduction_answered" else ""
    return Shown(f"/introductions/{answer.public_id}/{tail}", before=open_link)


def taken_back() -> Shown:
    cast = factories.make_cast()
    introduction = factories.make_introduction(cast)
    Introduction.objects.filter(pk=introduction.pk).update(state="taken_back", suggestion=None)
    return by_mailed_link(introduction, "answer_introduction")


YES, NO = AnswerDetails("yes"), AnswerDetails("no", reason="wrong_time")
LATER = AnswerDetails("later", later_when="after Christmas")

PLAN_PAGES = [
    PageState("plans, none yet", lambda: of_area("list_plans", full=False)),
    PageState("plans", lambda: of_area("list_plans")),
    PageState("make a plan", lambda: of_area("make_plan")),
    PageState("make a plan, sent empty", lambda: of_area("make_plan"), fill=(("reach_km", ""),), submit="Make the plan"),
    PageState("a plan", lambda: of_plan("show_plan")),
    PageState("a plan, nothing found", lambda: of_plan("show_plan", query="?text=zzz")),
    PageState("a plan being made", lambda: of_plan("show_plan", state="working")),
    PageState("a plan that could not be made", lambda: of_plan("show_plan", state="failed")),
    PageState("check before sending introductions", lambda: of_plan("send_introductions")),
    PageState("introductions sent", sent),
    PageState("introductions, none yet", lambda: of_area("list_introductions", full=False)),
    PageState("introductions", lambda: of_area("list_introductions")),
    PageState("an introduction", lambda: of_introduction("show_introduction")),
    PageState("an introduction, one yes and one no", lambda: of_introduction("show_introduction", LATER, NO)),
    PageState("an introduction, both said yes", lambda: of_introduction("show_introduction", YES, YES)),
    PageState("record the yes of a board", lambda: of_introduction("release_answer", YES)),
    PageState("record the yes of a board, sent empty", lambda: of_introduction("release_answer", YES), submit="Record the yes"),
    PageState("introduction by link", lambda: of_introduction("answer_introduction")),
    PageState("introduction by link, sent without a choice", lambda: of_introduction("answer_introduction"), submit="Send the answer"),
    PageState("introduction by link, both said yes", lambda: of_introduction("answer_introduction", YES, YES)),
    PageState("introduction by link, taken back", taken_back),
    PageState("introduction answered: no", lambda: of_introduction("introduction_answered", YES, NO)),
    PageState("introduction answered: yes, waiting", lambda: of_introduction("introduction_answered")),
    PageState("introduction answered: both, one of them later", lambda: of_introduction("introduction_answered", LATER, YES)),
    PageState("introduction by link, after a later yes", lambda: of_introduction("answer_introduction", LATER)),
    PageState("introduction answered: both said yes", lambda: of_introduction("introduction_answered", YES, LATER)),
]
