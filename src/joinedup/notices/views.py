from collections.abc import Callable

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from joinedup.core.refusals import Refused
from joinedup.core.requests import Request
from joinedup.notices import queries, services
from joinedup.ui import filters, pages

ACTIONS: dict[str, Callable[..., None]] = {
    "stop": services.stop,
    "bounced": services.mark_bounced,
    "again": services.try_again,
}


@require_http_methods(["GET", "HEAD", "POST"])
def show_outbox(request: Request, slug: str) -> HttpResponse:
    shown = request.GET.get("show", "waiting")
    box = queries.outbox(request.actor, shown)
    if request.method == "POST":
        _change(request, request.POST.getlist("mails")[:500])
        return redirect(reverse("notices:show_outbox", args=[slug]) + f"?show={box.shown}")
    page = Paginator(box.rows, 50).get_page(pages.page_number(request))
    lines = [queries.line(row) for row in page]
    return render(request, "notices/show_outbox.html", {"slug": slug, "box": box, "page": page, "lines": lines})


@require_http_methods(["GET", "HEAD", "POST"])
def show_together(request: Request, batch: str) -> HttpResponse:
    lines = queries.posted_together(batch, request.actor)
    if request.method == "POST":
        n = services.stop_together(batch, by=request.actor)
        messages.success(request, ngettext("%(n)s mail is stopped.", "%(n)s mails are stopped.", n) % {"n": filters.number(n)})
        return redirect("notices:show_together", batch)
    n_waiting = sum(1 for line in lines if line.may_stop)
    return render(request, "notices/show_together.html", {"lines": lines, "n_waiting": n_waiting, "here": request.path})


@require_POST
def change_message(request: Request, public_id: str) -> HttpResponse:
    queries.message_for(public_id, request.actor)
    _change(request, [public_id])
    back = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return redirect(back if is_ours else "/")


def _change(request: Request, public_ids: list[str]) -> None:
    action = ACTIONS.get(request.POST.get("action", ""))
    if action is None or not public_ids:
        messages.warning(request, _("Choose at least one mail, then press a button."))
        return
    n_done, refusals = 0, []
    for row in queries.messages_for(public_ids, request.actor):
        try:
            action(row, by=request.actor)
            n_done += 1
        except Refused as refusal:
            refusals.append(refusal.message)
    if n_done:
        messages.success(request, ngettext("%(n)s mail changed.", "%(n)s mails changed.", n_done) % {"n": filters.number(n_done)})
    for sentence in sorted(set(refusals)):
        messages.warning(request, sentence)
