"""Tables, by noun."""

# fmt: off
from joinedup.brokerage.models.needs import Need
from joinedup.brokerage.models.offers import Offer
from joinedup.brokerage.models.shares import Share
from joinedup.brokerage.models.things import Thing
from joinedup.brokerage.models.topics import Topic
from joinedup.brokerage.models.uploads import Upload

__all__ = [
    "Need", "Offer", "Share", "Thing", "Topic", "Upload",
]
