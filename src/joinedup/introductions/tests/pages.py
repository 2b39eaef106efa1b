"""The pages of introductions, in the states that the browser walks through."""

from typing import Any
from urllib.parse import urlsplit

from django.test import Client
from django.urls import reverse

from joinedup.accounts.models import User
from joinedup.brokerage.tests.factories import Cast, make_cast
from joinedup.directory import queries as directory
from joinedup.introductions import services
from joinedup.introductions.models import Introduction
from joinedup.introductions.services import AnswerDetails
from joinedup.introductions.tests.factories import make_gifts, make_introduction, side
from joinedup.ui.states import PageState, Shown
from tests.scanner.links import last_link


def seen(cast: Cast, name: str, *args: str) -> Shown:
    return Shown(reverse(f"introductions:{name}", args=[cast.brackwater.slug, *args]), user=User.objects.get(pk=cast.ada.user_id))


def of_area(name: str, *, full: bool = True) -> Shown:
    cast = make_cast()
    if full:
        make_introduction(cast)
    return seen(cast, name)


def of_introduction(name: str, *replies: AnswerDetails) -> Shown:
    cast = make_cast()
    introduction = make_introduction(cast)
    answers = list(introduction.answers.order_by("side"))
    for answer, details in zip(answers, replies, strict=False):
        services.answer_introduction(answer=answer, details=details, by=cast.ada)
    if name == "show_introduction":
        return seen(cast, name, introduction.public_id)
    if name == "release_answer":
        return seen(cast, name, answers[0].public_id)
    return by_mailed_link(introduction, name)


def by_mailed_link(introduction: Introduction, name: str) -> Shown:
    """Open a page as the helped side does, by the link in its newest mail."""
    answer = side(introduction, "receiver")
    address = last_link(answer.address)

    def open_link(client: Client) -> Any:
        return client.get(urlsplit(address).path)

    tail = "answered/" if name == "introduction_answered" else ""
    return Shown(f"/introductions/{answer.public_id}/{tail}", before=open_link)


def taken_back() -> Shown:
    cast = make_cast()
    introduction = make_introduction(cast)
    Introduction.objects.filter(pk=introduction.pk).update(state="taken_back")
    return by_mailed_link(introduction, "answer_introduction")


def given(name: str, *, full: bool = True, in_area: bool = False) -> Shown:
    """Show what Oak gave and received: six half-days remembered differently, a hall lent, places on training received."""
    cast = make_cast()
    if full:
        make_gifts(cast)
    if name == "show_area_given":
        return seen(cast, name)
    if in_area:
        return seen(cast, f"{name}_in_area", cast.oak.public_id)
    user = User.objects.get(pk=cast.oak_head.user_id)
    key = directory.attachment_of(cast.oak, cast.brackwater.pk).public_id if name == "tell_given" else cast.oak.public_id  # type: ignore[union-attr]
    return Shown(reverse(f"introductions:{name}", args=[key]), user=user)


def suggested() -> Shown:
    """Show what is suggested for Ash: to give and to receive, agreed, and a topic left out."""
    cast = make_cast()
    make_introduction(cast, half_days=6, visibility="coordinator")
    make_introduction(cast, giver=cast.ash, receiver=cast.oak, half_days=4)
    refused = side(make_introduction(cast), "receiver")
    no = AnswerDetails("no", reason="not_fit", learned=services.Learned("topic"))
    services.answer_introduction(answer=refused, details=no, by=cast.ash_head)
    user = User.objects.get(pk=cast.ash_head.user_id)
    return Shown(reverse("introductions:show_suggested", args=[cast.ash.public_id]), user=user)


YES, NO = AnswerDetails("yes"), AnswerDetails("no", reason="wrong_time")
LATER = AnswerDetails("later", later_when="after Christmas")

PAGES = [
    PageState("given and received, nothing yet", lambda: given("show_given", full=False)),
    PageState("given and received", lambda: given("show_given", in_area=True)),
    PageState("write down what was given, sent empty", lambda: given("add_gift"), submit="Write it down"),
    PageState("what came of it", lambda: given("tell_given")),
    PageState("suggested for us, nothing", lambda: given("show_suggested", full=False)),
    PageState("suggested for us", suggested),
    PageState("given and received in the area", lambda: given("show_area_given")),
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
