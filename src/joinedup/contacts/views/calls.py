"""The call sheet of a school, and the note of the call at its foot."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from joinedup.contacts import choices, forms, queries
from joinedup.core import clock
from joinedup.core.requests import Request
from joinedup.directory import policies as directory
from joinedup.directory import services as log
from joinedup.directory.choices import LogKind
from joinedup.ui import pages


@require_http_methods(["GET", "HEAD", "POST"])
def show_call_sheet(request: Request, slug: str, key: str) -> HttpResponse:
    """Show what to know before ringing; a post notes the call."""
    sheet = queries.call_sheet(key, request.actor)
    form = forms.NoteCallForm(pages.posted(request))

    def note(data: dict[str, Any]) -> str:
        details = log.LogDetails(LogKind.CALL, clock.today(), data["text"], given_in_confidence=data["given_in_confidence"])
        log.write_log_entry(organisation=sheet.organisation, details=details, by=request.actor)
        messages.success(request, _("The call is noted."))
        return reverse("contacts:show_call_sheet", args=[slug, key])

    if address := pages.created(request, form, note):
        return redirect(address)
    about = f"?about={choices.ABOUT_SCHOOL}:{sheet.organisation.public_id}"
    context = {"slug": slug, "key": key, "sheet": sheet, "form": form, "promise_href": reverse("actions:add_action", args=[slug]) + about}
    may = {"note": directory.may_write_log(request.actor, sheet.organisation)}
    return render(request, "contacts/show_call_sheet.html", context | {"may": may})
