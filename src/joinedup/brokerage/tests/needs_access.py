"""Who gets what at the addresses of needs, offers and uploads; part of this room's access table."""

from joinedup.accounts.tests import factories as accounts
from joinedup.brokerage import choices, services
from joinedup.brokerage.tests.factories import make_need
from joinedup.directory.models import Attachment
from tests.architecture import access
from tests.architecture.access import FORM, LINK_ONLY, OFFICERS, OK, PRESS, SIGNED_IN, Expect, Link, Route, World


def furnish_needs(world: World) -> None:
    organisation = world.get("organisation")
    ada = accounts.actor_for(world.users["officer"], world.here)
    world.put("need", make_need(organisation, world.here, visibility=choices.Visibility.AREA))
    world.put("attachment", Attachment.objects.get(area=world.here, organisation=organisation, until=None))
    make_need(organisation, world.here, by=ada)
    world.put("needs_upload", services.keep_upload(area=world.here, checked=services.Checked("list.csv", [], []), by=ada))


def area(world: World) -> list[str]:
    return [world.here.slug]


def organisation(world: World) -> list[str]:
    return [world.get("organisation").public_id]


def need(world: World) -> list[str]:
    return ["need", world.get("need").public_id]


def upload(world: World) -> list[str]:
    return [*area(world), world.get("needs_upload").public_id]


LEAD = Expect(lead=OK)
BOTH = OFFICERS.but(lead=OK)

NEEDS_ROUTES = [
    Route("brokerage:show_mine", expect=SIGNED_IN),
    Route("brokerage:show_area", args=area, expect=BOTH),
    Route("brokerage:choose_organisation", args=area, expect=OFFICERS),
    Route("brokerage:add_topic", methods=FORM, args=area, expect=OFFICERS),
    Route("brokerage:show_organisation", args=organisation, expect=LEAD),
    Route("brokerage:show_organisation_in_area", args=lambda w: area(w) + organisation(w), expect=BOTH),
    Route("brokerage:add_thing", methods=FORM, args=lambda w: [*organisation(w), "need"], expect=LEAD),
    Route("brokerage:add_thing_in_area", methods=FORM, args=lambda w: [*area(w), *organisation(w), "offer"], expect=BOTH),
    Route("brokerage:show_thing", args=need, expect=BOTH),
    Route("brokerage:show_thing_in_area", args=lambda w: area(w) + need(w), expect=BOTH),
    Route("brokerage:change_thing", methods=FORM, args=need, expect=LEAD),
    Route("brokerage:change_thing_in_area", methods=FORM, args=lambda w: area(w) + need(w), expect=BOTH),
    Route("brokerage:add_evidence", methods=FORM, args=lambda w: need(w)[1:], expect=LEAD),
    Route("brokerage:add_evidence_in_area", methods=FORM, args=lambda w: area(w) + need(w)[1:], expect=BOTH),
    Route("brokerage:share_thing", methods=FORM, args=lambda w: need(w) + area(w), expect=LEAD),
    Route("brokerage:share_thing_in_area", methods=FORM, args=lambda w: area(w) + need(w) + area(w), expect=BOTH),
    Route("brokerage:move_thing", methods=PRESS, args=lambda w: [*need(w), "renew"], expect=LEAD),
    Route("brokerage:move_thing_in_area", methods=PRESS, args=lambda w: [*area(w), *need(w), "renew"], expect=BOTH),
    Route("brokerage:upload_list", methods=FORM, args=area, expect=OFFICERS),
    Route("brokerage:check_upload", methods=FORM, args=upload, expect=OFFICERS),
    Route("brokerage:download_faults", args=upload, expect=OFFICERS),
    Route("brokerage:download_template", args=lambda w: [*area(w), "csv"], expect=OFFICERS),
    Route("brokerage:download_list", args=lambda w: [*area(w), "xlsx"], expect=OFFICERS),
    Route("brokerage:ask_to_confirm", methods=PRESS, args=lambda w: area(w) + organisation(w), expect=OFFICERS.but(lead=access.NOT_FOUND)),
    Route(
        "brokerage:confirm_entries",
        methods=FORM,
        args=lambda w: [w.get("attachment").public_id],
        expect=LINK_ONLY,
        link=lambda w: Link(choices.LinkPurpose.CONFIRM_ENTRIES, w.get("attachment").subject),
    ),
]
