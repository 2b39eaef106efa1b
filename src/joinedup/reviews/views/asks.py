"""Who runs a partnership asks its partners to weigh it up, takes that back, and writes down a guess beforehand."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from joinedup.core.refusals import Missing
from joinedup.core.requests import Request
from joinedup.partnerships import queries as partnerships
from joinedup.reviews import choices, forms, policies, queries, services
from joinedup.ui import pages

_FORM = ["GET", "HEAD", "POST"]


@require_http_methods(_FORM)
def ask_to_weigh_up(request: Request, slug: str, public_id: str) -> HttpResponse:
    partnership = partnerships.partnership_for(public_id, request.actor)
    if not policies.may_ask_to_weigh_up(request.actor, partnership):
        raise Missing
    lines = queries.ask_lines(partnership, request.actor)
    form = forms.AskForm(pages.posted(request))
    form.offer([(line.organisation.public_id, line) for line in lines if line.ask is None and line.contact is not None])

    def ask(data: dict[str, Any]) -> None:
        services.ask_to_weigh_up(partnership=partnership, organisations=data["organisations"], by=request.actor)

    if pages.submitted(form, ask):
        return redirect("reviews:ask_to_weigh_up", slug, public_id)
    context = {
        "form": form,
        "slug": slug,
        "partnership": partnership,
        "lines": lines,
        "may_guess": policies.may_guess(request.actor, partnership),
    }
    return render(request, "reviews/ask_to_weigh_up.html", context)


@require_http_methods(_FORM)
def take_back_weigh_ask(request: Request, slug: str, ask_id: str) -> HttpResponse:
    ask = queries.ask_to_take_back(ask_id, request.actor)
    form = forms.TakeBackForm(pages.posted(request))
    if pages.submitted(form, lambda _data: services.take_back_weigh_ask(ask=ask, by=request.actor)):
        return redirect("reviews:ask_to_weigh_up", slug, ask.partnership.public_id)
    return render(request, "reviews/take_back_weigh_ask.html", {"form": form, "slug": slug, "ask": ask})


@require_http_methods(_FORM)
def guess_weigh_up(request: Request, slug: str, public_id: str, organisation_id: str) -> HttpResponse:
    partnership = partnerships.partnership_for(public_id, request.actor)
    found = [line for line in queries.ask_lines(partnership, request.actor) if line.organisation.public_id == organisation_id]
    if not found or not policies.may_guess(request.actor, partnership):
        raise Missing
    organisation, guess = found[0].organisation, found[0].guess
    form = forms.GuessForm(pages.posted(request), initial=_guessed(guess))

    def write(data: dict[str, Any]) -> None:
        facts = {"sizes": form.sizes(), "because": data["because"], "expected": data["version"]}
        services.guess_weigh_up(partnership=partnership, organisation=organisation, by=request.actor, **facts)

    if pages.submitted(form, write):
        return redirect("reviews:ask_to_weigh_up", slug, public_id)
    sides = [(side.value, side.label, choices.items_of(side.value)) for side in choices.Side]
    context = {"form": form, "slug": slug, "partnership": partnership, "organisation": organisation, "guess": guess, "sides": sides}
    return render(request, "reviews/guess_weigh_up.html", context)


def _guessed(guess: Any) -> dict[str, Any]:
    if guess is None:
        return {"version": 0}
    return {"version": guess.version, "because": guess.because, **{row.code: row.size for row in guess.sizes.all()}}
