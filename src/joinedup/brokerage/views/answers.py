"""Answer the call by link, on a phone and without an account: take part or not, up to three needs, up to three offers."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from joinedup.accounts.policies import may_run_area
from joinedup.brokerage import choices, policies, queries, services
from joinedup.brokerage.choices import LinkPurpose
from joinedup.brokerage.forms.calls import AnswerForm, ConfirmForm, OrderForm, TakeOutForm
from joinedup.brokerage.forms.things import QuickNeedForm, QuickOfferForm
from joinedup.brokerage.views.presses import press
from joinedup.brokerage.views.things import NOUNS
from joinedup.core.actors import Actor
from joinedup.core.requests import Request, open_to_links
from joinedup.ui import pages

if TYPE_CHECKING:
    from joinedup.brokerage.models import CallAsk

FORM = ["GET", "HEAD", "POST"]


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
        return redirect("brokerage:add_answer", public_id, "need") if starts else redirect("brokerage:answer_call", public_id)
    context = {"ask": ask, "call": ask.call, "form": form, "is_open": ask.call.state == choices.CallState.OPEN}
    context["runs"] = may_run_area(request.actor, ask.call.area_id)
    if (asking and context["is_open"]) or form.is_bound:
        return render(request, "brokerage/answer_call.html", context)
    return render(request, "brokerage/call_answered.html", context | _said(request, ask) | {"appetite": appetite})


def _said(request: Request, ask: "CallAsk") -> dict[str, Any]:
    needs = queries.needs_said_in(ask, request.actor)
    offers = queries.offers_said_in(ask, request.actor)
    return {
        "needs": needs,
        "offers": offers,
        "panels": queries.panels_beside(needs, request.actor),
        "more": {"need": len(needs) < choices.N_FIRST_NEEDS, "offer": len(offers) < choices.N_FIRST_OFFERS},
        "to_confirm": [thing for thing in (*needs, *offers) if thing.awaits_confirmation],
        "may": {"confirm": policies.may_confirm_entries(request.actor, ask.organisation, ask.call.area_id)},
    }


@open_to_links(LinkPurpose.ANSWER_CALL.value)
@require_http_methods(FORM)
def add_answer(request: Request, public_id: str, noun: str) -> HttpResponse:
    ask = queries.ask_for(public_id, request.actor)
    if noun not in NOUNS or ask.call.state != choices.CallState.OPEN:
        raise Http404
    kind: Any = QuickNeedForm if noun == "need" else QuickOfferForm
    words = request.GET.get("q", "")[:80]
    groups, n_found = queries.groups_found("" if request.method == "POST" else words, ask.call.area_id)
    form = kind(pages.posted(request), groups=groups)

    def make(_data: dict[str, Any]) -> str:
        said = services.Sharings((services.Sharing(ask.call.area_id, form.seen_by()),), year=ask.call.year)
        if noun == "need":
            details = form.details(is_first=queries.has_room_for_first_need(ask.organisation_id, ask.call.year))
            services.add_need(organisation=ask.organisation, details=details, said=said, by=_voice(request, ask))
        else:
            services.add_offer(organisation=ask.organisation, details=form.details(), said=said, by=_voice(request, ask))
        messages.success(request, _("Written down."))
        another = "another" in request.POST and _said(request, ask)["more"][noun]
        return reverse("brokerage:add_answer" if another else "brokerage:answer_call", args=[public_id, noun] if another else [public_id])

    if made := pages.created(request, form, make):
        return redirect(made)
    context = {"ask": ask, "call": ask.call, "form": form, "noun": noun, "q": words, "found": n_found}
    return render(request, "brokerage/add_answer.html", context)


@open_to_links(LinkPurpose.ANSWER_CALL.value)
@require_http_methods(FORM)
def order_answer(request: Request, public_id: str) -> HttpResponse:
    ask = queries.ask_for(public_id, request.actor)
    form = OrderForm(pages.posted(request))
    offered: Any = form.fields["thing"]
    offered.offer(queries.needs_said_in(ask, request.actor))
    if pages.submitted(form, lambda data: services.rank_need(to="top", by=_voice(request, ask), **data)):
        return redirect("brokerage:answer_call", public_id)
    return render(request, "brokerage/order_answer.html", {"ask": ask, "form": form})


@open_to_links(LinkPurpose.ANSWER_CALL.value)
@require_http_methods(FORM)
def take_out_answer(request: Request, public_id: str, noun: str, thing_id: str) -> HttpResponse:
    ask = queries.ask_for(public_id, request.actor)
    if noun not in NOUNS:
        raise Http404
    find: Any = queries.need_for if noun == "need" else queries.offer_for
    thing = find(thing_id, request.actor)
    form = TakeOutForm(pages.posted(request))

    def save(data: dict[str, Any]) -> None:
        if data["choice"] == "out":
            services.withdraw(thing=thing, by=_voice(request, ask))
            messages.success(request, _("Taken out."))

    if pages.submitted(form, save):
        return redirect("brokerage:answer_call", ask.public_id)
    return render(request, "brokerage/take_out_answer.html", {"ask": ask, "thing": thing, "form": form})


@open_to_links(LinkPurpose.ANSWER_CALL.value)
@require_http_methods(FORM)
def confirm_answer(request: Request, public_id: str) -> HttpResponse:
    """Ask whether what somebody wrote down for the organisation in this call is right."""
    ask = queries.ask_for(public_id, request.actor)
    organisation, area = ask.organisation, ask.call.area
    if not policies.may_confirm_entries(request.actor, organisation, area.pk):
        raise Http404
    entries = queries.entries_to_confirm(organisation.pk, area.pk)
    form = ConfirmForm(pages.posted(request), entries=[(entry.public_id, queries.entry_words(entry)) for entry in entries])

    def save(_data: dict[str, Any]) -> None:
        services.confirm_entries(organisation=organisation, area_id=area.pk, wrong=form.taken_out(), by=request.actor)
        messages.success(request, _("Thank you. What you kept is confirmed."))

    if not entries or pages.submitted(form, save):
        return redirect("brokerage:answer_call", public_id)
    return render(request, "brokerage/confirm_entries.html", {"organisation": organisation, "area": area, "form": form})


@open_to_links
@require_http_methods(FORM)
def confirm_entries(request: Request, public_id: str) -> HttpResponse:
    """Show what somebody wrote down for the organisation and ask whether it is right."""
    organisation, area = queries.organisation_to_confirm(public_id, request.actor)
    entries = queries.entries_to_confirm(organisation.pk, area.pk)
    labels = [(entry.public_id, queries.entry_words(entry)) for entry in entries]
    form = ConfirmForm(pages.posted(request), entries=labels)
    counts: list[tuple[int, int]] = []

    def save(_data: dict[str, Any]) -> None:
        counts.append(services.confirm_entries(organisation=organisation, area_id=area.pk, wrong=form.taken_out(), by=request.actor))

    context = {"organisation": organisation, "area": area, "entries": entries, "form": form}
    if entries and not pages.submitted(form, save):
        return render(request, "brokerage/confirm_entries.html", context)
    if request.method == "POST":
        return redirect("brokerage:confirm_entries", public_id)
    return render(request, "brokerage/entries_confirmed.html", context)


@require_POST
def ask_to_confirm(request: Request, slug: str, key: str) -> HttpResponse:
    organisation = queries.organisation_to_speak_for(key, request.actor).organisation
    area_id = request.actor.area_id or 0
    sentence = _("A link to check and confirm goes to %(done)s in working hours.")
    press(request, lambda: services.ask_to_confirm(organisation=organisation, area_id=area_id, by=request.actor), sentence)
    return redirect("brokerage:show_organisation_in_area", slug, key)
