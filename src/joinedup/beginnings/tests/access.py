"""Every address of what comes before a partnership, and who gets what there."""

from joinedup.accounts.tests import factories as accounts
from joinedup.beginnings.tests import factories
from tests.architecture import access
from tests.architecture.access import FORM, OFFICERS, Route, World

READERS = OFFICERS.but(lead=access.OK)


def furnish(world: World) -> None:
    """Put in a look that the officer took because something like it exists."""
    by = accounts.actor_for(world.users["officer"], world.here)
    factories.make_known(world.here, by=by)
    world.put("look", factories.make_look(by))


ROUTES = [
    Route("beginnings:show_look", args=lambda world: [world.here.slug, world.get("look").public_id], expect=OFFICERS, methods=FORM),
    Route("beginnings:show_beginning", args=lambda world: [world.here.slug, world.get("partnership").public_id], expect=READERS),
]
