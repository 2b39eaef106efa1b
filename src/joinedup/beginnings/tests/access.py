"""Every address of what comes before a partnership, and who gets what there."""

from datetime import timedelta

from joinedup.accounts.tests import factories as accounts
from joinedup.beginnings import choices
from joinedup.beginnings.tests import factories
from joinedup.core import clock
from tests.architecture import access
from tests.architecture.access import FORM, OFFICERS, PRESS, Expect, Route, World

READERS = OFFICERS.but(lead=access.OK)


def furnish(world: World) -> None:
    """Put in a look that the officer took because something like it exists, and an activity with one partner asked."""
    by = accounts.actor_for(world.users["officer"], world.here)
    factories.make_known(world.here, by=by)
    world.put("look", factories.make_look(by))
    activity = factories.make_activity(by, partnership=world.get("partnership"))
    world.put("activity", activity)
    world.put("step", activity.steps.get(place=1))
    world.put("other_step", activity.steps.get(place=3))
    asked = factories.ask(activity, 1, world.get("organisation"), by)
    type(asked).objects.filter(pk=asked.pk).update(asked_on=clock.today() - timedelta(days=7))
    world.put("step_ask", asked)


def _of(name: str, thing: str, expect: Expect = OFFICERS, methods: tuple[str, ...] = FORM) -> Route:
    return Route(f"beginnings:{name}", args=lambda world: [world.here.slug, world.get(thing).public_id], expect=expect, methods=methods)


ROUTES = [
    Route("beginnings:list_activities", args=lambda world: [world.here.slug], expect=OFFICERS),
    Route("beginnings:add_activity", args=lambda world: [world.here.slug], expect=OFFICERS, methods=FORM),
    _of("show_activity", "activity", READERS, access.PAGE),
    _of("add_step", "activity"),
    _of("take_into_partnership", "activity"),
    _of("ask_partner", "step"),
    _of("change_step", "step"),
    _of("write_strength", "step"),
    _of("take_back_ask", "step_ask", methods=PRESS),
    _of("remind_partner", "step_ask", methods=PRESS),
    _of("remove_step", "other_step", methods=PRESS),
    Route(
        "beginnings:move_step",
        args=lambda world: [world.here.slug, world.get("step").public_id, "down"],
        expect=OFFICERS,
        methods=PRESS,
    ),
    Route(
        "beginnings:answer_step",
        args=lambda world: [world.get("step_ask").public_id],
        expect=Expect(link=access.OK, lead=access.OK),
        methods=FORM,
        link=lambda world: access.Link(choices.LINK_PURPOSE, world.get("step_ask").subject),
    ),
    Route("beginnings:show_look", args=lambda world: [world.here.slug, world.get("look").public_id], expect=OFFICERS, methods=FORM),
    Route("beginnings:show_beginning", args=lambda world: [world.here.slug, world.get("partnership").public_id], expect=READERS),
]
