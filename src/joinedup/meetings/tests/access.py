"""Every address of meetings, and who gets what there."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from joinedup.accounts.tests import factories as accounts
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.groups.models import Group
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
    world.put("meeting_paper", factories.paper(item, "figures.txt", b"94.1", by=by))
    services.send_invitations(meeting=meeting, by=by)
    world.put("place", queries.invitations_of(meeting)[0])
    _put_minutes(world, group, by)


def _put_minutes(world: World, group: Group, by: Actor) -> None:
    """Put in an earlier meeting whose minutes are out, with a decision that waits for boards and an unfinished item."""
    earlier = services.plan_meetings(group=group, details=factories.make_details(on=clock.today() - timedelta(days=30)), by=by)[0]
    items = services.add_items(meeting=earlier, items=[services.ItemDetails("Budget"), services.ItemDetails("Rota")], by=by)
    services.send_agenda(meeting=earlier, by=by)
    earlier = queries.meeting_for(earlier.public_id, by)
    row = queries.invitations_of(earlier)[0]
    services.take_attendance(meeting=earlier, there={row.public_id: "yes"}, expected=earlier.version, by=by)
    services.take_pen(meeting=earlier, by=by)
    world.put("earlier", earlier)
    world.put("earlier_item", items[0])
    world.put("earlier_place", row)
    late = clock.today() + timedelta(days=20)
    world.put("boards", services.record_decision(item=items[0], details=services.DecisionDetails("Yes", boards_on=late), by=by))
    item = queries.item_for(queries.meeting_for(earlier.public_id, by), items[1].public_id, by)
    services.save_minute(item=item, said=services.Said("Not ready", "carried_over"), expected=1, by=by)
    services.send_minutes(meeting=earlier, by=by)
    earlier = queries.meeting_for(earlier.public_id, by)
    row = queries.invitation_of(earlier, row.public_id)
    holder = accounts.link_actor(choices.PURPOSE, row.subject, area=world.here)
    world.put("correction", services.correct_minutes(invitation=row, text="Shorter", by=holder))
    # One more, whose unfinished item waits to be taken over: a meeting after it was planned later.
    last = services.plan_meetings(group=group, details=factories.make_details(on=clock.today() + timedelta(days=60)), by=by)[0]
    left = services.add_items(meeting=last, items=[services.ItemDetails("Long story")], by=by)[0]
    services.take_pen(meeting=last, by=by)
    item = queries.item_for(queries.meeting_for(last.public_id, by), left.public_id, by)
    services.save_minute(item=item, said=services.Said("", "carried_over"), expected=1, by=by)
    world.put("unfinished", left)
    world.put(
        "next_meeting", services.plan_meetings(group=group, details=factories.make_details(on=clock.today() + timedelta(days=90)), by=by)[0]
    )


def _args(*more: str, of: str = "meeting") -> Callable[[World], list[Any]]:
    return lambda world: [world.here.slug, world.get(of).public_id, *[world.get(name).public_id for name in more]]


def _meeting(name: str, *more: str, expect: Expect = OFFICERS, methods: tuple[str, ...] = FORM, of: str = "meeting", **facts: Any) -> Route:
    return Route(f"meetings:{name}", args=_args(*more, of=of), expect=expect, methods=methods, **facts)


def _of(thing: str, name: str, expect: Expect = READERS, methods: tuple[str, ...] = access.PAGE) -> Route:
    return Route(f"meetings:{name}", args=lambda world: [world.here.slug, world.get(thing).public_id], expect=expect, methods=methods)


def _by_link(name: str, *more: str, methods: tuple[str, ...] = FORM, of: str = "place") -> Route:
    return Route(
        f"meetings:{name}",
        args=lambda world: [world.get(of).public_id, *[world.get(one).public_id for one in more]],
        expect=access.LINK_ONLY,
        methods=methods,
        link=lambda world: access.Link(choices.PURPOSE, world.get(of).subject),
    )


def _file_by_link(name: str, form: str, *, of: str) -> Route:
    return Route(
        f"meetings:{name}",
        args=lambda world: [world.get(of).public_id, form],
        expect=access.LINK_ONLY,
        link=lambda world: access.Link(choices.PURPOSE, world.get(of).subject),
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
    _meeting("carry_over_item", "unfinished", methods=PRESS, of="next_meeting"),
    _meeting("read_minutes", expect=READERS, methods=access.PAGE, of="earlier"),
    _meeting("type_minutes", methods=access.PAGE, of="earlier"),
    _meeting("take_pen", methods=PRESS, of="earlier"),
    _meeting("save_minute", "earlier_item", methods=PRESS, of="earlier"),
    _meeting("show_drafts", "earlier_item", methods=access.PAGE, of="earlier"),
    _meeting("send_minutes", of="earlier"),
    _meeting("approve_minutes", of="earlier"),
    _meeting("settle_correction", "correction", of="earlier"),
    _meeting("record_decision", "earlier_item", of="earlier"),
    _meeting("record_boards", "boards", of="earlier"),
    _meeting("remind_carriers", methods=PRESS, of="earlier"),
    _meeting("remove_decision", "boards", methods=PRESS, of="earlier"),
    Route("meetings:download_agenda", args=lambda world: [world.here.slug, world.get("meeting").public_id, "pdf"], expect=READERS),
    Route("meetings:download_minutes", args=lambda world: [world.here.slug, world.get("earlier").public_id, "word"], expect=READERS),
    _file_by_link("download_agenda_by_link", "pack", of="place"),
    _file_by_link("download_minutes_by_link", "pdf", of="earlier_place"),
    _by_link("correct_minutes", of="earlier_place"),
    _by_link("give_pulse", of="earlier_place"),
    _by_link("carry_decisions", of="earlier_place"),
    _by_link("answer_invitation"),
    _by_link("propose_by_link"),
    _by_link("read_paper", "meeting_paper", methods=access.PAGE),
]
