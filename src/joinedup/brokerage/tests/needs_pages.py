"""The pages of needs, offers and uploads, in the states that the browser walks through."""

from typing import Any
from urllib.parse import urlsplit

from django.urls import reverse

from joinedup.accounts.models import User
from joinedup.accounts.services import links
from joinedup.brokerage import choices, services
from joinedup.brokerage.models import Upload
from joinedup.brokerage.tests.factories import Cast, make_cast, make_full_cast, make_need, make_offer
from joinedup.core.actors import Actor
from joinedup.core.subjects import Subject
from joinedup.directory.choices import Approver
from joinedup.ui.states import PageState, Shown


def seen(actor: Actor, name: str, *args: Any, query: str = "") -> Shown:
    return Shown(reverse(f"brokerage:{name}", args=args) + query, user=User.objects.get(pk=actor.user_id))


def by_link(cast: Cast, purpose: str, subject: Subject, name: str, *args: Any) -> Shown:
    address = links.give_link(purpose=purpose, subject=subject, address="head@example.org", days=7, by=cast.ada)
    return Shown(reverse(f"brokerage:{name}", args=args), before=lambda client: client.get(urlsplit(address).path))


def waiting() -> Shown:
    cast = make_cast()
    cast.oak.approver = Approver.TRUST
    cast.oak.save()
    make_offer(cast.oak, cast.brackwater, detail="Come on any Tuesday", by=cast.oak_head)
    return seen(cast.colette, "show_mine")


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
    cast = make_cast() if empty else make_full_cast()
    return seen(getattr(cast, who), name, cast.brackwater.slug, query=query)


def own(name: str, *more: str, query: str = "") -> Shown:
    cast = make_full_cast()
    return seen(cast.oak_head, name, cast.oak.public_id, *more, query=query)


def thing(name: str, *more: str) -> Shown:
    cast = make_full_cast()
    return seen(cast.oak_head, name, "need", cast.oak.needs.get().public_id, *(cast.brackwater.slug for _one in more))


def evidence() -> Shown:
    cast = make_full_cast()
    return seen(cast.oak_head, "add_evidence", cast.oak.needs.get().public_id)


def ranked() -> Shown:
    cast = make_cast()
    for topic in ("B1", "E4", "K2"):
        make_need(cast.oak, cast.brackwater, topic=topic, is_first=True, by=cast.oak_head)
    return seen(cast.oak_head, "show_organisation", cast.oak.public_id)


def on_behalf() -> Shown:
    cast = make_full_cast()
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
    PageState("is this right, nothing chosen", confirm, submit="Save my choice"),
    PageState("nothing waits for our word", lambda: confirm(done=True)),
]
