"""Rows of needs, offers and rules to the plain values of the laboratory, and back."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from joinedup.analytics.exchange import fairness
from joinedup.analytics.exchange.worth import worth_of
from joinedup.analytics.geodesy.plane import Plane
from joinedup.brokerage.choices import Kind
from joinedup.brokerage.queries import left
from joinedup.core import clock
from joinedup.directory.models import Organisation
from joinedup.plans import choices
from joinedup.plans.models import OrganisationRule, PairRule, Plan
from joinedup.plans.queries import OpenNeed, OpenOffer, Stock, measure_over

BAND_COST = 30.0  # of worth, for each travel band further out; the worth of a half-day is 100 and more
POOREST = 0.2  # the guarantee is for one in five
LEAST_SERVED_WEIGHT = 1.0  # a half-day for who got nothing of what it needed before counts as two for who got all


@dataclass(frozen=True, slots=True)
class Fair:
    """Whom a plan helps more: the measure over its members, by how much their half-days count for more, and who was served least.

    Of `n_served` members something is known of earlier years.
    """

    measure: fairness.Measure | None
    weights: tuple[float, ...]
    least_served: frozenset[int]
    n_served: int

    def of(self, row: int) -> dict[str, Any]:
        """Return what the laboratory is told of one member."""
        share = self.measure.values[row] if self.measure else None
        return {"disadvantage": share, "least_served": row in self.least_served}


@dataclass(frozen=True, slots=True)
class PlanProblem:
    """The plain problem for the laboratory, and the rows behind its numbers; its digest is of all but what was decided by hand."""

    values: dict[str, Any]
    members: tuple[Organisation, ...]
    fair: Fair
    needs: tuple[OpenNeed, ...]
    offers: tuple[OpenOffer, ...]
    outside_topics: tuple[OpenNeed, ...]
    digest: str


def plan_problem(plan: Plan, stock: Stock) -> PlanProblem:
    """State the plan over what is left of its needs and offers."""
    held = stock.spoken_for.get
    needed = {need.pk: left(need.half_days, held(("need", need.pk)), is_offer=False) for need in stock.needs}
    offered = {offer.pk: left(offer.capacity, held(("offer", offer.pk)), is_offer=True) for offer in stock.offers}
    needs = [need for need in stock.needs if need.topic_id is not None and needed[need.pk] is not None]
    offers = [offer for offer in stock.offers if offer.topics and offered[offer.pk] is not None]
    rows = {need.organisation_id: need.organisation for need in needs} | {offer.organisation_id: offer.organisation for offer in offers}
    members = tuple(rows[pk] for pk in sorted(rows))
    at = {member.pk: row for row, member in enumerate(members)}
    plane = Plane(member.latitude for member in members)
    fair = _fair(plan, members, stock)
    values = {
        "members": [{**_member(member, plane, stock), **fair.of(row)} for row, member in enumerate(members)],
        "needs": [_need(need, at, needed[need.pk] or 0, plan.reach_km, fair.weights) for need in needs],
        "offers": [_offer(offer, at, offered[offer.pk] or 0) for offer in offers],
        **_pairs(stock, at),
        **_rows(stock, {need.pk: row for row, need in enumerate(needs)}, {offer.pk: row for row, offer in enumerate(offers)}),
        "lines": [
            [plane.at(line.from_latitude, line.from_longitude), plane.at(line.to_latitude, line.to_longitude)] for line in stock.lines
        ],
        **_rules(plan),
        "guarantees": _guarantees(plan, fair.measure),
    }
    outside = tuple(need for need in stock.needs if need.topic_id is None)
    return PlanProblem(values, members, fair, tuple(needs), tuple(offers), outside, _digest_of(values))


def _digest_of(values: Mapping[str, Any]) -> str:
    """Return by what two problems are known to be the same, the decisions by hand and what is kept of earlier plans aside."""
    by_hand = set(map(tuple, values["tried_by_hand"]))
    same = {name: value for name, value in values.items() if name not in ("tried", "tried_by_hand", "locked", "previous", "keep")}
    same["tried"] = [pair for pair in values["tried"] if tuple(pair) not in by_hand]
    for name in ("members", "needs", "offers"):
        same[name] = [[*row.values()] for row in values[name]]  # thousands of rows: their names are as long as what they say
    return blake2b(json.dumps(same).encode(), digest_size=16).hexdigest()


def _fair(plan: Plan, members: Sequence[Organisation], stock: Stock) -> Fair:
    """Weigh members by the measure of the plan, and by how little they got of what they needed if the plan asks for that."""
    measure = measure_over(plan.measure, members)
    weights = fairness.disadvantage_factor(measure.values) if measure else [1.0] * len(members)
    known = [stock.served.get(member.pk) for member in members]
    received, needed = [one.received if one else 0 for one in known], [one.needed if one else 0 for one in known]
    if any(needed):
        factors = fairness.least_served_factor(received, needed, LEAST_SERVED_WEIGHT)
        weights = [weight * factor for weight, factor in zip(weights, factors, strict=True)]
    return Fair(measure, tuple(weights), fairness.least_served(received, needed), sum(asked > 0 for asked in needed))


def _rules(plan: Plan) -> dict[str, Any]:
    asked: dict[str, Any] = {
        "balance": plan.balance,
        "method": plan.method,
        "longest_circle": plan.longest_circle,
        "longest_chain": choices.LONGEST_CHAIN,
        "group_first": plan.trust_first,
        "keep": (plan.keep_percent or 0) / 100,
        "seed": 1,
    }
    if plan.bands_km:
        asked["bands"] = [(1000.0 * km, BAND_COST * row) for row, km in enumerate(plan.bands_km)]
    if plan.method == choices.Method.PRACTICAL:
        asked |= {"max_partners": plan.max_partners, "min_link": plan.min_link, "both_ways": plan.both_ways}
    return asked


def _rows(stock: Stock, need_row: Mapping[int, int], offer_row: Mapping[int, int]) -> dict[str, Any]:
    """Return what speaks of offers and needs by rows; what is no longer open is passed over."""

    def known(pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
        return [[offer_row[offer], need_row[need]] for offer, need in sorted(pairs) if offer in offer_row and need in need_row]

    def sized(pairs: Mapping[tuple[int, int], int]) -> list[list[int]]:
        return [
            [offer_row[offer], need_row[need], n]
            for (offer, need), n in sorted(pairs.items())
            if offer in offer_row and need in need_row and n > 0
        ]

    return {
        "tried": known({*stock.tried.pairs, *stock.forbidden}),
        "tried_by_hand": known(stock.forbidden - stock.tried.pairs),
        "locked": sized(stock.locked),
        "previous": sized(stock.previous),
    }


def _pairs(stock: Stock, at: Mapping[int, int]) -> dict[str, Any]:
    """Return what speaks of two organisations, by rows."""
    of_kind: dict[str, list[PairRule]] = {kind: [] for kind in choices.PairKind.values}
    for rule in stock.pairs:
        if rule.one_id in at and rule.other_id in at:
            of_kind[rule.kind].append(rule)
    by_hand = _both(of_kind[choices.PairKind.NEVER], at)
    never = {(at[a], at[b]) for a, b in stock.tried.never_together if a in at and b in at}
    ways = of_kind[choices.PairKind.MINUTES] + of_kind[choices.PairKind.NO_WAY]
    return {
        "barred": [list(pair) for pair in sorted(never | by_hand)],
        "barred_by_hand": [list(pair) for pair in sorted(by_hand - never)],
        "preferred": [list(pair) for pair in sorted(_both(of_kind[choices.PairKind.PREFER], at))],
        "travel": [[at[rule.one_id], at[rule.other_id], rule.minutes] for rule in ways],
    }


def _both(rules: Iterable[PairRule], at: Mapping[int, int]) -> set[tuple[int, int]]:
    pairs = {(at[rule.one_id], at[rule.other_id]) for rule in rules}
    return pairs | {(b, a) for a, b in pairs}


def _member(row: Organisation, plane: Plane, stock: Stock) -> dict[str, Any]:
    known = row.latitude is not None and row.longitude is not None
    x, y = plane.at(row.latitude or 0.0, row.longitude or 0.0) if known else (None, None)
    rule = stock.limits.get(row.pk)
    return {
        "key": row.public_id,
        "x_m": x,
        "y_m": y,
        "is_hub": row.pk in stock.hubs or row.establishment_id is None,
        "give_cap": rule.give_cap if rule else None,
        "receive_cap": rule.receive_cap if rule else None,
        "may_give": rule is None or not _on_holiday(rule),
        "group": row.trust_id,
        "given_before": stock.given_before.get(row.pk, 0),
    }


def _on_holiday(rule: OrganisationRule) -> bool:
    return rule.is_on_holiday and (rule.holiday_until is None or rule.holiday_until >= clock.today())


def _need(need: OpenNeed, at: Mapping[int, int], amount: int, reach_km: int, weights: Sequence[float]) -> dict[str, Any]:
    return {
        "key": need.public_id,
        "member": at[need.organisation_id],
        "topic": need.topic_id,
        "amount": amount,
        "worth": worth_of(need.urgency, 0.0) * weights[at[need.organisation_id]],
        "reach_m": 1000.0 * (need.within_km if need.within_km is not None else reach_km),
        "phases": choices.phase_bits(need.phases),
    }


def _offer(offer: OpenOffer, at: Mapping[int, int], amount: int) -> dict[str, Any]:
    return {
        "key": offer.public_id,
        "member": at[offer.organisation_id],
        "topics": list(offer.topics),
        "amount": amount,
        "phases": choices.phase_bits(offer.phases),
        "anywhere": offer.kind in (Kind.ONLINE, Kind.DOCUMENT),
    }


def _guarantees(plan: Plan, measure: fairness.Measure | None) -> list[dict[str, Any]]:
    if not plan.guarantee_percent or measure is None:
        return []
    group = fairness.poorest(measure, POOREST)
    return [{"name": "poorest", "members": list(group.members), "share": plan.guarantee_percent / 100}]
