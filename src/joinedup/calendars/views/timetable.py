"""The timetable of a thing or of the area: page, table and paper."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from joinedup.calendars import documents, queries, sheets
from joinedup.core import clock, school_year
from joinedup.core.refusals import Missing
from joinedup.core.requests import Request
from joinedup.core.subjects import Subject
from joinedup.ui.documents import response
from joinedup.ui.sheets import download


def _about(request: Request) -> Subject | None:
    """Return the thing that the address names, if the visitor sees it."""
    kind, _colon, public_id = request.GET.get("about", "").partition(":")
    subject = Subject(kind, public_id) if public_id else None
    if subject is not None and not queries.sees_subject(request.actor, subject):
        raise Missing
    return subject


def _wanted(request: Request) -> queries.Wanted:
    typed = request.GET.get("year", "")
    year = int(typed) if typed.isdecimal() and 2000 <= int(typed) <= 2100 else school_year.year_of(clock.today())
    return queries.Wanted(year, _about(request))


@require_safe
def show_timetable(request: Request, slug: str) -> HttpResponse:
    wanted = _wanted(request)
    now = school_year.year_of(clock.today())
    lines = queries.timetable(request.actor, wanted)
    days = queries.school_days(request.actor.area_id or 0)
    context = {
        "slug": slug,
        "wanted": wanted,
        "about": queries.about_for(wanted.about, slug),
        "lines": lines,
        "gantt": queries.gantt(lines, wanted, days, today=clock.today()),
        "is_next_year": wanted.year > now,
        "years": [(year, school_year.label(year)) for year in (now - 1, now, now + 1)],
        "query": {"year": wanted.year} | ({"about": str(wanted.about)} if wanted.about else {}),
        "plans": queries.plans_open_to(request.actor, wanted.about),
    }
    return render(request, "calendars/show_timetable.html", context)


@require_safe
def download_timetable(request: Request, slug: str, ending: str) -> HttpResponse:
    wanted = _wanted(request)
    lines = queries.timetable(request.actor, wanted)
    about = queries.about_for(wanted.about, slug)
    title = about.name if about else str(request.area.name)
    if ending == "pdf":
        return response(*documents.timetable_paper(lines, title=title, host=str(request.area.name), year=wanted.year))
    return download(f"{title} timetable {wanted.year}.{ending}", sheets.timetable_columns(), sheets.timetable_rows(lines))


@require_safe
def download_planner(request: Request, slug: str) -> HttpResponse:
    wanted = _wanted(request)
    about = queries.about_for(wanted.about, slug)
    host = str(request.area.name)
    return response(*documents.planner_paper(queries.planner(request.actor, wanted), title=about.name if about else host, host=host))
