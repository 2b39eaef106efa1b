"""Every address of written decisions, and who gets what there."""

from joinedup.accounts.tests import factories as accounts
from joinedup.decisions import choices, queries, services
from joinedup.decisions.tests import factories
from tests.architecture import access
from tests.architecture.access import FORM, OFFICERS, PRESS, Expect, Route, World

READERS = OFFICERS.but(lead=access.OK)  # officers of the area, and the lead of a partner


def furnish(world: World) -> None:
    """Put in an open question of the partnership's board, and one that was decided."""
    by = accounts.actor_for(world.users["officer"], world.here)
    group = world.get("group")
    question = services.ask_question(group=group, details=factories.make_details(), by=by)
    world.put("question", question)
    world.put("reply", queries.replies_of(question)[0])
    decided = services.ask_question(group=group, details=factories.make_details(title="Minibus"), by=by)
    for row in queries.replies_of(decided):
        services.answer_question(reply=row, says="for", by=factories.holder(row))
    services.settle_question(question=decided, by=by)
    world.put("carried_reply", queries.replies_of(decided)[0])


def _group(name: str, expect: Expect, methods: tuple[str, ...]) -> Route:
    return Route(f"decisions:{name}", args=lambda world: [world.here.slug, world.get("group").public_id], expect=expect, methods=methods)


def _question(name: str, expect: Expect = OFFICERS, methods: tuple[str, ...] = FORM) -> Route:
    return Route(f"decisions:{name}", args=lambda world: [world.here.slug, world.get("question").public_id], expect=expect, methods=methods)


def _by_link(name: str, of: str) -> Route:
    return Route(
        f"decisions:{name}",
        args=lambda world: [world.get(of).public_id],
        expect=access.LINK_ONLY,
        methods=FORM,
        link=lambda world: access.Link(choices.PURPOSE, world.get(of).subject),
    )


ROUTES = [
    _group("list_questions", READERS, access.PAGE),
    _group("ask_question", OFFICERS, FORM),
    _question("show_question", READERS, access.PAGE),
    _question("remind_owing", methods=PRESS),
    Route(
        "decisions:note_reply",
        args=lambda world: [world.here.slug, world.get("question").public_id, world.get("reply").public_id],
        expect=OFFICERS,
        methods=FORM,
    ),
    Route(
        "decisions:remind_carriers",
        args=lambda world: [world.here.slug, world.get("carried_reply").question.public_id],
        expect=OFFICERS,
        methods=PRESS,
    ),
    _question("withdraw_question"),
    _question("settle_question"),
    _by_link("answer_question", "reply"),
    _by_link("carry_decision", "carried_reply"),
]
