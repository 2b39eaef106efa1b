"""What there is already, before something new is formed."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from joinedup.beginnings import analysis, forms, policies, queries, services
from joinedup.core.refusals import Missing
from joinedup.core.requests import Request
from joinedup.partnerships import policies as partnership_policies
from joinedup.partnerships import queries as partnerships
from joinedup.ui import pages

_FORM = ["GET", "HEAD", "POST"]


@require_http_methods(_FORM)
def show_look(request: Request, slug: str, public_id: str) -> HttpResponse:
    look = queries.look_for(public_id, request.actor)
    if not policies.may_decide_look(request.actor, look):
        raise Missing
    if look.outcome:
        runs = look.joined is not None and partnership_policies.may_run_partnership(request.actor, look.joined)
        organisers = partnerships.organisers_of(look.joined) if look.joined else []
        context = {"slug": slug, "look": look, "organisers": organisers, "runs": runs}
        return render(request, "beginnings/show_decided.html", context)
    seen = analysis.seen_before(look, request.actor)
    form = forms.DecideForm(pages.posted(request))
    form.offer(one.partnership for one in seen.findings)

    def decide(data: dict[str, Any]) -> None:
        services.decide_look(look=look, decision=services.Decision(**data), by=request.actor)

    if pages.submitted(form, decide):
        fresh = queries.look_for(public_id, request.actor)
        if fresh.outcome == "formed" and fresh.partnership is not None:
            return redirect("partnerships:show_partnership", slug, fresh.partnership.public_id)
        return redirect("beginnings:show_look", slug, public_id)
    return render(request, "beginnings/show_look.html", {"slug": slug, "look": look, "seen": seen, "form": form})


@require_safe
def show_beginning(request: Request, slug: str, public_id: str) -> HttpResponse:
    """Show who does which step of what a partnership does together, and how it began."""
    partnership = partnerships.partnership_for(public_id, request.actor)
    runs = partnership_policies.may_run_partnership(request.actor, partnership)
    context = {"slug": slug, "partnership": partnership, "look": queries.decided_for(partnership) if runs else None}
    context |= {"tables": queries.tables_of(partnership), "runs": runs}
    return render(request, "beginnings/show_beginning.html", context)
