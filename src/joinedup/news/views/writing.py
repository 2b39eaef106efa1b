"""Begin a newsletter and edit its paragraphs."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from joinedup.accounts import queries as accounts
from joinedup.core import clock
from joinedup.core.refusals import Missing, Refused
from joinedup.core.requests import Request
from joinedup.news import choices, forms, policies, queries, services
from joinedup.partnerships import queries as partnerships
from joinedup.ui import pages
from joinedup.ui.filters import short_day

if TYPE_CHECKING:
    from joinedup.news.models import Newsletter

FORM = ["GET", "HEAD", "POST"]


@require_http_methods(FORM)
def start_newsletter(request: Request, slug: str) -> HttpResponse:
    area = accounts.area_for(slug, request.actor)
    return _start(request, slug, queries.Scope(area))


@require_http_methods(FORM)
def start_partnership_newsletter(request: Request, slug: str, public_id: str) -> HttpResponse:
    partnership = partnerships.partnership_for(public_id, request.actor)
    return _start(request, slug, queries.Scope(partnership.area, partnership))


def _start(request: Request, slug: str, scope: queries.Scope) -> HttpResponse:
    if not policies.may_write_for(request.actor, scope.area.pk, scope.partnership):
        raise Missing
    first, last = _usual_days(scope)
    whose = scope.partnership.name if scope.partnership else scope.area.name
    title = _("%(whose)s: news of %(day)s") % {"whose": whose, "day": short_day(last)}
    form = forms.StartForm(pages.posted(request), initial={"title": title[:120], "from_on": first, "until_on": last})

    def make(data: dict[str, Any]) -> str:
        days = {"first": data["from_on"], "last": data["until_on"]}
        made = services.draft_newsletter(scope=scope, title=data["title"], **days, by=request.actor)
        return reverse("news:show_newsletter", args=[slug, made.public_id])

    if address := pages.created(request, form, make):
        return redirect(address)
    return render(request, "news/start_newsletter.html", {"form": form, "slug": slug, "partnership": scope.partnership, "whose": whose})


def _usual_days(scope: queries.Scope) -> tuple[date, date]:
    """Return the days since the newsletter before, or the last six weeks."""
    before, today = queries.last_sent(scope.area.pk, scope.partnership), clock.today()
    first = before.until_on + timedelta(days=1) if before else today - timedelta(days=choices.USUAL_DAYS)
    return min(first, today), today


def draft_for(request: Request, public_id: str) -> "Newsletter":
    """Return a draft that the visitor may write; Missing otherwise."""
    newsletter = queries.newsletter_for(public_id, request.actor)
    if not policies.may_write_newsletter(request.actor, newsletter):
        raise Missing
    return newsletter


@require_http_methods(FORM)
def change_title(request: Request, slug: str, public_id: str) -> HttpResponse:
    newsletter = draft_for(request, public_id)
    form = forms.TitleForm.for_thing(pages.posted(request), newsletter)

    def change(data: dict[str, Any]) -> None:
        services.change_title(newsletter=newsletter, title=data["title"], expected=form.seen_version, by=request.actor)

    if pages.submitted(form, change):
        return redirect("news:show_newsletter", slug, public_id)
    return render(request, "news/change_title.html", {"form": form, "slug": slug, "newsletter": newsletter})


@require_http_methods(FORM)
def add_paragraph(request: Request, slug: str, public_id: str) -> HttpResponse:
    newsletter = draft_for(request, public_id)
    form = forms.AddParagraphForm(pages.posted(request))

    def make(data: dict[str, Any]) -> str:
        words = services.Words(data["heading"], data["text"])
        services.add_paragraph(newsletter=newsletter, words=words, on_top=data["place"] == "top", by=request.actor)
        return reverse("news:show_newsletter", args=[slug, public_id])

    if address := pages.created(request, form, make):
        return redirect(address)
    return render(request, "news/write_paragraph.html", {"form": form, "slug": slug, "newsletter": newsletter, "is_new": True})


@require_http_methods(FORM)
def change_paragraph(request: Request, slug: str, public_id: str, paragraph_id: str) -> HttpResponse:
    newsletter = draft_for(request, public_id)
    paragraph = queries.paragraph_of(newsletter, paragraph_id)
    form = forms.ParagraphForm.for_thing(pages.posted(request), paragraph)

    def change(data: dict[str, Any]) -> None:
        words = services.Words(data["heading"], data["text"])
        services.change_paragraph(paragraph=paragraph, words=words, expected=form.seen_version, by=request.actor)

    if pages.submitted(form, change):
        return redirect(reverse("news:show_newsletter", args=[slug, public_id]) + f"#p-{paragraph_id}")
    return render(request, "news/write_paragraph.html", {"form": form, "slug": slug, "newsletter": newsletter, "is_new": False})


@require_POST
def arrange_paragraphs(request: Request, slug: str, public_id: str) -> HttpResponse:
    """Move a paragraph, leave it out or put it back: one button each, "up:<id>"."""
    newsletter = draft_for(request, public_id)
    what, _colon, paragraph_id = request.POST.get("do", "").partition(":")
    if what not in {"up", "down", "leave", "put"}:
        return redirect("news:show_newsletter", slug, public_id)
    paragraph = queries.paragraph_of(newsletter, paragraph_id)
    try:
        if what in {"up", "down"}:
            services.move_paragraph(paragraph=paragraph, up=what == "up", by=request.actor)
        else:
            services.leave_out(paragraph=paragraph, is_left_out=what == "leave", by=request.actor)
    except Refused as refusal:
        messages.error(request, refusal.message)
    return redirect(reverse("news:show_newsletter", args=[slug, public_id]) + f"#p-{paragraph_id}")


@require_POST
def draft_again(request: Request, slug: str, public_id: str) -> HttpResponse:
    newsletter = draft_for(request, public_id)
    try:
        n = services.draft_again(newsletter=newsletter, by=request.actor)
        words = ngettext("%(n)s paragraph was added.", "%(n)s paragraphs were added.", n) % {"n": n}
        messages.success(request, words if n else _("Nothing new has happened in these days."))
    except Refused as refusal:
        messages.error(request, refusal.message)
    return redirect("news:show_newsletter", slug, public_id)


@require_http_methods(FORM)
def remove_draft(request: Request, slug: str, public_id: str) -> HttpResponse:
    newsletter = draft_for(request, public_id)
    form = forms.PressForm(pages.posted(request))
    if pages.submitted(form, lambda data: services.remove_draft(newsletter=newsletter, by=request.actor)):
        messages.success(request, _("The draft is thrown away."))
        if newsletter.partnership is not None:
            return redirect("news:list_partnership_newsletters", slug, newsletter.partnership.public_id)
        return redirect("news:list_newsletters", slug)
    return render(request, "news/remove_draft.html", {"form": form, "slug": slug, "newsletter": newsletter})
