"""Reads about measures of disadvantage: what the national register says, and what an area added."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from joinedup.analytics.exchange import fairness
from joinedup.directory import queries as directory
from joinedup.directory.models import Organisation
from joinedup.plans.models import Measure
from joinedup.ui.filters import short_day

FREE_MEALS = "fsm"


def measures_of(area_id: int) -> list[Measure]:
    """Return the measures that an area added and still offers."""
    return list(Measure.objects.filter(area_id=area_id, is_offered=True))


def measure_choices(area_id: int) -> list[tuple[str, str]]:
    """Return what a plan of this area may be weighed by, each with its day: the register's measure first."""
    register = measure_over(None, directory.organisations_attached(area_id))
    words = measure_in_words(register) if register else _("Free school meals, national register")
    return [("", words), *((row.public_id, measure_in_words(_stated(row, ()))) for row in measures_of(area_id))]


def measure_by(public_id: str, area_id: int) -> Measure | None:
    """Return a measure that the area offers, or None for the register's."""
    return Measure.objects.filter(area_id=area_id, public_id=public_id, is_offered=True).first() if public_id else None


def schools_measured(measure: Measure, area_id: int) -> tuple[int, int]:
    """Return for how many schools of the area's list a measure says something, and how many there are."""
    schools = directory.organisations_attached(area_id).filter(establishment__isnull=False)
    urns = {str(urn) for urn in schools.values_list("establishment_id", flat=True)}
    return len(urns & measure.shares.keys()), len(urns)


def disadvantage(organisation: Organisation, measure: Measure | None) -> float | None:
    """Return the share of a measure, or of pupils with free school meals in the register, 0 to 1; None where it is not known."""
    school = organisation.establishment
    if school is None:
        return None
    share = school.fsm_share if measure is None else measure.shares.get(str(school.pk))
    return None if share is None else min(1.0, max(0.0, float(share)))


def measure_over(measure: Measure | None, members: Iterable[Organisation]) -> fairness.Measure | None:
    """Return a measure over these organisations for the laboratory, or None where nothing is known of any of them."""
    rows = list(members)
    values = [disadvantage(row, measure) for row in rows]
    if all(value is None for value in values):
        return None
    if measure is not None:
        return _stated(measure, values)
    days = [school.census_on or school.as_of for row in rows if (school := row.establishment) and school.fsm_share is not None]
    definition = _("Share of pupils known to be eligible for free school meals")
    return fairness.Measure(FREE_MEALS, definition, max(days), _("national register of schools"), tuple(values))


def _stated(measure: Measure, values: Sequence[float | None]) -> fairness.Measure:
    return fairness.Measure(measure.public_id, f"{measure.name}: {measure.definition}", measure.measured_on, measure.source, tuple(values))


def measure_in_words(measure: fairness.Measure) -> str:
    """Say what a measure is, of which day and from where."""
    facts = {"definition": measure.definition, "day": short_day(measure.census_date), "source": measure.source}
    return _("%(definition)s (%(source)s, %(day)s)") % facts
