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
from joinedup.reviews import choices, documents, forms, queries, services
from joinedup.ui import pages
from joinedup.ui.documents import response

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
        "slug": slug,
        "weigh_up": weigh_up,
        "sheet": sheet,
        "leans": choices.LEANS,
        "moved": choices.MOVED,
        "sides": _sides(sheet),
        "readers": queries.readers_of(weigh_up) if sheet.is_own else [],
        "is_now": weigh_up.year == school_year.year_of(clock.today()),
    }
    return render(request, "reviews/show_weigh_up.html", context)


@require_http_methods(_FORM)
def weigh_side(request: Request, slug: str, public_id: str, side: str) -> HttpResponse:
    weigh_up = queries.kept_weigh_up(public_id, request.actor)
    if side not in choices.Side.values:
        raise Missing
    said = {row.code: row for row in queries.sheet_of(weigh_up, request.actor).of(side)}
    form = forms.SideForm(pages.posted(request), side=side, rows=_rows(side, said), initial=_initial(weigh_up, said))

    def weigh(data: dict[str, Any]) -> None:
        details = {code: services.WeightDetails(**one) for code, one in form.said().items()}
        services.weigh_side(weigh_up=weigh_up, side=side, said=details, expected=data["version"], by=request.actor)

    if pages.submitted(form, weigh):
        return redirect(_next(slug, weigh_up, side))
    order = list(choices.Side.values)
    context = {
        "form": form,
        "slug": slug,
        "weigh_up": weigh_up,
        "title": choices.Side(side).label,
        "lead": choices.SIDE_LEADS[side],
        "step": order.index(side) + 1,
        "n_steps": len(order),
        "rows": form.rows,
        "said": said,
    }
    return render(request, "reviews/weigh_side.html", context)


@require_http_methods(_FORM)
def conclude_weigh_up(request: Request, slug: str, public_id: str) -> HttpResponse:
    weigh_up = queries.kept_weigh_up(public_id, request.actor)
    form = forms.ConcludeForm.for_thing(pages.posted(request), weigh_up)

    def conclude(data: dict[str, Any]) -> None:
        expected = data.pop("version")
        services.conclude_weigh_up(weigh_up=weigh_up, verdict=services.Verdict(**data), expected=expected, by=request.actor)

    if pages.submitted(form, conclude):
        return redirect("reviews:show_weigh_up", slug, public_id)
    return render(request, "reviews/conclude_weigh_up.html", {"form": form, "slug": slug, "weigh_up": weigh_up})


@require_http_methods(_FORM)
def share_weigh_up(request: Request, slug: str, public_id: str) -> HttpResponse:
    weigh_up = queries.kept_weigh_up(public_id, request.actor)
    weights = queries.sheet_of(weigh_up, request.actor).weights
    shared = [row.code for row in weights if row.is_shared]
    how = "all" if weigh_up.is_shared else ("some" if shared else "nothing")
    form = forms.ShareForm(pages.posted(request), initial={"version": weigh_up.version, "how": how, "codes": shared})
    form.offer([(row.code, f"{row.words}: {row.get_size_display()}") for row in weights])

    def share(data: dict[str, Any]) -> None:
        said = {"how": data["how"], "codes": data["codes"], "expected": data["version"]}
        services.share_weigh_up(weigh_up=weigh_up, by=request.actor, **said)

    if pages.submitted(form, share):
        return redirect("reviews:show_weigh_up", slug, public_id)
    partners = queries.partners_reading(weigh_up.partnership, but=weigh_up.organisation_id) if weigh_up.partnership else []
    return render(request, "reviews/share_weigh_up.html", {"form": form, "slug": slug, "weigh_up": weigh_up, "partners": partners})


@require_http_methods(_FORM)
def delete_weigh_up(request: Request, slug: str, public_id: str) -> HttpResponse:
    weigh_up = queries.kept_weigh_up(public_id, request.actor)
    form = forms.DeleteForm(pages.posted(request))
    if pages.submitted(form, lambda _data: services.delete_weigh_up(weigh_up=weigh_up, by=request.actor)):
        return redirect("reviews:list_weigh_ups", slug)
    return render(request, "reviews/delete_weigh_up.html", {"form": form, "slug": slug, "weigh_up": weigh_up})


@require_safe
def download_board_paper(request: Request, slug: str, public_id: str, form: str) -> HttpResponse:
    weigh_up = queries.kept_weigh_up(public_id, request.actor)
    if form not in choices.FORMS:
        raise Missing
    return response(*documents.board_paper(queries.sheet_of(weigh_up, request.actor), form))


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
        "sides": _sides(sheet),
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


def _sides(sheet: queries.Sheet) -> list[tuple[str, Any, list[Any]]]:
    return [(side.value, side.label, sheet.of(side.value)) for side in choices.Side]


def _rows(side: str, said: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Return what one side asks: the seven, what the organisation added, and a place for one more."""
    seven = [(item.code, str(item.words), str(item.hint)) for item in choices.items_of(side)]
    known = {code for code, _words, _hint in seven}
    own = [code for code in said if code not in known]
    number = 1 + max((int(code.rsplit("-", 1)[1]) for code in own), default=0)
    return [*seven, *[(code, "", "") for code in own], (f"{choices.OWN}-{side[0]}-{number}", "", "")]


def _initial(weigh_up: Any, said: dict[str, Any]) -> dict[str, Any]:
    initial: dict[str, Any] = {"version": weigh_up.version}
    for code, row in said.items():
        for name in ("size", "likely", "who", "note", "own_words"):
            value = getattr(row, name)
            initial[f"{code}_{name}"] = "" if value is None else value
    return initial


def _next(slug: str, weigh_up: Any, side: str) -> str:
    order = list(choices.Side.values)
    if side != order[-1]:
        return reverse("reviews:weigh_side", args=[slug, weigh_up.public_id, order[order.index(side) + 1]])
    page = "show_weigh_up" if weigh_up.conclusion else "conclude_weigh_up"
    return reverse(f"reviews:{page}", args=[slug, weigh_up.public_id])
