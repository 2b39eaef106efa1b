"""Everything that is read of groups: who sees which, who sits in them, how they decide in words."""

from joinedup.groups.queries.groups import (
    GroupLine,
    group_for,
    group_lines,
    groups_of_area,
    groups_of_partnership,
    is_insider,
    locked,
    roles_of,
    stands_in,
    visible_groups,
)
from joinedup.groups.queries.members import (
    Contact,
    MemberLine,
    contacts_of,
    deputies_to_choose,
    interests_of,
    member_lines,
    member_of,
    members_of,
    seats_of_user,
    seats_to_offer,
)
from joinedup.groups.queries.words import law_of, timeline

__all__ = [
    "Contact",
    "GroupLine",
    "MemberLine",
    "contacts_of",
    "deputies_to_choose",
    "group_for",
    "group_lines",
    "groups_of_area",
    "groups_of_partnership",
    "interests_of",
    "is_insider",
    "law_of",
    "locked",
    "member_lines",
    "member_of",
    "members_of",
    "roles_of",
    "seats_of_user",
    "seats_to_offer",
    "stands_in",
    "timeline",
    "visible_groups",
]
