"""Who gets what at this room's addresses."""

from joinedup.brokerage.tests.needs_access import NEEDS_ROUTES, furnish_needs
from joinedup.brokerage.tests.plan_access import PLAN_ROUTES, furnish_plans
from tests.architecture.access import Route, World


def furnish(world: World) -> None:
    furnish_plans(world)
    furnish_needs(world)


ROUTES: list[Route] = [*NEEDS_ROUTES, *PLAN_ROUTES]
