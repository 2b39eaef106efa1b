"""The request as our views see it, and the mark of a page that visitors with a link may open."""

from collections.abc import Callable
from typing import Any, TypeVar, overload

from django.http import HttpRequest

from joinedup.core.actors import Actor

View = TypeVar("View", bound=Callable[..., Any])


class Request(HttpRequest):
    """A request on which the accounts room has set who acts."""

    actor: Actor
    area: Any  # the area whose page this is (its name and slug stand in the frame), or None


@overload
def open_to_links(marked: View) -> View: ...
@overload
def open_to_links(marked: str) -> Callable[[View], View]: ...
def open_to_links(marked: Any) -> Any:
    """Mark a view that holders of a link may open without an account; the service and query judge what they may do there.

    `@open_to_links("brokerage.introduction")` takes links for that purpose, bare `@open_to_links` links for any. The visitor's
    link is the one in the session whose subject's public id stands in the address (`<str:public_id>`).
    """
    if callable(marked):
        return _mark(marked, "")
    return lambda view: _mark(view, marked)


def _mark(view: View, purpose: str) -> View:
    view.login_required = False  # type: ignore[attr-defined]
    view.link_purpose = purpose  # type: ignore[attr-defined]
    return view
