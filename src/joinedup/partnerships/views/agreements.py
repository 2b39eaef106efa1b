"""The agreement: its ten parts, comments, moves, versions side by side."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from joinedup.actions import queries as actions
from joinedup.core.refusals import Missing
from joinedup.core.requests import Request
from joinedup.directory import policies as directory
from joinedup.partnerships import choices, forms, policies, queries, services
from joinedup.partnerships.choices.guides import GUIDES
from joinedup.partnerships.choices.moves import MOVE_PAGES
from joinedup.ui import pages


@require_safe
def show_agreement(request: Request, slug: str, public_id: str) -> HttpResponse:
    partnership, agreement = _seen(request, public_id)
    runs = policies.may_move_agreement(request.actor, agreement)
    versions = queries.versions_of(agreement)
    moves = [page for page in MOVE_PAGES.values() if runs and page.fits(agreement.state, bool(agreement.version_in_force_id))]
    missing = services.missing_to_open(agreement) if any(page.slug == "open" for page in moves) else []
    context = {
        "partnership": partnership,
        "agreement": agreement,
        "slug": slug,
        "sections": queries.sections_of(agreement),
        "comments": queries.comments_by_element(agreement),
        "signing": queries.signing_rows(agreement),
        "versions": versions,
        "may_compare": len(versions) > 1 or any(version.content != services.content_of(agreement) for version in versions),
        "moves": [page for page in moves if page.slug != "open" or not missing],
        "missing": missing,
        "mine": _mine(request, partnership),
        "actions_panel": actions.actions_panel(queries.promises_of(partnership), request.actor),
        "may": {
            "run": runs,
            "carry": directory.may_attach(request.actor, partnership.area_id),
            "edit": policies.may_edit_section(request.actor, agreement),
            "comment": policies.may_comment_on_agreement(request.actor, agreement),
        },
    }
    return render(request, "partnerships/show_agreement.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def write_section(request: Request, slug: str, public_id: str, element: str) -> HttpResponse:
    _partnership, agreement = _seen(request, public_id)
    section = queries.section_of(agreement, element)
    if not policies.may_edit_section(request.actor, agreement):
        return redirect("partnerships:comment_on_section", slug, public_id, element)
    initial = {"text": section.text, "is_done": section.state == choices.SectionState.DONE, "version": section.version}
    form = forms.SectionForm(pages.posted(request), initial=initial)

    def write(data: dict[str, Any]) -> None:
        expected = data["version"]
        services.write_section(section=section, text=data["text"], is_done=data["is_done"], expected=expected, by=request.actor)

    if pages.submitted(form, write):
        return redirect(reverse("partnerships:show_agreement", args=[slug, public_id]) + f"#part-{element}")
    context = {"form": form, "slug": slug, "public_id": public_id, "section": section, "guide": GUIDES[choices.Element(element)]}
    return render(request, "partnerships/write_section.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def comment_on_section(request: Request, slug: str, public_id: str, element: str) -> HttpResponse:
    _partnership, agreement = _seen(request, public_id)
    section = queries.section_of(agreement, element)
    form = forms.CommentForm(pages.posted(request))
    here = reverse("partnerships:comment_on_section", args=[slug, public_id, element])

    def comment(data: dict[str, Any]) -> str:
        mine = (row for row in queries.partners_of(agreement.partnership) if policies.may_answer_agreement(request.actor, row))
        partner = next(mine, None)
        services.comment_on_section(agreement=agreement, element=element, text=data["text"], by=request.actor, partner=partner)
        return here

    if address := pages.created(request, form, comment):
        return redirect(address)
    may = {
        "comment": policies.may_comment_on_agreement(request.actor, agreement),
        "run": policies.may_move_agreement(request.actor, agreement),
    }
    comments = queries.comments_by_element(agreement).get(element, [])
    context = {"form": form, "slug": slug, "public_id": public_id, "section": section, "comments": comments, "may": may}
    return render(request, "partnerships/comment_on_section.html", context)


@require_POST
def settle_comment(request: Request, slug: str, public_id: str, comment_id: str) -> HttpResponse:
    partnership, agreement = _seen(request, public_id)
    comment = queries.comment_of(agreement, comment_id)
    form = forms.PlainForm(request.POST)
    if pages.submitted(form, lambda data: services.settle_comment(agreement=agreement, comment=comment, by=request.actor)):
        return redirect("partnerships:comment_on_section", slug, public_id, comment.element)
    return render(request, "partnerships/refused.html", {"form": form, "slug": slug, "partnership": partnership})


@require_http_methods(["GET", "HEAD", "POST"])
def move_agreement(request: Request, slug: str, public_id: str, move: str) -> HttpResponse:
    partnership, agreement = _seen(request, public_id)
    page = MOVE_PAGES.get(move)
    if page is None or not policies.may_move_agreement(request.actor, agreement):
        raise Missing
    kind: Any = forms.ReasonForm if page.asks_reason else forms.PlainForm
    form = kind(pages.posted(request))

    def press(data: dict[str, Any]) -> None:
        extra = {"reason": data["reason"]} if page.asks_reason else {}
        getattr(services, page.service)(agreement=agreement, by=request.actor, **extra)

    if pages.submitted(form, press):
        return redirect("partnerships:show_agreement", slug, public_id)
    partners = queries.partners_of(partnership)
    asked = [partner.organisation_id for partner in partners] if page.slug in {"consult", "open"} else []
    warning = actions.ask_warning(asked, request.actor.area_id)
    context = {"form": form, "slug": slug, "partnership": partnership, "page": page, "partners": partners, "warning": warning}
    context["missing"] = services.missing_to_open(agreement) if page.slug == "open" else []
    return render(request, "partnerships/move_agreement.html", context)


@require_safe
def compare_versions(request: Request, slug: str, public_id: str) -> HttpResponse:
    partnership, agreement = _seen(request, public_id)
    versions = queries.versions_of(agreement)
    older, newer = _chosen(request, agreement, versions)
    compared = queries.compare_contents(older.content, newer.content if newer else services.content_of(agreement)) if older else []
    context = {
        "partnership": partnership,
        "slug": slug,
        "versions": versions,
        "older": older,
        "newer": newer,
        "changed": [part for part in compared if part.changed],
    }
    return render(request, "partnerships/compare_versions.html", context)


@require_safe
def show_version(request: Request, slug: str, public_id: str, number: int) -> HttpResponse:
    partnership, agreement = _seen(request, public_id)
    version = queries.version_of(agreement, number)
    context = {
        "partnership": partnership,
        "slug": slug,
        "version": version,
        "signatures": queries.signatures_of(version),
        "elements": choices.ELEMENTS,
    }
    return render(request, "partnerships/show_version.html", context)


@require_POST
def resend_signing_link(request: Request, slug: str, public_id: str, partner_id: str) -> HttpResponse:
    partnership, _agreement = _seen(request, public_id)
    if not policies.may_run_partnership(request.actor, partnership):
        raise Missing
    partner = queries.partner_of(partnership, partner_id)
    form = forms.PlainForm(request.POST)
    if pages.submitted(form, lambda data: services.resend_signing_link(partner=partner, by=request.actor)):
        return redirect(reverse("partnerships:show_agreement", args=[slug, public_id]) + "#signatures")
    return render(request, "partnerships/refused.html", {"form": form, "slug": slug, "partnership": partnership})


def _seen(request: Request, public_id: str) -> tuple[Any, Any]:
    partnership = queries.partnership_for(public_id, request.actor)
    if partnership.state == "setting_up":
        raise Missing
    return partnership, queries.agreement_of(partnership)


def _mine(request: Request, partnership: Any) -> list[Any]:
    """Return the partners for which the visitor may answer."""
    return [row for row in queries.partners_of(partnership) if policies.may_answer_agreement(request.actor, row)]


def _chosen(request: Request, agreement: Any, versions: list[Any]) -> tuple[Any, Any]:
    """Return the two versions that the address names; the newest and the text being written when it names none."""

    def named(name: str) -> Any:
        typed = request.GET.get(name, "")
        return queries.version_of(agreement, int(typed)) if typed.isdecimal() and len(typed) < 5 else None

    return named("older") or (versions[0] if versions else None), named("newer")
