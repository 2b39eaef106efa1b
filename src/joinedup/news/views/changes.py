"""What changed since I last looked: a look writes nothing, a press does."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from joinedup.core import clock
from joinedup.core.requests import Request
from joinedup.news import forms, queries, services
from joinedup.partnerships import queries as partnerships

FORM = ["GET", "HEAD", "POST"]


@require_http_methods(FORM)
def show_changes(request: Request, slug: str, public_id: str) -> HttpResponse:
    partnership = partnerships.partnership_for(public_id, request.actor)
    if request.method == "POST":
        services.note_look(seen=[partnership], at=services.moment_of(request.POST.get("at", "")), by=request.actor)
        messages.success(request, _("Noted. What changes from now on is shown here as new."))
        return redirect("news:show_changes", slug, public_id)
    look = next(iter(queries.looks([partnership], request.actor)))
    form = forms.SeenForm(initial={"at": clock.now().isoformat()})
    return render(request, "news/show_changes.html", {"slug": slug, "partnership": partnership, "look": look, "form": form})


@require_POST
def look_again(request: Request, slug: str, public_id: str) -> HttpResponse:
    """Undo the last "I have seen this"."""
    partnership = partnerships.partnership_for(public_id, request.actor)
    services.look_again(partnership=partnership, by=request.actor)
    return redirect("news:show_changes", slug, public_id)
