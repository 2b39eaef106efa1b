"""The places at the top of every page; upper rooms add theirs from `apps.ready`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from joinedup.core.actors import Actor
from joinedup.core.registry import Point

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


def _signed_in(actor: Actor) -> bool:
    return actor.is_signed_in


@dataclass(frozen=True, slots=True)
class Place:
    """One entry: shown when `may` says so; one `in_area` is shown inside an area and gets its slug as the address's argument.

    `rooms` are the namespaces whose pages belong to the place, so that its entry is marked on them.
    `is_press` makes it a button that posts (signing out).
    """

    label: "StrOrPromise"
    url_name: str
    order: int
    in_area: bool = False
    rooms: tuple[str, ...] = ()
    may: Callable[[Actor], bool] = _signed_in
    is_press: bool = False


def everybody(actor: Actor) -> bool:
    """Let a place be shown to all, also to visitors who have not signed in."""
    return True


@dataclass(frozen=True, slots=True)
class Inside:
    """A way to look at one thing, added by an upper room ("Groups" of a partnership); its address gets slug and public id."""

    kind: str
    label: "StrOrPromise"
    url_name: str
    order: int


NAVIGATION: Point[Place] = Point("ui.navigation")
ACCOUNT: Point[Place] = Point("ui.account_links")
DEMO: Point[Place] = Point("ui.demo_links")
FOOTER: Point[Place] = Point("ui.footer")
SEARCH: Point[Place] = Point("ui.search")
INSIDE: Point[Inside] = Point("ui.inside")
# By namespace: a room below whose place is marked on the pages of this one as well.
WITHIN: Point[str] = Point("ui.within")
