"""Who gets what at this room's addresses."""

from joinedup.accounts.tests import factories as accounts
from joinedup.directory.tests import factories as directory
from joinedup.plans import services
from joinedup.plans.models import Adjustment
from joinedup.plans.tests import factories
from tests.architecture import access
from tests.architecture.access import FORM, OFFICERS, PRESS, Route, World


def furnish(world: World) -> None:
    helper = directory.make_school("Second Helper Primary", area=world.here)
    plan = factories.make_ready_plan(world.here, helper, world.get("organisation"), n=2)
    world.put("plan", plan)
    world.put("suggestion", plan.suggestions.last())
    trial = factories.make_ready_plan(world.here, helper, world.get("organisation"))
    type(trial).objects.filter(pk=trial.pk).update(is_trial=True, based_on=plan)
    world.put("trial", trial)
    pair = trial.suggestions.first()
    # Of a plan that is only tried: letting go is refused in a sentence, and nothing is solved in this test.
    Adjustment.objects.create(plan=trial, need=pair.need, offer=pair.offer, kind="forbid")
    ada = accounts.actor_for(world.users["officer"], world.here)
    ends = services.Ends("River", (53.0, -1.0), (53.5, -1.0))
    world.put("line", services.draw_line(area=world.here, ends=ends, by=ada))


def area(world: World) -> list[str]:
    return [world.here.slug]


def plan(world: World) -> list[str]:
    return [world.here.slug, world.get("plan").public_id]


def suggestion(world: World) -> list[str]:
    return [*plan(world), world.get("suggestion").public_id]


def trial(world: World) -> list[str]:
    return [world.here.slug, world.get("trial").public_id]


def line(world: World) -> list[str]:
    return [world.here.slug, world.get("line").public_id]


def decided(world: World) -> list[str]:
    row = Adjustment.objects.select_related("need", "offer").get(plan=world.get("trial"))
    return [*trial(world), row.need.public_id, row.offer.public_id]


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
    Route("plans:adjust_suggestion", methods=FORM, args=suggestion, expect=OFFICERS),
    Route("plans:free_pair", methods=FORM, args=decided, expect=OFFICERS),
    Route("plans:plan_again", methods=FORM, args=plan, expect=OFFICERS),
    Route("plans:take_trial", methods=PRESS, args=trial, expect=OFFICERS),
    Route("plans:leave_trial", methods=PRESS, args=trial, expect=OFFICERS),
    Route("plans:compare_plans", args=area, expect=OFFICERS),
    Route("plans:show_rules", args=area, expect=OFFICERS),
    Route("plans:limit_organisation", methods=FORM, args=area, expect=OFFICERS),
    Route("plans:rule_pair", methods=FORM, args=area, expect=OFFICERS),
    Route("plans:draw_line", methods=FORM, args=area, expect=OFFICERS),
    Route("plans:add_measure", methods=FORM, args=area, expect=OFFICERS),
    Route("plans:drop_rule", methods=PRESS, args=line, expect=OFFICERS),
]
