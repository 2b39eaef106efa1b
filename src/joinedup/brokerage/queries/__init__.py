"""Every read of needs, offers, topics and calls; who sees what is said in `queries.things`."""

from joinedup.brokerage.queries.calls import (
    AskLine,
    appetite_of,
    area_of,
    ask_for,
    ask_lines,
    call_for,
    calls_of,
    contact_for_needs,
    entries_to_confirm,
    n_waiting_mails,
    nudges_of,
    open_asks_of,
    organisations_asked,
    silent_asks,
    unreached_asks,
)
from joinedup.brokerage.queries.needs import need_for, needs_of, needs_shared_with, open_needs, visible_needs
from joinedup.brokerage.queries.offers import offer_for, offers_of, offers_shared_with, open_offers, visible_offers
from joinedup.brokerage.queries.phases import phases_of
from joinedup.brokerage.queries.things import sees_as_coordinator, shared_to
from joinedup.brokerage.queries.topics import TopicGroup, find_topics, topic_by_code, topic_groups, topics
from joinedup.brokerage.queries.viewers import Standing, ask_of_link, own_organisations, standing_of

__all__ = [
    "AskLine",
    "Standing",
    "TopicGroup",
    "appetite_of",
    "area_of",
    "ask_for",
    "ask_lines",
    "ask_of_link",
    "call_for",
    "calls_of",
    "contact_for_needs",
    "entries_to_confirm",
    "find_topics",
    "n_waiting_mails",
    "need_for",
    "needs_of",
    "needs_shared_with",
    "nudges_of",
    "offer_for",
    "offers_of",
    "offers_shared_with",
    "open_asks_of",
    "open_needs",
    "open_offers",
    "organisations_asked",
    "own_organisations",
    "phases_of",
    "sees_as_coordinator",
    "shared_to",
    "silent_asks",
    "standing_of",
    "topic_by_code",
    "topic_groups",
    "topics",
    "unreached_asks",
    "visible_needs",
    "visible_offers",
]
