"""Everything that is read of the directory: organisations, lists, people, who answers, the contact log."""

# fmt: off
# isort: off
from joinedup.directory.queries.answering import (
    Contact, asks_delegated, current_roles, held_on, people_to_ask, people_to_ask_of, person_to_ask,
)
from joinedup.directory.queries.authorities import SchoolGroup, authorities, groups_of_schools, open_schools_of
from joinedup.directory.queries.contacts import PeopleFilter, PersonRow, addresses_of, people_of_area
from joinedup.directory.queries.facts import (
    AreaOfSchool, Fact, SchoolLink, areas_for_school, facts_of, head_of, public_school, school_links, schools_of_unknown_trust,
)
from joinedup.directory.queries.finding import find_partners, page_of_school
from joinedup.directory.queries.grants import areas_of_organisations, grants_of, may_still_speak_for, people_of_user
from joinedup.directory.queries.history import HeldRole, Successor, past_roles_of, roles_of_person, successor_offers
from joinedup.directory.queries.listing import Listing, OrganisationFilter, OrganisationRow, authorities_listed, organisations_listed
from joinedup.directory.queries.log import log_entry_for, log_of, teams_of_viewer, visible_log
from joinedup.directory.queries.organisations import (
    areas_stood_in, attachment_of, is_attached, names_of, organisation_of_area, organisations_attached,
    other_areas, visible_organisations,
)
from joinedup.directory.queries.people import (
    AddressLine, DelegateLine, RoleLine, delegates_of, delegation_for, has_roles_out_of_sight, organisations_of, people_of,
    person_for, persons_in, role_for, role_lines, units_of, visible_roles,
)
from joinedup.directory.queries.profile import Profile, profile_of
from joinedup.directory.queries.profile_panels import Panel, panels, panels_for
from joinedup.directory.queries.recognising import Candidate, Recognised, recognise_lines
from joinedup.directory.queries.uploads import Stay, Undo, can_be_undone, undo_of, upload_for, uploads_done

__all__ = [
    "AddressLine", "AreaOfSchool", "Candidate", "Contact", "DelegateLine", "Fact", "HeldRole", "Listing", "OrganisationFilter",
    "OrganisationRow", "Panel", "PeopleFilter", "PersonRow", "Profile", "Recognised", "RoleLine", "SchoolGroup", "SchoolLink", "Stay",
    "Successor", "Undo", "addresses_of", "areas_for_school", "areas_of_organisations", "areas_stood_in", "asks_delegated",
    "attachment_of", "authorities", "authorities_listed", "can_be_undone", "current_roles", "delegates_of", "delegation_for", "facts_of",
    "find_partners", "grants_of", "groups_of_schools", "has_roles_out_of_sight", "head_of", "held_on", "is_attached", "log_entry_for",
    "log_of", "may_still_speak_for", "names_of", "open_schools_of", "organisation_of_area", "organisations_attached",
    "organisations_listed", "organisations_of", "other_areas", "page_of_school", "panels", "panels_for", "past_roles_of", "people_of",
    "people_of_area", "people_of_user", "people_to_ask", "people_to_ask_of", "person_for", "person_to_ask", "persons_in", "profile_of",
    "public_school", "recognise_lines", "role_for", "role_lines", "roles_of_person", "school_links", "schools_of_unknown_trust",
    "successor_offers", "teams_of_viewer", "undo_of", "units_of", "upload_for", "uploads_done", "visible_log", "visible_organisations",
    "visible_roles",
]
