"""Notes of visits: written and sent by who runs the area, read and answered by the school on its link."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from joinedup.contacts import choices, documents, forms, policies, queries, services
from joinedup.core import clock
from joinedup.core.refusals import require_found
from joinedup.core.requests import Request, open_to_links
from joinedup.directory import queries as directory
from joinedup.notices import queries as notices
from joinedup.ui import pages
from joinedup.ui.documents import response

FORM = require_http_methods(["GET", "HEAD", "POST"])


def _visited(request: Request, key: str) -> Any:
    organisation = directory.organisation_of_area(key, request.actor)
    return require_found(organisation if policies.may_make_lists_here(request.actor) else None)


@require_safe
def visits(request: Request, slug: str, key: str) -> HttpResponse:
    organisation = _visited(request, key)
    context = {"slug": slug, "key": key, "organisation": organisation, "notes": queries.visits_of(organisation, request.actor)}
    return render(request, "contacts/visits.html", context)


@FORM
def write_visit(request: Request, slug: str, key: str) -> HttpResponse:
    organisation = _visited(request, key)
    form = forms.VisitForm(pages.posted(request), initial={"on": clock.today()})
    form.offer(queries.owners_of_visit(organisation, request.actor))

    def write(_data: dict[str, Any]) -> str:
        note = services.write_visit(organisation=organisation, details=services.VisitDetails(**form.details()), by=request.actor)
        return reverse("contacts:show_visit", args=[slug, note.public_id])

    if address := pages.created(request, form, write):
        return redirect(address)
    context = {"slug": slug, "organisation": organisation, "form": form, "numbers": forms.AGREED_NUMBERS}
    return render(request, "contacts/write_visit.html", context | {"back": reverse("contacts:visits", args=[slug, key])})


@FORM
def change_visit(request: Request, slug: str, public_id: str) -> HttpResponse:
    note = queries.visit_for(public_id, request.actor)
    require_found(note if policies.may_change_visit(request.actor, note) else None)
    form = forms.VisitForm.for_thing(pages.posted(request), note)
    form.offer(queries.owners_of_visit(note.organisation, request.actor))

    def change(_data: dict[str, Any]) -> None:
        details = services.VisitDetails(**form.details())
        services.change_visit(note=note, details=details, expected=form.seen_version, by=request.actor)

    back = reverse("contacts:show_visit", args=[slug, public_id])
    if pages.submitted(form, change):
        return redirect(back)
    context = {"slug": slug, "organisation": note.organisation, "form": form, "numbers": forms.AGREED_NUMBERS, "back": back}
    return render(request, "contacts/write_visit.html", context)


@FORM
def show_visit(request: Request, slug: str, public_id: str) -> HttpResponse:
    """Show a note; a post of its author sends it to the school."""
    note = queries.visit_for(public_id, request.actor)
    may_change = policies.may_change_visit(request.actor, note)
    may_send = policies.may_send_visit(request.actor, note)
    people = queries.people_at(note.organisation, note.area_id) if may_send else []
    form = forms.SendAsksForm(pages.posted(request))
    form.offer([(one.person_id, f"{one.name}, {one.role}", one.email) for one in people])

    def send(data: dict[str, Any]) -> None:
        address = services.send_visit(note=note, to=data["to"], by=request.actor)
        messages.success(request, _("The note goes to %(address)s in working hours; until then you can stop it.") % {"address": address})

    if may_send and pages.submitted(form, send):
        return redirect("contacts:show_visit", slug, public_id)
    runs = policies.may_make_lists_here(request.actor)
    context = {
        "slug": slug,
        "note": note,
        "agreed": queries.agreed_on(note),
        "form": form,
        "people": people,
        "mails": notices.messages_about(note.subject) if runs else [],
        "may": {"change": may_change, "send": may_send, "delete": may_change and note.state == choices.VisitState.DRAFT, "list": runs},
    }
    return render(request, "contacts/show_visit.html", context)


@require_POST
def delete_visit(request: Request, slug: str, public_id: str) -> HttpResponse:
    note = queries.visit_for(public_id, request.actor)
    key = note.organisation.key
    services.delete_visit(note=note, by=request.actor)
    messages.success(request, _("The note was deleted."))
    return redirect("contacts:visits", slug, key)


@require_safe
def download_visit(request: Request, slug: str, public_id: str) -> HttpResponse:
    return response(*documents.visit_pdf(queries.visit_for(public_id, request.actor)))


@open_to_links(choices.VISIT_PURPOSE)
@FORM
def answer_visit(request: Request, public_id: str) -> HttpResponse:
    """Let the school read the note and say whether it is accurate."""
    note = queries.visit_answering(public_id, request.actor)
    form = forms.AnswerVisitForm(pages.posted(request), initial={"comment": note.comment, "version": note.version})

    def answer(data: dict[str, Any]) -> None:
        is_accurate, seen = data["answer"] == "accurate", form.seen_version
        services.answer_visit(note=note, is_accurate=is_accurate, comment=data["comment"], expected=seen, by=request.actor)

    if pages.submitted(form, answer):
        return redirect("contacts:answer_visit", public_id)
    return render(request, "contacts/answer_visit.html", {"note": note, "agreed": queries.agreed_on(note), "form": form})


@open_to_links(choices.VISIT_PURPOSE)
@require_safe
def download_visit_by_link(request: Request, public_id: str) -> HttpResponse:
    return response(*documents.visit_pdf(queries.visit_answering(public_id, request.actor)))
