"""All that a plan is made from: needs and offers, what introductions hold and rule out, the rules of the area, what was decided by hand."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from statistics import median

from django.db.models import Q

from joinedup.analytics.exchange.worth import DISTANCE_COST, worth_of
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.introductions import queries as introductions
from joinedup.introductions.choices import SPOKEN_FOR
from joinedup.introductions.models import Introduction
from joinedup.plans import choices
from joinedup.plans.models import Adjustment, Line, OrganisationRule, PairRule, Plan
from joinedup.plans.queries.rows import OpenNeed, OpenOffer, SuggestionRow, open_rows

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Stock:
    """What a plan is made from; rows are named by inner ids, pairs are of offer and need.

    `spoken_for` maps ("need", id) and ("offer", id) to the half-days that introductions hold, `given_before` organisations to the
    half-days that they gave less got in this year's introductions.
    """

    needs: list[OpenNeed]
    offers: list[OpenOffer]
    spoken_for: Mapping[tuple[str, int], int]
    tried: introductions.Tried
    given_before: Mapping[int, int] = field(default_factory=dict)
    limits: Mapping[int, OrganisationRule] = field(default_factory=dict)
    pairs: list[PairRule] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    hubs: frozenset[int] = frozenset()
    locked: Mapping[Pair, int] = field(default_factory=dict)
    forbidden: frozenset[Pair] = frozenset()
    previous: Mapping[Pair, int] = field(default_factory=dict)
    served: Mapping[int, introductions.Served] = field(default_factory=dict)


def stock_of(plan: Plan, viewer: Actor) -> Stock:
    """Return what this plan is made from today."""
    needs, offers = open_rows(plan.area_id, viewer)
    adjusted = list(Adjustment.objects.filter(plan=plan).select_related("need", "offer"))
    tried = introductions.tried(plan.area_id, plan.year)
    return Stock(
        needs=needs,
        offers=offers,
        spoken_for=introductions.spoken_for(),
        tried=tried,
        given_before=_given_before(plan),
        limits={row.organisation_id: row for row in organisation_rules(plan.area_id)},
        pairs=list(PairRule.objects.filter(area_id=plan.area_id)),
        lines=lines_of(plan.area_id),
        hubs=frozenset(plan.hubs.values_list("pk", flat=True)),
        locked={_pair(row): row.half_days for row in adjusted if row.kind == choices.AdjustmentKind.LOCK and not _is_ruled_out(row, tried)},
        forbidden=frozenset(_pair(row) for row in adjusted if row.kind == choices.AdjustmentKind.FORBID),
        previous=_previous(plan),
        served=introductions.served(plan.area_id, plan.year) if plan.least_served_first else {},
    )


def _is_ruled_out(row: Adjustment, tried: introductions.Tried) -> bool:
    """Say whether what a school has answered since stands against what an officer once decided to keep: the school's word counts."""
    return _pair(row) in tried.pairs or (row.offer.organisation_id, row.need.organisation_id) in tried.never_together


def _pair(row: Adjustment) -> Pair:
    return row.offer_id, row.need_id


def standing_of_plan(plan: Plan) -> list[Introduction]:
    """Return the introductions that a plan is made round: sent or agreed in its area and year, with the latest first."""
    return list(Introduction.objects.filter(area_id=plan.area_id, year=plan.year, state__in=SPOKEN_FOR).order_by("id"))


def _given_before(plan: Plan) -> dict[int, int]:
    given: dict[int, int] = {}
    for row in standing_of_plan(plan):
        given[row.giver_id] = given.get(row.giver_id, 0) + row.half_days
        given[row.receiver_id] = given.get(row.receiver_id, 0) - row.half_days
    return given


def _previous(plan: Plan) -> dict[Pair, int]:
    if plan.based_on is None:
        return {}
    rows = plan.based_on.suggestions.filter(state=choices.SuggestionState.SUGGESTED)
    return {(offer, need): half_days for offer, need, half_days in rows.values_list("offer_id", "need_id", "half_days")}


def organisation_rules(area_id: int) -> list[OrganisationRule]:
    """Return the limits and holidays that hold in an area today."""
    today = clock.today()
    rows = OrganisationRule.objects.filter(area_id=area_id).select_related("organisation__establishment")
    over = Q(is_on_holiday=True, holiday_until__lt=today, give_cap=None, receive_cap=None)
    return list(rows.exclude(over).order_by("organisation__name", "id"))


def pair_rules(area_id: int) -> list[PairRule]:
    """Return what holds between two organisations in an area."""
    return list(PairRule.objects.filter(area_id=area_id).select_related("one__establishment", "other__establishment"))


def lines_of(area_id: int) -> list[Line]:
    """Return the lines on the map of an area that no visit crosses."""
    return list(Line.objects.filter(area_id=area_id))


def worth_of_rows(rows: Iterable[SuggestionRow], plan: Plan) -> float:
    """Return the worth of these half-days by urgency, by the weights that this plan used, and by distance, as the planner weighs them."""
    weights: Mapping[str, float] = plan.told.get("weights") or {}
    middle = median(weights.values()) if weights else 1.0
    return sum(
        row.half_days
        * (worth_of(row.need.urgency, 0.0) * weights.get(row.receiver.public_id, middle) - DISTANCE_COST * (row.distance_m or 0))
        for row in rows
    )
