"""Everything that is read of partnerships: who sees which, partners, the agreement and its versions, comparison."""

# ruff: noqa: I001
# fmt: off
from joinedup.partnerships.queries.agreements import (
    PROMISES, agreement_of, comment_of, comments_by_element, is_closed, is_complete, locked, partner_answering, partners_to_sign,
    promises_of, section_of, sections_of, signatures_of, signing_rows, standing_signature, standing_signatures, still_signs, version_of,
    version_to_sign, versions_of,
)
from joinedup.partnerships.queries.comparison import compare_contents
from joinedup.partnerships.queries.introductions import introductions_to_use, start_address
from joinedup.partnerships.queries.panels import find_partnerships, partnerships_panel
from joinedup.partnerships.queries.partnerships import (
    former_partners_of, names_of, organisations_to_add, organiser_addresses, organisers_of, partner_of, partners_of, partnership_for,
    partnerships_here, partnerships_of_area, partnerships_of_organisation, people_of, still_here, visible_partnerships,
)
from joinedup.partnerships.queries.roles import roles_of, stands_in
from joinedup.partnerships.queries.timeline import timeline

__all__ = [
    "PROMISES", "agreement_of", "comment_of", "comments_by_element", "compare_contents", "find_partnerships", "former_partners_of",
    "introductions_to_use", "is_closed", "is_complete", "locked", "names_of", "organisations_to_add", "organiser_addresses",
    "organisers_of", "partner_answering", "partner_of", "partners_of", "partners_to_sign", "partnership_for", "partnerships_here",
    "partnerships_of_area", "partnerships_of_organisation", "partnerships_panel", "people_of", "promises_of", "roles_of", "section_of",
    "sections_of", "signatures_of", "signing_rows", "standing_signature", "standing_signatures", "stands_in", "start_address",
    "still_here", "still_signs", "timeline", "version_of", "version_to_sign", "versions_of", "visible_partnerships",
]
