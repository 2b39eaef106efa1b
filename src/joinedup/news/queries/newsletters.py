"""Which newsletters somebody may read, and what each of them says."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet

from joinedup.accounts import queries as accounts
from joinedup.accounts.choices import Role, Scope
from joinedup.core.actors import Actor
from joinedup.core.refusals import require_found
from joinedup.news import choices
from joinedup.news.models import Newsletter, Paragraph
from joinedup.notices import queries as notices
from joinedup.partnerships import queries as partnerships
from joinedup.partnerships.models import Partnership


@dataclass(frozen=True, slots=True)
class Section:
    """Paragraphs under one heading."""

    heading: str
    paragraphs: list[Paragraph] = field(default_factory=list)


def visible_newsletters(viewer: Actor) -> QuerySet[Newsletter]:
    """Return what was sent to the partnerships and areas in which the viewer stands, and the drafts of those that they write for."""
    rows = Newsletter.objects.select_related("area", "partnership")
    if viewer.is_system:
        return rows
    if not viewer.is_signed_in:
        return rows.none()
    runs = viewer.places(Scope.AREA.value, Role.OFFICER.value, Role.COORDINATOR.value)
    organises = viewer.places(Scope.PARTNERSHIP.value, Role.ORGANISER.value, Role.COORDINATOR.value)
    seen = Q(partnership__in=partnerships.visible_partnerships(viewer).values("pk"))
    of_area = Q(partnership__isnull=True)
    sent = Q(state=choices.State.SENT) & (seen | of_area & Q(area_id__in=accounts.area_ids_of(viewer)))
    return rows.filter(sent | seen & (Q(area_id__in=runs) | Q(partnership_id__in=organises)) | of_area & Q(area_id__in=runs))


def newsletter_for(public_id: str, viewer: Actor) -> Newsletter:
    """Return a newsletter that the viewer may read, in the area in which they stand, or by the link in its mail."""
    found = Newsletter.objects.select_related("area", "partnership").filter(public_id=public_id).first()
    if found is not None and found.state == choices.State.SENT and viewer.may_by_link(choices.READ_PURPOSE, found.subject):
        return found
    here = visible_newsletters(viewer).filter(public_id=public_id, area_id=viewer.area_id or 0)
    return require_found(here.first())


def newsletters_of(viewer: Actor, partnership: Partnership | None = None) -> list[Newsletter]:
    """Return the newsletters of a partnership, or of the area in which the viewer stands: drafts first, then the latest."""
    rows = visible_newsletters(viewer).filter(area_id=viewer.area_id or 0, partnership=partnership)
    return sorted(rows, key=lambda row: (row.state != choices.State.DRAFT, -(row.sent_at or row.created_at).timestamp()))


def last_sent(area_id: int, partnership: Partnership | None) -> Newsletter | None:
    """Return the newsletter that was sent last, or None."""
    rows = Newsletter.objects.filter(area_id=area_id, partnership=partnership, state=choices.State.SENT)
    return rows.order_by("-sent_at").first()


def paragraphs_of(newsletter: Newsletter) -> list[Paragraph]:
    """Return the paragraphs in their order, those left out too."""
    return list(newsletter.paragraphs.order_by("position", "pk"))


def sections_of(paragraphs: Sequence[Paragraph]) -> list[Section]:
    """Return what is told, paragraphs that follow one another under the same heading together."""
    sections: list[Section] = []
    for row in paragraphs:
        if row.is_left_out:
            continue
        if not sections or sections[-1].heading != row.heading:
            sections.append(Section(row.heading))
        sections[-1].paragraphs.append(row)
    return sections


def paragraph_of(newsletter: Newsletter, public_id: str) -> Paragraph:
    """Return a paragraph of this newsletter; Missing otherwise."""
    return require_found(newsletter.paragraphs.filter(public_id=public_id).first())


def locked(newsletter: Newsletter) -> Newsletter:
    """Return the present row, locked until the transaction ends."""
    return Newsletter.objects.select_for_update(of=("self",)).select_related("area", "partnership").get(pk=newsletter.pk)


def mails_of(newsletter: Newsletter) -> list[notices.MessageLine]:
    """Return the mails of a newsletter, and what became of each; the caller has judged that its viewer writes it."""
    return notices.messages_about(newsletter.subject)
