"""Every write of the directory."""

from joinedup.directory.services.attachments import Attached, attach, attach_all, attach_urns, detach
from joinedup.directory.services.organisations import (
    ApprovalRule,
    Card,
    OrganisationDetails,
    add_organisation,
    change_approval_rule,
    change_card,
    change_organisation,
    organisation_for_urn,
    organisations_for_urns,
)

__all__ = [
    "ApprovalRule",
    "Attached",
    "Card",
    "OrganisationDetails",
    "add_organisation",
    "attach",
    "attach_all",
    "attach_urns",
    "change_approval_rule",
    "change_card",
    "change_organisation",
    "detach",
    "organisation_for_urn",
    "organisations_for_urns",
]
