"""Reading and answering the agreement for one partner: by link on a phone, or signed in as its lead."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from joinedup.core import clock
from joinedup.core.refusals import Missing
from joinedup.core.requests import Request, open_to_links
from joinedup.partnerships import choices, forms, policies, queries, services
from joinedup.ui import pages

PENDING = "partnerships.act"
_FORM = ["GET", "HEAD", "POST"]


@open_to_links
@require_http_methods(_FORM)
def answer_agreement(request: Request, public_id: str) -> HttpResponse:
    partner = queries.partner_answering(public_id, request.actor)
    context = _context(request, partner)
    form = forms.AnswerForm(pages.posted(request))
    if form.is_valid():
        kind = form.cleaned_data["answer"]
        if kind == "sign":
            return redirect("partnerships:sign_agreement", public_id)
        return redirect("partnerships:reply_to_agreement", public_id, kind)
    return render(request, "partnerships/answer_agreement.html", context | {"form": form})


@open_to_links(choices.SIGN_PURPOSE)
@require_http_methods(_FORM)
def sign_agreement(request: Request, public_id: str) -> HttpResponse:
    partner = queries.partner_answering(public_id, request.actor)
    context = _context(request, partner)
    version = context["version"]
    waits = version is not None and services.needs_board(partner.organisation, version)
    initial = {
        "name": partner.signatory.name if partner.signatory else request.actor.name if request.actor.is_signed_in else "",
        "version_hash": version.hash if version else "",
        "board_on": partner.organisation.next_board_on,
    }
    form = forms.SignForm(pages.posted(request), initial=initial, needs_board=waits)
    return _act(request, partner, "sign", form, context | {"waits": waits, "who": services.who_signs(partner)})


@open_to_links(choices.SIGN_PURPOSE)
@require_http_methods(_FORM)
def confirm_board(request: Request, public_id: str) -> HttpResponse:
    partner = queries.partner_answering(public_id, request.actor)
    form = forms.BoardForm(pages.posted(request), initial={"on": partner.organisation.next_board_on})
    return _act(request, partner, "board", form, _context(request, partner))


@open_to_links(choices.SIGN_PURPOSE)
@require_http_methods(_FORM)
def withdraw_signature(request: Request, public_id: str) -> HttpResponse:
    partner = queries.partner_answering(public_id, request.actor)
    return _act(request, partner, "withdraw", forms.WithdrawForm(pages.posted(request)), _context(request, partner))


@open_to_links(choices.SIGN_PURPOSE)
@require_http_methods(_FORM)
def give_notice(request: Request, public_id: str) -> HttpResponse:
    partner = queries.partner_answering(public_id, request.actor)
    context = _context(request, partner)
    earliest = services.earliest_leaving(context["agreement"])
    form = forms.NoticeForm(pages.posted(request), initial={"on": earliest})
    return _act(request, partner, "notice", form, context | {"earliest": earliest})


@open_to_links(choices.SIGN_PURPOSE)
@require_http_methods(_FORM)
def type_code(request: Request, public_id: str) -> HttpResponse:
    partner = queries.partner_answering(public_id, request.actor)
    pending = request.session.get(PENDING) or {}
    if pending.get("partner") != public_id:
        return redirect("partnerships:answer_agreement", public_id)
    form = forms.CodeForm(pages.posted(request))

    def act(data: dict[str, Any]) -> None:
        services.act_by_code(partner=partner, act=pending["act"], data=pending["data"], typed=data["code"], by=request.actor)

    if pages.submitted(form, act):
        request.session[PENDING] = {"done": pending["act"], "for": public_id}
        return redirect("partnerships:show_done", public_id)
    context = {"form": form, "partner": partner, "partnership": partner.partnership, "address": pending["address"]}
    return render(request, "partnerships/type_code.html", context)


@open_to_links(choices.SIGN_PURPOSE)
@require_POST
def mail_code_again(request: Request, public_id: str) -> HttpResponse:
    partner = queries.partner_answering(public_id, request.actor)
    form = forms.PlainForm(request.POST)
    if pages.submitted(form, lambda data: services.mail_signing_code(partner=partner, by=request.actor)):
        return redirect("partnerships:type_code", public_id)
    return render(request, "partnerships/answer_refused.html", {"form": form, "partner": partner, "partnership": partner.partnership})


@open_to_links
@require_safe
def show_done(request: Request, public_id: str) -> HttpResponse:
    partner = queries.partner_answering(public_id, request.actor)
    pending = request.session.get(PENDING) or {}
    done = pending.get("done", "") if pending.get("for") == public_id else ""
    return render(request, "partnerships/show_done.html", _context(request, partner) | {"done": done})


@open_to_links
@require_http_methods(_FORM)
def reply_to_agreement(request: Request, public_id: str, kind: str) -> HttpResponse:
    partner = queries.partner_answering(public_id, request.actor)
    if kind not in choices.ReplyKind.values or not policies.may_answer_agreement(request.actor, partner):
        raise Missing
    form = (forms.QuestionForm if kind == choices.ReplyKind.QUESTION else forms.NotYetForm)(pages.posted(request))

    def reply(data: dict[str, Any]) -> str:
        services.reply_to_agreement(partner=partner, kind=kind, text=data["text"], reason=data.get("reason", ""), by=request.actor)
        return reverse("partnerships:show_done", args=[public_id])

    if address := pages.created(request, form, reply):
        request.session[PENDING] = {"done": kind, "for": public_id}
        return redirect(address)
    return render(request, "partnerships/reply_to_agreement.html", _context(request, partner) | {"form": form, "kind": kind})


@open_to_links(choices.READ_PURPOSE)
@require_http_methods(_FORM)
def comment_by_link(request: Request, public_id: str, element: str) -> HttpResponse:
    partner = queries.partner_answering(public_id, request.actor)
    context = _context(request, partner)
    section = queries.section_of(context["agreement"], element)
    form = forms.CommentForm(pages.posted(request))
    here = reverse("partnerships:answer_agreement", args=[public_id]) + f"#part-{element}"

    def comment(data: dict[str, Any]) -> str:
        services.comment_on_section(agreement=context["agreement"], element=element, text=data["text"], by=request.actor, partner=partner)
        return here

    if address := pages.created(request, form, comment):
        return redirect(address)
    comments = queries.comments_by_element(context["agreement"]).get(element, [])
    return render(request, "partnerships/comment_by_link.html", context | {"form": form, "section": section, "comments": comments})


def _context(request: Request, partner: Any) -> dict[str, Any]:
    agreement = queries.agreement_of(partner.partnership)
    version = queries.version_to_sign(agreement)
    content = version.content if version is not None else services.content_of(agreement)
    signature = queries.standing_signature(partner, version) if version is not None else None
    speaks = policies.speaks_for_partner(request.actor, partner)
    still = queries.still_signs(partner)
    answers = version is not None and signature is None and still
    return {
        "partner": partner,
        "partnership": partner.partnership,
        "agreement": agreement,
        "version": version,
        "content": content,
        "elements": choices.ELEMENTS,
        "signature": signature,
        "rows": queries.signing_rows(agreement),
        "partners": queries.partners_to_sign(agreement),
        "comments": queries.comments_by_element(agreement),
        "is_by_link": request.actor.kind == "link",
        "may": {
            "sign": policies.may_sign_agreement(request.actor, partner) and answers,
            "answer": policies.may_answer_agreement(request.actor, partner) and answers,
            "comment": policies.may_comment_on_agreement(request.actor, agreement, partner),
            "withdraw": speaks and signature is not None and not _binds(agreement, signature),
            "board": speaks and getattr(signature, "state", "") == choices.SignatureState.WAITING_FOR_BOARD and still,
            "notice": speaks and agreement.version_in_force_id is not None and not partner.notice_given_on and partner.joined_on,
        },
        "who_signs": services.who_signs(partner),
        "today": clock.today(),
    }


def _binds(agreement: Any, signature: Any) -> bool:
    return bool(agreement.version_in_force_id == signature.version_signed_id and signature.state == choices.SignatureState.SIGNED)


def _act(request: Request, partner: Any, act: str, form: Any, context: dict[str, Any]) -> HttpResponse:
    """Do the act at once for who is signed in; keep it and mail a code to who came by link."""
    public_id = partner.public_id
    if request.method != "POST" and act in services.SIGNING and not queries.still_signs(partner):
        return redirect("partnerships:answer_agreement", public_id)  # it says why

    def press(data: dict[str, Any]) -> None:
        if request.actor.kind != "link":
            services.do_act(partner=partner, act=act, data=data, by=request.actor)
            return
        address = services.mail_signing_code(partner=partner, act=act, by=request.actor)
        kept = {name: value.isoformat() if isinstance(value, date) else value for name, value in data.items()}
        request.session[PENDING] = {"partner": public_id, "act": act, "data": kept, "address": address}

    if pages.submitted(form, press):
        if request.actor.kind == "link":
            return redirect("partnerships:type_code", public_id)
        request.session[PENDING] = {"done": act, "for": public_id}
        return redirect("partnerships:show_done", public_id)
    return render(request, f"partnerships/act_{act}.html", context | {"form": form})
