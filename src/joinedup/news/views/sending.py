"""Choose who gets a newsletter, check, send, stop."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from joinedup.core.refusals import Refused
from joinedup.core.requests import Request
from joinedup.news import choices, forms, queries, services
from joinedup.news.views.writing import draft_for
from joinedup.ui import pages

FORM = ["GET", "HEAD", "POST"]


@require_http_methods(FORM)
def choose_readers(request: Request, slug: str, public_id: str) -> HttpResponse:
    newsletter = draft_for(request, public_id)
    form = forms.ReadersForm.for_thing(pages.posted(request), newsletter)
    saved = queries.lists_to_offer(newsletter, request.actor)
    form.offer(queries.kinds_to_offer(newsletter), [(row.public_id, row.name) for row in saved])

    def choose(data: dict[str, Any]) -> None:
        picked = queries.Chosen(tuple(data.get("kinds", ())), tuple(data.get("lists", ())), data["typed"])
        services.choose_readers(newsletter=newsletter, chosen=picked, expected=form.seen_version, by=request.actor)

    if pages.submitted(form, choose):
        return redirect("news:check_newsletter", slug, public_id)
    return render(request, "news/choose_readers.html", {"form": form, "slug": slug, "newsletter": newsletter})


@require_http_methods(FORM)
def check_newsletter(request: Request, slug: str, public_id: str) -> HttpResponse:
    """Show the whole newsletter with everybody who gets it, then send it."""
    newsletter = draft_for(request, public_id)
    form = forms.PressForm.for_thing(pages.posted(request), newsletter)

    def send(data: dict[str, Any]) -> str:
        services.send_newsletter(newsletter=newsletter, expected=form.seen_version, by=request.actor)
        return reverse("news:show_newsletter", args=[slug, public_id])

    if address := pages.created(request, form, send):
        return redirect(address)
    if newsletter.state != choices.State.DRAFT:
        return redirect("news:show_newsletter", slug, public_id)
    if form.is_bound:  # the page shows the newsletter of now, so the next press is about that one
        form.data = {**request.POST.dict(), "version": str(newsletter.version)}
    context = {
        "form": form,
        "slug": slug,
        "newsletter": newsletter,
        "sections": queries.sections_of(queries.paragraphs_of(newsletter)),
        "people": queries.readers_of(newsletter, request.actor),
    }
    return render(request, "news/check_newsletter.html", context)


@require_POST
def stop_newsletter(request: Request, slug: str, public_id: str) -> HttpResponse:
    newsletter = draft_for(request, public_id)
    try:
        messages.success(request, services.stop_newsletter(newsletter=newsletter, by=request.actor))
    except Refused as refusal:
        messages.error(request, refusal.message)
    return redirect("news:show_newsletter", slug, public_id)
