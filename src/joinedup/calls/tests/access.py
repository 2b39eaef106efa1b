"""Who gets what at the addresses of calls and of the answers to them."""

from datetime import date

from joinedup.accounts.tests import factories as accounts
from joinedup.calls import choices, services
from joinedup.core import clock
from tests.architecture.access import FORM, OFFICERS, OK, PRESS, Expect, Link, Route, World


def furnish(world: World) -> None:
    """Put in a call that was sent, its ask of the organisation, and a draft."""
    ada = accounts.actor_for(world.users["officer"], world.here)
    details = services.CallDetails("Autumn call", "", date(clock.today().year + 1, 7, 1))
    call = services.open_call(call=services.add_call(area=world.here, details=details, by=ada), by=ada)
    world.put("call", call)
    world.put("ask", call.asks.get(organisation=world.get("organisation")))
    world.put("draft_call", services.add_call(area=world.here, details=details, by=ada))


def area(world: World) -> list[str]:
    return [world.here.slug]


def call(world: World) -> list[str]:
    return [world.here.slug, world.get("call").public_id]


def ask(world: World) -> list[str]:
    return [world.get("ask").public_id]


def ask_link(world: World) -> Link:
    return Link(choices.LinkPurpose.ANSWER_CALL, world.get("ask").subject)


ASKED = OFFICERS.but(lead=OK, link=OK)

ROUTES = [
    Route("calls:add_call", methods=FORM, args=area, expect=OFFICERS),
    Route("calls:show_call", args=call, expect=OFFICERS),
    Route("calls:change_call", methods=FORM, args=call, expect=OFFICERS),
    Route("calls:open_call", methods=FORM, args=lambda w: [*area(w), w.get("draft_call").public_id], expect=OFFICERS),
    Route("calls:call_opened", args=call, expect=OFFICERS),
    Route("calls:nudge_call", methods=FORM, args=call, expect=OFFICERS),
    Route("calls:press_call", methods=PRESS, args=lambda w: [*call(w), "stop"], expect=OFFICERS),
    Route("calls:download_call", args=lambda w: [*call(w), "csv"], expect=OFFICERS),
    Route("calls:change_address", methods=FORM, args=lambda w: area(w) + ask(w), expect=OFFICERS),
    Route("calls:answer_call", methods=FORM, args=ask, expect=ASKED, link=ask_link),
    Route("calls:add_answer", methods=FORM, args=lambda w: [*ask(w), "need"], expect=ASKED, link=ask_link),
    Route("calls:order_answer", methods=FORM, args=ask, expect=ASKED, link=ask_link),
    Route("calls:confirm_answer", methods=FORM, args=ask, expect=Expect(lead=OK, link=OK), link=ask_link),
    Route(
        "calls:take_out_answer",
        methods=FORM,
        args=lambda w: [*ask(w), "need", w.get("need").public_id],
        expect=ASKED,
        link=ask_link,
    ),
]
