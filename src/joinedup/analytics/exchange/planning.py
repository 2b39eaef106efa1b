"""A plan of introductions from plain values to plain values, so that it can run in a process of its own.

Half-days are planned as a circulation (`circulation`). A conversation takes no half-day: conversations are planned afterwards, each need
once, at most `TALKS` with one offer, without balance.
"""

from collections.abc import Mapping, Sequence
from typing import Any, TypedDict

import numpy as np

from joinedup.analytics.exchange.arcs import Arcs, candidate_arcs
from joinedup.analytics.exchange.circulation import BALANCES, FREE, BalancedPlan, balanced_plan
from joinedup.analytics.exchange.markets import Market, Member, Need, Offer, market_of
from joinedup.analytics.exchange.reasons import Reason, unmet_reasons

TALKS = 3


class Match(TypedDict):
    """One suggestion: rows of need and offer, half-days (0 for a conversation), metres between the two (None when unknown)."""

    need: int
    offer: int
    half_days: int
    distance_m: int | None


class Outcome(TypedDict):
    """The proven optimum over half-days, the matches in a stable order, and for each need why (the rest of) it stayed unmet."""

    value: int
    n_pairs: int
    matches: list[Match]
    reasons: list[str]


def plan_introductions(problem: Mapping[str, Any]) -> Outcome:
    """Plan who helps whom.

    `problem` holds `members`, `needs`, `offers` (mappings with the fields of `Member`, `Need`, `Offer`), `barred` (pairs of members),
    `tried` (pairs of offer and need) and `balance` ("zero" or "bank"). A need of 0 half-days asks for a conversation.
    """
    members = [Member(**member) for member in problem["members"]]
    needs = [Need(**need) for need in problem["needs"]]
    offers = [Offer(**{**offer, "topics": tuple(offer["topics"])}) for offer in problem["offers"]]
    barred = [(giver, receiver) for giver, receiver in problem["barred"]]
    tried = [(offer, need) for offer, need in problem["tried"]]

    def solved(some_needs: Sequence[Need], some_offers: Sequence[Offer], balance: str) -> tuple[Market, Arcs, BalancedPlan]:
        market = market_of(members, some_needs, some_offers, barred=barred, tried=tried)
        arcs = candidate_arcs(market)
        return market, arcs, balanced_plan(market, arcs, balance=FREE if balance == "free" else BALANCES[balance])

    # A need of the other kind keeps its row with nothing wanted, so that rows mean the same in both plans.
    spells = solved(needs, offers, problem["balance"])
    talks = solved([_talk(need) for need in needs], [_talks(offer) for offer in offers], "free")
    matches = _matches(spells[1], spells[2], talk=False) + _matches(talks[1], talks[2], talk=True)
    reasons = [
        (talk if need.amount == 0 else spell).value
        for need, spell, talk in zip(needs, unmet_reasons(*spells), unmet_reasons(*talks), strict=True)
    ]
    return Outcome(
        value=spells[2].value,
        n_pairs=len(spells[1]),
        matches=sorted(matches, key=lambda match: (match["need"], match["offer"])),
        reasons=reasons,
    )


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
        )
        for row in np.flatnonzero(plan.half_days)
    ]


__all__ = ["TALKS", "Match", "Outcome", "Reason", "plan_introductions"]
