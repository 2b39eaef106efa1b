"""Notes of visits, as far as the viewer may read them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from joinedup.accounts.choices import Role as Permission
from joinedup.accounts.choices import Scope
from joinedup.contacts import choices
from joinedup.contacts.choices import VisitState
from joinedup.contacts.models import VisitNote
from joinedup.contacts.queries.asks import AsksWanted, OpenAsk
from joinedup.contacts.queries.lists import may_list
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.refusals import require_found
from joinedup.directory import queries as directory
from joinedup.directory.models import Organisation, Role


@dataclass(frozen=True, slots=True)
class AgreedLine:
    """What was agreed on a visit, as it is shown; `action` is the public id of the action that was made of it."""

    what: str
    owner: str
    due_on: date | None
    is_wanted: bool
    action: str


def visible_visits(viewer: Actor) -> QuerySet[VisitNote]:
    """Return what the viewer may read: their own notes, those sent in the area that they run, and of their own school."""
    notes = VisitNote.objects.select_related("area", "organisation__establishment")
    mine = Q(author_id=viewer.user_id) if viewer.user_id is not None else Q(pk__in=[])
    sent = ~Q(state=VisitState.DRAFT)
    runs = Q(area_id=viewer.area_id) if may_list(viewer) else Q(pk__in=[])
    own = Q(organisation_id__in=viewer.places(Scope.ORGANISATION, Permission.LEAD, Permission.TRUST_LEAD))
    return notes.filter((sent & (runs | own)) | (mine & runs))


def visit_for(public_id: str, viewer: Actor) -> VisitNote:
    """Return a note that the viewer may read in the area in which they stand; Missing otherwise."""
    return require_found(visible_visits(viewer).filter(public_id=public_id).first())


def visit_answering(public_id: str, viewer: Actor) -> VisitNote:
    """Return a note that the school may answer: to the holder of its link, and to who leads the school; Missing otherwise."""
    notes = VisitNote.objects.select_related("area", "organisation__establishment").exclude(state=VisitState.DRAFT)
    note = require_found(notes.filter(public_id=public_id).first())
    leads = note.organisation_id in viewer.places(Scope.ORGANISATION, Permission.LEAD, Permission.TRUST_LEAD)
    return require_found(note if leads or viewer.may_by_link(choices.VISIT_PURPOSE, note.subject) else None)


def visits_of(organisation: Organisation, viewer: Actor, *, limit: int | None = None) -> list[VisitNote]:
    """Return the notes of visits to an organisation that the viewer may read, the latest first."""
    return list(visible_visits(viewer).filter(organisation=organisation).order_by("-on", "-pk")[:limit])


def owners_of_visit(organisation: Organisation, viewer: Actor) -> list[tuple[str, str]]:
    """Return who can promise something on a visit, as pairs for a form: the school's people, and the visitor."""
    held = directory.visible_roles(viewer).filter(directory.held_on(clock.today()))
    roles = held.filter(Q(organisation=organisation) | Q(person__in=viewer.people)).order_by("person__name", "pk")
    found: dict[tuple[int, int], tuple[str, str]] = {}
    for role in roles:
        found.setdefault((role.person_id, role.organisation_id), (role.public_id, f"{role.person.name}, {role.organisation.name}"))
    return list(found.values())


def agreed_on(note: VisitNote) -> list[AgreedLine]:
    """Return what was agreed on a visit, with the names of who does it."""
    names = dict(Role.objects.filter(public_id__in=[line["owner"] for line in note.agreed]).values_list("public_id", "person__name"))
    return [
        AgreedLine(
            what=line["what"],
            owner=names.get(line["owner"], ""),
            due_on=date.fromisoformat(line["due_on"]) if line["due_on"] else None,
            is_wanted=line["is_wanted"],
            action=line["action"],
        )
        for line in note.agreed
    ]


def visits_asked(wanted: AsksWanted) -> Iterator[OpenAsk]:
    """Return the notes of visits on which schools have not said whether they are accurate."""
    rows = VisitNote.objects.filter(wanted.where(organisation="organisation_id", area="area_id"), state=VisitState.SENT)
    for row in rows.select_related("area").order_by("pk"):
        yield OpenAsk(
            organisation_id=row.organisation_id,
            area_id=row.area_id,
            kind=choices.LEAD,
            what=_("Read the note of a visit: is it accurate?"),
            whose=row.area.name,
            asked_on=clock.day_of(row.sent_at or row.created_at),
            href=reverse("contacts:answer_visit", args=[row.public_id]),
            subject=row.subject,
            purpose=choices.VISIT_PURPOSE,
            asked=row.to_name,
        )
