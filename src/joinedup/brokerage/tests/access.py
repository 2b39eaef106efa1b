"""Who gets what at this room's addresses."""

from joinedup.brokerage.tests.plan_access import PLAN_ROUTES, furnish_plans
from tests.architecture.access import Route, World


def furnish(world: World) -> None:
    furnish_plans(world)


ROUTES: list[Route] = [*PLAN_ROUTES]
