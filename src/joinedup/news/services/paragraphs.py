"""Edit a draft: own words, another order, what is left out."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.core.actors import Actor
from joinedup.core.pupils import refuse_pupils
from joinedup.core.refusals import require
from joinedup.core.versions import save_version
from joinedup.news import choices, queries
from joinedup.news.models import Newsletter, Paragraph
from joinedup.news.services.drafting import editable, raise_version, record


@dataclass(frozen=True, slots=True)
class Words:
    """What a paragraph says, and what stands above it."""

    heading: str
    text: str

    def checked(self) -> "Words":
        """Return the same, tidy; refuse a pupil's name, and nothing at all."""
        require(bool(self.text.strip()), _("Write a few words."), field="text")
        return Words(refuse_pupils(" ".join(self.heading.split()), field="heading"), refuse_pupils(self.text.strip(), field="text"))


@transaction.atomic
def add_paragraph(*, newsletter: Newsletter, words: Words, on_top: bool, by: Actor) -> Paragraph:
    """Add a paragraph in one's own words, on top or at the end."""
    newsletter = editable(newsletter, by)
    words = words.checked()
    rows = queries.paragraphs_of(newsletter)
    require(len(rows) < choices.MOST_PARAGRAPHS, _("A newsletter has at most 60 paragraphs."))
    added = Paragraph.objects.create(newsletter=newsletter, heading=words.heading, text=words.text, position=len(rows))
    _number([added, *rows] if on_top else [*rows, added])
    raise_version(newsletter)
    record(newsletter, "changed", by)
    return added


@transaction.atomic
def change_paragraph(*, paragraph: Paragraph, words: Words, expected: int, by: Actor) -> None:
    """Change what a paragraph says."""
    newsletter = editable(paragraph.newsletter, by)
    words = words.checked()
    paragraph.heading, paragraph.text = words.heading, words.text
    save_version(paragraph, expected=expected, fields=["heading", "text"])
    raise_version(newsletter)
    record(newsletter, "changed", by)


@transaction.atomic
def change_title(*, newsletter: Newsletter, title: str, expected: int, by: Actor) -> None:
    """Give a draft another title."""
    newsletter = editable(newsletter, by)
    newsletter.title = " ".join(refuse_pupils(title, field="title").split())
    require(bool(newsletter.title), _("Enter a title."), field="title")
    save_version(newsletter, expected=expected, fields=["title"])
    record(newsletter, "changed", by)


@transaction.atomic
def leave_out(*, paragraph: Paragraph, is_left_out: bool, by: Actor) -> None:
    """Leave a paragraph out of this issue, or put it back."""
    newsletter = editable(paragraph.newsletter, by)
    Paragraph.objects.filter(pk=paragraph.pk).update(is_left_out=is_left_out)
    raise_version(newsletter)
    record(newsletter, "changed", by)


@transaction.atomic
def move_paragraph(*, paragraph: Paragraph, up: bool, by: Actor) -> None:
    """Move a paragraph one place up or down."""
    newsletter = editable(paragraph.newsletter, by)
    rows = queries.paragraphs_of(newsletter)
    place = next((n for n, row in enumerate(rows) if row.pk == paragraph.pk), 0)
    other = place - 1 if up else place + 1
    if 0 <= other < len(rows):
        rows[place], rows[other] = rows[other], rows[place]
        _number(rows)
        raise_version(newsletter)
        record(newsletter, "changed", by)


def _number(rows: list[Paragraph]) -> None:
    for place, row in enumerate(rows):
        row.position = place
    Paragraph.objects.bulk_update(rows, ["position"])
