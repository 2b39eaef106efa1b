"""Agenda, pack and minutes as files, by account and by link."""

from typing import Any

from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from joinedup.core.refusals import Missing
from joinedup.core.requests import Request, open_to_links
from joinedup.meetings import choices, documents, policies, queries
from joinedup.ui.documents import response


@require_safe
def download_agenda(request: Request, slug: str, public_id: str, form: str) -> HttpResponseBase:
    meeting = queries.meeting_for(public_id, request.actor)
    return _agenda(meeting, documents.Reader(request.actor, only_open=request.GET.get("part") == "a"), form)


@require_safe
def download_minutes(request: Request, slug: str, public_id: str, form: str) -> HttpResponse:
    meeting = queries.meeting_for(public_id, request.actor)
    if not (queries.may_read_minutes(meeting, request.actor) or policies.may_run_meeting(request.actor, meeting)):
        raise Missing
    return _minutes(meeting, documents.Reader(request.actor, only_open=request.GET.get("part") == "a"), form)


@open_to_links(choices.PURPOSE)
@require_safe
def download_agenda_by_link(request: Request, public_id: str, form: str) -> HttpResponseBase:
    invitation = queries.invitation_answering(public_id, request.actor)
    return _agenda(invitation.meeting, documents.Reader(request.actor, invitation), form)


@open_to_links(choices.PURPOSE)
@require_safe
def download_minutes_by_link(request: Request, public_id: str, form: str) -> HttpResponse:
    invitation = queries.invitation_answering(public_id, request.actor)
    if not queries.may_read_minutes(invitation.meeting, request.actor, invitation):
        raise Missing
    return _minutes(invitation.meeting, documents.Reader(request.actor, invitation), form)


def _agenda(meeting: Any, reader: documents.Reader, form: str) -> HttpResponseBase:
    if form == "pack":
        name, content = documents.agenda_pack(meeting, reader)
        return FileResponse(content, as_attachment=True, filename=name, content_type="application/zip")
    return response(*documents.agenda_document(meeting, reader, form))


def _minutes(meeting: Any, reader: documents.Reader, form: str) -> HttpResponse:
    return response(*documents.minutes_document(meeting, reader, form))
