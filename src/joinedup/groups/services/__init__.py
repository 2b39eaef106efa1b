"""Set groups up, say how they decide, fill their seats, declare interests."""

from joinedup.groups.services.groups import GroupDetails, change_group, end_group, start_group
from joinedup.groups.services.interests import declare_interest, end_interest
from joinedup.groups.services.members import MemberDetails, Seat, add_members, change_member, end_member

__all__ = [
    "GroupDetails",
    "MemberDetails",
    "Seat",
    "add_members",
    "change_group",
    "change_member",
    "declare_interest",
    "end_group",
    "end_interest",
    "end_member",
    "start_group",
]
