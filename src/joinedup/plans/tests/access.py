"""Who gets what at this room's addresses."""

from joinedup.directory.tests import factories as directory
from joinedup.plans.tests import factories
from tests.architecture import access
from tests.architecture.access import FORM, OFFICERS, PRESS, Route, World


def furnish(world: World) -> None:
    helper = directory.make_school("Second Helper Primary", area=world.here)
    plan = factories.make_ready_plan(world.here, helper, world.get("organisation"), n=2)
    world.put("plan", plan)
    world.put("suggestion", plan.suggestions.last())


def area(world: World) -> list[str]:
    return [world.here.slug]


def plan(world: World) -> list[str]:
    return [world.here.slug, world.get("plan").public_id]


REFUSED = {"officer": access.REFUSED}

ROUTES = [
    Route("plans:list_plans", args=area, expect=OFFICERS),
    Route("plans:make_plan", methods=FORM, args=area, expect=OFFICERS),
    Route("plans:show_plan", args=plan, expect=OFFICERS),
    Route(
        "plans:change_suggestions",
        methods=PRESS,
        args=plan,
        expect=OFFICERS,
        data=lambda w: {"action": "leave_out", "suggestions": w.get("suggestion").public_id},
    ),
    Route("plans:send_introductions", methods=FORM, args=plan, expect=OFFICERS),
    Route("plans:introductions_sent", args=plan, expect=OFFICERS),
    Route("plans:make_plan_again", methods=PRESS, args=plan, expect=OFFICERS, post=REFUSED),
    Route("plans:set_plan_aside", methods=PRESS, args=plan, expect=OFFICERS),
]
