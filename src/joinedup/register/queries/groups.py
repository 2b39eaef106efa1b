"""Trusts, federations and other groups of the register."""

from joinedup.register.models import Group, GroupMember


def group(uid: int) -> Group | None:
    """Return the group with this UID, or None when the register does not hold it."""
    return Group.objects.filter(pk=uid).first()


def groups(*, types: frozenset[str] = frozenset(), only_open: bool = True) -> list[Group]:
    """Return the groups of these published types (all when none is named), by name."""
    rows = Group.objects.order_by("name", "uid")
    if types:
        rows = rows.filter(type__in=types)
    return list(rows.filter(is_open=True) if only_open else rows)


def groups_of(urn: int) -> list[Group]:
    """Return the open groups that a school is a member of by the newest file about each."""
    found = []
    for member in GroupMember.objects.filter(urn=urn, group__is_open=True).select_related("group").order_by("group__type", "group__name"):
        newest = GroupMember.objects.filter(group_id=member.group_id).order_by("-as_of").values_list("as_of", flat=True).first()
        if member.as_of == newest:
            found.append(member.group)
    return found
