"""The agreement and the board's paper as files."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from joinedup.core.refusals import Missing
from joinedup.core.requests import Request, open_to_links
from joinedup.partnerships import documents, queries
from joinedup.ui.documents import response


@require_safe
def download_agreement(request: Request, slug: str, public_id: str, number: int, form: str) -> HttpResponse:
    agreement = queries.agreement_of(queries.partnership_for(public_id, request.actor))
    version = queries.version_of(agreement, number)
    return response(*documents.agreement_document(agreement, version, form))


@require_safe
def download_paper(request: Request, slug: str, public_id: str) -> HttpResponse:
    partnership = queries.partnership_for(public_id, request.actor)
    return response(*documents.board_paper(queries.agreement_of(partnership)))


@open_to_links
@require_safe
def download_by_link(request: Request, public_id: str) -> HttpResponse:
    agreement = queries.agreement_of(queries.partner_answering(public_id, request.actor).partnership)
    version = queries.version_to_sign(agreement)
    if version is None:
        raise Missing
    return response(*documents.agreement_document(agreement, version, "pdf"))


@open_to_links
@require_safe
def download_paper_by_link(request: Request, public_id: str) -> HttpResponse:
    partner = queries.partner_answering(public_id, request.actor)
    return response(*documents.board_paper(queries.agreement_of(partner.partnership), partner))
