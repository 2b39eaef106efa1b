"""Every write of needs, offers and topics."""

# ruff: noqa: I001
# fmt: off
from joinedup.brokerage.services.conversion import carry, n_to_carry
from joinedup.brokerage.services.details import NeedDetails, OfferDetails, Sharing, Sharings, ThingDetails
from joinedup.brokerage.services.entries import ask_to_confirm, confirm_entries, confirm_prepared
from joinedup.brokerage.services.hearing import Hearer, hearers
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
    "AT_ONCE", "Checked", "Hearer", "NeedDetails", "OfferDetails", "Sharing", "Sharings", "ThingDetails", "add_evidence", "add_need",
    "add_offer", "add_topic", "ask_to_confirm", "bring_back", "carry", "change_need", "change_offer", "confirm", "confirm_entries",
    "confirm_prepared", "enter_upload", "expire_due", "hearers", "keep_upload", "load_topics", "mark_matched", "match_or_open_again",
    "n_to_carry", "open_again", "pause", "rank_need", "release", "renew", "resume", "send_back", "share", "start_entering",
    "start_undoing", "undo_upload", "withdraw",
]
