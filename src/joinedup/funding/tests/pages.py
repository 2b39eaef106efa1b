"""The pages of funded programmes, in the states that the browser walks through."""

from typing import Any
from urllib.parse import urlsplit

from django.urls import reverse

from joinedup.accounts.models import User
from joinedup.accounts.services import links
from joinedup.brokerage.tests.factories import Cast, make_cast, make_need
from joinedup.calls.choices import LinkPurpose
from joinedup.calls.tests.factories import make_call
from joinedup.core.actors import Actor
from joinedup.funding import services
from joinedup.funding.tests.factories import in_days, make_programme
from joinedup.ui.states import PageState, Shown


def seen(actor: Actor, name: str, *args: Any) -> Shown:
    return Shown(reverse(f"funding:{name}", args=args), user=User.objects.get(pk=actor.user_id))


def full() -> Cast:
    cast = make_cast()
    words = {"what": "Six weeks of a reading mentor, two mornings each", "who_may": "Where more than a quarter have free meals"}
    first = make_programme(cast.brackwater, by=cast.ada, closes_on=in_days(40), phases=("P",), **words)
    more = {"contact": "Mina Rook, 01632 960111", "address": "https://tides.example/"}
    make_programme(cast.brackwater, "Tides of words", body="Tides Trust", places=("Wendale",), topics=("B1", "E2"), by=cast.ada, **more)
    make_programme(cast.brackwater, "Books on boats", body="Tides Trust", by=cast.ada, **more)
    need = make_need(cast.oak, cast.brackwater)
    services.say_attempt(need=need, programme=first, came="not_for_us", words="Full until summer", by=cast.oak_head)
    make_need(cast.ash, cast.brackwater)
    return cast


def page(name: str, *, empty: bool = False) -> Shown:
    cast = make_cast() if empty else full()
    return seen(cast.ada, name, cast.brackwater.slug)


def programme(name: str) -> Shown:
    cast = full()
    return seen(cast.ada, name, cast.brackwater.slug, cast.brackwater.funded_programmes.get(name="Tides of words").public_id)


def payers_of_mine() -> Shown:
    cast = full()
    return seen(cast.oak_head, "show_payers", cast.oak.needs.get().public_id)


def by_link() -> Shown:
    cast = full()
    ask = make_call(cast).asks.get(organisation=cast.oak)
    address = links.give_link(purpose=LinkPurpose.ANSWER_CALL, subject=ask.subject, address="head@example.org", days=7, by=cast.ada)
    url = reverse("funding:show_payers_by_link", args=[ask.public_id, cast.oak.needs.get().public_id])
    return Shown(url, before=lambda client: client.get(urlsplit(address).path))


def upload(*, entered: bool = False) -> Shown:
    cast = make_cast()
    row = {"name": "Tides of words", "body": "Tides Trust", "topics": ["B1"], "what": "", "places": [], "phases": [], "kinds": [], "row": 2}
    row |= {"who_may": "", "closes_on": None, "contact": "", "address": "", "source": "Letter", "as_of": "2026-09-01"}
    fault = {"row": 3, "column": "Topics", "value": "Dragons", "wrong": "We could not read it", "mend": "Enter codes such as B1."}
    kept = services.keep_upload(area=cast.brackwater, name="list.csv", rows=[row], faults=[fault], by=cast.ada)
    if entered:
        services.enter_upload(upload=kept, by=cast.ada)
    return seen(cast.ada, "check_programmes", cast.brackwater.slug, kept.public_id)


PAGES = [
    PageState("who already pays, none yet", lambda: page("list_programmes", empty=True)),
    PageState("who already pays", lambda: page("list_programmes")),
    PageState("needs that somebody pays for", lambda: page("list_paid_needs")),
    PageState("add a programme, empty form sent", lambda: page("add_programme"), submit="Save the programme"),
    PageState("a programme", lambda: programme("show_programme")),
    PageState("who pays for my need", payers_of_mine),
    PageState("who pays, by link, nothing chosen", by_link, submit="Write it down"),
    PageState("upload programmes, nothing chosen", lambda: page("upload_programmes"), submit="Check the file"),
    PageState("check a list of programmes", upload),
    PageState("a list of programmes that was entered", lambda: upload(entered=True)),
]
