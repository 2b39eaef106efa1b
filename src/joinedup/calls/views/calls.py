"""This year's call, for those who run it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from joinedup.actions import queries as actions
from joinedup.brokerage.choices import Phase
from joinedup.brokerage.queries import area_to_run
from joinedup.calls import queries, services
from joinedup.calls import sheets as lists
from joinedup.calls.forms.calls import AddressForm, CallForm, NudgeForm, PressForm
from joinedup.core.requests import Request
from joinedup.ui import filters, pages, sheets

FORM = ["GET", "HEAD", "POST"]


@require_http_methods(FORM)
def add_call(request: Request, slug: str) -> HttpResponse:
    area = area_to_run(request.actor)
    form = CallForm(pages.posted(request), initial={"asked": [*Phase.values]})

    def make(_data: dict[str, Any]) -> str:
        call = services.add_call(area=area, details=form.details(), by=request.actor)
        return reverse("calls:show_call", args=[slug, call.public_id])

    if made := pages.created(request, form, make):
        return redirect(made)
    return render(request, "calls/edit_call.html", {"form": form, "slug": slug, "call": None})


@require_http_methods(FORM)
def change_call(request: Request, slug: str, public_id: str) -> HttpResponse:
    call = queries.call_for(public_id, request.actor)
    form = CallForm.for_call(pages.posted(request), call)

    def save(data: dict[str, Any]) -> None:
        services.change_call(call=call, details=form.details(), by=request.actor, expected=data["version"])

    if pages.submitted(form, save):
        messages.success(request, _("The call is changed."))
        return redirect("calls:show_call", slug, public_id)
    return render(request, "calls/edit_call.html", {"form": form, "slug": slug, "call": call})


@require_safe
def show_call(request: Request, slug: str, public_id: str) -> HttpResponse:
    call = queries.call_for(public_id, request.actor)
    lines = queries.ask_lines(call)
    context = {
        "slug": slug,
        "call": call,
        "summary": queries.summary_of(lines),
        "lines": lines,
        "nudges": queries.nudges_of(call),
        "n_waiting": queries.n_waiting_mails(call),
        "n_unreached": sum(1 for line in lines if line.is_unreached),
        "form": PressForm(),
    }
    return render(request, "calls/show_call.html", context)


@require_http_methods(FORM)
def open_call(request: Request, slug: str, public_id: str) -> HttpResponse:
    call = queries.call_for(public_id, request.actor)
    form = PressForm(pages.posted(request))
    if pages.submitted(form, lambda _data: services.open_call(call=call, by=request.actor)):
        return redirect("calls:call_opened", slug, public_id)
    lines = queries.ask_lines(call)
    warning = actions.ask_warning([line.organisation.pk for line in lines], request.actor.area_id)
    context = {"slug": slug, "call": call, "lines": lines, "goes_at": services.leaves_at(), "form": form, "warning": warning}
    return render(request, "calls/open_call.html", context)


@require_safe
def call_opened(request: Request, slug: str, public_id: str) -> HttpResponse:
    call = queries.call_for(public_id, request.actor)
    context = {"slug": slug, "call": call, "n_waiting": queries.n_waiting_mails(call), "goes_at": queries.next_mail_at(call)}
    return render(request, "calls/call_opened.html", context)


@require_http_methods(FORM)
def nudge_call(request: Request, slug: str, public_id: str) -> HttpResponse:
    """Write, look at it as it will arrive, then send: the second step carries the words in a hidden field."""
    call = queries.call_for(public_id, request.actor)
    form = NudgeForm(pages.posted(request))
    silent = queries.silent_asks(call)
    context = {"slug": slug, "call": call, "silent": silent, "form": form, "goes_at": services.leaves_at(), "preview": ""}
    if request.method == "POST" and "send" not in request.POST and form.is_valid():
        return render(request, "calls/nudge_call.html", context | {"preview": form.cleaned_data["words"]})

    def make(data: dict[str, Any]) -> str:
        row = services.nudge(call=call, words=data["words"], by=request.actor)
        said = ngettext("The reminder goes to %(n)s school.", "The reminder goes to %(n)s schools.", row.n_asks) % {
            "n": filters.number(row.n_asks)
        }
        messages.success(request, said + " " + _("You can stop it on this page until it leaves."))
        return reverse("calls:show_call", args=[slug, public_id])

    if made := pages.created(request, form, make):
        return redirect(made)
    return render(request, "calls/nudge_call.html", context)


PRESSES = {
    "stop": (services.stop_mails, gettext_lazy("The mails that had not left are stopped.")),
    "send-again": (services.send_again, gettext_lazy("The call goes out again to those whom it did not reach.")),
    "close": (services.close_call, gettext_lazy("The call is closed. Answers can be read but no longer changed.")),
    "reopen": (services.reopen_call, gettext_lazy("The call is open again.")),
}


@require_POST
def press_call(request: Request, slug: str, public_id: str, verb: str) -> HttpResponse:
    call = queries.call_for(public_id, request.actor)
    if verb not in PRESSES:
        return redirect("calls:show_call", slug, public_id)
    act, sentence = PRESSES[verb]
    form = PressForm(request.POST)
    if pages.submitted(form, lambda _data: act(call=call, by=request.actor)):
        messages.success(request, str(sentence))
    else:
        messages.error(request, " ".join(map(str, form.non_field_errors())))
    return redirect("calls:show_call", slug, public_id)


@require_http_methods(FORM)
def change_address(request: Request, slug: str, public_id: str) -> HttpResponse:
    ask = queries.ask_to_run(public_id, request.actor)
    form = AddressForm(pages.posted(request), initial={"name": ask.person_name, "address": ask.address})
    if pages.submitted(form, lambda data: services.change_address(ask=ask, by=request.actor, **data)):
        messages.success(request, _("The address is changed."))
        return redirect("calls:show_call", slug, ask.call.public_id)
    return render(request, "calls/change_address.html", {"form": form, "slug": slug, "ask": ask})


@require_safe
def download_call(request: Request, slug: str, public_id: str, ending: str) -> HttpResponse:
    call = queries.call_for(public_id, request.actor)
    rows = [lists.call_row(line) for line in queries.ask_lines(call)]
    return sheets.download(f"{call.title}.{ending}", lists.call_columns(), rows)
