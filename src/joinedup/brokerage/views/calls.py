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
from joinedup.brokerage import choices, queries, services
from joinedup.brokerage.forms.calls import AddressForm, CallForm, NudgeForm, PressForm
from joinedup.brokerage.forms.versions import version_field
from joinedup.brokerage.views.presses import press
from joinedup.core.requests import Request
from joinedup.ui import pages

FORM = ["GET", "HEAD", "POST"]


@require_http_methods(FORM)
def add_call(request: Request, slug: str) -> HttpResponse:
    area = queries.area_to_run(request.actor)
    form = CallForm(pages.posted(request), initial={"asked": [*choices.Phase.values]})

    def make(_data: dict[str, Any]) -> str:
        call = services.add_call(area=area, details=form.details(), by=request.actor)
        return reverse("brokerage:show_call", args=[slug, call.public_id])

    if made := pages.created(request, form, make):
        return redirect(made)
    return render(request, "brokerage/edit_call.html", {"form": form, "slug": slug, "call": None})


@require_http_methods(FORM)
def change_call(request: Request, slug: str, public_id: str) -> HttpResponse:
    call = queries.call_for(public_id, request.actor)
    initial = {"title": call.title, "words": call.words, "closes_on": call.closes_on, "asked": call.asked_filter.get("phases", [])}
    form = CallForm(pages.posted(request), initial=initial)
    form.fields["version"] = version_field(call)

    def save(data: dict[str, Any]) -> None:
        services.change_call(call=call, details=form.details(), by=request.actor, expected=data["version"])

    if pages.submitted(form, save):
        messages.success(request, _("The call is changed."))
        return redirect("brokerage:show_call", slug, public_id)
    return render(request, "brokerage/edit_call.html", {"form": form, "slug": slug, "call": call})


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
    return render(request, "brokerage/show_call.html", context)


@require_http_methods(FORM)
def open_call(request: Request, slug: str, public_id: str) -> HttpResponse:
    call = queries.call_for(public_id, request.actor)
    form = PressForm(pages.posted(request))
    if pages.submitted(form, lambda _data: services.open_call(call=call, by=request.actor)):
        return redirect("brokerage:call_opened", slug, public_id)
    lines = queries.ask_lines(call)
    warning = actions.ask_warning([line.organisation.pk for line in lines], request.actor.area_id)
    context = {"slug": slug, "call": call, "lines": lines, "goes_at": services.leaves_at(), "form": form, "warning": warning}
    return render(request, "brokerage/open_call.html", context)


@require_safe
def call_opened(request: Request, slug: str, public_id: str) -> HttpResponse:
    call = queries.call_for(public_id, request.actor)
    context = {"slug": slug, "call": call, "n_waiting": queries.n_waiting_mails(call), "goes_at": queries.next_mail_at(call)}
    return render(request, "brokerage/call_opened.html", context)


@require_http_methods(FORM)
def nudge_call(request: Request, slug: str, public_id: str) -> HttpResponse:
    """Write, look at it as it will arrive, then send: the second step carries the words in a hidden field."""
    call = queries.call_for(public_id, request.actor)
    form = NudgeForm(pages.posted(request))
    silent = queries.silent_asks(call)
    context = {"slug": slug, "call": call, "silent": silent, "form": form, "goes_at": services.leaves_at(), "preview": ""}
    if request.method == "POST" and "send" not in request.POST and form.is_valid():
        return render(request, "brokerage/nudge_call.html", context | {"preview": form.cleaned_data["words"]})

    def make(data: dict[str, Any]) -> str:
        row = services.nudge(call=call, words=data["words"], by=request.actor)
        said = ngettext("The reminder goes to %(n)d school.", "The reminder goes to %(n)d schools.", row.n_asks) % {"n": row.n_asks}
        messages.success(request, said + " " + _("You can stop it on this page until it leaves."))
        return reverse("brokerage:show_call", args=[slug, public_id])

    if made := pages.created(request, form, make):
        return redirect(made)
    return render(request, "brokerage/nudge_call.html", context)


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
        return redirect("brokerage:show_call", slug, public_id)
    act, sentence = PRESSES[verb]
    press(request, lambda: act(call=call, by=request.actor), sentence)
    return redirect("brokerage:show_call", slug, public_id)


@require_http_methods(FORM)
def change_address(request: Request, slug: str, public_id: str) -> HttpResponse:
    ask = queries.ask_to_run(public_id, request.actor)
    form = AddressForm(pages.posted(request), initial={"name": ask.person_name, "address": ask.address})
    if pages.submitted(form, lambda data: services.change_address(ask=ask, by=request.actor, **data)):
        messages.success(request, _("The address is changed."))
        return redirect("brokerage:show_call", slug, ask.call.public_id)
    return render(request, "brokerage/change_address.html", {"form": form, "slug": slug, "ask": ask})
