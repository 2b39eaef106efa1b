"""Who gets what at the addresses of funded programmes."""

from joinedup.accounts.tests import factories as accounts
from joinedup.brokerage.tests.factories import make_need
from joinedup.calls.choices import LinkPurpose
from joinedup.funding import services
from joinedup.funding.tests.factories import make_programme
from tests.architecture.access import FORM, NOT_FOUND, OFFICERS, OK, PRESS, Expect, Link, Route, World

BOTH = OFFICERS.but(lead=OK)


def furnish(world: World) -> None:
    """Put in a programme, a list of them and a need that nobody but its school and the area sees."""
    ada = accounts.actor_for(world.users["officer"], world.here)
    world.put("funded", make_programme(world.here, by=ada))
    world.put("funded_upload", services.keep_upload(area=world.here, name="list.csv", rows=[], faults=[], by=ada))
    world.put("funded_need", make_need(world.get("organisation"), world.here))


def area(world: World) -> list[str]:
    return [world.here.slug]


def funded(world: World) -> list[str]:
    return [world.here.slug, world.get("funded").public_id]


def upload(world: World) -> list[str]:
    return [world.here.slug, world.get("funded_upload").public_id]


def need(world: World) -> list[str]:
    return [world.get("funded_need").public_id]


ROUTES = [
    Route("funding:list_programmes", args=area, expect=BOTH),
    Route("funding:list_paid_needs", args=area, expect=OFFICERS),
    Route("funding:add_programme", methods=FORM, args=area, expect=OFFICERS),
    Route("funding:download_programmes", args=lambda w: [*area(w), "csv"], expect=BOTH),
    Route("funding:download_template", args=lambda w: [*area(w), "xlsx"], expect=OFFICERS),
    Route("funding:upload_programmes", methods=FORM, args=area, expect=OFFICERS),
    Route("funding:check_programmes", methods=FORM, args=upload, expect=OFFICERS),
    Route("funding:download_faults", args=upload, expect=OFFICERS),
    Route("funding:show_programme", args=funded, expect=BOTH),
    Route("funding:change_programme", methods=FORM, args=funded, expect=OFFICERS),
    Route("funding:press_programme", methods=PRESS, args=lambda w: [*funded(w), "retire"], expect=OFFICERS.but(lead=NOT_FOUND)),
    Route("funding:show_payers", methods=FORM, args=need, expect=BOTH),
    Route("funding:show_payers_in_area", methods=FORM, args=lambda w: area(w) + need(w), expect=BOTH),
    Route(
        "funding:show_payers_by_link",
        methods=FORM,
        args=lambda w: [w.get("ask").public_id, *need(w)],
        expect=Expect(officer=OK, lead=OK, link=OK),
        link=lambda w: Link(LinkPurpose.ANSWER_CALL, w.get("ask").subject),
    ),
]
