"""Every address of partnerships, and who gets what there."""

from collections.abc import Callable
from typing import Any

from joinedup.accounts.tests import factories as accounts
from joinedup.partnerships import choices, queries, services
from joinedup.partnerships.tests import factories
from tests.architecture import access
from tests.architecture.access import FORM, OFFICERS, PRESS, Expect, Route, World

READERS = OFFICERS.but(lead=access.OK)  # officers of the area, and the lead of a partner
ANSWERING = Expect(link=access.OK, lead=access.OK)  # whoever answers for this partner


def furnish(world: World) -> None:
    """Put in an agreement that is open, one in consultation, and a partnership that is being set up."""
    by = accounts.actor_for(world.users["officer"], world.here)
    oak, elm = world.get("organisation"), factories.make_led_school("Elm", world.here)
    agreement = factories.make_open_agreement(world.here, by=by, partners=[oak, elm])
    world.put("partnership", agreement.partnership)
    world.put("partner", next(row for row in factories.partners(agreement) if row.organisation_id == oak.pk))
    world.put("organiser", queries.organisers_of(agreement.partnership)[0])
    read = factories.make_agreement(world.here, by=by, partners=[oak, elm])
    services.send_to_consultation(agreement=read, by=by)
    world.put("consulted", read.partnership)
    world.put("reader", next(row for row in factories.partners(read) if row.organisation_id == oak.pk))
    world.put("comment", services.comment_on_section(agreement=read, element="aims", text="Shorter, please.", by=by))
    draft = factories.make_agreement(world.here, by=by, partners=[oak, elm])
    world.put("draft", draft.partnership)
    world.put("setting_up", services.start_partnership(details=factories.make_details(), by=by))


def _args(thing: str, *more: Any) -> Callable[[World], list[Any]]:
    return lambda world: [world.here.slug, world.get(thing).public_id, *[one(world) if callable(one) else one for one in more]]


def _partner(world: World) -> str:
    return str(world.get("partner").public_id)


def _in_area(name: str, *more: Any, expect: Expect = OFFICERS, thing: str = "partnership", **facts: Any) -> Route:
    return Route(f"partnerships:{name}", args=_args(thing, *more), expect=expect, **facts)


def _sign_link(world: World) -> access.Link:
    return access.Link(choices.SIGN_PURPOSE, world.get("partner").subject)


def _answering(name: str, *more: Any, expect: Expect = ANSWERING, methods: tuple[str, ...] = FORM) -> Route:
    return Route(f"partnerships:{name}", args=lambda world: [_partner(world), *more], expect=expect, methods=methods, link=_sign_link)


ROUTES = [
    Route("partnerships:list_partnerships", args=lambda world: [world.here.slug], expect=READERS),
    Route("partnerships:start_partnership", args=lambda world: [world.here.slug], expect=OFFICERS, methods=FORM),
    _in_area("show_partnership", expect=READERS),
    _in_area("change_partnership", methods=FORM),
    _in_area("set_aims", methods=FORM),
    _in_area("set_terms", methods=FORM),
    _in_area("set_stage", methods=FORM),
    _in_area("finish_setting_up", methods=FORM, thing="setting_up"),
    _in_area("show_partners", expect=READERS),
    _in_area("show_actions", expect=READERS),
    _in_area("add_partner", methods=FORM),
    _in_area("change_partner", _partner, methods=FORM),
    _in_area("record_leaving", _partner, methods=FORM),
    _in_area("show_organisers", methods=FORM),
    _in_area("end_organiser", lambda world: world.get("organiser").public_id, methods=PRESS),
    _in_area("show_agreement", expect=READERS),
    _in_area("write_section", "aims", expect=READERS, methods=FORM, thing="draft"),
    _in_area("comment_on_section", "aims", expect=READERS, methods=FORM, thing="consulted"),
    _in_area("settle_comment", lambda world: world.get("comment").public_id, expect=READERS, methods=PRESS, thing="consulted"),
    _in_area("move_agreement", "draft", methods=FORM),
    _in_area("compare_versions", expect=READERS),
    _in_area("show_version", 1, expect=READERS),
    _in_area("download_agreement", 1, "pdf", expect=READERS),
    _in_area("download_paper", expect=READERS),
    _in_area("resend_signing_link", _partner, methods=PRESS),
    _answering("answer_agreement"),
    _answering("sign_agreement"),
    _answering("confirm_board"),
    _answering("withdraw_signature"),
    _answering("give_notice"),
    _answering("type_code"),
    _answering("mail_code_again", methods=PRESS),
    _answering("show_done", methods=access.PAGE),
    _answering("reply_to_agreement", "question"),
    Route(
        "partnerships:comment_by_link",
        args=lambda world: [world.get("reader").public_id, "aims"],
        expect=ANSWERING,
        methods=FORM,
        link=lambda world: access.Link(choices.READ_PURPOSE, world.get("reader").subject),
    ),
    _answering("download_by_link", methods=access.PAGE),
    _answering("download_paper_by_link", methods=access.PAGE),
]
