"""Organisations and the areas' lists of them; people, roles and delegates; the contact log."""

from joinedup.directory.models.log import LogEntry
from joinedup.directory.models.organisations import Attachment, Carrying, Organisation, Unit, fold
from joinedup.directory.models.people import Address, Delegation, Person, Role, RoleShare
from joinedup.directory.models.uploads import Upload

__all__ = [
    "Address",
    "Attachment",
    "Carrying",
    "Delegation",
    "LogEntry",
    "Organisation",
    "Person",
    "Role",
    "RoleShare",
    "Unit",
    "Upload",
    "fold",
]
