"""Who gets what at the addresses of lists."""

from joinedup.contacts import choices
from joinedup.contacts.tests import factories
from tests.architecture import access
from tests.architecture.access import FORM, OFFICERS, PRESS, Route, World


def furnish(world: World) -> None:
    world.put("saved_list", factories.make_saved_list(world.here))
    world.put("check_ask", factories.start_check(world.here).asks.get(organisation=world.get("organisation")))


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
    Route("contacts:show_check", methods=FORM, args=area, expect=OFFICERS),
    Route("contacts:ask_schools", methods=PRESS, args=area, expect=OFFICERS),
    Route("contacts:nudge_silent", methods=PRESS, args=area, expect=OFFICERS),
    Route(
        "contacts:answer_check",
        methods=FORM,
        args=lambda world: [world.get("check_ask").public_id],
        expect=OFFICERS.but(link=access.OK),
        link=lambda world: access.Link(choices.CHECK_PURPOSE, world.get("check_ask").subject),
    ),
    Route("contacts:remove_list", methods=PRESS, args=saved, expect=OFFICERS),
]
