"""Who may do what with needs, offers and topics."""

# ruff: noqa: I001
# fmt: off
from joinedup.brokerage.policies.approval import missing_yes
from joinedup.brokerage.policies.things import (
    how_entered, may_confirm_entries, may_enter_for, may_release, may_say_for, may_share_with, speaks_for_itself,
)

__all__ = [
    "how_entered", "may_confirm_entries", "may_enter_for", "may_release", "may_say_for",
    "may_share_with", "missing_yes", "speaks_for_itself",
]
