"""Every write of the directory."""

# fmt: off
# isort: off
from joinedup.directory.services.attachments import Attached, attach, attach_all, attach_urns, detach
from joinedup.directory.services.conversion import Carrier, carriers, carry_to_successor
from joinedup.directory.services.delegates import add_unit, end_delegation, give_delegation
from joinedup.directory.services.from_register import follow_register, make_groups, refresh_schools
from joinedup.directory.services.log import LogDetails, change_log_entry, delete_log_entry, purge_log_entries, write_log_entry
from joinedup.directory.services.on_behalf import act_on_behalf, stop_on_behalf
from joinedup.directory.services.organisations import (
    ApprovalRule, Card, OrganisationDetails, add_organisation, change_approval_rule, change_card, change_organisation,
    organisation_for_urn, organisations_for_urns,
)
from joinedup.directory.services.people import (
    PersonDetails, RoleDetails, add_person, change_person, change_role, confirm_role, end_role, give_role, hand_over_role,
    use_head_as_contact,
)
from joinedup.directory.services.uploads import Checked, Fault, confirm_upload, keep_upload, purge_uploads, undo_upload

__all__ = [
    "ApprovalRule", "Attached", "Card", "Carrier", "Checked", "Fault", "LogDetails", "OrganisationDetails", "PersonDetails",
    "RoleDetails", "act_on_behalf", "add_organisation", "add_person", "add_unit", "attach", "attach_all", "attach_urns", "carriers",
    "carry_to_successor", "change_approval_rule", "change_card", "change_log_entry", "change_organisation", "change_person",
    "change_role", "confirm_role", "confirm_upload", "delete_log_entry", "detach", "end_delegation", "end_role", "follow_register",
    "give_delegation", "give_role", "hand_over_role", "keep_upload", "make_groups", "organisation_for_urn", "organisations_for_urns",
    "purge_log_entries", "purge_uploads", "refresh_schools", "stop_on_behalf", "undo_upload", "use_head_as_contact", "write_log_entry",
]
