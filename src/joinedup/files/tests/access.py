from joinedup.core.actors import Actor
from joinedup.files.tests.factories import make_file
from tests.architecture import access
from tests.architecture.access import PAGE, Expect, Route, World


def furnish(world: World) -> None:
    giver = world.users["officer"]
    world.put("file", make_file(by=Actor(kind="user", name=giver.name, user_id=giver.pk)))


ROUTES = [Route("files:download_file", methods=PAGE, args=lambda w: [w.get("file").public_id], expect=Expect(officer=access.OK))]
