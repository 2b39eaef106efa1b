"""A newsletter as a PDF, to be printed or pinned up."""

from joinedup.core import clock
from joinedup.news import queries
from joinedup.news.models import Newsletter
from joinedup.ui import documents


def newsletter_pdf(newsletter: Newsletter) -> tuple[str, bytes]:
    """Return a newsletter's file name and its bytes."""
    blocks: list[documents.Block] = []
    for section in queries.sections_of(queries.paragraphs_of(newsletter)):
        if section.heading:
            blocks.append(documents.Heading(section.heading))
        blocks += [documents.Text(row.text) for row in section.paragraphs]
    on = newsletter.sent_at.astimezone(clock.LONDON).date() if newsletter.sent_at else clock.today()
    whose = newsletter.partnership.name if newsletter.partnership else newsletter.area.name
    paper = documents.Paper(newsletter.title, newsletter.area.name, on, blocks, kind=whose)
    return documents.document(paper, whose=whose, what="newsletter")
