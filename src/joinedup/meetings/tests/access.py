"""Every address of meetings, and who gets what there."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from joinedup.accounts.tests import factories as accounts
from joinedup.core import clock
from joinedup.meetings import choices, queries, services
from joinedup.meetings.tests import factories
from tests.architecture import access
from tests.architecture.access import FORM, OFFICERS, PRESS, Expect, Route, World

READERS = OFFICERS.but(lead=access.OK)  # officers of the area, and the lead of a partner


def furnish(world: World) -> None:
    """Put in a meeting of the partnership's board with an item, a proposed one, a paper, and an invitation."""
    by = accounts.actor_for(world.users["officer"], world.here)
    group = world.get("group")
    details = factories.make_details(on=clock.today() + timedelta(days=30))
    meeting = services.plan_meetings(group=group, details=details, by=by)[0]
    world.put("meeting", meeting)
    item = services.add_items(meeting=meeting, items=[services.ItemDetails("Attendance")], by=by)[0]
    world.put("agenda_item", item)
    world.put("proposed_item", services.propose_item(meeting=meeting, details=services.ItemDetails("Minibus"), by=by))
    world.put("meeting_paper", services.add_paper(item=item, name="figures.txt", content=b"94.1", by=by))
    services.send_invitations(meeting=meeting, by=by)
    world.put("place", queries.invitations_of(meeting)[0])


def _args(*more: str) -> Callable[[World], list[Any]]:
    return lambda world: [world.here.slug, world.get("meeting").public_id, *[world.get(name).public_id for name in more]]


def _meeting(name: str, *more: str, expect: Expect = OFFICERS, methods: tuple[str, ...] = FORM, **facts: Any) -> Route:
    return Route(f"meetings:{name}", args=_args(*more), expect=expect, methods=methods, **facts)


def _of(thing: str, name: str, expect: Expect = READERS, methods: tuple[str, ...] = access.PAGE) -> Route:
    return Route(f"meetings:{name}", args=lambda world: [world.here.slug, world.get(thing).public_id], expect=expect, methods=methods)


def _by_link(name: str, *more: str, methods: tuple[str, ...] = FORM) -> Route:
    return Route(
        f"meetings:{name}",
        args=lambda world: [world.get("place").public_id, *[world.get(one).public_id for one in more]],
        expect=access.LINK_ONLY,
        methods=methods,
        link=lambda world: access.Link(choices.PURPOSE, world.get("place").subject),
    )


ROUTES = [
    Route("meetings:list_meetings", args=lambda world: [world.here.slug], expect=READERS),
    _of("partnership", "list_partnership_meetings"),
    _of("group", "list_group_meetings"),
    _of("group", "plan_meeting", expect=OFFICERS, methods=FORM),
    _meeting("show_meeting", expect=READERS, methods=access.PAGE),
    _meeting("change_meeting"),
    _meeting("cancel_meeting"),
    _meeting("add_items"),
    _meeting("propose_item"),
    _meeting("order_agenda"),
    _meeting("send_agenda"),
    _meeting("change_item", "agenda_item"),
    _meeting("accept_item", "proposed_item", methods=PRESS),
    _meeting("leave_out_item", "agenda_item", methods=PRESS),
    _meeting("add_paper", "agenda_item"),
    _meeting("remove_paper", "agenda_item", "meeting_paper", methods=PRESS),
    _meeting("send_invitations", post={"officer": access.REFUSED}),  # everybody was asked already
    _meeting("record_answer", "place"),
    _meeting("take_attendance"),
    _by_link("answer_invitation"),
    _by_link("propose_by_link"),
    _by_link("read_paper", "meeting_paper", methods=access.PAGE),
]
