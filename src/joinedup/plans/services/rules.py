"""Verbs of the rules that hold for every plan of an area."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.accounts.models import Area
from joinedup.audit import services as audit
from joinedup.core.actors import Actor
from joinedup.core.refusals import Missing, require
from joinedup.directory import queries as directory
from joinedup.directory.models import Organisation
from joinedup.plans import choices, policies, queries
from joinedup.plans.models import Line, Measure, OrganisationRule, PairRule


@dataclass(frozen=True, slots=True)
class Limits:
    """How much an organisation gives and gets at most; on a holiday from giving it gives nothing, until a day or further notice."""

    give_cap: int | None = None
    receive_cap: int | None = None
    is_on_holiday: bool = False
    holiday_until: date | None = None


@dataclass(frozen=True, slots=True)
class Between:
    """What holds between two organisations, both ways."""

    one: Organisation
    other: Organisation
    kind: str
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Ends:
    """A line on the map from one place to another, each as latitude and longitude."""

    name: str
    start: tuple[float, float]
    end: tuple[float, float]


def _check(by: Actor, area: Area, *organisations: Organisation) -> None:
    require(policies.may_make_plan(by, area.pk), _("Only officers and co-ordinators of this area can change its rules."))
    if not all(directory.is_attached(organisation, area.pk) for organisation in organisations):
        raise Missing


@transaction.atomic
def limit_organisation(*, area: Area, organisation: Organisation, limits: Limits, by: Actor) -> OrganisationRule:
    """Say how much an organisation gives and gets at most in plans of the area; the last word counts."""
    _check(by, area, organisation)
    said = limits.give_cap is not None or limits.receive_cap is not None or limits.is_on_holiday
    require(said, _("Enter a number of half-days, or a holiday from giving."), field="give_cap")
    values = {name: getattr(limits, name) for name in Limits.__slots__}
    rule, _made = OrganisationRule.objects.update_or_create(area=area, organisation=organisation, defaults={**values, "made_by": by.name})
    audit.record(by=by, verb="organisation_rule.set", about=rule.subject, area_id=area.pk)
    return rule


@transaction.atomic
def rule_pair(*, area: Area, between: Between, by: Actor) -> PairRule:
    """Say what holds between two organisations in plans of the area; the last word counts."""
    _check(by, area, between.one, between.other)
    require(between.one.pk != between.other.pk, _("Choose two different organisations."), field="other")
    require(between.kind in choices.PairKind.values, _("Choose what holds between them."), field="kind")
    takes_minutes = between.kind == choices.PairKind.MINUTES
    require(not takes_minutes or between.minutes is not None, _("Enter how many minutes the way takes."), field="minutes")
    one, other = sorted((between.one, between.other), key=lambda row: row.pk)
    values = {"kind": between.kind, "minutes": between.minutes if takes_minutes else None, "made_by": by.name}
    rule, _made = PairRule.objects.update_or_create(area=area, one=one, other=other, defaults=values)
    audit.record(by=by, verb="pair_rule.set", about=rule.subject, area_id=area.pk)
    return rule


@transaction.atomic
def draw_line(*, area: Area, ends: Ends, by: Actor) -> Line:
    """Draw a line on the map that no visit of a plan crosses."""
    _check(by, area)
    require(ends.start != ends.end, _("Enter two different places."), field="end")
    (a, b), (c, d) = ends.start, ends.end
    line = Line.objects.create(area=area, name=ends.name, from_latitude=a, from_longitude=b, to_latitude=c, to_longitude=d, made_by=by.name)
    audit.record(by=by, verb="line.drawn", about=line.subject, area_id=area.pk)
    return line


@transaction.atomic
def drop_rule(*, area: Area, public_id: str, by: Actor) -> None:
    """Take a rule back; plans made from now on know it no more, and those made by a measure keep it."""
    _check(by, area)
    rule = queries.rule_for(public_id, area.pk)
    audit.record(by=by, verb="rule.dropped", about=rule.subject, area_id=area.pk)
    if isinstance(rule, Measure):
        rule.is_offered = False
        rule.save(update_fields=["is_offered"])
    else:
        rule.delete()
