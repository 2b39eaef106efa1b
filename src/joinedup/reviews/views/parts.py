"""The pages on which an organisation weighs up: the same inside an area, signed in, and by a mailed link."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from joinedup.core import clock, school_year
from joinedup.core.refusals import Missing
from joinedup.core.requests import Request
from joinedup.reviews import choices, documents, forms, queries, services
from joinedup.ui import pages
from joinedup.ui.documents import response

Way = Callable[..., str]  # name of a page, and what else stands in its address -> its address


def in_area(slug: str, weigh_up: Any) -> Way:
    """Return the way to the pages of a weigh-up inside an area."""
    return lambda name, *more: reverse(f"reviews:{name}", args=[slug, weigh_up.public_id, *more])


def by_link(ask: Any) -> Way:
    """Return the way to the pages of a weigh-up for who came by the link of an ask."""
    names = {"show_weigh_up": "weigh_up_by_link"}
    return lambda name, *more: reverse(f"reviews:{names.get(name, name + '_by_link')}", args=[ask.public_id, *more])


def own_context(request: Request, weigh_up: Any, sheet: queries.Sheet, to: Way) -> dict[str, Any]:
    """Return what the overview of a weigh-up needs wherever it is shown."""
    return {
        "weigh_up": weigh_up,
        "sheet": sheet,
        "to": to,
        "leans": choices.LEANS,
        "sides": sides_of(sheet),
        "beside": queries.guess_beside(weigh_up, request.actor),
        "is_now": weigh_up.year == school_year.year_of(clock.today()),
    }


def weigh_side(request: Request, weigh_up: Any, side: str, to: Way) -> HttpResponse:
    if side not in choices.Side.values:
        raise Missing
    said = {row.code: row for row in queries.sheet_of(weigh_up, request.actor).of(side)}
    form = forms.SideForm(pages.posted(request), side=side, rows=_rows(side, said), initial=_initial(weigh_up, said))

    def weigh(data: dict[str, Any]) -> None:
        details = {code: services.WeightDetails(**one) for code, one in form.said().items()}
        services.weigh_side(weigh_up=weigh_up, side=side, said=details, expected=data["version"], by=request.actor)

    if pages.submitted(form, weigh):
        return redirect(_next(weigh_up, side, to))
    order = list(choices.Side.values)
    context = {
        "form": form,
        "to": to,
        "weigh_up": weigh_up,
        "title": choices.Side(side).label,
        "lead": choices.SIDE_LEADS[side],
        "step": order.index(side) + 1,
        "n_steps": len(order),
        "rows": form.rows,
        "said": said,
    }
    return render(request, "reviews/weigh_side.html", context)


def conclude_weigh_up(request: Request, weigh_up: Any, to: Way) -> HttpResponse:
    form = forms.ConcludeForm.for_thing(pages.posted(request), weigh_up)

    def conclude(data: dict[str, Any]) -> None:
        expected = data.pop("version")
        services.conclude_weigh_up(weigh_up=weigh_up, verdict=services.Verdict(**data), expected=expected, by=request.actor)

    if pages.submitted(form, conclude):
        return redirect(to("show_weigh_up"))
    return render(request, "reviews/conclude_weigh_up.html", {"form": form, "to": to, "weigh_up": weigh_up})


def share_weigh_up(request: Request, weigh_up: Any, to: Way) -> HttpResponse:
    weights = queries.sheet_of(weigh_up, request.actor).weights
    shared = [row.code for row in weights if row.is_shared]
    how = "all" if weigh_up.is_shared else ("some" if shared else "nothing")
    readers = queries.partners_reading(weigh_up.partnership, but=weigh_up.organisation_id) if weigh_up.partnership else []
    initial = {"version": weigh_up.version, "how": how, "codes": shared, **_for_whom(weigh_up, readers)}
    form = forms.ShareWeighUpForm(pages.posted(request), initial=initial)
    form.offer([(row.code, f"{row.words}: {row.get_size_display()}") for row in weights])
    asker = weigh_up.ask.asked_by if weigh_up.ask else ""
    form.offer_readers([(row.organisation.public_id, row.organisation.name) for row in readers], asker)

    def share(data: dict[str, Any]) -> None:
        only_for = data["only_for"] if data["for_whom"] == choices.ForWhom.CHOSEN else None
        said = {"how": data["how"], "codes": data["codes"], "only_for": only_for, "expected": data["version"]}
        services.share_weigh_up(weigh_up=weigh_up, by=request.actor, **said)

    if pages.submitted(form, share):
        return redirect(to("show_weigh_up"))
    return render(request, "reviews/share_weigh_up.html", {"form": form, "to": to, "weigh_up": weigh_up, "partners": readers})


def delete_weigh_up(request: Request, weigh_up: Any, to: Way, *, afterwards: str) -> HttpResponse:
    form = forms.DeleteForm(pages.posted(request))
    if pages.submitted(form, lambda _data: services.delete_weigh_up(weigh_up=weigh_up, by=request.actor)):
        return redirect(afterwards)
    return render(request, "reviews/delete_weigh_up.html", {"form": form, "to": to, "weigh_up": weigh_up})


def download_board_paper(request: Request, weigh_up: Any, form: str) -> HttpResponse:
    if weigh_up is None or weigh_up.pk is None:
        raise Missing
    return response(*documents.board_paper(queries.sheet_of(weigh_up, request.actor), form))


def sides_of(sheet: queries.Sheet) -> list[tuple[str, Any, list[Any]]]:
    """Return each side with what is seen of it."""
    return [(side.value, side.label, sheet.of(side.value)) for side in choices.Side]


def _for_whom(weigh_up: Any, readers: list[Any]) -> dict[str, Any]:
    """Return who is ticked now: everybody, until the organisation chose."""
    if not weigh_up.is_for_chosen:
        return {"for_whom": choices.ForWhom.ALL.value, "only_for": []}
    ticked = [row.organisation.public_id for row in readers if queries.is_for(weigh_up, row.organisation_id)]
    return {
        "for_whom": choices.ForWhom.CHOSEN.value,
        "only_for": [*([choices.ORGANISERS] if weigh_up.is_for_organisers else []), *ticked],
    }


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


def _next(weigh_up: Any, side: str, to: Way) -> str:
    order = list(choices.Side.values)
    if side != order[-1]:
        return to("weigh_side", order[order.index(side) + 1])
    return to("show_weigh_up" if weigh_up.conclusion else "conclude_weigh_up")
