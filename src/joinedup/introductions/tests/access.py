"""Who gets what at this room's addresses."""

from joinedup.accounts.tests import factories as accounts
from joinedup.brokerage.tests import factories as brokerage
from joinedup.directory.tests import factories as directory
from joinedup.introductions import services
from joinedup.introductions.choices import INTRODUCTION_PURPOSE
from joinedup.introductions.tests.factories import side
from tests.architecture import access
from tests.architecture.access import FORM, OFFICERS, PRESS, Link, Route, World


def furnish(world: World) -> None:
    helper = directory.make_school("Helper Primary", area=world.here)
    need = brokerage.make_need(world.get("organisation"), world.here, visibility="area")
    offer = brokerage.make_offer(helper, world.here, visibility="area")
    ada = accounts.actor_for(world.users["officer"], world.here)
    batch = services.Batch(world.here, 2026)
    introduction = services.introduce([services.Match(need, offer, 1)], batch=batch, by=ada)[0]
    answer = side(introduction, "receiver")
    type(answer).objects.filter(pk=answer.pk).update(address="partner@example.org")
    world.put("introduction", introduction)
    world.put("introduction_answer", answer)


def area(world: World) -> list[str]:
    return [world.here.slug]


def introduction(world: World) -> list[str]:
    return [world.here.slug, world.get("introduction").public_id]


def area_answer(world: World) -> list[str]:
    return [world.here.slug, world.get("introduction_answer").public_id]


def answer(world: World) -> list[str]:
    return [world.get("introduction_answer").public_id]


def link(world: World) -> Link:
    return Link(INTRODUCTION_PURPOSE, world.get("introduction_answer").subject)


ASKED = OFFICERS.but(link=access.OK, lead=access.OK)

ROUTES = [
    Route("introductions:list_introductions", args=area, expect=OFFICERS),
    Route("introductions:show_introduction", args=introduction, expect=OFFICERS),
    Route("introductions:take_back_introduction", methods=PRESS, args=introduction, expect=OFFICERS),
    Route("introductions:release_answer", methods=FORM, args=area_answer, expect=OFFICERS),
    Route("introductions:answer_introduction", methods=FORM, args=answer, expect=ASKED, link=link),
    Route("introductions:introduction_answered", args=answer, expect=ASKED, link=link),
]
