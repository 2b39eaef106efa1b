"""Our own error pages: each says what happened and what to do now."""

import contextlib
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from joinedup.core.refusals import Conflict, Refused
from joinedup.ui import conflicts, engine

Actions = list[dict[str, str]]


def page(request: HttpRequest | None, status: int, title: str, lines: list[str], actions: Actions | None = None) -> HttpResponse:
    """Answer with an error page."""
    context = {"title": title, "lines": lines, "actions": actions or _home()}
    return HttpResponse(engine.render("ui/error.html", context, request), status=status)


def _home() -> Actions:
    return [{"href": "/", "text": _("Go to Home")}]


def not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """Answer 404, alike for what is not there and for what is not yours."""
    lines = [
        _("If you typed the address, check that it is right. If you pasted it, check that you copied all of it."),
        _("The page may have been taken away, or it may belong to somebody who has not shared it with you."),
    ]
    return page(request, 404, _("We cannot find this page"), lines)


def forbidden(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """Answer 403: you are here rightly but your role does not cover this."""
    lines = [_("Your role does not let you do this. Ask the person who looks after your area to do it, or to give you the role.")]
    return page(request, 403, _("You cannot do this"), lines)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer 403 to a form whose token is missing or old."""
    lines = [
        _("The form was open for a long time, or cookies are switched off. For your safety nothing was saved."),
        _("Go back, load the page again and send the form once more."),
    ]
    return page(request, 403, _("Please send the form again"), lines)


def bad_request(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """Answer 400, or 413 when what was sent is too large."""
    from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent

    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent):
        return too_large(request)
    return page(request, 400, _("We could not read what your browser sent"), [_("Go back, load the page again and try once more.")])


def too_large(request: HttpRequest) -> HttpResponse:
    """Answer 413."""
    return page(request, 413, _("That is too large"), [_("Nothing was saved. Send a smaller file, or split it into several.")])


def refused(request: HttpRequest, refusal: Refused) -> HttpResponse:
    """Answer a refusal that no form could show."""
    return page(request, 409, _("This cannot be done now"), [refusal.message, _("Nothing was changed.")], _back(request))


def conflict(request: HttpRequest, clash: Conflict) -> HttpResponse:
    """Answer an edit of something that was saved by somebody else meanwhile."""
    form = getattr(clash, "form", None)
    if form is None or not hasattr(clash.theirs, "version"):
        context: dict[str, Any] = {"fields": [], "typed": [], "hidden": [], "action": request.get_full_path(), "last": None}
    else:
        context = conflicts.page_context(clash, form, request.get_full_path())
    return HttpResponse(engine.render("ui/conflict.html", context, request), status=409)


def _back(request: HttpRequest) -> Actions:
    return [{"href": request.path, "text": _("Load the page again")}, *_home()]


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 500, plainly when even the page cannot be drawn."""
    lines = [
        _("Something went wrong on our side. What you did may not have been saved."),
        _("Try again in a few minutes. If it happens again, tell the person who looks after JoinedUp for you."),
    ]
    with contextlib.suppress(Exception):
        return page(None, 500, _("Sorry, there is a problem"), lines)
    return HttpResponse("Sorry, there is a problem. Try again in a few minutes.", status=500, content_type="text/plain")
