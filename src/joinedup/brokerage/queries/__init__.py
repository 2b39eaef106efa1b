"""Every read of needs, offers, topics and calls; who sees what is said in `queries.things`."""

from joinedup.brokerage.queries.needs import need_for, needs_of, needs_shared_with, open_needs, visible_needs
from joinedup.brokerage.queries.offers import offer_for, offers_of, offers_shared_with, open_offers, visible_offers
from joinedup.brokerage.queries.things import sees_as_coordinator, shared_to
from joinedup.brokerage.queries.topics import TopicGroup, find_topics, topic_by_code, topic_groups, topics
from joinedup.brokerage.queries.viewers import Standing, ask_of_link, own_organisations, standing_of

__all__ = [
    "Standing",
    "TopicGroup",
    "ask_of_link",
    "find_topics",
    "need_for",
    "needs_of",
    "needs_shared_with",
    "offer_for",
    "offers_of",
    "offers_shared_with",
    "open_needs",
    "open_offers",
    "own_organisations",
    "sees_as_coordinator",
    "shared_to",
    "standing_of",
    "topic_by_code",
    "topic_groups",
    "topics",
    "visible_needs",
    "visible_offers",
]
