"""Answer the call by link, on a phone and without an account: take part or not, up to three needs, up to three offers."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from joinedup.accounts.policies import may_run_area
from joinedup.brokerage import policies as brokerage_policies
from joinedup.brokerage import queries as brokerage
from joinedup.brokerage import services as things
from joinedup.brokerage.choices import N_FIRST_NEEDS, N_FIRST_OFFERS
from joinedup.calls import choices, queries, services
from joinedup.calls.choices import LinkPurpose
from joinedup.calls.forms.answers import AnswerForm, OrderForm, QuickNeedForm, QuickOfferForm, TakeOutForm
from joinedup.core.actors import Actor
from joinedup.core.requests import Request, open_to_links
from joinedup.ui import pages
from joinedup.ui.forms import ConfirmForm

if TYPE_CHECKING:
    from joinedup.calls.models import CallAsk

FORM = ["GET", "HEAD", "POST"]
NOUNS = ("need", "offer")


def _voice(request: Request, ask: "CallAsk") -> Actor:
    """Return who speaks: an officer who answers on behalf does so in the area of the call."""
    if request.actor.kind == "link":
        return request.actor
    return request.actor.within(area_id=ask.call.area_id, area_slug=ask.call.area.slug)


@open_to_links(LinkPurpose.ANSWER_CALL.value)
@require_http_methods(FORM)
def answer_call(request: Request, public_id: str) -> HttpResponse:
    """Ask first; once answered, show what was said and how to add to it or change it."""
    ask = queries.ask_for(public_id, request.actor)
    appetite = queries.appetite_of(ask)
    asking = appetite is None or "change" in request.GET
    initial = {"answer": appetite.answer, "reason": appetite.reason} if appetite else {}
    form = AnswerForm(pages.posted(request), initial=initial)

    def save(data: dict[str, Any]) -> None:
        services.answer_call(ask=ask, by=_voice(request, ask), **data)

    if pages.submitted(form, save):
        starts = form.cleaned_data["answer"] == choices.Appetite.YES and not queries.needs_said_in(ask, request.actor)
        return redirect("calls:add_answer", public_id, "need") if starts else redirect("calls:answer_call", public_id)
    context = {"ask": ask, "call": ask.call, "form": form, "is_open": ask.call.state == choices.CallState.OPEN}
    context["runs"] = may_run_area(request.actor, ask.call.area_id)
    if (asking and context["is_open"]) or form.is_bound:
        return render(request, "calls/answer_call.html", context)
    return render(request, "calls/call_answered.html", context | _said(request, ask) | {"appetite": appetite})


def _said(request: Request, ask: "CallAsk") -> dict[str, Any]:
    needs = queries.needs_said_in(ask, request.actor)
    offers = queries.offers_said_in(ask, request.actor)
    return {
        "needs": needs,
        "offers": offers,
        "panels": brokerage.panels_beside(needs, request.actor),
        "more": {"need": len(needs) < N_FIRST_NEEDS, "offer": len(offers) < N_FIRST_OFFERS},
        "to_confirm": [thing for thing in (*needs, *offers) if thing.awaits_confirmation],
        "may": {"confirm": brokerage_policies.may_confirm_entries(request.actor, ask.organisation, ask.call.area_id)},
    }


@open_to_links(LinkPurpose.ANSWER_CALL.value)
@require_http_methods(FORM)
def add_answer(request: Request, public_id: str, noun: str) -> HttpResponse:
    ask = queries.ask_for(public_id, request.actor)
    if noun not in NOUNS or ask.call.state != choices.CallState.OPEN:
        raise Http404
    kind: Any = QuickNeedForm if noun == "need" else QuickOfferForm
    words = request.GET.get("q", "")[:80]
    groups, n_found = brokerage.groups_found("" if request.method == "POST" else words, ask.call.area_id)
    form = kind(pages.posted(request), groups=groups)

    def make(data: dict[str, Any]) -> str:
        said = things.Sharings((things.Sharing(ask.call.area_id, data["visibility"]),), year=ask.call.year)
        if noun == "need":
            details = form.details(is_first=brokerage.has_room_for_first_need(ask.organisation_id, ask.call.year))
            things.add_need(organisation=ask.organisation, details=details, said=said, by=_voice(request, ask))
        else:
            things.add_offer(organisation=ask.organisation, details=form.details(), said=said, by=_voice(request, ask))
        messages.success(request, _("Written down."))
        another = "another" in request.POST and _said(request, ask)["more"][noun]
        return reverse("calls:add_answer" if another else "calls:answer_call", args=[public_id, noun] if another else [public_id])

    if made := pages.created(request, form, make):
        return redirect(made)
    context = {"ask": ask, "call": ask.call, "form": form, "noun": noun, "q": words, "found": n_found}
    return render(request, "calls/add_answer.html", context)


@open_to_links(LinkPurpose.ANSWER_CALL.value)
@require_http_methods(FORM)
def order_answer(request: Request, public_id: str) -> HttpResponse:
    ask = queries.ask_for(public_id, request.actor)
    form = OrderForm(pages.posted(request))
    offered: Any = form.fields["thing"]
    offered.offer(queries.needs_said_in(ask, request.actor))
    if pages.submitted(form, lambda data: things.rank_need(to="top", by=_voice(request, ask), **data)):
        return redirect("calls:answer_call", public_id)
    return render(request, "calls/order_answer.html", {"ask": ask, "form": form})


@open_to_links(LinkPurpose.ANSWER_CALL.value)
@require_http_methods(FORM)
def take_out_answer(request: Request, public_id: str, noun: str, thing_id: str) -> HttpResponse:
    ask = queries.ask_for(public_id, request.actor)
    if noun not in NOUNS:
        raise Http404
    find: Any = brokerage.need_for if noun == "need" else brokerage.offer_for
    thing = find(thing_id, request.actor)
    form = TakeOutForm(pages.posted(request))

    def save(data: dict[str, Any]) -> None:
        if data["choice"] == "out":
            things.withdraw(thing=thing, by=_voice(request, ask))
            messages.success(request, _("Taken out."))

    if pages.submitted(form, save):
        return redirect("calls:answer_call", ask.public_id)
    return render(request, "calls/take_out_answer.html", {"ask": ask, "thing": thing, "form": form})


@open_to_links(LinkPurpose.ANSWER_CALL.value)
@require_http_methods(FORM)
def confirm_answer(request: Request, public_id: str) -> HttpResponse:
    """Ask whether what somebody wrote down for the organisation in this call is right."""
    ask = queries.ask_for(public_id, request.actor)
    organisation, area = ask.organisation, ask.call.area
    if not brokerage_policies.may_confirm_entries(request.actor, organisation, area.pk):
        raise Http404
    entries = brokerage.entries_to_confirm(organisation.pk, area.pk)
    form = ConfirmForm(pages.posted(request), entries=[(entry.public_id, brokerage.entry_words(entry)) for entry in entries])

    def save(_data: dict[str, Any]) -> None:
        things.confirm_entries(organisation=organisation, area_id=area.pk, wrong=form.taken_out(), by=request.actor)
        messages.success(request, _("Thank you. What you kept is confirmed."))

    if not entries or pages.submitted(form, save):
        return redirect("calls:answer_call", public_id)
    return render(request, "brokerage/confirm_entries.html", {"organisation": organisation, "area": area, "form": form})
