"""Every write of needs, offers, topics and calls."""

# ruff: noqa: I001
# fmt: off
from joinedup.brokerage.services.answers import answer_call, ask_to_confirm, confirm_entries, confirm_prepared
from joinedup.brokerage.services.calls import (
    CallDetails, add_call, change_address, change_call, close_call, leaves_at, nudge, open_call, reopen_call, send_again, stop_mails,
)
from joinedup.brokerage.services.conversion import carry, n_to_carry
from joinedup.brokerage.services.details import NeedDetails, OfferDetails, Sharing, Sharings, ThingDetails
from joinedup.brokerage.services.needs import add_need, change_need
from joinedup.brokerage.services.offers import add_offer, change_offer
from joinedup.brokerage.services.priorities import add_evidence, rank_need
from joinedup.brokerage.services.shares import release, send_back, share
from joinedup.brokerage.services.states import (
    bring_back, confirm, expire_due, mark_matched, match_or_open_again, open_again, pause, renew, resume, withdraw,
)
from joinedup.brokerage.services.topics import add_topic, load_topics
from joinedup.brokerage.services.uploads import AT_ONCE, Checked, enter_upload, keep_upload, start_entering, start_undoing, undo_upload

__all__ = [
    "AT_ONCE", "CallDetails", "Checked", "NeedDetails", "OfferDetails", "Sharing", "Sharings", "ThingDetails", "add_call", "add_evidence",
    "add_need", "add_offer", "add_topic", "answer_call", "ask_to_confirm", "bring_back", "carry", "change_address", "change_call",
    "change_need", "change_offer", "close_call", "confirm", "confirm_entries", "confirm_prepared", "enter_upload", "expire_due",
    "keep_upload", "leaves_at", "load_topics", "mark_matched", "match_or_open_again", "n_to_carry", "nudge", "open_again", "open_call",
    "pause", "rank_need", "release", "renew", "reopen_call", "resume", "send_again", "send_back", "share", "start_entering",
    "start_undoing", "stop_mails", "undo_upload", "withdraw",
]
