"""Who gets what at the addresses of plans and introductions; part of this room's access table."""

from joinedup.accounts.tests import factories as accounts
from joinedup.brokerage.choices import INTRODUCTION_PURPOSE
from joinedup.brokerage.tests import factories, plan_factories
from joinedup.directory.tests import factories as directory
from tests.architecture import access
from tests.architecture.access import FORM, OFFICERS, PRESS, Link, Route, World


def furnish_plans(world: World) -> None:
    helper = directory.make_school("Helper Primary", area=world.here)
    plan = factories.make_ready_plan(world.here, helper, world.get("organisation"), n=2)
    ada = accounts.actor_for(world.users["officer"], world.here)
    first = plan.suggestions.first()
    assert first is not None
    introduction = plan_factories.services.send_introductions(plan=plan, public_ids=[first.public_id], words="", by=ada)[0]
    answer = plan_factories.side(introduction, "receiver")
    type(answer).objects.filter(pk=answer.pk).update(address="partner@example.org")
    world.put("plan", plan)
    world.put("suggestion", plan.suggestions.last())
    world.put("introduction", introduction)
    world.put("introduction_answer", answer)


def area(world: World) -> list[str]:
    return [world.here.slug]


def plan(world: World) -> list[str]:
    return [world.here.slug, world.get("plan").public_id]


def introduction(world: World) -> list[str]:
    return [world.here.slug, world.get("introduction").public_id]


def area_answer(world: World) -> list[str]:
    return [world.here.slug, world.get("introduction_answer").public_id]


def answer(world: World) -> list[str]:
    return [world.get("introduction_answer").public_id]


def link(world: World) -> Link:
    return Link(INTRODUCTION_PURPOSE, world.get("introduction_answer").subject)


ASKED = OFFICERS.but(link=access.OK, lead=access.OK)
REFUSED = {"officer": access.REFUSED}

PLAN_ROUTES = [
    Route("brokerage:list_plans", args=area, expect=OFFICERS),
    Route("brokerage:make_plan", methods=FORM, args=area, expect=OFFICERS),
    Route("brokerage:show_plan", args=plan, expect=OFFICERS),
    Route(
        "brokerage:change_suggestions",
        methods=PRESS,
        args=plan,
        expect=OFFICERS,
        data=lambda w: {"action": "leave_out", "suggestions": w.get("suggestion").public_id},
    ),
    Route("brokerage:send_introductions", methods=FORM, args=plan, expect=OFFICERS),
    Route("brokerage:introductions_sent", args=plan, expect=OFFICERS),
    Route("brokerage:make_plan_again", methods=PRESS, args=plan, expect=OFFICERS, post=REFUSED),
    Route("brokerage:set_plan_aside", methods=PRESS, args=plan, expect=OFFICERS),
    Route("brokerage:list_introductions", args=area, expect=OFFICERS),
    Route("brokerage:show_introduction", args=introduction, expect=OFFICERS),
    Route("brokerage:take_back_introduction", methods=PRESS, args=introduction, expect=OFFICERS),
    Route("brokerage:release_answer", methods=FORM, args=area_answer, expect=OFFICERS),
    Route("brokerage:answer_introduction", methods=FORM, args=answer, expect=ASKED, link=link),
    Route("brokerage:introduction_answered", args=answer, expect=ASKED, link=link),
]
