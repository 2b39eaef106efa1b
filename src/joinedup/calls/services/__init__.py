"""Every write of calls and of the answers to them."""

# ruff: noqa: I001
# fmt: off
from joinedup.calls.services.answers import answer_call, carry_asks, note_confirmed, note_said
from joinedup.calls.services.calls import (
    CallDetails, add_call, change_address, change_call, close_call, leaves_at, nudge, open_call, reopen_call, send_again, stop_mails,
)

__all__ = [
    "CallDetails", "add_call", "answer_call", "carry_asks", "change_address", "change_call", "close_call", "leaves_at", "note_confirmed",
    "note_said", "nudge", "open_call", "reopen_call", "send_again", "stop_mails",
]
