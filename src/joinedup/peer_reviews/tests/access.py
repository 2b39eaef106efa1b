"""Who gets what at this room's addresses."""

from joinedup.accounts.tests import factories as accounts
from joinedup.peer_reviews.tests import factories
from tests.architecture.access import FORM, OFFICERS, Route, World


def furnish(world: World) -> None:
    ada = accounts.actor_for(world.users["officer"], world.here)
    world.put("review", factories.make_review(world.here, ada))


def area(world: World) -> list[str]:
    return [world.here.slug]


def review(world: World) -> list[str]:
    return [world.here.slug, world.get("review").public_id]


def visits(world: World) -> list[str]:
    return [*review(world), "csv"]


ROUTES = [
    Route("peer_reviews:list_reviews", args=area, expect=OFFICERS),
    Route("peer_reviews:plan_reviews", methods=FORM, args=area, expect=OFFICERS),
    Route("peer_reviews:show_review", args=review, expect=OFFICERS),
    Route("peer_reviews:download_visits", args=visits, expect=OFFICERS),
]
