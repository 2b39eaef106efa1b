"""The pages of calls and of the answers to them, in the states that the browser walks through."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from django.urls import reverse

from joinedup.accounts.models import User
from joinedup.accounts.services import links
from joinedup.brokerage.tests.factories import Cast, make_cast, make_full_cast, make_need, make_offer
from joinedup.calls import choices, services
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.subjects import Subject
from joinedup.ui.states import PageState, Shown


def seen(actor: Actor, name: str, *args: Any) -> Shown:
    return Shown(reverse(f"calls:{name}", args=args), user=User.objects.get(pk=actor.user_id))


def by_link(cast: Cast, subject: Subject, name: str, *args: Any) -> Shown:
    address = links.give_link(purpose=choices.LinkPurpose.ANSWER_CALL, subject=subject, address="head@example.org", days=7, by=cast.ada)
    return Shown(reverse(f"calls:{name}", args=args), before=lambda client: client.get(urlsplit(address).path))


def make_call(cast: Cast) -> Any:
    details = services.CallDetails("Needs and offers 2026", "Dear heads,\n\ntell us what would help.", clock.today() + timedelta(days=20))
    return services.open_call(call=services.add_call(area=cast.brackwater, details=details, by=cast.ada), by=cast.ada)


def start() -> Shown:
    cast = make_full_cast()
    return seen(cast.ada, "add_call", cast.brackwater.slug)


def call_page(name: str, *, answered: bool = False) -> Shown:
    cast = make_full_cast()
    call = make_call(cast)
    if answered:
        ask = call.asks.get(organisation=cast.ash)
        services.answer_call(ask=ask, answer="next_year", reason="New head in January", by=cast.ash_head)
        services.nudge(call=call, words="Dear heads, a word would help.", by=cast.ada)
    return seen(cast.ada, name, cast.brackwater.slug, call.public_id)


def draft_call() -> Shown:
    cast = make_cast()
    details = services.CallDetails("Needs and offers 2026", "Hello", clock.today() + timedelta(days=20))
    call = services.add_call(area=cast.brackwater, details=details, by=cast.ada)
    return seen(cast.ada, "open_call", cast.brackwater.slug, call.public_id)


def answer(name: str, *more: str, answered: bool = False, closed: bool = False) -> Shown:
    cast = make_cast()
    call = make_call(cast)
    ask = call.asks.get(organisation=cast.oak)
    if answered:
        services.answer_call(ask=ask, answer="yes", reason="", by=cast.oak_head)
        make_need(cast.oak, cast.brackwater, topic="F2", detail="Mornings are hard", by=cast.oak_head)
        make_offer(cast.oak, cast.brackwater, by=cast.ada)
    if closed:
        services.close_call(call=call, by=cast.ada)
    return by_link(cast, ask.subject, name, ask.public_id, *more)


def take_out() -> Shown:
    cast = make_cast()
    ask = make_call(cast).asks.get(organisation=cast.oak)
    need = make_need(cast.oak, cast.brackwater, by=cast.oak_head)
    return by_link(cast, ask.subject, "take_out_answer", ask.public_id, "need", need.public_id)


PAGES = [
    PageState("start a call, empty form sent", start, submit="Save the draft"),
    PageState("check and send a call", draft_call),
    PageState("a call was sent", lambda: call_page("call_opened")),
    PageState("who has answered", lambda: call_page("show_call", answered=True)),
    PageState("remind the silent", lambda: call_page("nudge_call")),
    PageState(
        "look at the reminder",
        lambda: call_page("nudge_call"),
        fill=(("words", "Dear heads, a word would help."),),
        submit="Look at it first",
    ),
    PageState("answer by link, nothing chosen", lambda: answer("answer_call"), submit="Save the answer"),
    PageState("answer by link, said", lambda: answer("answer_call", answered=True)),
    PageState("confirm by link what was said, nothing chosen", lambda: answer("confirm_answer", answered=True), submit="Save my choice"),
    PageState("answer by link, closed", lambda: answer("answer_call", closed=True)),
    PageState("add a need by link", lambda: answer("add_answer", "need", answered=True)),
    PageState("add an offer by link, empty form sent", lambda: answer("add_answer", "offer", answered=True), submit="Add the offer"),
    PageState("what matters most, nothing chosen", lambda: answer("order_answer", answered=True), submit="Put it first"),
    PageState("take out by link, nothing chosen", take_out, submit="Save my choice"),
]
