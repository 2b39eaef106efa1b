"""Which groups somebody may see, and the roles that a seat in a group gives."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from joinedup.accounts.choices import Role, Scope
from joinedup.accounts.models import User
from joinedup.core import clock
from joinedup.core.actors import Actor, Grant
from joinedup.core.refusals import require_found
from joinedup.groups import choices
from joinedup.groups.models import Group, Member
from joinedup.partnerships import queries as partnerships
from joinedup.partnerships.models import Partner, Partnership

GRANTS = {
    choices.Part.CHAIR.value: Role.ORGANISER,
    choices.Part.VICE_CHAIR.value: Role.ORGANISER,
    choices.Part.CLERK.value: Role.DELEGATE,
    choices.Part.MEMBER.value: Role.CONTRIBUTOR,
    choices.Part.OBSERVER.value: Role.OBSERVER,
}


@dataclass(frozen=True, slots=True)
class GroupLine:
    """A group as it is listed: how many sit in it, for how many organisations, and who chairs."""

    group: Group
    n_members: int
    n_organisations: int
    chair: str


def locked(group: Group) -> Group:
    """Return the present row, locked until the transaction ends."""
    return Group.objects.select_for_update(of=("self",)).select_related("area", "partnership").get(pk=group.pk)


def visible_groups(viewer: Actor) -> QuerySet[Group]:
    """Return the groups of partnerships that the viewer may see, of areas that they run, and those in which they sit."""
    groups = Group.objects.select_related("area", "partnership")
    if viewer.is_system:
        return groups
    if not viewer.is_signed_in:
        return groups.none()
    runs = viewer.places(Scope.AREA.value, Role.OFFICER.value, Role.COORDINATOR.value)
    return groups.filter(
        Q(partnership__in=partnerships.visible_partnerships(viewer))
        | Q(partnership__isnull=True, area_id__in=runs)
        | Q(pk__in=viewer.places(Scope.GROUP.value))
    )


def group_for(public_id: str, viewer: Actor) -> Group:
    """Return the group if the viewer may see it, inside the area in which they stand; raise Missing otherwise."""
    visible = visible_groups(viewer)
    if viewer.area_id is not None:
        visible = visible.filter(area_id=viewer.area_id)
    return require_found(visible.filter(public_id=public_id).first())


def groups_of_area(viewer: Actor) -> list[Group]:
    """Return the groups that the viewer may see in the area in which they stand: the area's own first, then by partnership."""
    rows = visible_groups(viewer).filter(area_id=viewer.area_id or 0, ended_on__isnull=True)
    return sorted(rows, key=lambda row: (row.partnership.name if row.partnership else "", row.name))


def groups_of_partnership(partnership: Partnership) -> list[Group]:
    """Return the groups of a partnership that the caller may see, by name."""
    return list(partnership.groups.filter(ended_on__isnull=True).select_related("area", "partnership").order_by("name"))


def group_lines(groups: Iterable[Group]) -> list[GroupLine]:
    """Return groups as they are listed, in two reads however many there are."""
    rows = list(groups)
    now = Member.objects.filter(group__in=rows, until_on__isnull=True)
    counted = now.order_by().values_list("group_id").annotate(n=Count("pk"), m=Count("organisation", distinct=True))
    counts = {row[0]: (row[1], row[2]) for row in counted}
    chairs = dict(now.filter(part=choices.Part.CHAIR).values_list("group_id", "person__name"))
    return [GroupLine(row, *counts.get(row.pk, (0, 0)), chairs.get(row.pk, "")) for row in rows]


def insider_groups(viewer: Actor) -> QuerySet[Group]:
    """Return the groups of which the viewer is one of the own: sits there with a vote or as clerk, works for a partner, or organises it.

    This is who may read part B of a meeting. An officer who sees the partnership because its area does is not one of them, nor is a seat of
    an organisation that has left the partnership.
    """
    if viewer.is_system:
        return Group.objects.all()
    own = viewer.places(Scope.GROUP.value, *(role.value for role in (Role.ORGANISER, Role.DELEGATE, Role.CONTRIBUTOR)))
    areas = viewer.places(Scope.AREA.value, Role.OFFICER.value, Role.COORDINATOR.value)
    organised = viewer.places(Scope.PARTNERSHIP.value, Role.ORGANISER.value, Role.COORDINATOR.value)
    found = (
        Q(pk__in=own) & Exists(_standing_seats(viewer)) | Q(partnership__isnull=True, area_id__in=areas) | Q(partnership_id__in=organised)
    )
    if mine := viewer.places(Scope.ORGANISATION.value, *choices.WORKING_FOR):
        partners = Partner.objects.filter(partnerships.still_here(clock.today()), organisation_id__in=mine)
        found |= Q(partnership__in=partners.values("partnership_id"))
    return Group.objects.filter(found)


def _standing_seats(viewer: Actor) -> QuerySet[Member]:
    """Return, inside a read of groups, the viewer's seats that do not only watch and whose organisation has not left the partnership."""
    partners = Partner.objects.filter(partnership_id=OuterRef("group__partnership_id"), organisation_id=OuterRef("organisation_id"))
    has_left = Exists(partners) & ~Exists(partners.filter(partnerships.still_here(clock.today())))
    seats = Member.objects.filter(group_id=OuterRef("pk"), person_id__in=viewer.people, until_on__isnull=True)
    return seats.exclude(part=choices.Part.OBSERVER).exclude(has_left)


def is_insider(viewer: Actor, group: Group) -> bool:
    """Say whether the viewer is one of the group's own, who may read what is for partners only."""
    return viewer.is_system or (viewer.is_signed_in and insider_groups(viewer).filter(pk=group.pk).exists())


def roles_of(_user: User, people: Collection[int], on: date) -> Iterable[Grant]:
    """Return what a user's seats let them do in groups on a day."""
    if not people:
        return []
    held = Member.objects.filter(Q(until_on__isnull=True) | Q(until_on__gt=on), person_id__in=people, from_on__lte=on)
    rows = held.filter(group__ended_on__isnull=True).values_list("part", "group_id")
    return [Grant(GRANTS[part].value, Scope.GROUP.value, group_id) for part, group_id in rows]


def stands_in(actor: Actor) -> Iterable[int]:
    """Return the areas in whose groups the actor sits."""
    mine = actor.places(Scope.GROUP.value)
    return set(Group.objects.filter(pk__in=mine).values_list("area_id", flat=True)) if mine else set()
