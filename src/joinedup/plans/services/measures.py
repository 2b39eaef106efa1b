"""Verbs of measures of disadvantage that an area adds to the register's."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.accounts.models import Area
from joinedup.audit import services as audit
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.refusals import require
from joinedup.directory import queries as directory
from joinedup.plans import policies
from joinedup.plans.models import Measure


@dataclass(frozen=True, slots=True)
class MeasureDetails:
    """A measure: what it is, from where, of which day, and shares from 0 to 1 by URN or by the code of a small area (LSOA)."""

    name: str
    definition: str
    source: str
    measured_on: date
    shares: Mapping[str, float]


@transaction.atomic
def add_measure(*, area: Area, details: MeasureDetails, by: Actor) -> Measure:
    """Add a measure by which plans of the area may weigh schools; what it says of schools that are not on the list is not kept."""
    require(policies.may_make_plan(by, area.pk), _("Only officers and co-ordinators of this area can change its rules."))
    require(details.measured_on <= clock.today(), _("Enter a day that is over: when this was measured."), field="measured_on")
    shares = _of_our_schools(area.pk, details.shares)
    require(len(shares) > 1, _("Fewer than two of these are schools on your list. Check the URNs or the codes."), field="rows")
    said = {"name": details.name, "definition": details.definition, "source": details.source, "measured_on": details.measured_on}
    measure = Measure.objects.create(area=area, shares=shares, made_by=by.name, **said)
    audit.record(by=by, verb="measure.added", about=measure.subject, area_id=area.pk, facts={"n": len(shares)})
    return measure


def _of_our_schools(area_id: int, shares: Mapping[str, float]) -> dict[str, float]:
    rows = directory.organisations_attached(area_id).filter(establishment__isnull=False)
    schools = rows.values_list("establishment__urn", "establishment__lsoa_code")
    found = {str(urn): shares.get(str(urn), shares.get(lsoa)) for urn, lsoa in schools}
    return {urn: round(share, 4) for urn, share in found.items() if share is not None}
