from pathlib import Path

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from joinedup.ui import gallery

OFFLINE_WORKER = Path(__file__).parent / "static/ui/js/offline_worker.js"


@require_safe
@login_not_required
def show_offline(request: HttpRequest) -> HttpResponse:
    return render(request, "ui/offline.html")


@require_safe
@login_not_required
def keep_offline_page(request: HttpRequest) -> HttpResponse:
    """Answer with the script that keeps the offline page; it must stand at the top, for it serves the pages beside and below it."""
    response = HttpResponse(OFFLINE_WORKER.read_bytes(), content_type="text/javascript")
    response["Cache-Control"] = "no-cache"
    return response


@require_safe
@login_not_required
def show_gallery(request: HttpRequest) -> HttpResponse:
    return render(request, "ui/gallery/index.html", {"pieces": list(gallery.PIECES.items())})


@require_safe
@login_not_required
def show_piece(request: HttpRequest, name: str) -> HttpResponse:
    piece = gallery.PIECES.get(name)
    if piece is None:
        raise Http404
    return render(request, piece.template or f"ui/gallery/{name}.html", {"title": piece.title, **piece.context()})


@require_safe
@login_not_required
def find_sample(request: HttpRequest) -> HttpResponse:
    return JsonResponse({"found": [{"value": one.value, "label": one.label} for one in gallery.FOUND]})
