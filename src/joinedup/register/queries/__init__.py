"""Reading the register: schools, groups, links, imports, and the finder. Register rows are public facts: every viewer may see them."""

from joinedup.register.queries.establishments import (
    EstablishmentFilter,
    changes_of,
    establishment,
    establishments,
    establishments_by_urn,
    la_name_of,
    predecessors,
    schools_of_group,
    successors,
)
from joinedup.register.queries.finder import Found, find, finders, likeness, school_pages
from joinedup.register.queries.groups import group, groups, groups_of

__all__ = [
    "EstablishmentFilter",
    "Found",
    "changes_of",
    "establishment",
    "establishments",
    "establishments_by_urn",
    "find",
    "finders",
    "group",
    "groups",
    "groups_of",
    "la_name_of",
    "likeness",
    "predecessors",
    "school_pages",
    "schools_of_group",
    "successors",
]
