"""Every address of the handbook and of risks, and who gets what there."""

from collections.abc import Callable
from typing import Any

from joinedup.accounts.tests import factories as accounts
from joinedup.handbook.tests import factories
from tests.architecture import access
from tests.architecture.access import FORM, OFFICERS, Route, World

OWN = OFFICERS.but(lead=access.OK)  # the officer set the partnership up and so organises it; the lead speaks for a partner


def furnish(world: World) -> None:
    """Put in a risk of the partnership."""
    by = accounts.actor_for(world.users["officer"], world.here)
    world.put("risk", factories.make_risk(world.get("partnership"), by=by))


def _args(*more: Any) -> Callable[[World], list[Any]]:
    return lambda world: [
        world.here.slug,
        world.get("partnership").public_id,
        *[one(world) if callable(one) else one for one in more],
    ]


ROUTES = [
    Route("handbook:show_handbook", args=_args(), expect=OWN),
    Route("handbook:download_handbook", args=_args("pdf"), expect=OWN),
    Route("handbook:list_risks", args=_args(), expect=OWN),
    Route("handbook:add_risk", args=_args(), expect=OWN, methods=FORM),
    Route("handbook:show_risk", args=_args(lambda world: world.get("risk").public_id), expect=OWN, methods=FORM),
]
