from joinedup.audit.tests.factories import make_entry
from tests.architecture.access import OFFICERS, PAGE, Route, World


def furnish(world: World) -> None:
    make_entry(area_id=world.here.pk)


ROUTES = [Route("audit:show_record", methods=PAGE, args=lambda w: [w.here.slug], expect=OFFICERS)]
