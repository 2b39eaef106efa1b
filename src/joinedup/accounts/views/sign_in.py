"""Signing in by a mailed code, setting up, signing out."""

from typing import Any

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from joinedup.accounts.forms.sign_in import CodeForm, SetUpForm, SignInForm
from joinedup.accounts.services import sessions, set_up, sign_in
from joinedup.accounts.views import doorway
from joinedup.core.requests import Request
from joinedup.ui import pages

KEY = "signing_in"
FORM = ["GET", "HEAD", "POST"]


@never_cache
@login_not_required
@require_http_methods(FORM)
def start_sign_in(request: Request) -> HttpResponse:
    then = doorway.safe_next(request, request.GET.get("next", ""))
    if request.actor.is_signed_in:
        return redirect(then)
    form = SignInForm(doorway.posted(request))

    def ask(data: dict[str, Any]) -> None:
        sign_in.ask_for_code(address=data["email"], place=doorway.place_of(request))
        request.session[KEY] = {"address": data["email"], "next": then}

    if pages.submitted(form, ask):
        return redirect("accounts:type_code")
    context = {"form": form, "came_by_link": "by_link" in request.GET, "is_set_up": set_up.is_set_up()}
    return render(request, "accounts/sign_in.html", context)


@never_cache
@login_not_required
@require_http_methods(FORM)
def type_code(request: Request) -> HttpResponse:
    coming = request.session.get(KEY)
    if request.actor.is_signed_in or not coming:
        return redirect("accounts:sign_in")
    form = CodeForm(doorway.posted(request))
    found: list[Any] = []

    def check(data: dict[str, Any]) -> None:
        browser = doorway.known_browser(request, coming["address"])
        address, place = coming["address"], doorway.place_of(request)
        found.append(sign_in.check_sign_in(address=address, typed=data["code"], place=place, browser=browser))

    if pages.submitted(form, check):
        del request.session[KEY]
        return doorway.log_in(request, found[0], then=coming["next"])
    return render(request, "accounts/type_code.html", {"form": form, "address": coming["address"]})


@login_not_required
@require_POST
def send_code_again(request: Request) -> HttpResponse:
    coming = request.session.get(KEY)
    if not coming:
        return redirect("accounts:sign_in")
    sign_in.ask_for_code(address=coming["address"], place=doorway.place_of(request))
    messages.success(request, _("We have sent another code. The last three codes all work."))
    return redirect("accounts:type_code")


@require_POST
def sign_out(request: Request) -> HttpResponse:
    sessions.note_sign_out(session_key=str(request.session.session_key), by=request.actor)
    get_adapter().logout(request)
    messages.success(request, _("You are signed out."))
    return redirect("accounts:sign_in")


@never_cache
@login_not_required
@require_http_methods(FORM)
def set_up_installation(request: Request, token: str) -> HttpResponse:
    set_up.require_set_up_open(token)
    form = SetUpForm(doorway.posted(request))
    found: list[Any] = []
    if pages.submitted(form, lambda data: found.append(set_up.set_up(token=token, first=set_up.FirstPerson(**data)))):
        return doorway.log_in(request, found[0], then=doorway.safe_next(request, ""))
    return render(request, "accounts/set_up.html", {"form": form})
