"""Every address of weigh-ups and plots, and who gets what there."""

from collections.abc import Callable
from typing import Any

from joinedup.accounts.tests import factories as accounts
from joinedup.reviews import choices, queries, services
from joinedup.reviews.models import Reader
from joinedup.reviews.tests import factories
from tests.architecture import access
from tests.architecture.access import FORM, OFFICERS, Expect, Route, World

OWN = Expect(lead=access.OK)  # who leads the organisation; no officer, not even one who organises the partnership
READERS = OFFICERS.but(lead=access.OK)


def furnish(world: World) -> None:
    """Put in a weigh-up and a plot of the lead's organisation, and what another partner shared with it."""
    lead = accounts.actor_for(world.users["lead"], world.here)
    partnership, oak = world.get("partnership"), world.get("organisation")
    about = queries.About("p", partnership.name, partnership=partnership)
    weigh_up = services.start_weigh_up(organisation=oak, about=about, by=lead)
    services.weigh_side(weigh_up=weigh_up, side="benefits", said=factories.BENEFITS, expected=weigh_up.version, by=lead)
    world.put("weigh_up", weigh_up)
    placed = [services.PlacementDetails("Raise hopes", 7, 8)]
    world.put("plot", services.place_aims(partnership=partnership, organisation=oak, placed=placed, expected=0, by=lead))
    elm = partnership.partners.exclude(organisation=oak)[0].organisation
    by, officer = (accounts.actor_for(user, world.here) for user in (factories.lead_user(elm), world.users["officer"]))
    services.ask_to_weigh_up(partnership=partnership, organisations=[elm.public_id], by=officer)
    ask = world.put("weigh_ask", queries.standing_asks(partnership).get(organisation=elm))
    other = queries.asked_weigh_up(ask, by)
    assert other is not None
    services.weigh_side(weigh_up=other, side="benefits", said=factories.BENEFITS, expected=other.version, by=by)
    services.share_weigh_up(weigh_up=other, how="all", expected=other.version, by=by)
    world.put("shared_reader", Reader.objects.get(weigh_up=other, organisation=oak))


def _args(thing: str, *more: Any) -> Callable[[World], list[Any]]:
    return lambda world: [world.here.slug, world.get(thing).public_id, *[one(world) if callable(one) else one for one in more]]


def _own(name: str, *more: Any, methods: tuple[str, ...] = FORM, thing: str = "weigh_up") -> Route:
    return Route(f"reviews:{name}", args=_args(thing, *more), expect=OWN, methods=methods)


def _by_link(name: str, *more: str, methods: tuple[str, ...] = FORM) -> Route:
    return Route(
        f"reviews:{name}",
        args=lambda world: [world.get("weigh_ask").public_id, *more],
        expect=access.LINK_ONLY,
        methods=methods,
        link=lambda world: access.Link(choices.ASK_PURPOSE, world.get("weigh_ask").subject),
    )


ROUTES = [
    _by_link("weigh_up_by_link", methods=access.PAGE),
    _by_link("weigh_side_by_link", "costs"),
    _by_link("conclude_weigh_up_by_link"),
    _by_link("share_weigh_up_by_link"),
    _by_link("delete_weigh_up_by_link"),
    _by_link("download_board_paper_by_link", "pdf", methods=access.PAGE),
    Route("reviews:ask_to_weigh_up", args=_args("partnership"), expect=OFFICERS, methods=FORM),
    Route("reviews:take_back_weigh_ask", args=_args("weigh_ask"), expect=OFFICERS, methods=FORM),
    Route(
        "reviews:guess_weigh_up",
        args=_args("partnership", lambda world: world.get("organisation").public_id),
        expect=OFFICERS,
        methods=FORM,
    ),
    Route("reviews:list_weigh_ups", args=lambda world: [world.here.slug], expect=OWN),
    Route("reviews:start_weigh_up", args=lambda world: [world.here.slug], expect=OWN, methods=FORM),
    _own("show_weigh_up", methods=access.PAGE),
    _own("weigh_side", "costs"),
    _own("conclude_weigh_up"),
    _own("share_weigh_up"),
    _own("delete_weigh_up"),
    _own("download_board_paper", "pdf", methods=access.PAGE),
    Route("reviews:list_partnership_weigh_ups", args=_args("partnership"), expect=READERS),
    Route("reviews:show_plots", args=_args("partnership"), expect=READERS),
    _own("place_aims", lambda world: world.get("organisation").public_id, thing="partnership"),
    _own("share_plot", thing="plot"),
    Route(
        "reviews:answer_weigh_up",
        args=lambda world: [world.get("shared_reader").public_id],
        expect=Expect(link=access.OK, lead=access.OK),
        methods=FORM,
        link=lambda world: access.Link(choices.LINK_PURPOSE, world.get("shared_reader").subject),
    ),
]
