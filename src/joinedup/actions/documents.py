"""The timetable as a paper of about two pages."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from joinedup.actions.queries import TimetableLine
from joinedup.core import clock, school_year
from joinedup.ui import documents, filters


def timetable_paper(lines: Sequence[TimetableLine], *, title: str, host: str, year: int) -> tuple[str, bytes]:
    """Return the name and content of a timetable as PDF."""
    rows = []
    for line in lines:
        one = line.dated
        notes = [one.state, *line.clashes, _("added after June") if line.is_late_addition else ""]
        rows.append(
            [
                _short(one.on),
                f"{one.kind}: {one.name}",
                one.who,
                ". ".join(note for note in notes if note),
            ]
        )
    label = school_year.label(year)
    table = documents.Table(_("Dates"), [_("Day"), _("What"), _("Who"), _("Notes")], rows)
    paper = documents.Paper(
        title=title,
        host=host,
        on=clock.today(),
        blocks=[table if rows else documents.Text(_("Nothing is planned in this school year yet."))],
        kind=_("Timetable"),
        subtitle=_("School year %(year)s") % {"year": label},
    )
    name = documents.file_name(on=clock.today(), whose=title, what=_("timetable %(year)s") % {"year": label}, ending="pdf")
    return name, documents.paper_pdf(paper)


def _short(on: date) -> str:
    """Write a day so that it stays on one line: Thu 3 Sep 2026."""
    month = filters.short_day(on).split(" ")[1]
    return f"{filters.day(on)[:3]} {on.day} {month[:3]} {on.year}"
