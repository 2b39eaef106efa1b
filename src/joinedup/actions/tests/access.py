"""Every address of actions, and who gets what there."""

from collections.abc import Callable
from typing import Any

from joinedup.accounts.tests import factories as accounts
from joinedup.actions import choices
from joinedup.actions.tests import factories
from tests.architecture import access
from tests.architecture.access import FORM, OFFICERS, PRESS, Route, World

READERS = OFFICERS.but(lead=access.OK)  # officers, and the lead of the owner's school
ANSWERING = READERS.but(link=access.OK)


def furnish(world: World) -> None:
    """Put in an action that somebody of the lead's school owns."""
    owner = factories.make_owner(world.here, organisation=world.get("organisation"))
    by = accounts.actor_for(world.users["officer"], world.here)
    world.put("action", factories.make_action(world.here, by=by, owner=owner))
    world.put("milestone", factories.make_milestone(world.here, by=by))


def _area(world: World) -> list[Any]:
    return [world.here.slug]


def _action(world: World) -> list[Any]:
    return [world.here.slug, world.get("action").public_id]


def _on_action(name: str, expect: access.Expect, args: Callable[[World], list[Any]] = _action) -> Route:
    return Route(f"actions:{name}", args=args, methods=FORM, expect=expect)


def _milestone(world: World) -> list[Any]:
    return [world.here.slug, world.get("milestone").public_id]


def _promises(world: World) -> access.Link:
    return access.Link(choices.PROMISES_PURPOSE, world.get("action").owner.subject)


def _promised(name: str, methods: tuple[str, ...] = FORM, *, one: bool = False) -> Route:
    def args(world: World) -> list[Any]:
        action = world.get("action")
        return [action.owner.public_id, *([action.public_id] if one else [])]

    return Route(f"actions:{name}", args=args, methods=methods, expect=access.LINK_ONLY, link=_promises)


ROUTES = [
    Route("actions:list_asks", args=_area, expect=OFFICERS),
    Route("actions:set_ask_limit", args=_area, expect=OFFICERS, methods=FORM),
    Route("actions:record_own_nudge", methods=PRESS, args=_area, expect=OFFICERS),
    _on_action("nudge_owners", OFFICERS, _area),
    Route("actions:list_reminder_rules", args=_area, expect=OFFICERS),
    _on_action("set_reminder_rule", OFFICERS, lambda world: [world.here.slug, "every"]),
    _promised("show_promises", access.PAGE),
    _promised("choose_rhythm"),
    _promised("answer_promise", one=True),
    _promised("snooze_action", one=True),
    _on_action("add_milestone", OFFICERS, _area),
    Route("actions:show_milestone", args=_milestone, expect=READERS),
    _on_action("change_milestone", OFFICERS, _milestone),
    _on_action("reach_milestone", OFFICERS, _milestone),
    _on_action("thank_for_milestone", OFFICERS, _milestone),
    _on_action("remove_milestone", OFFICERS, _milestone),
    Route("actions:list_actions", args=_area, expect=READERS),
    Route("actions:download_actions", args=lambda world: [world.here.slug, "csv"], expect=READERS),
    Route("actions:find_owner", args=_area, query={"q": "oak"}, expect=OFFICERS),
    _on_action("add_action", OFFICERS, _area),
    Route("actions:show_action", args=_action, expect=READERS),
    _on_action("change_action", OFFICERS),
    _on_action("hand_over_action", OFFICERS),
    _on_action("move_action", READERS),
    _on_action("finish_action", READERS),
    _on_action("drop_action", OFFICERS),
    _on_action("reopen_action", READERS),
    _on_action("set_waits_for", OFFICERS),
    Route(
        "actions:answer_action",
        args=lambda world: [world.get("action").public_id],
        methods=FORM,
        expect=ANSWERING,
        link=lambda world: access.Link(choices.ANSWER_PURPOSE, world.get("action").subject),
    ),
]
