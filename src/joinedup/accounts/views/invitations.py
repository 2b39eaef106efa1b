"""Inviting people, and answering an invitation by link and code."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from joinedup.accounts import policies, queries
from joinedup.accounts.choices import Purpose, Role
from joinedup.accounts.forms.areas import InviteForm
from joinedup.accounts.forms.sign_in import AnswerInvitationForm, CodeForm, PressForm
from joinedup.accounts.services import invitations
from joinedup.accounts.views import doorway
from joinedup.core.refusals import Refused
from joinedup.core.requests import Request, open_to_links
from joinedup.ui import pages

FORM = ["GET", "HEAD", "POST"]
INVITING, ANSWERING = "inviting", "answering_invitation"


@require_http_methods(FORM)
def invite(request: Request, slug: str) -> HttpResponse:
    area = queries.area_managed_by(slug, request.actor)
    kept = request.session.get(INVITING) if "change" in request.GET else None
    form = _invite_form(request, area, request.POST or kept)

    def keep(data: dict[str, Any]) -> None:
        invitations.check_invitation(area=area, details=_details(data), by=request.actor)
        request.session[INVITING] = {name: request.POST.getlist(name) for name in request.POST if name != "csrfmiddlewaretoken"}

    if request.method == "POST" and pages.submitted(form, keep):
        return redirect("accounts:check_invitation", slug)
    return render(request, "accounts/invite.html", {"form": form, "slug": slug})


@require_http_methods(FORM)
def check_invitation(request: Request, slug: str) -> HttpResponse:
    area = queries.area_managed_by(slug, request.actor)
    kept = _invite_form(request, area, request.session.get(INVITING))
    if not kept.is_valid():
        return redirect("accounts:invite", slug)
    details = _details(kept.cleaned_data)
    form = PressForm(doorway.posted(request))

    def make(data: dict[str, Any]) -> str:
        invitation = invitations.invite(area=area, details=details, by=request.actor)
        return reverse("accounts:show_invitation", args=[slug, invitation.public_id]) + "?sent=1"

    if address := pages.created(request, form, make):
        request.session.pop(INVITING, None)
        return redirect(address)
    roles = [Role(role).label for role in details.roles]
    return render(request, "accounts/check_invitation.html", {"form": form, "details": details, "roles": roles, "slug": slug, "area": area})


@require_http_methods(["GET", "HEAD"])
def show_invitation(request: Request, slug: str, public_id: str) -> HttpResponse:
    area = queries.area_managed_by(slug, request.actor)
    invitation = queries.invitation_of(area, public_id)
    line, mails = queries.invitation_line(invitation), queries.mails_about_invitation(invitation)
    context = {"line": line, "mails": mails, "slug": slug, "area": area, "is_sent": "sent" in request.GET}
    return render(request, "accounts/show_invitation.html", context)


@require_POST
def resend_invitation(request: Request, slug: str, public_id: str) -> HttpResponse:
    area = queries.area_managed_by(slug, request.actor)
    invitations.resend_invitation(invitation=queries.invitation_of(area, public_id), by=request.actor)
    messages.success(request, _("The invitation is on its way again, with a new link."))
    return redirect("accounts:show_invitation", slug, public_id)


@require_POST
def revoke_invitation(request: Request, slug: str, public_id: str) -> HttpResponse:
    area = queries.area_managed_by(slug, request.actor)
    invitations.revoke_invitation(invitation=queries.invitation_of(area, public_id), by=request.actor)
    messages.success(request, _("The invitation is taken back. Its link no longer works."))
    return redirect("accounts:people", slug)


@never_cache
@open_to_links(Purpose.INVITATION)
@require_http_methods(FORM)
def answer_invitation(request: Request, public_id: str) -> HttpResponse:
    invitation = queries.invitation_for(public_id, viewer=request.actor)
    form = AnswerInvitationForm(doorway.posted(request), initial={"name": invitation.name})

    def answer(data: dict[str, Any]) -> None:
        if data["answer"] == "no":
            return invitations.decline_invitation(invitation=invitation, by=request.actor)
        request.session[ANSWERING] = {"id": public_id, "name": data["name"]}
        return invitations.mail_invitation_code(invitation=invitation, by=request.actor)

    if pages.submitted(form, answer):
        if form.cleaned_data["answer"] == "yes":
            return redirect("accounts:type_invitation_code", public_id)
        return redirect("accounts:answer_invitation", public_id)
    return render(
        request, "accounts/answer_invitation.html", {"form": form, "line": queries.invitation_line(invitation), "invitation": invitation}
    )


@never_cache
@open_to_links(Purpose.INVITATION)
@require_http_methods(FORM)
def type_invitation_code(request: Request, public_id: str) -> HttpResponse:
    invitation = queries.invitation_for(public_id, viewer=request.actor)
    kept = request.session.get(ANSWERING) or {}
    if kept.get("id") != public_id:
        return redirect("accounts:answer_invitation", public_id)
    form = CodeForm(doorway.posted(request))
    found: list[Any] = []

    def accept(data: dict[str, Any]) -> None:
        proof = invitations.check_invitation_code(invitation=invitation, typed=data["code"])
        found.append(invitations.accept_invitation(invitation=invitation, name=kept["name"], proof=proof, by=request.actor))

    if pages.submitted(form, accept):
        request.session.pop(ANSWERING, None)
        return doorway.log_in(request, found[0], then=doorway.safe_next(request, ""))
    context = {"form": form, "address": invitation.email, "public_id": public_id}
    return render(request, "accounts/type_invitation_code.html", context)


@open_to_links(Purpose.INVITATION)
@require_POST
def send_invitation_code_again(request: Request, public_id: str) -> HttpResponse:
    invitation = queries.invitation_for(public_id, viewer=request.actor)
    if (request.session.get(ANSWERING) or {}).get("id") != public_id:
        raise Refused(_("Answer the invitation first."))
    invitations.mail_invitation_code(invitation=invitation, by=request.actor)
    messages.success(request, _("We have sent another code. The last three codes all work."))
    return redirect("accounts:type_invitation_code", public_id)


def _invite_form(request: Request, area: Any, data: Any) -> InviteForm:
    form = InviteForm(_as_posted(data) if data else None)
    form.offer(teams=queries.teams_of(area), may_name_administrators=policies.is_administrator(request.actor))
    return form


def _as_posted(data: Any) -> Any:
    from django.http import QueryDict

    if isinstance(data, QueryDict):
        return data
    posted = QueryDict(mutable=True)
    for name, values in data.items():
        posted.setlist(name, values)
    return posted


def _details(data: dict[str, Any]) -> invitations.InvitationDetails:
    return invitations.InvitationDetails(
        email=data["email"], name=data["name"], roles=tuple(data["roles"]), team=data.get("team"), until_on=data["until_on"]
    )
