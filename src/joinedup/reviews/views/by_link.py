"""A head without an account weighs up by a mailed link, saves part by part, and comes back by the same link."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from joinedup.core.requests import Request, open_to_links
from joinedup.reviews import choices, queries
from joinedup.reviews.views import parts

_FORM = ["GET", "HEAD", "POST"]


@open_to_links(choices.ASK_PURPOSE)
@require_safe
def weigh_up_by_link(request: Request, public_id: str) -> HttpResponse:
    ask = queries.ask_for(public_id, request.actor)
    weigh_up = queries.asked_weigh_up(ask, request.actor)
    if weigh_up is None:
        return _others(request, ask)
    sheet = queries.sheet_of(weigh_up, request.actor)
    context = {
        **parts.own_context(request, weigh_up, sheet, parts.by_link(ask)),
        "ask": ask,
        "readers": queries.readers_of(weigh_up),
        "is_begun": weigh_up.pk is not None,
    }
    return render(request, "reviews/weigh_up_by_link.html", context)


@open_to_links(choices.ASK_PURPOSE)
@require_http_methods(_FORM)
def weigh_side_by_link(request: Request, public_id: str, side: str) -> HttpResponse:
    ask, weigh_up = _asked(request, public_id)
    return parts.weigh_side(request, weigh_up, side, parts.by_link(ask)) if weigh_up else _others(request, ask)


@open_to_links(choices.ASK_PURPOSE)
@require_http_methods(_FORM)
def conclude_weigh_up_by_link(request: Request, public_id: str) -> HttpResponse:
    ask, weigh_up = _asked(request, public_id)
    return parts.conclude_weigh_up(request, weigh_up, parts.by_link(ask)) if weigh_up else _others(request, ask)


@open_to_links(choices.ASK_PURPOSE)
@require_http_methods(_FORM)
def share_weigh_up_by_link(request: Request, public_id: str) -> HttpResponse:
    ask, weigh_up = _asked(request, public_id)
    return parts.share_weigh_up(request, weigh_up, parts.by_link(ask)) if weigh_up else _others(request, ask)


@open_to_links(choices.ASK_PURPOSE)
@require_http_methods(_FORM)
def delete_weigh_up_by_link(request: Request, public_id: str) -> HttpResponse:
    ask, weigh_up = _asked(request, public_id)
    to = parts.by_link(ask)
    if weigh_up is not None and weigh_up.pk is None:
        return redirect(to("show_weigh_up"))
    return parts.delete_weigh_up(request, weigh_up, to, afterwards=to("show_weigh_up")) if weigh_up else _others(request, ask)


@open_to_links(choices.ASK_PURPOSE)
@require_safe
def download_board_paper_by_link(request: Request, public_id: str, form: str) -> HttpResponse:
    return parts.download_board_paper(request, _asked(request, public_id)[1], form)


def _asked(request: Request, public_id: str) -> tuple[Any, Any]:
    ask = queries.ask_for(public_id, request.actor)
    return ask, queries.asked_weigh_up(ask, request.actor)


def _others(request: Request, ask: Any) -> HttpResponse:
    """Say that somebody else who leads the organisation has begun it: what they said is not shown by this link."""
    return render(request, "reviews/weigh_up_of_others.html", {"ask": ask})
