"""Every address has a lock that somebody has thought about; see `access.py` for how a room fills its part."""

from collections.abc import Iterator

import pytest
from django.test import Client

from tests.architecture import visits
from tests.architecture.access import NOT_FOUND, OK, REFUSED, SIGN_IN, VISITORS, Answer, Route, World, make_world

ROUTES = visits.all_routes()
ROOMS = sorted({route.name.split(":")[0] for route in ROUTES})


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[World]:
    """Furnish the world once for all routes; each request is undone by itself."""
    with django_db_blocker.unblock(), visits.kept_open(), visits.undone():  # type: ignore[attr-defined]
        world = make_world()
        for module in visits.rooms_with_a_table():
            getattr(module, "furnish", lambda world: None)(world)
        world.cookies = visits.signed_in(world)
        with visits.roles_read_once():
            yield world


@pytest.fixture(scope="module")
def client_of_all() -> Client:
    """Build the middleware once."""
    return Client()


@pytest.fixture
def visit(world: World, client_of_all: Client, db: None) -> visits.Visits:
    """Return the visitors; the links that a test opens are undone with it."""
    return visits.Visits(world, client_of_all)


def test_every_route_has_an_entry_and_every_entry_a_route() -> None:
    named, entered = set(visits.url_names()), [route.name for route in ROUTES]
    assert not named - set(entered), "routes without an entry in their room's tests/access.py"
    assert not set(entered) - named, "entries whose route is gone"
    assert len(entered) == len(set(entered)), "a route is entered twice; name its methods in one entry"


@pytest.mark.django_db
@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.name)
def test_each_visitor_gets_what_the_table_says(route: Route, visit: visits.Visits) -> None:
    wrong = []
    for method in route.methods:
        for visitor in (*VISITORS, *route.also):
            expected = route.expected(method, visitor)
            answer, wrote = visit.answer(route, method, visitor)
            if not _agree(expected, answer, method):
                wrong.append(f"{method} as {visitor}: expected {expected.name}, got {_word(answer)}")
            if wrote and (method == "GET" or expected is not OK):
                wrong.append(f"{method} as {visitor} wrote: {wrote[0][:120]}")
    assert not wrong, "\n".join([route.name, *wrong])


@pytest.mark.django_db
@pytest.mark.parametrize("room", ROOMS)
def test_methods_outside_the_table_are_not_answered(room: str, visit: visits.Visits) -> None:
    answered = [
        f"{route.name}, {method} as {visitor}: {_word(answer)}"
        for route in _of(room)
        for method in {"GET", "POST", "PUT"} - set(route.methods)
        for visitor in _two_of(route)
        if (answer := visit.answer(route, method, visitor)[0]) not in {405, NOT_FOUND, SIGN_IN}
    ]
    assert not answered, "answers methods that its entry does not name:\n" + "\n".join(answered)


@pytest.mark.django_db
@pytest.mark.parametrize("room", ROOMS)
def test_head_answers_like_get_and_changes_nothing(room: str, visit: visits.Visits) -> None:
    wrong = []
    for route in _of(room):
        for visitor in _two_of(route) if "GET" in route.methods else ():
            answer, wrote = visit.answer(route, "HEAD", visitor)
            wrong += [f"{route.name}, HEAD as {visitor} wrote: {sql[:120]}" for sql in wrote[:1]]
            if answer is not route.expected("GET", visitor):
                wrong.append(f"{route.name}, HEAD as {visitor}: {_word(answer)}")
    assert not wrong, "\n".join(wrong)


def _of(room: str) -> list[Route]:
    return [route for route in ROUTES if route.name.split(":")[0] == room]


def _two_of(route: Route) -> list[str]:
    """Return nobody and one to whom the door opens: it is about the address here, not about the visitor."""
    let_in = [one for one in VISITORS[1:] if OK in {route.expected(method, one) for method in route.methods}]
    return ["nobody", *let_in[:1]]


def _agree(expected: Answer, answer: Answer | int, method: str) -> bool:
    if expected is REFUSED and method == "POST" and answer is OK:
        return True  # the page again with the refusal; that nothing was written is checked beside
    return answer is expected


def _word(answer: Answer | int) -> str:
    return answer.name if isinstance(answer, Answer) else str(answer)
