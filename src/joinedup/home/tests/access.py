"""Who gets what at this room's addresses."""

from tests.architecture import access
from tests.architecture.access import EVERYBODY, OFFICERS, PRESS, SIGNED_IN, Route

ROUTES = [
    Route("home:show_landing", expect=EVERYBODY),
    Route("home:show_home", expect=SIGNED_IN),
    Route("home:note_all", expect=SIGNED_IN, methods=PRESS),
    Route("home:search", expect=SIGNED_IN, query={"q": "oak"}),
    Route("home:privacy", expect=EVERYBODY),
    Route("home:accessibility", expect=EVERYBODY),
    Route("home:show_area", args=lambda world: [world.here.slug], expect=OFFICERS.but(lead=access.OK)),
    Route("home:show_picture", args=lambda world: [world.here.slug], expect=OFFICERS.but(lead=access.OK)),
    Route("home:download_picture", args=lambda world: [world.here.slug, "csv"], expect=OFFICERS.but(lead=access.OK)),
    Route("home:show_coverage", args=lambda world: [world.here.slug, world.get("call").public_id], expect=OFFICERS),
]
