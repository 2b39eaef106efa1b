"""A plan of introductions from plain values to plain values, so that it can run in a process of its own.

Half-days are planned as a circulation (`circulation`). A conversation takes no half-day: conversations are planned afterwards, each need
once, at most `TALKS` with one offer, without balance.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from joinedup.analytics.exchange.arcs import Arcs, candidate_arcs
from joinedup.analytics.exchange.circulation import BALANCES, FREE, Balance, BalancedPlan, Step, balanced_plan
from joinedup.analytics.exchange.contract import Match, Outcome, Problem, Steps, nothing
from joinedup.analytics.exchange.markets import Market, Member, Need, Offer, market_of
from joinedup.analytics.exchange.reasons import Reason, unmet_reasons

TALKS = 3
MEMBER_FIELDS = ("x_m", "y_m", "is_hub")
NEED_FIELDS = ("member", "topic", "amount", "worth", "reach_m", "phases")
OFFER_FIELDS = ("member", "topics", "amount", "phases", "anywhere")


def plan_introductions(problem: Problem) -> Outcome:
    """Plan who helps whom.

    `contract` says what `problem` may hold and what comes out. A need of 0 half-days asks for a conversation.
    """
    members = [Member(**_only(member, MEMBER_FIELDS)) for member in problem["members"]]
    needs = [Need(**_only(need, NEED_FIELDS)) for need in problem["needs"]]
    offers = [Offer(**{**_only(offer, OFFER_FIELDS), "topics": tuple(offer["topics"])}) for offer in problem["offers"]]
    barred = [(giver, receiver) for giver, receiver in problem.get("barred", ())]
    tried = [(offer, need) for offer, need in problem.get("tried", ())]

    def solved(some_needs: Sequence[Need], some_offers: Sequence[Offer], balance: Balance) -> tuple[Market, Arcs, BalancedPlan]:
        market = market_of(members, some_needs, some_offers, barred=barred, tried=tried)
        arcs = candidate_arcs(market)
        return market, arcs, balanced_plan(market, arcs, balance=balance)

    # A need of the other kind keeps its row with nothing wanted, so that rows mean the same in both plans.
    spells = solved(needs, offers, _balance(problem.get("balance", "zero")))
    talks = solved([_talk(need) for need in needs], [_talks(offer) for offer in offers], FREE)
    matches = _matches(spells[1], spells[2], talk=False) + _matches(talks[1], talks[2], talk=True)
    reasons = [
        (talk if need.amount == 0 else spell).value
        for need, spell, talk in zip(needs, unmet_reasons(*spells), unmet_reasons(*talks), strict=True)
    ]
    outcome = nothing("optimal", [], n_needs=len(needs))
    outcome["value"] = spells[2].value
    outcome["bound"] = float(spells[2].value)
    outcome["n_pairs"] = len(spells[1])
    outcome["matches"] = sorted(matches, key=lambda match: (match["need"], match["offer"]))
    outcome["reasons"] = reasons
    return outcome


def _balance(asked: str | Steps) -> Balance:
    if isinstance(asked, str):
        return BALANCES[asked]
    return Balance(giving=_steps(asked.get("giving")), receiving=_steps(asked.get("receiving")), hub_giving=_steps(asked.get("hub_giving")))


def _steps(asked: Sequence[Step] | None) -> tuple[Step, ...]:
    return tuple((int(width), int(cost)) for width, cost in asked or ())


def _only(values: Mapping[str, Any], fields: Sequence[str]) -> dict[str, Any]:
    return {field: values[field] for field in fields if field in values}


def _talk(need: Need) -> Need:
    return Need(need.member, need.topic, int(need.amount == 0), need.worth, need.reach_m, need.phases)


def _talks(offer: Offer) -> Offer:
    return Offer(offer.member, offer.topics, TALKS, offer.phases, offer.anywhere)


def _matches(arcs: Arcs, plan: BalancedPlan, *, talk: bool) -> list[Match]:
    return [
        Match(
            need=int(arcs.need[row]),
            offer=int(arcs.offer[row]),
            half_days=0 if talk else int(plan.half_days[row]),
            distance_m=None if np.isnan(arcs.distance_m[row]) else round(float(arcs.distance_m[row])),
            minutes=None,
            band=None,
            circle=None,
            reasons=[],
        )
        for row in np.flatnonzero(plan.half_days)
    ]


__all__ = ["TALKS", "Match", "Outcome", "Problem", "Reason", "plan_introductions"]
