"""What a closed school became, and what an area has carried over."""

from dataclasses import dataclass
from datetime import date

from joinedup.directory.models import Carrying, Organisation
from joinedup.register import queries as register


@dataclass(frozen=True, slots=True)
class Successor:
    """A school that came after a closed one and to which things can be carried."""

    urn: int
    name: str
    place: str
    on: date | None


def successor_offers(organisation: Organisation, area_id: int) -> list[Successor]:
    """Return the schools to which this area can still carry what it keeps about a closed school."""
    if organisation.establishment_id is None or organisation.closed_on is None:
        return []
    links = [link for link in register.successors(organisation.establishment_id) if link.link_urn != organisation.establishment_id]
    known = register.establishments_by_urn(link.link_urn for link in links) if links else {}
    done = (
        set(Carrying.objects.filter(area_id=area_id, old=organisation).values_list("new__establishment_id", flat=True)) if links else set()
    )
    return [
        Successor(link.link_urn, known[link.link_urn].name, known[link.link_urn].place, link.established_on)
        for link in links
        if link.link_urn in known and link.link_urn not in done
    ]
