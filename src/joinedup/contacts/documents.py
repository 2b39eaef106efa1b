"""The note of a visit as PDF."""

from django.utils.translation import gettext as _

from joinedup.contacts import queries
from joinedup.contacts.models import VisitNote
from joinedup.ui import documents, filters


def visit_pdf(note: VisitNote) -> tuple[str, bytes]:
    """Return the name and the content of a note, with what the school said of it."""
    agreed = queries.agreed_on(note)
    blocks: list[documents.Block] = [
        documents.Pairs(
            [
                (_("Written by"), note.author_name),
                (_("Who was seen"), note.people),
                (_("What for"), note.purpose),
                (_("The school says"), _said(note)),
            ]
        ),
        documents.Heading(_("What was seen")),
        documents.Text(note.seen),
    ]
    if agreed:
        rows = [(line.what, line.owner, filters.short_day(line.due_on) if line.due_on else "") for line in agreed]
        blocks.append(documents.Table(_("What was agreed"), [_("What"), _("Who"), _("By")], rows))
    if note.comment:
        blocks += [documents.Heading(_("The school's comment")), documents.Text(note.comment)]
    if note.given_in_confidence:
        blocks.append(documents.Note(_("Given in confidence.")))
    paper = documents.Paper(
        title=note.organisation.name, host=note.area.name, on=note.on, blocks=blocks, kind=_("Note of a visit"), mark=_said(note)
    )
    return documents.document(paper, whose=note.organisation.name, what=_("note of visit"))


def _said(note: VisitNote) -> str:
    return str(note.get_state_display())
