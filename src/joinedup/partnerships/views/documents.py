"""The agreement and the board's paper as files."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from joinedup.core.refusals import Missing
from joinedup.core.requests import Request, open_to_links
from joinedup.partnerships import documents, queries


@require_safe
def download_agreement(request: Request, slug: str, public_id: str, number: int, form: str) -> HttpResponse:
    partnership = queries.partnership_for(public_id, request.actor)
    version = queries.version_of(queries.agreement_of(partnership), number)
    if form not in documents.FORMS:
        raise Missing
    return _file(documents.agreement_document(version, form))


@require_safe
def download_paper(request: Request, slug: str, public_id: str) -> HttpResponse:
    partnership = queries.partnership_for(public_id, request.actor)
    return _file(documents.board_paper(partnership, None))


@open_to_links
@require_safe
def download_by_link(request: Request, public_id: str) -> HttpResponse:
    partner = queries.partner_answering(public_id, request.actor)
    version = queries.version_to_sign(queries.agreement_of(partner.partnership))
    if version is None:
        raise Missing
    return _file(documents.agreement_document(version, "pdf"))


@open_to_links
@require_safe
def download_paper_by_link(request: Request, public_id: str) -> HttpResponse:
    partner = queries.partner_answering(public_id, request.actor)
    return _file(documents.board_paper(partner.partnership, partner))


def _file(document: documents.Document) -> HttpResponse:
    response = HttpResponse(document.content, content_type=document.content_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{document.name}"'
    return response
