"""Every write of needs, offers, topics and calls."""

from joinedup.brokerage.services.answers import answer_call, ask_to_confirm, confirm_entries
from joinedup.brokerage.services.calls import (
    CallDetails,
    add_call,
    ask_also,
    change_address,
    change_call,
    close_call,
    nudge,
    open_call,
    reopen_call,
    send_again,
    stop_mails,
)
from joinedup.brokerage.services.details import NeedDetails, OfferDetails, Sharing, Sharings, ThingDetails
from joinedup.brokerage.services.needs import add_need, change_need
from joinedup.brokerage.services.offers import add_offer, change_offer
from joinedup.brokerage.services.shares import release, send_back, share, stop_sharing
from joinedup.brokerage.services.states import (
    bring_back,
    confirm,
    expire_due,
    mark_matched,
    open_again,
    pause,
    renew,
    resume,
    withdraw,
)
from joinedup.brokerage.services.topics import add_topic, load_topics

__all__ = [
    "CallDetails",
    "NeedDetails",
    "OfferDetails",
    "Sharing",
    "Sharings",
    "ThingDetails",
    "add_call",
    "add_need",
    "add_offer",
    "add_topic",
    "answer_call",
    "ask_also",
    "ask_to_confirm",
    "bring_back",
    "change_address",
    "change_call",
    "change_need",
    "change_offer",
    "close_call",
    "confirm",
    "confirm_entries",
    "expire_due",
    "load_topics",
    "mark_matched",
    "nudge",
    "open_again",
    "open_call",
    "pause",
    "release",
    "renew",
    "reopen_call",
    "resume",
    "send_again",
    "send_back",
    "share",
    "stop_mails",
    "stop_sharing",
    "withdraw",
]
