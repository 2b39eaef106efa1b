"""My account: name, e-mail address, the browsers in which I am signed in."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from joinedup.accounts import queries
from joinedup.accounts.forms.areas import NameForm, NewAddressForm
from joinedup.accounts.forms.sign_in import CodeForm
from joinedup.accounts.services import my_account, sessions
from joinedup.accounts.views import doorway
from joinedup.core.requests import Request
from joinedup.ui import pages

FORM = ["GET", "HEAD", "POST"]
CHANGING = "changing_email"


@never_cache
@require_safe
def show_account(request: Request) -> HttpResponse:
    context = {
        "name": request.actor.name,
        "email": request.actor.email,
        "areas": queries.areas_of(request.actor),
        "sign_ins": queries.sign_ins_of(request.actor, session_key=str(request.session.session_key)),
    }
    return render(request, "accounts/show_account.html", context)


@require_http_methods(FORM)
def change_name(request: Request) -> HttpResponse:
    form = NameForm(doorway.posted(request), initial={"name": request.actor.name})
    if pages.submitted(form, lambda data: my_account.rename_me(name=data["name"], by=request.actor)):
        messages.success(request, _("Your name is changed."))
        return redirect("accounts:show_account")
    return render(request, "accounts/change_name.html", {"form": form})


@require_POST
def start_change_email(request: Request) -> HttpResponse:
    my_account.mail_code_to_me(by=request.actor)
    request.session[CHANGING] = {"step": "old"}
    return redirect("accounts:change_email")


@never_cache
@require_http_methods(FORM)
def change_email(request: Request) -> HttpResponse:
    """Go through the three steps: code at the old address, the new address, code at the new address."""
    step = (request.session.get(CHANGING) or {}).get("step")
    steps = {"old": _check_old, "address": _ask_new, "new": _check_new}
    return steps[step](request) if step in steps else redirect("accounts:show_account")


@require_POST
def end_session(request: Request, public_id: str) -> HttpResponse:
    sessions.end_sign_in(public_id=public_id, by=request.actor)
    messages.success(request, _("That browser is signed out."))
    return redirect("accounts:show_account")


@require_POST
def end_other_sessions(request: Request) -> HttpResponse:
    sessions.end_other_sign_ins(but=str(request.session.session_key), by=request.actor)
    messages.success(request, _("All other browsers are signed out."))
    return redirect("accounts:show_account")


def _check_old(request: Request) -> HttpResponse:
    form = CodeForm(doorway.posted(request))
    if pages.submitted(form, lambda data: my_account.check_my_code(typed=data["code"], by=request.actor)):
        request.session[CHANGING] = {"step": "address"}
        return redirect("accounts:change_email")
    title = _("Type the code that we sent to your present address")
    return render(request, "accounts/change_email_code.html", {"form": form, "title": title, "address": request.actor.email})


def _ask_new(request: Request) -> HttpResponse:
    form = NewAddressForm(doorway.posted(request))
    if pages.submitted(form, lambda data: my_account.mail_code_to_new_address(address=data["email"], by=request.actor)):
        request.session[CHANGING] = {"step": "new", "address": form.cleaned_data["email"]}
        return redirect("accounts:change_email")
    return render(request, "accounts/change_email.html", {"form": form})


def _check_new(request: Request) -> HttpResponse:
    address = request.session[CHANGING]["address"]
    form = CodeForm(doorway.posted(request))

    def change(data: dict[str, Any]) -> None:
        proof = my_account.check_new_address(address=address, typed=data["code"], by=request.actor)
        my_account.change_email(proof=proof, session_key=str(request.session.session_key), by=request.actor)

    if pages.submitted(form, change):
        request.session.pop(CHANGING, None)
        messages.success(request, _("From now on you sign in with your new address."))
        return redirect("accounts:show_account")
    title = _("Type the code that we sent to your new address")
    return render(request, "accounts/change_email_code.html", {"form": form, "title": title, "address": address})
