"""Every address of groups, and who gets what there."""

from collections.abc import Callable
from typing import Any

from joinedup.accounts.tests import factories as accounts
from joinedup.groups import services
from joinedup.groups.tests import factories
from tests.architecture import access
from tests.architecture.access import FORM, OFFICERS, PRESS, Expect, Route, World

READERS = OFFICERS.but(lead=access.OK)  # officers of the area, and the lead of a partner


def furnish(world: World) -> None:
    """Put in the board of the partnership, in which the lead's organisation has the chair."""
    by = accounts.actor_for(world.users["officer"], world.here)
    oak = world.get("organisation")
    partnership = world.get("partnership")
    group = services.start_group(area=world.here, partnership=partnership, details=factories.make_details(), by=by)
    world.put("group", group)
    for partner in partnership.partners.exclude(organisation=oak):
        member = factories.add_seat(group, "Head of the other", partner.organisation, by=by)
    world.put("member", member)
    world.put("interest", services.declare_interest(member=member, about="A contract", by=by))


def _args(*more: str) -> Callable[[World], list[Any]]:
    return lambda world: [world.here.slug, world.get("group").public_id, *[world.get(name).public_id for name in more]]


def _group(name: str, *more: str, expect: Expect = OFFICERS, methods: tuple[str, ...] = FORM) -> Route:
    return Route(f"groups:{name}", args=_args(*more), expect=expect, methods=methods)


ROUTES = [
    Route("groups:list_groups", args=lambda world: [world.here.slug], expect=READERS),
    Route("groups:start_group", args=lambda world: [world.here.slug], expect=OFFICERS, methods=FORM),
    Route("groups:list_partnership_groups", args=lambda world: [world.here.slug, world.get("partnership").public_id], expect=READERS),
    _group("show_group", expect=READERS, methods=access.PAGE),
    _group("change_group"),
    _group("end_group"),
    _group("add_members"),
    _group("change_member", "member"),
    _group("end_member", "member", methods=PRESS),
    _group("declare_interest"),
    _group("end_interest", "interest", methods=PRESS),
]
