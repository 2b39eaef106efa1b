"""Who gets what at the addresses of lists."""

from joinedup.contacts.tests import factories
from tests.architecture.access import OFFICERS, PRESS, Route, World


def furnish(world: World) -> None:
    world.put("saved_list", factories.make_saved_list(world.here))


def area(world: World) -> list[str]:
    return [world.here.slug]


def saved(world: World) -> list[str]:
    return [world.here.slug, world.get("saved_list").public_id]


ROUTES = [
    Route("contacts:lists", args=area, expect=OFFICERS),
    Route("contacts:by_role", methods=("GET", "POST"), args=area, expect=OFFICERS),
    Route("contacts:paste", methods=("GET", "POST"), args=area, expect=OFFICERS),
    Route("contacts:download_by_role", args=lambda world: [*area(world), "csv"], expect=OFFICERS),
    Route("contacts:show_list", args=saved, expect=OFFICERS),
    Route("contacts:download_list", args=lambda world: [*saved(world), "xlsx"], expect=OFFICERS),
    Route("contacts:remove_list", methods=PRESS, args=saved, expect=OFFICERS),
]
