"""Read newsletters: the archive, one issue as a page or a PDF, by account or by the link in its mail."""

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from joinedup.accounts import queries as accounts
from joinedup.core.requests import Request, open_to_links
from joinedup.news import choices, documents, policies, queries
from joinedup.partnerships import queries as partnerships
from joinedup.ui.documents import response

if TYPE_CHECKING:
    from joinedup.news.models import Newsletter


@require_safe
def list_newsletters(request: Request, slug: str) -> HttpResponse:
    area = accounts.area_for(slug, request.actor)
    may_write = policies.may_write_for(request.actor, area.pk, None)
    rows = queries.newsletters_of(request.actor)
    return render(request, "news/list_newsletters.html", {"slug": slug, "area": area, "rows": rows, "may_write": may_write})


@require_safe
def list_partnership_newsletters(request: Request, slug: str, public_id: str) -> HttpResponse:
    partnership = partnerships.partnership_for(public_id, request.actor)
    may_write = policies.may_write_for(request.actor, partnership.area_id, partnership)
    rows = queries.newsletters_of(request.actor, partnership)
    context = {"slug": slug, "partnership": partnership, "rows": rows, "may_write": may_write}
    return render(request, "news/list_partnership_newsletters.html", context)


@require_safe
def show_newsletter(request: Request, slug: str, public_id: str) -> HttpResponse:
    """Show a draft with all that can be done to it, or an issue that was sent."""
    newsletter = queries.newsletter_for(public_id, request.actor)
    may_write = policies.may_write_newsletter(request.actor, newsletter)
    rows = queries.paragraphs_of(newsletter)
    context = {"slug": slug, "newsletter": newsletter, "sections": queries.sections_of(rows), "may_write": may_write}
    if newsletter.state == choices.State.DRAFT:
        return render(request, "news/show_draft.html", {**context, "rows": rows})
    mails = queries.mails_of(newsletter) if may_write else []
    goes_at = min((mail.goes_at for mail in mails if mail.may_stop), default=None)
    return render(request, "news/show_newsletter.html", {**context, "mails": mails, "goes_at": goes_at})


@require_safe
def download_newsletter(request: Request, slug: str, public_id: str) -> HttpResponse:
    return _pdf(queries.newsletter_for(public_id, request.actor))


@open_to_links(choices.READ_PURPOSE)
@require_safe
def read_newsletter(request: Request, public_id: str) -> HttpResponse:
    newsletter = queries.newsletter_for(public_id, request.actor)
    rows = queries.paragraphs_of(newsletter)
    return render(request, "news/read_newsletter.html", {"newsletter": newsletter, "sections": queries.sections_of(rows)})


@open_to_links(choices.READ_PURPOSE)
@require_safe
def download_by_link(request: Request, public_id: str) -> HttpResponse:
    return _pdf(queries.newsletter_for(public_id, request.actor))


def _pdf(newsletter: "Newsletter") -> HttpResponse:
    return response(*documents.newsletter_pdf(newsletter))
