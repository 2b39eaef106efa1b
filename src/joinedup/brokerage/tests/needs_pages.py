"""The pages of needs, offers, uploads and calls, in the states that the browser walks through."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from django.urls import reverse

from joinedup.accounts.models import User
from joinedup.accounts.services import links
from joinedup.brokerage import choices, services
from joinedup.brokerage.models import Upload
from joinedup.brokerage.tests.factories import Cast, make_cast, make_need, make_offer
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.subjects import Subject
from joinedup.directory.choices import Approver
from joinedup.ui.states import PageState, Shown


def seen(actor: Actor, name: str, *args: Any, query: str = "") -> Shown:
    return Shown(reverse(f"brokerage:{name}", args=args) + query, user=User.objects.get(pk=actor.user_id))


def by_link(cast: Cast, purpose: str, subject: Subject, name: str, *args: Any) -> Shown:
    address = links.give_link(purpose=purpose, subject=subject, address="head@example.org", days=7, by=cast.ada)
    return Shown(reverse(f"brokerage:{name}", args=args), before=lambda client: client.get(urlsplit(address).path))


def full() -> Cast:
    """An area with needs and offers in many states."""
    cast = make_cast()
    make_need(
        cast.oak, cast.brackwater, topic="F2", detail="Mornings are hard for six families.", urgency=3, visibility="area", by=cast.oak_head
    )
    make_need(cast.ash, cast.brackwater, topic="K9", by=cast.ada)
    make_need(cast.ash, cast.brackwater, topic="", something_else="Bees", by=cast.ada)
    make_offer(cast.ash, cast.brackwater, topics=("E1", "E2", "E3"), at_most_half_days=12, by=cast.ash_head)
    stale = make_offer(cast.oak, cast.brackwater, by=cast.oak_head)
    type(stale).objects.filter(pk=stale.pk).update(state="expired")
    return cast


def make_call(cast: Cast) -> Any:
    details = services.CallDetails("Needs and offers 2026", "Dear heads,\n\ntell us what would help.", clock.today() + timedelta(days=20))
    return services.open_call(call=services.add_call(area=cast.brackwater, details=details, by=cast.ada), by=cast.ada)


def waiting() -> Shown:
    cast = make_cast()
    cast.oak.approver = Approver.TRUST
    cast.oak.save()
    make_offer(cast.oak, cast.brackwater, detail="Come on any Tuesday", by=cast.oak_head)
    return seen(cast.colette, "show_mine")


def call_page(name: str, *, answered: bool = False) -> Shown:
    cast = full()
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
    return by_link(cast, choices.LinkPurpose.ANSWER_CALL, ask.subject, name, ask.public_id, *more)


def take_out() -> Shown:
    cast = make_cast()
    ask = make_call(cast).asks.get(organisation=cast.oak)
    need = make_need(cast.oak, cast.brackwater, by=cast.oak_head)
    return by_link(cast, choices.LinkPurpose.ANSWER_CALL, ask.subject, "take_out_answer", ask.public_id, "need", need.public_id)


def confirm(*, done: bool = False) -> Shown:
    cast = make_cast()
    make_need(cast.oak, cast.brackwater, topic="F2", detail="Mornings are hard", by=cast.ada)
    make_offer(cast.oak, cast.brackwater, by=cast.ada)
    place = cast.oak.attachments.get()
    if done:
        services.confirm_entries(organisation=cast.oak, area_id=cast.brackwater.pk, wrong=[], by=cast.oak_head)
    return by_link(cast, choices.LinkPurpose.CONFIRM_ENTRIES, place.subject, "confirm_entries", place.public_id)


def upload(*, entered: bool = False, stopped: bool = False) -> Shown:
    cast = make_cast()
    row = {"organisation": cast.oak.public_id, "urn": str(cast.oak.urn), "school": "", "noun": "need", "codes": ["B1"], "topics": "B1"}
    row |= {"size": "visit", "detail": "", "something_else": "", "row": 2}
    rows = [row]
    fault = {"row": 3, "column": "Topics", "value": "Dragons", "wrong": "This is not a topic", "mend": "Enter a code such as B1."}
    checked = services.Checked("list.csv", rows, [fault])
    if entered or stopped:
        rows.append({**row, "organisation": "gone", "school": "Elm Primary", "row": 4})
    kept = services.keep_upload(area=cast.brackwater, checked=checked, by=cast.ada)
    if stopped:
        Upload.objects.update(results=[{"row": 2, "did": "added", "id": "", "why": ""}], n_added=1)
    if entered:
        services.enter_upload(upload=kept, by=cast.ada)
    return seen(cast.ada, "check_upload", cast.brackwater.slug, kept.public_id)


def area(name: str = "show_area", query: str = "", *, empty: bool = False, who: str = "ada") -> Shown:
    cast = make_cast() if empty else full()
    return seen(getattr(cast, who), name, cast.brackwater.slug, query=query)


def own(name: str, *more: str, query: str = "") -> Shown:
    cast = full()
    return seen(cast.oak_head, name, cast.oak.public_id, *more, query=query)


def thing(name: str, *more: str) -> Shown:
    cast = full()
    return seen(cast.oak_head, name, "need", cast.oak.needs.get().public_id, *(cast.brackwater.slug for _one in more))


def evidence() -> Shown:
    cast = full()
    return seen(cast.oak_head, "add_evidence", cast.oak.needs.get().public_id)


def ranked() -> Shown:
    cast = make_cast()
    for topic in ("B1", "E4", "K2"):
        make_need(cast.oak, cast.brackwater, topic=topic, is_first=True, by=cast.oak_head)
    return seen(cast.oak_head, "show_organisation", cast.oak.public_id)


def on_behalf() -> Shown:
    cast = full()
    return seen(cast.ada, "show_organisation_in_area", cast.brackwater.slug, cast.ash.public_id)


NEEDS_PAGES = [
    PageState("needs and offers, none yet", lambda: area(query="?show=needs", empty=True)),
    PageState("needs and offers, by topic", area),
    PageState("needs of an area", lambda: area(query="?show=needs")),
    PageState("offers of an area, filtered", lambda: area(query="?show=offers&group=E")),
    PageState("needs of an area, seen by another school", lambda: area(query="?show=needs", who="ash_head")),
    PageState("choose a school to enter for", lambda: area("choose_organisation")),
    PageState("add a topic", lambda: area("add_topic"), submit="Add the topic"),
    PageState("what we need, nobody yet", lambda: seen(make_cast().cy, "show_mine")),
    PageState("what waits for the trust", waiting),
    PageState("needs and offers of my school", lambda: own("show_organisation")),
    PageState("what comes first", ranked),
    PageState("needs and offers, on behalf", on_behalf),
    PageState("add a need, empty form sent", lambda: own("add_thing", "need"), submit="Add the need"),
    PageState("add an offer", lambda: own("add_thing", "offer", query="?q=autism")),
    PageState("a need", lambda: thing("show_thing")),
    PageState("change a need", lambda: thing("change_thing")),
    PageState("add a paper to a need, nothing chosen", evidence, submit="Add the paper"),
    PageState("share a need", lambda: thing("share_thing", "here")),
    PageState("upload a list, nothing chosen", lambda: area("upload_list"), submit="Check the file"),
    PageState("check a list", upload),
    PageState("a list that was entered", lambda: upload(entered=True)),
    PageState("a list of which a part was entered", lambda: upload(stopped=True)),
    PageState("start a call, empty form sent", lambda: area("add_call"), submit="Save the draft"),
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
    PageState("is this right, nothing chosen", confirm, submit="Save my choice"),
    PageState("nothing waits for our word", lambda: confirm(done=True)),
]
