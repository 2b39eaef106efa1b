"""Which milestones somebody may see, and who did something for one."""

from django.db.models import Q, QuerySet

from joinedup.accounts.choices import Role, Scope
from joinedup.actions.choices import State
from joinedup.actions.models import Action, Milestone
from joinedup.calendars.queries import about_or_within, subject_kinds
from joinedup.core.actors import Actor
from joinedup.core.refusals import require_found
from joinedup.core.subjects import Subject
from joinedup.directory import queries as directory
from joinedup.directory.models import Person


def visible_milestones(viewer: Actor) -> QuerySet[Milestone]:
    """Return the milestones of things that the viewer sees, and the areas' own where they stand."""
    rows = Milestone.objects.select_related("area")
    if viewer.is_system:
        return rows
    if not viewer.is_signed_in:
        return rows.none()
    seen = Q(about_kind="", area_id__in=directory.areas_stood_in(viewer) | viewer.places(Scope.AREA, Role.OFFICER, Role.COORDINATOR))
    for kind, known in subject_kinds.items():
        seen |= Q(about_kind=kind, about_id__in=known.visible(viewer))
    found = rows.filter(seen)
    return found.filter(area_id=viewer.area_id) if viewer.area_id is not None else found


def milestone_for(public_id: str, viewer: Actor) -> Milestone:
    """Return the milestone if the viewer may see it; Missing otherwise."""
    return require_found(visible_milestones(viewer).filter(public_id=public_id).first())


def milestones_about(subject: Subject, viewer: Actor) -> list[Milestone]:
    """Return the milestones of a thing, by planned day."""
    rows = visible_milestones(viewer).filter(about_kind=subject.kind, about_id=subject.public_id)
    return list(rows.order_by("planned_on", "pk"))


def deeds_for(milestone: Milestone) -> dict[int, list[Action]]:
    """Return what each person has done about the same thing and its parts until it was reached, by the person's inner id."""
    same = about_or_within(milestone.about, with_closed=False) if milestone.about else Q(about_kind="")
    done = Action.objects.filter(same, area_id=milestone.area_id, state=State.DONE).select_related("owner", "organisation")
    if milestone.reached_on:
        done = done.filter(closed_on__lte=milestone.reached_on)
    found: dict[int, list[Action]] = {}
    for action in done.order_by("closed_on", "pk"):
        found.setdefault(action.owner_id, []).append(action)
    return found


def people_to_thank(milestone: Milestone) -> list[Person]:
    """Return who has done something for a milestone and was not thanked yet, by name."""
    thanked = milestone.thanks.values("person_id")
    return list(Person.objects.filter(pk__in=deeds_for(milestone)).exclude(pk__in=thanked).order_by("name", "pk"))


def people_thanked(milestone: Milestone) -> list[str]:
    """Return the names of those who were thanked, by name."""
    return list(milestone.thanks.order_by("person__name").values_list("person__name", flat=True))
