"""Who gets what at this room's addresses."""

from joinedup.accounts.tests import factories as accounts
from joinedup.brokerage.tests import factories as brokerage
from joinedup.core import clock, school_year
from joinedup.directory import queries as directory_queries
from joinedup.directory.tests import factories as directory
from joinedup.introductions import services
from joinedup.introductions.choices import INTRODUCTION_PURPOSE, TELL_PURPOSE
from joinedup.introductions.tests.factories import side
from tests.architecture import access
from tests.architecture.access import FORM, OFFICERS, PRESS, Expect, Link, Route, World


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
    directory.make_person("Hana Helper", organisation=helper, area=world.here, email="hana@example.org")
    hall = services.GiftDetails(helper, True, "room_or_kit", "Hall", 1, school_year.year_of(clock.today()))
    services.add_gift(organisation=world.get("organisation"), area=world.here, details=hall, by=ada)
    no = services.AnswerDetails("no", reason="not_fit", learned=services.Learned("topic"))
    refused = services.introduce(
        [services.Match(need, brokerage.make_offer(helper, world.here, visibility="area"), 1)], batch=batch, by=ada
    )
    services.answer_introduction(answer=side(refused[0], "receiver"), details=no, by=ada)
    world.put("rest", side(refused[0], "receiver").rests.get())
    world.put("gift_place", directory_queries.attachment_of(world.get("organisation"), world.here.pk))


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


def own(world: World) -> list[str]:
    return [world.get("organisation").public_id]


def own_in_area(world: World) -> list[str]:
    return [world.here.slug, world.get("organisation").public_id]


def gifts_of(world: World) -> list[str]:
    return [world.get("gift_place").public_id]


def tell_link(world: World) -> Link:
    return Link(TELL_PURPOSE, world.get("gift_place").subject)


ASKED = OFFICERS.but(link=access.OK, lead=access.OK)
OWN = Expect(lead=access.OK)

ROUTES = [
    Route("introductions:list_introductions", args=area, expect=OFFICERS),
    Route("introductions:show_introduction", args=introduction, expect=OFFICERS),
    Route("introductions:take_back_introduction", methods=PRESS, args=introduction, expect=OFFICERS),
    Route("introductions:release_answer", methods=FORM, args=area_answer, expect=OFFICERS),
    Route("introductions:answer_introduction", methods=FORM, args=answer, expect=ASKED, link=link),
    Route("introductions:show_given", args=own, expect=OWN),
    Route("introductions:show_given_in_area", args=own_in_area, expect=OFFICERS.but(lead=access.OK)),
    Route("introductions:add_gift", methods=FORM, args=own, expect=OWN),
    Route("introductions:add_gift_in_area", methods=FORM, args=own_in_area, expect=OFFICERS.but(lead=access.OK)),
    Route("introductions:tell_given", methods=FORM, args=gifts_of, expect=ASKED, link=tell_link),
    Route("introductions:show_suggested", args=own, expect=OWN),
    Route("introductions:show_suggested_in_area", args=own_in_area, expect=OFFICERS.but(lead=access.OK)),
    Route("introductions:lift_rest", methods=PRESS, args=lambda w: [w.get("rest").public_id], expect=OFFICERS.but(lead=access.OK)),
    Route("introductions:show_area_given", args=area, expect=OFFICERS),
    Route("introductions:ask_what_came_of_it", methods=PRESS, args=area, expect=OFFICERS),
    Route("introductions:introduction_answered", args=answer, expect=ASKED, link=link),
]
