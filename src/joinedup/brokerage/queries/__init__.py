"""Every read of needs, offers, topics and calls; who sees what is said in `queries.things`."""

# ruff: noqa: I001
# fmt: off
from joinedup.brokerage.queries.agreements import Agreements, agreed_half_days, agreements, held, is_covered, left, left_of
from joinedup.brokerage.queries.calls import (
    AskLine, CallSummary, appetite_of, area_of, ask_for, ask_lines, ask_to_run, call_for, calls_of, entries_to_confirm,
    entry_words, has_room_for_first_need, n_waiting_mails, needs_said_in, next_mail_at, nudges_of, offers_said_in, open_asks_of,
    organisations_asked, silent_asks, summary_of, unreached_asks,
)
from joinedup.brokerage.queries.lists import Coverage, Wanted, area_needs, area_offers, coverage, doors, school_doors, thing_topics
from joinedup.brokerage.queries.needs import (
    first_needs, may_read_evidence, need_for, needs_of, needs_shared_with, open_needs, visible_needs)
from joinedup.brokerage.queries.offers import offer_for, offers_of, offers_shared_with, open_offers, visible_offers
from joinedup.brokerage.queries.organisations import (
    Speaking, area_to_run, areas_listing, organisation_to_confirm, organisation_to_speak_for, organisations_to_enter_for,
    organisations_to_speak_for, waiting_for_trust)
from joinedup.brokerage.queries.panels import need_panels, panels_beside
from joinedup.brokerage.queries.phases import phases_of
from joinedup.brokerage.queries.things import sees_as_coordinator, shared_to, to_plan
from joinedup.brokerage.queries.topics import TopicGroup, find_topics, groups_found, topic_by_code, topic_groups, topics
from joinedup.brokerage.queries.uploads import (
    ResultLine, organisations_by_name, organisations_by_urn, result_lines, things_by_reference, things_to_download, topics_by_words,
    upload_for, work_on_upload,
)
from joinedup.brokerage.queries.viewers import Standing, answers_for, ask_of_link, attachment_of_link, own_organisations, standing_of

__all__ = [
    "Agreements", "AskLine", "CallSummary", "Coverage", "ResultLine", "Speaking", "Standing", "TopicGroup", "Wanted", "agreed_half_days",
    "agreements", "answers_for", "appetite_of", "area_needs", "area_of", "area_offers", "area_to_run", "areas_listing", "ask_for",
    "ask_lines", "ask_of_link", "ask_to_run", "attachment_of_link", "call_for", "calls_of", "coverage", "doors", "entries_to_confirm",
    "entry_words", "find_topics", "first_needs", "groups_found", "has_room_for_first_need", "held", "is_covered", "left", "left_of",
    "may_read_evidence", "n_waiting_mails", "need_for", "need_panels", "needs_of", "needs_said_in", "needs_shared_with", "next_mail_at",
    "nudges_of", "offer_for", "offers_of", "offers_said_in", "offers_shared_with", "open_asks_of", "open_needs", "open_offers",
    "organisation_to_confirm", "organisation_to_speak_for", "organisations_asked", "organisations_by_name", "organisations_by_urn",
    "organisations_to_enter_for", "organisations_to_speak_for", "own_organisations", "panels_beside", "phases_of", "result_lines",
    "school_doors", "sees_as_coordinator", "shared_to", "silent_asks", "standing_of", "summary_of", "thing_topics", "things_by_reference",
    "things_to_download", "to_plan", "topic_by_code", "topic_groups", "topics", "topics_by_words", "unreached_asks", "upload_for",
    "visible_needs", "visible_offers", "waiting_for_trust", "work_on_upload",
]
