"""Who acts: `request.actor`, built once per request from the user, or from the visitor's link on pages open to links."""

import re
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from joinedup.accounts import queries
from joinedup.accounts.services import on_behalf
from joinedup.core.actors import NOBODY, Actor
from joinedup.core.refusals import Missing
from joinedup.core.requests import Request, open_to_links

__all__ = ["ActorMiddleware", "open_to_links"]

AREA_PATH = re.compile(r"^/a/([-a-z0-9]+)/")


class ActorMiddleware:
    """Set `request.actor`; the area's address puts the actor into the area, or is not there for them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        user = request.user
        request.actor = queries.actor_for(user) if user.is_authenticated else NOBODY
        return self.get_response(request)

    def process_view(self, request: Request, view: Callable[..., Any], args: Any, kwargs: dict[str, Any]) -> None:
        """Choose the visitor's link on pages open to links, put the actor into the area, let them speak on behalf."""
        link = queries.link_in_session(request.session, purpose=view.link_purpose, ids=kwargs) if hasattr(view, "link_purpose") else None
        if link is not None:
            request.actor = queries.actor_of_link(link)
        area = AREA_PATH.match(request.path)
        if area and request.actor.is_signed_in:
            request.actor = _in_area(request.actor, area[1])
        if request.actor.is_signed_in:
            request.actor = _on_behalf(request)


def _in_area(actor: Actor, slug: str) -> Actor:
    try:
        area = queries.area_for(slug, actor)
    except Missing:
        raise Http404 from None
    return actor.within(area_id=area.pk, area_slug=area.slug)


def _on_behalf(request: Request) -> Actor:
    actor = request.actor
    voice = on_behalf.voice_in(request.session)
    if voice is None or (actor.area_id and voice.area_id and actor.area_id != voice.area_id):
        return actor
    if not all(may(actor, voice.organisation_id) for may in queries.may_speak_for):
        on_behalf.stop(request.session)
        return actor
    return actor.speaking_for(organisation_id=voice.organisation_id, name=voice.name)
