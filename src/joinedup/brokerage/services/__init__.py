"""Every write of needs, offers, topics and calls."""

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
    "NeedDetails",
    "OfferDetails",
    "Sharing",
    "Sharings",
    "ThingDetails",
    "add_need",
    "add_offer",
    "add_topic",
    "bring_back",
    "change_need",
    "change_offer",
    "confirm",
    "expire_due",
    "load_topics",
    "mark_matched",
    "open_again",
    "pause",
    "release",
    "renew",
    "resume",
    "send_back",
    "share",
    "stop_sharing",
    "withdraw",
]
