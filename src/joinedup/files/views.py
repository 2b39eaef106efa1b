from django.http import FileResponse
from django.views.decorators.http import require_safe

from joinedup.core.requests import Request
from joinedup.files import queries, services


@require_safe
def download_file(request: Request, public_id: str) -> FileResponse:
    stored = queries.file_for(public_id, request.actor)
    response = FileResponse(services.open_file(stored), as_attachment=True, filename=stored.name, content_type=stored.content_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = "private, no-store"
    return response
