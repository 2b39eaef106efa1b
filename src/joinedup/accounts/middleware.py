"""Who acts: `request.actor`, built once per request from the user, or from the visitor's link on pages open to links."""

import re
from collections.abc import Callable
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from joinedup.accounts import queries
from joinedup.accounts.services import limits, on_behalf, sessions
from joinedup.core import clock
from joinedup.core.actors import NOBODY, Actor
from joinedup.core.refusals import Missing
from joinedup.core.requests import Request, open_to_links
from joinedup.ui import errors, filters

__all__ = ["ActorMiddleware", "open_to_links"]

AREA_PATH = re.compile(r"^/a/([-\w]+)/")


class ActorMiddleware:
    """Set `request.actor` and `request.area`; an area in which the actor does not stand is not there for them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        user = request.user
        request.actor = queries.actor_for(user) if user.is_authenticated else NOBODY
        request.area = None
        if request.actor.is_signed_in:
            _note_seen(request)
        return self.get_response(request)

    def process_view(self, request: Request, view: Callable[..., Any], args: Any, kwargs: dict[str, Any]) -> HttpResponse | None:
        """Choose the visitor's link on pages open to links, put the actor into the area, let them speak on behalf."""
        try:
            if hasattr(view, "link_purpose"):
                _take_link(request, view.link_purpose, kwargs)
                if request.actor is NOBODY:
                    return redirect_to_login(request.get_full_path(), reverse("accounts:sign_in") + "?by_link=1")
            _enter_area(request)
        except Missing:
            return errors.not_found(request)
        if request.actor.is_signed_in:
            request.actor = _on_behalf(request)
        return None

    def process_exception(self, request: Request, exception: Exception) -> HttpResponse | None:
        """Answer too many tries with the time at which the next one is possible."""
        return _too_many(request, exception) if isinstance(exception, limits.TooMany) else None


def _too_many(request: Request, refusal: limits.TooMany) -> HttpResponse:
    when = refusal.again_at.astimezone(clock.LONDON)
    lines = [
        _("You can try again at %(time)s on %(day)s.") % {"time": filters.time(when), "day": filters.day(when.date())},
        _("Tries are limited so that nobody can guess a code."),
    ]
    response = errors.page(request, 429, _("Too many tries"), lines)
    response["Retry-After"] = str(max(1, int((refusal.again_at - clock.wall_now()).total_seconds()) + 1))
    return response


def _take_link(request: Request, purpose: str, ids: dict[str, Any]) -> None:
    link = queries.link_in_session(request.session, purpose=purpose, ids=ids)
    if link is None:
        return
    request.actor, request.area = queries.actor_of_link(link), link.area
    if link.area is not None:
        request.actor = request.actor.within(area_id=link.area.pk, area_slug=link.area.slug)


def _enter_area(request: Request) -> None:
    path = AREA_PATH.match(request.path)
    if path is None or not request.actor.is_signed_in:
        return
    request.area = queries.area_for(path[1], request.actor)
    request.actor = request.actor.within(area_id=request.area.pk, area_slug=request.area.slug)


def _on_behalf(request: Request) -> Actor:
    actor = request.actor
    voice = on_behalf.voice_in(request.session)
    if voice is None or (actor.area_id and voice.area_id and actor.area_id != voice.area_id):
        return actor
    if not all(may(actor, voice.organisation_id) for may in queries.may_speak_for):
        on_behalf.stop(request.session)
        return actor
    return actor.speaking_for(organisation_id=voice.organisation_id, name=voice.name)


def _note_seen(request: Request) -> None:
    # Kept in the session and at most every quarter of an hour, so that reading pages does not become writing rows.
    now = int(clock.now().timestamp())
    if now - request.session.get(sessions.SEEN, 0) >= sessions.SEEN_EVERY:
        request.session[sessions.SEEN] = now
