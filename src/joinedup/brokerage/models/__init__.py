"""Tables, by noun."""

# fmt: off
from joinedup.brokerage.models.calls import Appetite, Call, CallAsk, CallNudge
from joinedup.brokerage.models.introductions import Commitment, Introduction, IntroductionAnswer
from joinedup.brokerage.models.needs import Need
from joinedup.brokerage.models.offers import Offer
from joinedup.brokerage.models.plans import Plan, Suggestion, Unmet
from joinedup.brokerage.models.shares import Share
from joinedup.brokerage.models.things import Thing
from joinedup.brokerage.models.topics import Topic
from joinedup.brokerage.models.uploads import Upload

__all__ = [
    "Appetite", "Call", "CallAsk", "CallNudge", "Commitment", "Introduction", "IntroductionAnswer", "Need", "Offer", "Plan", "Share",
    "Suggestion", "Thing", "Topic", "Unmet", "Upload",
]
