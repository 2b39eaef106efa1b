"""Who acts: built once per request by middleware, or by a worker for a job; handed on as `by=` and `viewer=`."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal, Self

from joinedup.core.subjects import Subject

ActorKind = Literal["user", "link", "system", "nobody"]


@dataclass(frozen=True, slots=True)
class Grant:
    """One role held in one place: ("officer", "area", 5) or ("lead", "organisation", 12).

    The words stand in `accounts.choices`; `scope_id` is the inner id of the place, None for the installation.
    """

    role: str
    scope: str
    scope_id: int | None = None


@dataclass(frozen=True, slots=True)
class LinkScope:
    """What a link without account lets its holder do: exactly `purpose` on `subject`, as `address`."""

    link_id: int
    purpose: str
    subject: Subject
    address: str


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, the holder of a link, or the system itself; `on_behalf_of` is the inner id of the organisation spoken for.

    `people` are the inner ids of the persons that a user is known as: one for each address book that holds them.
    """

    kind: ActorKind
    name: str
    user_id: int | None = None
    email: str = ""
    area_id: int | None = None
    area_slug: str = ""
    on_behalf_of: int | None = None
    on_behalf_name: str = ""
    grants: frozenset[Grant] = frozenset()
    people: frozenset[int] = frozenset()
    link: LinkScope | None = None

    @property
    def is_signed_in(self) -> bool:
        return self.kind == "user"

    @property
    def is_system(self) -> bool:
        return self.kind == "system"

    def holds(self, role: str, scope: str, scope_id: int | None = None) -> bool:
        """Say whether this actor holds `role` at exactly that place."""
        return Grant(role, scope, scope_id) in self.grants

    def places(self, scope: str, *roles: str) -> frozenset[int]:
        """Return the inner ids of the places of this kind where the actor holds any of `roles` (any role when none is named)."""
        return frozenset(
            grant.scope_id
            for grant in self.grants
            if grant.scope == scope and grant.scope_id is not None and (not roles or grant.role in roles)
        )

    def may_by_link(self, purpose: str, subject: Subject) -> bool:
        """Say whether this actor is the holder of a link for exactly this purpose on exactly this subject."""
        return self.link is not None and self.link.purpose == purpose and self.link.subject == subject

    def within(self, *, area_id: int, area_slug: str) -> Self:
        """Return the same actor standing in an area."""
        return replace(self, area_id=area_id, area_slug=area_slug)

    def speaking_for(self, *, organisation_id: int, name: str) -> Self:
        """Return the same actor acting on behalf of an organisation."""
        return replace(self, on_behalf_of=organisation_id, on_behalf_name=name)

    def with_grants(self, grants: Iterable[Grant]) -> Self:
        """Return the same actor with further grants."""
        return replace(self, grants=self.grants | frozenset(grants))


SYSTEM = Actor(kind="system", name="JoinedUp")
NOBODY = Actor(kind="nobody", name="")
