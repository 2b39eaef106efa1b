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
from joinedup.register.queries.imports import REPORT_COLUMNS, import_for, imports, is_empty, n_schools, remarks_of, report_lines

__all__ = [
    "REPORT_COLUMNS",
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
    "import_for",
    "imports",
    "is_empty",
    "la_name_of",
    "likeness",
    "n_schools",
    "predecessors",
    "remarks_of",
    "report_lines",
    "school_pages",
    "schools_of_group",
    "successors",
]
