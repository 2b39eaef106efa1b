"""Every read of needs, offers and topics; who sees what is said in `queries.things`."""

# ruff: noqa: I001
# fmt: off
from joinedup.brokerage.queries.agreements import Agreements, agreed_half_days, agreements, held, is_covered, left, left_of
from joinedup.brokerage.queries.asked import (
    AreaPart, Asked, area_parts, asked_by_link, askers, asks_of_school, parts_of_area, school_asks)
from joinedup.brokerage.queries.entries import entries_to_confirm, entry_words
from joinedup.brokerage.queries.lists import Coverage, Wanted, area_needs, area_offers, coverage, doors, school_doors, thing_topics
from joinedup.brokerage.queries.needs import (
    first_needs, has_room_for_first_need, may_read_evidence, need_for, needs_of, needs_shared_with, open_needs, visible_needs)
from joinedup.brokerage.queries.offers import offer_for, offers_of, offers_shared_with, open_offers, visible_offers
from joinedup.brokerage.queries.organisations import (
    Speaking, area_to_run, areas_listing, organisation_to_confirm, organisation_to_speak_for, organisations_to_enter_for,
    organisations_to_speak_for, waiting_for_trust)
from joinedup.brokerage.queries.panels import need_panels, panels_beside
from joinedup.brokerage.queries.phases import NO_SCHOOL, phases_of
from joinedup.brokerage.queries.things import sees_as_coordinator, shared_to, to_plan
from joinedup.brokerage.queries.topics import TopicGroup, find_topics, groups_found, topic_by_code, topic_choices, topic_groups, topics
from joinedup.brokerage.queries.uploads import (
    ResultLine, organisations_by_name, organisations_by_urn, result_lines, things_by_reference, things_to_download,
    topic_names, topics_by_words,
    upload_for, work_on_upload,
)
from joinedup.brokerage.queries.viewers import Standing, answers_for, attachment_of_link, own_organisations, standing_of

__all__ = [
    "NO_SCHOOL", "Agreements", "AreaPart", "Asked", "Coverage", "ResultLine", "Speaking", "Standing", "TopicGroup", "Wanted",
    "agreed_half_days", "agreements", "answers_for", "area_needs", "area_offers", "area_parts", "area_to_run", "areas_listing",
    "asked_by_link", "askers", "asks_of_school", "attachment_of_link", "coverage", "doors", "entries_to_confirm", "entry_words",
    "find_topics", "first_needs", "groups_found", "has_room_for_first_need", "held", "is_covered", "left", "left_of", "may_read_evidence",
    "need_for", "need_panels", "needs_of", "needs_shared_with", "offer_for", "offers_of", "offers_shared_with", "open_needs", "open_offers",
    "organisation_to_confirm", "organisation_to_speak_for", "organisations_by_name", "organisations_by_urn", "organisations_to_enter_for",
    "organisations_to_speak_for", "own_organisations", "panels_beside", "parts_of_area", "phases_of", "result_lines", "school_asks",
    "school_doors", "sees_as_coordinator", "shared_to", "standing_of", "thing_topics", "things_by_reference", "things_to_download",
    "to_plan", "topic_by_code", "topic_choices", "topic_groups", "topic_names", "topics", "topics_by_words", "upload_for", "visible_needs",
    "visible_offers", "waiting_for_trust", "work_on_upload",
]
