"""Paste anything: names of schools and people, addresses; asked only about the doubtful ones."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from joinedup.accounts import queries as accounts
from joinedup.contacts import analysis, forms, services
from joinedup.contacts.views.lists import area_of
from joinedup.core import clock
from joinedup.core.requests import Request
from joinedup.ui import filters, pages


@require_http_methods(["GET", "HEAD", "POST"])
def paste(request: Request, slug: str) -> HttpResponse:
    area_of(request)
    if request.POST.get("step") == "confirm":
        return _confirm(request, slug)
    form = forms.PasteForm(pages.posted(request))
    found: list[analysis.Recognised] = []
    if pages.submitted(form, lambda data: found.extend(analysis.recognise_text(data["text"], request.actor))) and found:
        name = _("Pasted on %(day)s") % {"day": filters.short_day(clock.today())}
        keep = forms.KeepPastedForm(initial={"name": name, "attach": True, "text": form.cleaned_data["text"]})
        return _check(request, slug, found, keep)
    return render(request, "contacts/paste.html", {"slug": slug, "form": form})


def _confirm(request: Request, slug: str) -> HttpResponse:
    form = forms.KeepPastedForm(request.POST)
    typed = request.POST.get("n", "0")
    n_asked = min(int(typed), analysis.MOST_ENTRIES) if typed.isdecimal() and len(typed) < 6 else 0
    keys = [*request.POST.getlist("key"), *(request.POST.get(f"entry-{number}", "") for number in range(n_asked))]

    def make(data: dict[str, Any]) -> str:
        details = services.ListDetails(**{name: data[name] for name in ("name", "role", "attach")})
        area = accounts.area_for(slug, request.actor)
        pasted = services.keep_pasted(area=area, keys=keys, details=details, text=data["text"], by=request.actor)
        for said in _said(pasted):
            messages.success(request, said)
        page = "contacts:place_people" if pasted.saved.wanted.get("addresses") else "contacts:show_list"
        return reverse(page, args=[slug, pasted.saved.public_id])

    if address := pages.created(request, form, make):
        return redirect(address)
    text = request.POST.get("text", "")[: forms.LONGEST_PASTE]
    return _check(request, slug, analysis.recognise_text(text, request.actor), form)


def _said(pasted: services.Pasted) -> list[str]:
    new, off = pasted.n_attached, pasted.n_not_listed
    said = []
    if new:
        said.append(ngettext("%(n)s school came onto your list.", "%(n)s schools came onto your list.", new) % {"n": filters.number(new)})
    if off:
        said.append(
            ngettext("%(n)s school is not on your list and was left out.", "%(n)s schools are not on your list and were left out.", off)
            % {"n": filters.number(off)}
        )
    return said


def _check(request: Request, slug: str, found: list[analysis.Recognised], form: forms.KeepPastedForm) -> HttpResponse:
    by_verdict = {verdict: [one for one in found if one.verdict is verdict] for verdict in analysis.Verdict}
    context = {
        "slug": slug,
        "form": form,
        "certain": by_verdict[analysis.Verdict.CERTAIN],
        "doubtful": by_verdict[analysis.Verdict.DOUBTFUL],
        "unknown": by_verdict[analysis.Verdict.UNKNOWN],
        "n_new": sum(one.is_new_address for one in found),
        "is_new": any(option.key.startswith("u:") for one in found for option in one.options),
    }
    return render(request, "contacts/paste_check.html", context)
