"""The access table: every address of the product, and what each kind of visitor gets there.

Each room keeps its part in `<room>/tests/access.py`:

    from tests.architecture import access
    from tests.architecture.access import FORM, OFFICERS, Route, World

    def furnish(world: World) -> None:                      # rooms are furnished from the lowest floor up
        world.put("need", make_need(area=world.here, organisation=world.get("organisation")))

    ROUTES = [
        Route("brokerage:needs", args=lambda w: [w.here.slug], expect=OFFICERS),
        Route("brokerage:edit_need", methods=FORM, args=lambda w: [w.here.slug, w.get("need").public_id],
              expect=OFFICERS.but(lead=access.OK)),
        Route("introductions:answer_introduction", methods=FORM, args=lambda w: [w.get("introduction").public_id],
              expect=access.LINK_ONLY, link=lambda w: access.Link("introductions.introduction", w.get("introduction").subject)),
    ]

`test_access.py` collects the rooms' tables and really sends each request, each in a transaction of its own that is undone:

- a route of `config.urls` without an entry fails, and so does an entry whose route is gone;
- a method that is not in the entry must be answered 405 (say `@require_safe`, `@require_POST`, `@require_http_methods`);
- each visitor must get exactly the expected answer (a form sent empty and shown again with its errors counts as `OK`);
- GET and HEAD change nothing: any writing statement fails, except to tables named in `may_write` and to sessions.

Try one room's part: `./joinedup test tests/architecture/test_access.py -k brokerage`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from http.cookies import SimpleCookie
from typing import Any

from joinedup.accounts.choices import Role
from joinedup.accounts.models import Area, AreaRole, User
from joinedup.core.subjects import Subject


class Answer(Enum):
    """What a visitor gets."""

    OK = "a page, a file, or a redirect to a result"
    SIGN_IN = "a redirect to sign-in"
    NOT_FOUND = "page 404: not there, or not yours"
    FORBIDDEN = "page 403: a role is missing inside one's own thing"
    REFUSED = "the page again with a refusal; nothing is changed"
    GONE = "page 410: a spent or expired link, with what to do now"


OK, SIGN_IN, NOT_FOUND = Answer.OK, Answer.SIGN_IN, Answer.NOT_FOUND
FORBIDDEN, REFUSED, GONE = Answer.FORBIDDEN, Answer.REFUSED, Answer.GONE

PAGE = ("GET",)
PRESS = ("POST",)
FORM = ("GET", "POST")


@dataclass(frozen=True)
class Expect:
    """The expected answer for each kind of visitor; start from a named row below and say what differs: `OFFICERS.but(lead=OK)`."""

    nobody: Answer = SIGN_IN  # not signed in, no link
    link: Answer = SIGN_IN  # the holder of a link: the route's own one where the entry gives `link`, any other link elsewhere
    user: Answer = NOT_FOUND  # signed in, holds no role anywhere
    officer: Answer = NOT_FOUND  # officer of the area `world.here`
    outsider: Answer = NOT_FOUND  # officer of the other area, `world.there`
    lead: Answer = NOT_FOUND  # speaks for `world.get("organisation")`, which is on the list of `world.here` (directory furnishes it)
    administrator: Answer = NOT_FOUND  # system administrator: the installation, not its content

    def but(self, **changes: Answer) -> "Expect":
        """Return the same row with some answers changed."""
        return replace(self, **changes)


EVERYBODY = Expect(nobody=OK, link=OK, user=OK, officer=OK, outsider=OK, lead=OK, administrator=OK)
SIGNED_IN = Expect(user=OK, officer=OK, outsider=OK, lead=OK, administrator=OK)
OFFICERS = Expect(officer=OK)
ADMINISTRATORS = Expect(administrator=OK)
LINK_ONLY = Expect(link=OK)
VISITORS = ("nobody", "link", "user", "officer", "outsider", "lead", "administrator")


@dataclass(frozen=True)
class Link:
    """The link that opens a route: its purpose and subject; the harness gives it and opens it before the request."""

    purpose: str
    subject: Subject
    address: str = "partner@example.org"


@dataclass
class World:
    """Two areas and their people, furnished further by each room; `put` things under the noun's name, `get` them in `args`."""

    here: Area
    there: Area
    users: dict[str, User]
    things: dict[str, Any] = field(default_factory=dict)
    cookies: dict[object, SimpleCookie] = field(default_factory=dict)  # of each user, signed in
    spare_link: Link | None = None  # a link to something, for the visitor "link" at routes that no link opens

    def put(self, name: str, thing: Any) -> Any:
        """Keep a thing for the routes; a name is used once."""
        assert name not in self.things, f"the world has {name!r} already"
        self.things[name] = thing
        return thing

    def get(self, name: str) -> Any:
        """Return a thing that a room has put."""
        return self.things[name]


def nothing(world: World) -> Sequence[Any]:
    """Take no arguments."""
    return []


@dataclass(frozen=True)
class Route:
    """One address: its URL name, the methods that it answers, how to build its arguments, and who gets what."""

    name: str
    expect: Expect
    methods: tuple[str, ...] = PAGE
    args: Callable[[World], Sequence[Any] | Mapping[str, Any]] = nothing
    data: Callable[[World], Mapping[str, Any]] | None = None  # what POST sends; nothing by default
    query: Mapping[str, str] = field(default_factory=dict)
    link: Callable[[World], Link] | None = None
    also: Mapping[str, Answer] = field(default_factory=dict)  # further visitors, by the name that a room gave them in `world.users`
    post: Mapping[str, Answer] = field(default_factory=dict)  # where POST is answered otherwise than GET: {"officer": REFUSED}
    may_write: tuple[str, ...] = ()  # tables that GET may write to, with a reason in a comment

    def expected(self, method: str, visitor: str) -> Answer:
        """Return what this visitor should get by this method."""
        if method == "POST" and visitor in self.post:
            return self.post[visitor]
        return self.also[visitor] if visitor in self.also else getattr(self.expect, visitor)  # type: ignore[no-any-return]


def make_world() -> World:
    """Make the two areas and one person for each kind of visitor."""
    here = Area.objects.create(name="Here Learning Partnership", slug="here")
    there = Area.objects.create(name="There Learning Partnership", slug="there")
    users = {
        kind: User.objects.create_user(f"{kind}@example.org", name=kind.title()) for kind in VISITORS if kind not in {"nobody", "link"}
    }
    users["administrator"].is_administrator = True
    users["administrator"].save(update_fields=["is_administrator"])
    for kind, area in (("officer", here), ("outsider", there)):
        AreaRole.objects.create(area=area, user=users[kind], role=Role.OFFICER, from_on=date(2020, 9, 1))
    return World(here=here, there=there, users=users)
