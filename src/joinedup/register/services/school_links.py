"""Links between schools: read from the list of links and from the column of linked schools in search results."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from joinedup.core import bulk
from joinedup.register.choices import LinkKind
from joinedup.register.models import EstablishmentLink

_LINKED = re.compile(r"(\d{5,7})\s+([^,\d][^,]*)")


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A link as one school's row tells it."""

    urn: int
    link_urn: int
    link_type: str


def kind_of(link_type: str) -> LinkKind:
    """Return which way a published type of link points.

    >>> kind_of("Successor - Split School").value, kind_of("Result of Amalgamation").value
    ('successor', 'predecessor')
    """
    lowered = link_type.lower()
    if lowered.startswith("successor"):
        return LinkKind.SUCCESSOR
    if lowered.startswith(("predecessor", "result of amalgamation")):
        return LinkKind.PREDECESSOR
    return LinkKind.OTHER


def read(urn: int, raw: str) -> tuple[LinkRow, ...]:
    """Read the column of linked schools.

    >>> [(link.link_urn, link.link_type) for link in read(1, "115961 Predecessor, 148215 Successor")]
    [(115961, 'Predecessor'), (148215, 'Successor')]
    """
    return tuple(LinkRow(urn, int(found[1]), found[2].strip()[:120]) for found in _LINKED.finditer(raw))


def unknown(links: Iterable[LinkRow]) -> frozenset[LinkRow]:
    """Return the links that the register does not hold."""
    asked = frozenset(links)
    if not asked:
        return asked
    rows = EstablishmentLink.objects.filter(urn__in={link.urn for link in asked}).values_list("urn", "link_urn", "link_type")
    return asked - {LinkRow(*row) for row in rows}


def insert(links: Iterable[LinkRow], day: date) -> None:
    """Add links whose names and days nobody has told yet."""
    rows = [(link.urn, link.link_urn, "", link.link_type, kind_of(link.link_type).value, day) for link in sorted(links, key=str)]
    bulk.insert(EstablishmentLink, ("urn", "link_urn", "link_name", "link_type", "kind", "as_of"), rows)
