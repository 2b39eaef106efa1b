"""School calendars: the area's list, one calendar with its days, upload and download."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from joinedup.accounts import policies as accounts
from joinedup.calendars import policies, queries, services, sheets
from joinedup.calendars.choices import PeriodKind
from joinedup.calendars.forms import calendars as forms
from joinedup.core import clock
from joinedup.core.refusals import Missing, Refused
from joinedup.core.requests import Request
from joinedup.directory import queries as directory
from joinedup.ui import filters, pages
from joinedup.ui.forms import Choice
from joinedup.ui.sheets import Column, Fault, Reading, download, read

FORM = require_http_methods(["GET", "HEAD", "POST"])


def _runs(request: Request) -> bool:
    return accounts.may_run_area(request.actor, request.actor.area_id)


def _options(request: Request) -> list[tuple[str, str]]:
    """Return whose calendars the visitor may begin."""
    if _runs(request):
        authorities = directory.authorities_listed(request.actor.area_id or 0)[:12]
        return [
            ("area", _("Every school of the area that has none of its own")),
            *((f"la:{code}", _("The schools of %(name)s") % {"name": name}) for code, name in authorities if code),
        ]
    return [(f"own:{row.public_id}", row.name) for row in queries.schools_answered_for(request.actor)]


@require_safe
def list_calendars(request: Request, slug: str) -> HttpResponse:
    area_id = request.actor.area_id or 0
    context = {
        "slug": slug,
        "calendars": queries.calendars_of(request.actor),
        "next_day": queries.next_school_day(clock.today(), area_id=area_id),
        "may": {"add": bool(_options(request))},
    }
    return render(request, "calendars/list_calendars.html", context)


@require_safe
def find_school(request: Request, slug: str) -> JsonResponse:
    if not _runs(request):
        raise Missing
    found = _find(request, request.GET.get("q", ""))
    return JsonResponse({"found": [{"value": one.value, "label": one.label} for one in found]})


def _find(request: Request, words: str) -> list[Choice]:
    rows = directory.organisations_listed(request.actor.area_id or 0, directory.OrganisationFilter(q=words[:100]))[0:10]
    return [Choice(row.key, ", ".join(part for part in (row.name, f"URN {row.urn}" if row.urn else "", row.town) if part)) for row in rows]


def _look_up(request: Request, key: str) -> Any:
    try:
        return directory.organisation_of_area(key, request.actor)
    except Missing:
        return None


@FORM
def add_calendar(request: Request, slug: str) -> HttpResponse:
    options = _options(request)
    if not options:
        raise Missing
    form = forms.AddCalendarForm(request.POST or None)
    form.offer(options, any_school=_runs(request))
    if "school" in form.fields:
        field: Any = form.fields["school"]
        field.use(
            find=lambda words: _find(request, words),
            look_up=lambda key: _look_up(request, key),
            address=reverse("calendars:find_school", args=[slug]),
        )

    def make(data: dict[str, Any]) -> str:
        calendar = services.add_calendar(details=_details(request, data, dict(options)), by=request.actor)
        return reverse("calendars:show_calendar", args=[slug, calendar.public_id])

    if address := pages.created(request, form, make):
        return redirect(address)
    return render(request, "calendars/add_calendar.html", {"form": form, "slug": slug})


def _details(request: Request, data: dict[str, Any], options: dict[str, str]) -> services.CalendarDetails:
    kind, _colon, key = data["whose"].partition(":")
    if kind == "la":
        return services.CalendarDetails(options[data["whose"]], la_code=key)
    if kind == "area":
        return services.CalendarDetails(str(request.area.name))
    own = queries.schools_answered_for(request.actor) if kind == "own" else []
    organisation = data["school"] if kind == forms.SCHOOL else next(row for row in own if row.public_id == key)
    return services.CalendarDetails(organisation.name, organisation)


@FORM
def show_calendar(request: Request, slug: str, public_id: str) -> HttpResponse:
    calendar = queries.calendar_for(public_id, request.actor)
    may_keep = policies.may_keep_calendar(request.actor, calendar.area_id, calendar.organisation)
    if request.method == "POST" and not may_keep:
        raise Missing
    form = forms.PeriodForm(request.POST or None)

    def add(data: dict[str, Any]) -> str:
        details = services.PeriodDetails(data["kind"], data["from_on"], data["until_on"] or data["from_on"], data["name"])
        services.add_period(calendar=calendar, details=details, by=request.actor)
        return reverse("calendars:show_calendar", args=[slug, public_id])

    if address := pages.created(request, form, add):
        return redirect(address)
    years = queries.periods_of(calendar)
    context = {"slug": slug, "calendar": calendar, "whose": queries.whose(calendar), "years": years, "form": form}
    return render(request, "calendars/show_calendar.html", context | {"may": {"keep": may_keep}})


def _kept(request: Request, public_id: str) -> Any:
    calendar = queries.calendar_for(public_id, request.actor)
    if not policies.may_keep_calendar(request.actor, calendar.area_id, calendar.organisation):
        raise Missing
    return calendar


@require_POST
def remove_periods(request: Request, slug: str, public_id: str) -> HttpResponse:
    calendar = _kept(request, public_id)
    chosen = queries.periods_chosen(calendar, request.POST.getlist("periods")[:200])
    for period in chosen:
        services.remove_period(period=period, by=request.actor)
    if chosen:
        messages.success(
            request, ngettext("%(n)s line taken out.", "%(n)s lines taken out.", len(chosen)) % {"n": filters.number(len(chosen))}
        )
    elif request.POST.getlist("periods"):
        messages.warning(request, _("Somebody else has taken these lines out already."))
    else:
        messages.warning(request, _("Choose at least one line, then press the button."))
    return redirect("calendars:show_calendar", slug, public_id)


@FORM
def upload_periods(request: Request, slug: str, public_id: str) -> HttpResponse:
    """Read the file and show how; the rows travel signed in the page until they are confirmed."""
    calendar = _kept(request, public_id)
    context: dict[str, Any] = {"slug": slug, "calendar": calendar, "columns": sheets.period_columns()}
    if "rows" in request.POST:
        confirm = forms.ConfirmForm(request.POST)
        if pages.submitted(confirm, lambda data: _put(request, calendar, data["rows"])):
            return redirect("calendars:show_calendar", slug, public_id)
        return render(request, "calendars/upload_periods.html", context | {"form": forms.UploadForm(), "confirm": confirm, "reading": None})
    form = forms.UploadForm(request.POST if request.method == "POST" else None, request.FILES or None)
    found: list[Reading] = []
    pages.submitted(form, lambda data: found.append(_read(data["file"], context["columns"])))
    reading = found[0] if found else None
    rows = [row.values for row in reading.good] if reading else []
    confirm = forms.ConfirmForm(initial={"rows": forms.ConfirmForm.packed(rows)})
    sample = [[PeriodKind(row["kind"]).label, row["name"], row["from_on"], row["until_on"]] for row in rows[:12]]
    return render(
        request, "calendars/upload_periods.html", context | {"form": form, "confirm": confirm, "reading": reading, "sample": sample}
    )


def _read(file: Any, columns: list[Column]) -> Reading:
    reading = read(file.name, file.read(), columns)
    for row in reading.good:
        row.values["until_on"] = row.values.get("until_on") or row.values["from_on"]
        row.values.setdefault("name", "")
        try:
            services.check_period(_period(row.values))
        except Refused as refusal:
            wrong = _("These days cannot be meant")
            reading = reading.with_fault(Fault(row.number, _("Last day"), row.values["until_on"], wrong, refusal.message))
    return reading


def _period(values: dict[str, str]) -> services.PeriodDetails:
    days = date.fromisoformat(values["from_on"]), date.fromisoformat(values["until_on"])
    return services.PeriodDetails(values["kind"], *days, values["name"])


def _put(request: Request, calendar: Any, rows: list[dict[str, str]]) -> None:
    n = services.put_periods(calendar=calendar, periods=[_period(row) for row in rows], by=request.actor)
    messages.success(request, ngettext("%(n)s new line put in.", "%(n)s new lines put in.", n) % {"n": filters.number(n)})


@require_safe
def download_periods(request: Request, slug: str, public_id: str, ending: str) -> HttpResponse:
    calendar = queries.calendar_for(public_id, request.actor)
    periods = [period for year in queries.periods_of(calendar)[::-1] for period in year.periods]
    columns = sheets.period_columns()
    rows = list(sheets.period_rows(periods)) or [{column.key: column.example for column in columns}]
    return download(f"{calendar.name}.{ending}", columns, rows)
