"""Links without account: the token moves from the address into the session; nothing else happens before a press."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from joinedup.accounts import queries
from joinedup.accounts.choices import LinkState, Purpose
from joinedup.accounts.forms.sign_in import NewLinkForm
from joinedup.accounts.services import links, mail_choices
from joinedup.accounts.views import choosing, doorway
from joinedup.core import clock
from joinedup.core.requests import Request, open_to_links
from joinedup.ui import pages

FORM = ["GET", "HEAD", "POST"]


@never_cache
@login_not_required
@require_safe
def open_link(request: Request, token: str) -> HttpResponse:
    """Take the link into the session and go to its page; the GET of a mail scanner leaves nothing behind but such a session."""
    link = queries.link_by_digest(links.digest_of(token))
    state = link.state(clock.now()) if link else None
    if link is None or state in {LinkState.EXPIRED, LinkState.REVOKED}:
        return _closed(request, link, token, NewLinkForm())
    if request.method == "GET":
        queries.hold_link(request.session, link)
    return _private(redirect(links.path_of(link)))


@never_cache
@login_not_required
@require_http_methods(FORM)
def ask_new_link(request: Request, token: str) -> HttpResponse:
    link = queries.link_by_digest(links.digest_of(token))
    if link is None or link.state(clock.now()) != LinkState.EXPIRED:
        return redirect("accounts:open_link", token)
    form = NewLinkForm(doorway.posted(request))

    def answer(data: dict[str, Any]) -> None:
        if data["still"] == "yes":
            links.renew_link(link=link, by=queries.actor_of_link(link))

    if pages.submitted(form, answer):
        return render(request, "accounts/new_link_sent.html", {"sent": form.cleaned_data["still"] == "yes"})
    return _closed(request, link, token, form)


@never_cache
@open_to_links(Purpose.UNSUBSCRIBE)
@require_http_methods(FORM)
def choose_mail(request: Request, public_id: str) -> HttpResponse:
    """Choose how much mail one gets, by the link in the footer of a regular mail."""
    choice = queries.mail_choice_for(public_id, viewer=request.actor)
    return choosing.page(request, mail_choices.place_of_link(choice))


@csrf_exempt
@never_cache
@login_not_required
@require_http_methods(FORM)
def unsubscribe(request: Request, token: str) -> HttpResponse:
    """Answer the List-Unsubscribe address: a mail program's one-click post stops the mail, a person's visit opens the page."""
    if request.method == "POST" and request.POST.get("List-Unsubscribe") == "One-Click":
        mail_choices.stop_in_one_click(token=token)
        return HttpResponse(status=200)
    return redirect("accounts:open_link", token)


def _closed(request: Request, link: Any, token: str, form: NewLinkForm) -> HttpResponse:
    request.area = link.area if link else None
    state = link.state(clock.now()) if link else None
    host = link.area.name if link and link.area else ""
    words = {name: (link.facts.get(name, "") if link else "") for name in ("title", "ask")}
    reply_to = link.area.reply_to if link and link.area else ""
    context = {"form": form, "state": state.value if state else "forged", "host": host, "reply_to": reply_to, "token": token, **words}
    page = render(request, "accounts/link_closed.html", context, status=410 if link else 404)
    # Under no-referrer a browser posts its form with "Origin: null", which the CSRF check refuses; this token is dead anyway.
    return page if state == LinkState.EXPIRED else _private(page)


def _private(response: HttpResponse) -> HttpResponse:
    response["Referrer-Policy"] = "no-referrer"
    return response
