"""Reads about measures of disadvantage: what the national register says, and what an area added."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.utils.translation import gettext as _

from joinedup.analytics.exchange import fairness
from joinedup.directory import queries as directory
from joinedup.directory.models import Organisation
from joinedup.plans.models import Measure
from joinedup.register.models import Establishment
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


def measure_over(measure: Measure | None, members: Iterable[Organisation]) -> fairness.Measure | None:
    """Return a measure over these organisations for the laboratory, or None where nothing is known of any of them.

    The measure of the register is the share of pupils with free school meals; shares are 0 to 1, None where nothing is known.
    """
    urns = [row.establishment_id for row in members]
    known = _register_says(urns) if measure is None else []
    shares = {urn: share for urn, share, _day in known} if measure is None else {int(urn): share for urn, share in measure.shares.items()}
    values = [None if (share := shares.get(urn or 0)) is None else min(1.0, max(0.0, float(share))) for urn in urns]
    if all(value is None for value in values):
        return None
    if measure is not None:
        return _stated(measure, values)
    definition = _("Share of pupils known to be eligible for free school meals")
    latest = max(day for _urn, _share, day in known)
    return fairness.Measure(FREE_MEALS, definition, latest, _("national register of schools"), tuple(values))


def _register_says(urns: Iterable[int | None]) -> list[tuple[int, float, date]]:
    rows = Establishment.objects.filter(pk__in=[urn for urn in urns if urn], fsm_share__isnull=False)
    return [(urn, share or 0.0, census or as_of) for urn, share, census, as_of in rows.values_list("pk", "fsm_share", "census_on", "as_of")]


def _stated(measure: Measure, values: Sequence[float | None]) -> fairness.Measure:
    return fairness.Measure(measure.public_id, f"{measure.name}: {measure.definition}", measure.measured_on, measure.source, tuple(values))


def measure_in_words(measure: fairness.Measure) -> str:
    """Say what a measure is, of which day and from where."""
    facts = {"definition": measure.definition, "day": short_day(measure.census_date), "source": measure.source}
    return _("%(definition)s (%(source)s, %(day)s)") % facts
