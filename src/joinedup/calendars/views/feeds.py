"""Calendar feeds: make one, take one back, and the private address that calendar programs read."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from joinedup.accounts import policies as accounts
from joinedup.accounts.services import links
from joinedup.calendars import choices, documents, queries, services
from joinedup.calendars.forms.feeds import FeedForm
from joinedup.core.requests import Request
from joinedup.core.subjects import Subject
from joinedup.ui import pages

SHOWN = "calendars.feeds"  # addresses made in this session: they can be shown until it ends, never again afterwards


def _options(request: Request) -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = [("mine", choices.FeedKind.MINE.label)]
    found += [(f"organisation:{row.public_id}", row.name) for row in queries.organisations_to_feed(request.actor)]
    found += [(f"about:{about.key}", f"{about.name} ({about.label})") for about in queries.subjects_seen(request.actor)]
    runs = accounts.may_run_area(request.actor, request.actor.area_id)
    return [*found, ("area", choices.FeedKind.AREA.label)] if runs else found


@require_http_methods(["GET", "HEAD", "POST"])
def list_feeds(request: Request, slug: str) -> HttpResponse:
    form = FeedForm(request.POST or None, initial={"whose": request.GET.get("whose", "")})
    form.offer(_options(request))

    def make(data: dict[str, Any]) -> str:
        kind, _colon, key = data["whose"].partition(":")
        own = next((row for row in queries.organisations_to_feed(request.actor) if row.public_id == key), None)
        about = Subject(*key.split(":")) if kind == choices.FeedKind.ABOUT else None
        feed, address = services.make_feed(kind=kind, organisation=own, about=about, by=request.actor)
        request.session[SHOWN] = {**request.session.get(SHOWN, {}), feed.public_id: address}
        return reverse("calendars:list_feeds", args=[slug])

    if address := pages.created(request, form, make):
        return redirect(address)
    shown = request.session.get(SHOWN, {})
    feeds = [(feed, shown.get(feed.public_id, "")) for feed in queries.feeds_of(request.actor)]
    return render(request, "calendars/list_feeds.html", {"slug": slug, "form": form, "feeds": feeds})


@require_POST
def revoke_feed(request: Request, slug: str, public_id: str) -> HttpResponse:
    services.revoke_feed(feed=queries.feed_for(public_id, request.actor), by=request.actor)
    messages.success(request, _("Taken back. Whoever has its address reads nothing any more. Make a new one for yourself below."))
    return redirect("calendars:list_feeds", slug)


@login_not_required
@require_safe
def read_feed(request: Request, token: str) -> HttpResponse:
    """Answer a calendar program: who has the address reads, so it is kept out of logs and can be taken back."""
    feed = queries.feed_by_digest(links.digest_of(token))
    content = documents.calendar_file(queries.dates_in_feed(feed), name=queries.name_of(feed))
    answer = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    answer.headers["Content-Disposition"] = 'inline; filename="dates.ics"'
    answer.headers["Cache-Control"] = "private, max-age=900"
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer
