"""An organisation's weigh-ups: begun, said part by part, concluded, shared, printed, deleted; and what a partner reads of one."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from joinedup.core import clock, school_year
from joinedup.core.refusals import Missing
from joinedup.core.requests import Request, open_to_links
from joinedup.partnerships import queries as partnerships
from joinedup.reviews import choices, forms, policies, queries, services
from joinedup.reviews.views import parts
from joinedup.ui import pages

_FORM = ["GET", "HEAD", "POST"]


@require_safe
def list_weigh_ups(request: Request, slug: str) -> HttpResponse:
    organisations = _organisations(request)
    rows = queries.kept_weigh_ups(request.actor)
    return render(request, "reviews/list_weigh_ups.html", {"slug": slug, "rows": list(rows), "organisations": organisations})


@require_http_methods(_FORM)
def start_weigh_up(request: Request, slug: str) -> HttpResponse:
    organisations = _organisations(request)
    found = {one.key: one for organisation in organisations for one in queries.abouts(organisation, request.actor)}
    form = forms.StartForm(
        pages.posted(request), initial={"about": request.GET.get("about", ""), "organisation": organisations[0].public_id}
    )
    form.fields["organisation"].offer(organisations)  # type: ignore[attr-defined]
    if len(organisations) == 1:
        form.fields["organisation"].widget = forms.hidden()
    form.fields["about"].choices = [*[(key, one.title) for key, one in found.items()], ("own", choices.SOMETHING_ELSE)]  # type: ignore[attr-defined]

    def make(data: dict[str, Any]) -> str:
        organisation = data["organisation"]
        about = {one.key: one for one in queries.abouts(organisation, request.actor)}.get(data["about"])
        about = about or queries.About("own", found[data["about"]].title if data["about"] in found else data["title"])
        weigh_up = services.start_weigh_up(organisation=organisation, about=about, by=request.actor)
        return reverse("reviews:weigh_side", args=[slug, weigh_up.public_id, "benefits"])

    if address := pages.created(request, form, make):
        return redirect(address)
    return render(request, "reviews/start_weigh_up.html", {"form": form, "slug": slug, "n_organisations": len(organisations)})


@require_safe
def show_weigh_up(request: Request, slug: str, public_id: str) -> HttpResponse:
    weigh_up = queries.weigh_up_for(public_id, request.actor)
    sheet = queries.sheet_of(weigh_up, request.actor)
    context = {
        **parts.own_context(request, weigh_up, sheet, parts.in_area(slug, weigh_up)),
        "slug": slug,
        "moved": choices.MOVED,
        "readers": queries.readers_of(weigh_up) if sheet.is_own else [],
    }
    return render(request, "reviews/show_weigh_up.html", context)


@require_http_methods(_FORM)
def weigh_side(request: Request, slug: str, public_id: str, side: str) -> HttpResponse:
    weigh_up = queries.kept_weigh_up(public_id, request.actor)
    return parts.weigh_side(request, weigh_up, side, parts.in_area(slug, weigh_up))


@require_http_methods(_FORM)
def conclude_weigh_up(request: Request, slug: str, public_id: str) -> HttpResponse:
    weigh_up = queries.kept_weigh_up(public_id, request.actor)
    return parts.conclude_weigh_up(request, weigh_up, parts.in_area(slug, weigh_up))


@require_http_methods(_FORM)
def share_weigh_up(request: Request, slug: str, public_id: str) -> HttpResponse:
    weigh_up = queries.kept_weigh_up(public_id, request.actor)
    return parts.share_weigh_up(request, weigh_up, parts.in_area(slug, weigh_up))


@require_http_methods(_FORM)
def delete_weigh_up(request: Request, slug: str, public_id: str) -> HttpResponse:
    weigh_up = queries.kept_weigh_up(public_id, request.actor)
    return parts.delete_weigh_up(
        request, weigh_up, parts.in_area(slug, weigh_up), afterwards=reverse("reviews:list_weigh_ups", args=[slug])
    )


@require_safe
def download_board_paper(request: Request, slug: str, public_id: str, form: str) -> HttpResponse:
    weigh_up = queries.kept_weigh_up(public_id, request.actor)
    return parts.download_board_paper(request, weigh_up, form)


@require_safe
def list_partnership_weigh_ups(request: Request, slug: str, public_id: str) -> HttpResponse:
    partnership = partnerships.partnership_for(public_id, request.actor)
    mine = {row.pk for row in queries.organisations_weighing(request.actor)}
    weighing = mine & {row.organisation_id for row in partnerships.partners_of(partnership)}
    own = list(queries.kept_weigh_ups(request.actor).filter(partnership=partnership))
    done = {row.organisation_id for row in own if row.year == school_year.year_of(clock.today())}
    context = {
        "slug": slug,
        "partnership": partnership,
        "own": own,
        "shared": queries.shared_in(partnership, request.actor),
        "leans": choices.LEANS,
        "weighs": bool(weighing),
        "may_start": bool(weighing - done),
        "reads": queries.inside(request.actor).filter(pk=partnership.pk).exists(),
        "may_ask": policies.may_ask_to_weigh_up(request.actor, partnership),
    }
    return render(request, "reviews/list_partnership_weigh_ups.html", context)


@open_to_links(choices.LINK_PURPOSE)
@require_http_methods(_FORM)
def answer_weigh_up(request: Request, public_id: str) -> HttpResponse:
    reader = queries.reader_for(public_id, request.actor)
    sheet = queries.sheet_for_reader(reader)
    form = forms.AnswerForm(pages.posted(request), initial={"says": reader.says, "words": reader.words})
    if pages.submitted(form, lambda data: services.answer_weigh_up(reader=reader, by=request.actor, **data)):
        return redirect(reverse("reviews:answer_weigh_up", args=[public_id]) + "?done=1")
    context = {
        "form": form,
        "reader": reader,
        "weigh_up": reader.weigh_up,
        "sheet": sheet,
        "sides": parts.sides_of(sheet),
        "leans": choices.LEANS,
        "is_done": request.GET.get("done") == "1" and bool(reader.says),
        "is_shared": bool(sheet.is_whole or sheet.weights),
    }
    return render(request, "reviews/answer_weigh_up.html", context)


def _organisations(request: Request) -> list[Any]:
    """Return the organisations for which the visitor weighs up; page 404 when there are none."""
    organisations = queries.organisations_weighing(request.actor)
    if not organisations:
        raise Missing
    return organisations
