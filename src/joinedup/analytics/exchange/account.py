"""The account that goes with a plan: circles to tell, reasons, changes and scarcity as plain values for `contract.Outcome`."""

from collections.abc import Iterable

import numpy as np

from joinedup.analytics.exchange.arcs import Arcs
from joinedup.analytics.exchange.balances import Balance
from joinedup.analytics.exchange.changes import Change, missing_half_days
from joinedup.analytics.exchange.circulation import BalancedPlan
from joinedup.analytics.exchange.contract import Account, Problem, Scarce, ToldCircle, Wanting
from joinedup.analytics.exchange.contract import Change as ChangeValues
from joinedup.analytics.exchange.explanation import Explanation, Grounds, Line, explanation_of, suggestion_reasons
from joinedup.analytics.exchange.leftovers import CircleBack, CircleRules
from joinedup.analytics.exchange.markets import Ints, Market
from joinedup.analytics.exchange.residual import Closing, WayBack, residual_of
from joinedup.analytics.exchange.telling import Told, circle_of_each, told_in_circles


def explained(market: Market, arcs: Arcs, plan: BalancedPlan, *, balance: Balance, problem: Problem) -> Account:
    """Return in which circles a plan is told, and why each of its matches is there.

    `market` holds what is left beside agreements that are locked in (`problem["locked"]`); those are told in the circles too.
    """
    lines = [*_lines(arcs, plan.half_days), *_locked(problem)]
    told = _told(plan, _flow(market, lines))
    reasons = suggestion_reasons(market, arcs, lines, told, _grounds(market, problem))
    number = circle_of_each(told, len(lines))
    return Account(
        by_match={(offer, need): (number[row], reasons[row]) for row, (offer, need, _) in enumerate(lines)},
        circles=[list(one.members) for one in told],
        told=[_told_circle(one, lines) for one in told],
    )


def wanting(market: Market, arcs: Arcs, plan: BalancedPlan, *, balance: Balance, problem: Problem) -> Wanting:
    """Return what would meet more, and what is scarce; nothing where `problem["explain"]` is false."""
    if not problem.get("explain", True) or not len(arcs):
        return Wanting(changes=[], scarce=Scarce(topics=[], places=[]))
    explanation = explanation_of(market, arcs, plan.half_days, _closing(market, arcs, plan.half_days, balance, problem))
    return Wanting(changes=[_values(change) for some in explanation.by_need for change in some], scarce=_scarce(explanation))


def _told_circle(one: Told, lines: list[Line]) -> ToldCircle:
    rows = [step[0][0] for step in one.lines if len(step) == 1]
    steps = [lines[row][:2] for row in rows] if len(rows) == len(one.lines) else []
    return ToldCircle(members=list(one.members), half_days=one.half_days, is_gift=one.is_gift, is_return=one.is_return, steps=steps)


def _told(plan: BalancedPlan, flow: list[Line]) -> list[Told]:
    """Return the circles that the plan was made of, or the flow told in circles where it was made as a whole."""
    if not hasattr(plan, "circles"):
        return told_in_circles(flow)
    from joinedup.analytics.exchange.circles import CirclePlan, told_by

    return told_by(plan, flow) if isinstance(plan, CirclePlan) else told_in_circles(flow)


def _lines(arcs: Arcs, half_days: Ints) -> list[Line]:
    rows = np.flatnonzero(half_days)
    return list(zip(arcs.offer[rows].tolist(), arcs.need[rows].tolist(), half_days[rows].tolist(), strict=True))


def _locked(problem: Problem) -> list[Line]:
    """Return the half-days that are locked in; a conversation takes none."""
    locked = ((int(offer), int(need), int(half_days)) for offer, need, half_days in problem.get("locked") or ())
    return [line for line in locked if problem["needs"][line[1]]["amount"] > 0]


def _flow(market: Market, lines: Iterable[Line]) -> list[Line]:
    giver, receiver = market.offer_member.tolist(), market.need_member.tolist()
    return [(giver[offer], receiver[need], half_days) for offer, need, half_days in lines]


def _grounds(market: Market, problem: Problem) -> Grounds:
    return Grounds(
        preferred=frozenset((int(a), int(b)) for a, b in (problem.get("preferred") or ())),
        locked=frozenset((int(o), int(n)) for o, n, _ in (problem.get("locked") or ())),
        kept=frozenset((int(o), int(n)) for o, n, _ in (problem.get("previous") or ())),
        disadvantaged=frozenset(member for one in (problem.get("guarantees") or ()) for member in one["members"]),
        least_served=frozenset(row for row, member in enumerate(problem["members"]) if member.get("least_served")),
    )


def _closing(market: Market, arcs: Arcs, half_days: Ints, balance: Balance, problem: Problem) -> Closing:
    """Return how this plan closes; one that a guarantee or kept suggestions hold back is not moved either, but added to."""
    method = problem.get("method", "balanced")
    if method == "balanced" and not problem.get("guarantees"):
        asking = market.need_member[missing_half_days(market, arcs, half_days) > 0]
        try:
            return WayBack(residual_of(market, arcs, balance, half_days), asking)
        except ValueError:
            pass
    practical = method == "practical"
    rules = CircleRules(
        longest=problem.get("longest_circle", 4),
        max_partners=problem.get("max_partners") if practical else None,
        min_link=problem.get("min_link", 1) if practical else 1,
        only_hubs_give=method == "circles",
    )
    return CircleBack(market, arcs, balance, half_days, rules)


def _values(change: Change) -> ChangeValues:
    values = ChangeValues(
        need=change.need,
        kind=change.kind.value,
        topic=change.topic,
        half_days=change.half_days,
        member=change.member,
        gain=change.gain,
        n_members=change.n_members,
        relax=change.relax,
    )
    if change.km is not None:
        values["km"] = change.km
    if change.offer is not None:
        values["offer"] = change.offer
    return values


def _scarce(explanation: Explanation) -> Scarce:
    return Scarce(topics=[dict(vars(one)) for one in explanation.topics], places=[dict(vars(one)) for one in explanation.places])
