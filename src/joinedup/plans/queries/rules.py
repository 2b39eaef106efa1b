"""Reads about the rules of an area's plans."""

from django.db.models import Q
from django.utils.translation import gettext as _

from joinedup.core.refusals import Refused, require_found
from joinedup.directory import queries as directory
from joinedup.directory.models import Organisation
from joinedup.plans.models import Line, Measure, OrganisationRule, PairRule
from joinedup.ui.forms import Choice

MOST_OFFERED = 12
MOST_DIGITS = 10


def rule_for(public_id: str, area_id: int) -> OrganisationRule | PairRule | Line | Measure:
    """Return a rule of this area, whichever kind it is; raise Missing otherwise."""
    for model in (OrganisationRule, PairRule, Line, Measure):
        found = model._default_manager.filter(area_id=area_id, public_id=public_id).first()
        if found is not None:
            return found
    return require_found(None)


def organisations_found(area_id: int, words: str) -> list[Choice]:
    """Return organisations of the area's list whose names or places hold all of these words; a URN or a postcode will do."""
    rows = directory.organisations_attached(area_id).order_by("name", "pk")
    for word in words.split():
        urn = Q(establishment_id=int(word)) if word.isascii() and word.isdecimal() and len(word) < MOST_DIGITS else Q()
        rows = rows.filter(Q(name__icontains=word) | Q(town__icontains=word) | Q(establishment__postcode_key__icontains=word) | urn)
    return [Choice(row.public_id, f"{row.name}, {row.place}" if row.place else row.name) for row in rows[:MOST_OFFERED]]


def organisation_on_list(area_id: int, public_id: str) -> Organisation | None:
    """Return an organisation of the area's list, or None."""
    return directory.organisations_attached(area_id).filter(public_id=public_id).first()


def place_of(area_id: int, said: tuple[float, float] | str, *, field: str) -> tuple[float, float]:
    """Return where a place is that somebody typed: as coordinates, or by the name of an organisation of the area's list."""
    if not isinstance(said, str):
        return said
    named = Q(establishment_id=int(said)) if said.isascii() and said.isdecimal() and len(said) < MOST_DIGITS else Q(name__icontains=said)
    rows = directory.organisations_attached(area_id).filter(named, latitude__isnull=False, longitude__isnull=False)
    found = list(rows[:2])
    exact = [row for row in found if row.name.casefold() == said.casefold()]
    row = exact[0] if exact else found[0] if len(found) == 1 else None
    if row is None or row.latitude is None or row.longitude is None:
        raise Refused(_several(said) if found else _nothing(said), field=field)
    return row.latitude, row.longitude


def _nothing(said: str) -> str:
    return _("No school or partner of your list is called “%(said)s”. Enter latitude and longitude instead.") % {"said": said}


def _several(said: str) -> str:
    return _("More than one on your list is called “%(said)s”. Enter the full name, or latitude and longitude.") % {"said": said}
