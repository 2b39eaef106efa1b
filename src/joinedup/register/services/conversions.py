"""Which closed schools became which open ones, for the rooms above that carry people and partnerships over."""

from collections.abc import Collection
from itertools import islice

from django.db.models import Q

from joinedup.register.choices import LinkKind
from joinedup.register.models import Establishment, EstablishmentLink
from joinedup.register.services.points import Conversion

_SOME = 500


def conversions(touched: Collection[int]) -> list[Conversion]:
    """Return the conversions that concern these schools, where the register holds both and the older one is closed."""
    if not EstablishmentLink.objects.exists():
        return []
    found: dict[tuple[int, int], Conversion] = {}
    rest = iter(touched)
    while some := list(islice(rest, _SOME)):
        links = EstablishmentLink.objects.filter(Q(urn__in=some) | Q(link_urn__in=some)).exclude(kind=LinkKind.OTHER)
        for link in links:
            before, after = (link.urn, link.link_urn) if link.kind == LinkKind.SUCCESSOR else (link.link_urn, link.urn)
            found.setdefault((before, after), Conversion(before, after, link.link_type, link.established_on))
    return _both_known(found)


def _both_known(found: dict[tuple[int, int], Conversion]) -> list[Conversion]:
    urns = {urn for pair in found for urn in pair}
    is_open: dict[int, bool] = {}
    rest = iter(urns)
    while some := list(islice(rest, _SOME)):
        is_open |= dict(Establishment.objects.filter(pk__in=some).values_list("urn", "is_open"))
    return [one for one in found.values() if is_open.get(one.urn) is False and one.successor_urn in is_open]
