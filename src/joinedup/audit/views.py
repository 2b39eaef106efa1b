from django.core.paginator import Paginator
from django.forms import Select
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from joinedup.audit import queries
from joinedup.audit.forms import RecordFilterForm
from joinedup.core.requests import Request
from joinedup.ui import pages


@require_safe
def show_record(request: Request, slug: str) -> HttpResponse:
    words = queries.words_of_area(request.actor)
    form = RecordFilterForm(request.GET or None)
    for name, values in (("verb", words.verbs), ("kind", words.kinds)):
        form.fields[name].widget = Select()
        form.fields[name].choices = [("", _("Anything")), *values]  # type: ignore[attr-defined]
    wanted = form.cleaned_data if form.is_bound and form.is_valid() else {}
    entries = queries.entries_of_area(request.actor, verb=wanted.get("verb", ""), kind=wanted.get("kind", ""), on=wanted.get("on"))
    page = Paginator(entries, 50).get_page(pages.page_number(request))
    kept = {name: value for name, value in request.GET.items() if name != "page"}
    context = {"slug": slug, "form": form, "page": page, "lines": queries.together(queries.lines(page)), "filters": kept}
    return render(request, "audit/show_record.html", context)
