"""Who gets what at the addresses of lists."""

from joinedup.accounts.tests.factories import actor_for
from joinedup.contacts import choices, services
from joinedup.contacts.tests import factories
from tests.architecture import access
from tests.architecture.access import FORM, OFFICERS, PRESS, Route, World


def furnish(world: World) -> None:
    by = actor_for(world.users["officer"], world.here)
    note = factories.make_visit(world.here, by=by)
    services.send_visit(note=note, to=note.organisation.roles.get().person.public_id, by=by)
    world.put("visit", note)
    world.put("saved_list", factories.make_saved_list(world.here))
    world.put("check_ask", factories.start_check(world.here).asks.get(organisation=world.get("organisation")))


def visit(world: World) -> list[str]:
    return [*area(world), world.get("visit").public_id]


def visit_link(world: World) -> access.Link:
    return access.Link(choices.VISIT_PURPOSE, world.get("visit").subject)


def area(world: World) -> list[str]:
    return [world.here.slug]


def saved(world: World) -> list[str]:
    return [world.here.slug, world.get("saved_list").public_id]


def organisation(world: World) -> list[str]:
    return [world.get("organisation").public_id]


def attachment(world: World) -> list[str]:
    return [world.get("organisation").attachments.get(area=world.here).public_id]


def asks_link(world: World) -> access.Link:
    organisation = world.get("organisation")
    ask = world.get("check_ask")
    return access.Link(choices.ASKS_PURPOSE, organisation.attachments.get(area=world.here).subject, ask.address)


ROUTES = [
    Route("contacts:lists", args=area, expect=OFFICERS),
    Route("contacts:by_role", methods=("GET", "POST"), args=area, expect=OFFICERS),
    Route("contacts:paste", methods=("GET", "POST"), args=area, expect=OFFICERS),
    Route("contacts:download_by_role", args=lambda world: [*area(world), "csv"], expect=OFFICERS),
    Route("contacts:show_list", args=saved, expect=OFFICERS),
    Route("contacts:place_people", methods=FORM, args=saved, expect=OFFICERS),
    Route("contacts:download_list", args=lambda world: [*saved(world), "xlsx"], expect=OFFICERS),
    Route("contacts:show_check", methods=FORM, args=area, expect=OFFICERS),
    Route("contacts:ask_schools", methods=PRESS, args=area, expect=OFFICERS),
    Route("contacts:nudge_silent", methods=PRESS, args=area, expect=OFFICERS),
    Route(
        "contacts:answer_check",
        methods=FORM,
        args=lambda world: [world.get("check_ask").public_id],
        expect=OFFICERS.but(link=access.OK, lead=access.OK),
        link=lambda world: access.Link(choices.CHECK_PURPOSE, world.get("check_ask").subject),
    ),
    Route("contacts:my_asks", expect=access.SIGNED_IN),
    Route(
        "contacts:school_asks", methods=FORM, args=lambda world: [world.get("organisation").public_id], expect=OFFICERS.but(lead=access.OK)
    ),
    Route("contacts:send_asks", methods=FORM, args=lambda world: [*area(world), world.get("organisation").key], expect=OFFICERS),
    Route("contacts:show_call_sheet", methods=FORM, args=lambda world: [*area(world), world.get("organisation").key], expect=OFFICERS),
    Route("contacts:visits", args=lambda world: [*area(world), world.get("organisation").key], expect=OFFICERS),
    Route("contacts:write_visit", methods=FORM, args=lambda world: [*area(world), world.get("organisation").key], expect=OFFICERS),
    Route("contacts:show_visit", methods=FORM, args=visit, expect=OFFICERS),
    Route("contacts:change_visit", methods=FORM, args=visit, expect=access.Expect()),  # with the school just now
    Route("contacts:delete_visit", methods=PRESS, args=visit, expect=OFFICERS.but(officer=access.REFUSED)),
    Route("contacts:download_visit", args=visit, expect=OFFICERS),
    Route("contacts:answer_visit", methods=FORM, args=lambda world: visit(world)[1:], expect=access.LINK_ONLY, link=visit_link),
    Route("contacts:download_visit_by_link", args=lambda world: visit(world)[1:], expect=access.LINK_ONLY, link=visit_link),
    Route("contacts:asks_by_link", args=attachment, expect=access.LINK_ONLY, link=asks_link),
    Route(
        "contacts:open_ask",
        args=lambda world: [*attachment(world), world.get("check_ask").public_id],
        expect=access.LINK_ONLY,
        link=asks_link,
    ),
    Route("contacts:remove_list", methods=PRESS, args=saved, expect=OFFICERS),
]
