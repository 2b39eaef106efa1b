"""Which actions somebody may see."""

from django.db.models import Q, QuerySet

from joinedup.accounts.choices import Role, Scope
from joinedup.actions import choices
from joinedup.actions.models import Action
from joinedup.calendars.queries import subject_kinds
from joinedup.core.actors import Actor
from joinedup.core.refusals import require_found
from joinedup.directory import queries as directory
from joinedup.directory.models import Organisation, Person

_WITH = ("area", "organisation", "organisation__establishment", "owner")


def visible_actions(viewer: Actor) -> QuerySet[Action]:
    """Return what the viewer may see: their own, their organisations', about things they see, and those about nothing of areas they run."""
    actions = Action.objects.select_related(*_WITH)
    if viewer.is_system:
        return actions
    if not viewer.is_signed_in:
        return actions.none()
    runs = viewer.places(Scope.AREA, Role.OFFICER, Role.COORDINATOR)
    seen = Q(owner_id__in=viewer.people) | Q(added_by_id=viewer.user_id)
    seen |= Q(organisation_id__in=viewer.places(Scope.ORGANISATION)) | Q(area_id__in=runs, about_kind="")
    for kind, known in subject_kinds.items():
        seen |= Q(about_kind=kind, about_id__in=known.visible(viewer))
    found = actions.filter(seen)
    return found.filter(area_id=viewer.area_id) if viewer.area_id is not None else found


def action_for(public_id: str, viewer: Actor) -> Action:
    """Return the action if the viewer may see it; Missing otherwise."""
    return require_found(visible_actions(viewer).filter(public_id=public_id).first())


def action_answering(public_id: str, viewer: Actor) -> Action:
    """Return the action whose owner the viewer is, by link or signed in; Missing otherwise."""
    if viewer.kind != "link":
        return action_for(public_id, viewer)
    action = Action.objects.select_related(*_WITH).filter(public_id=public_id).first()
    return require_found(action if action is not None and _is_owner_by_link(viewer, action) else None)


def _is_owner_by_link(viewer: Actor, action: Action) -> bool:
    if viewer.may_by_link(choices.ANSWER_PURPOSE, action.subject):
        return True
    return viewer.area_id == action.area_id and viewer.may_by_link(choices.PROMISES_PURPOSE, action.owner.subject)


def locked_action(action: Action) -> Action:
    """Return the present row, locked until the transaction ends."""
    return Action.objects.select_for_update(of=("self",)).select_related(*_WITH).get(pk=action.pk)


def is_owner(viewer: Actor, action: Action) -> bool:
    """Say whether the viewer is the person who promised it."""
    if _is_owner_by_link(viewer, action):
        return True
    return action.owner_id in viewer.people


def owner_holds_role(person: Person, organisation: Organisation, area_id: int) -> bool:
    """Say whether a person works for an organisation now, as far as the area knows."""
    roles = directory.current_roles().filter(person=person, organisation=organisation)
    return roles.filter(shares__area_id=area_id).exists()
