from joinedup.notices.tests.factories import make_message
from tests.architecture.access import FORM, OFFICERS, PRESS, Route, World


def furnish(world: World) -> None:
    world.put("message", make_message(area_id=world.here.pk, batch="a" * 12))


ROUTES = [
    Route("notices:show_outbox", methods=FORM, args=lambda w: [w.here.slug], expect=OFFICERS),
    Route("notices:show_together", methods=FORM, args=lambda w: [w.get("message").batch], expect=OFFICERS),
    Route(
        "notices:change_message",
        methods=PRESS,
        args=lambda w: [w.get("message").public_id],
        data=lambda w: {"action": "stop", "next": f"/a/{w.here.slug}/outbox/"},
        expect=OFFICERS,
    ),
]
