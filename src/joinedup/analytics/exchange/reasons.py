"""Why a need stayed unmet: the first thing that stood in the way."""

from enum import StrEnum

import numpy as np

from joinedup.analytics.exchange.arcs import Arcs, compatible_pairs
from joinedup.analytics.exchange.changes import rooms
from joinedup.analytics.exchange.circulation import BalancedPlan
from joinedup.analytics.exchange.markets import Market


class Reason(StrEnum):
    """In the order in which they are asked."""

    MET = "met"
    NO_OFFER = "no_offer"
    TOO_FAR = "too_far"
    NO_CAPACITY = "no_capacity"
    LIMIT = "limit"
    WOULD_UNBALANCE = "would_unbalance"


def unmet_reasons(market: Market, arcs: Arcs, plan: BalancedPlan) -> list[Reason]:
    """Return one reason per need; a need that is met in part gets the reason for the rest.

    No compatible offer of anybody else: NO_OFFER. Some, but none in reach: TOO_FAR. Some in reach, all used up: NO_CAPACITY.
    Some in reach with half-days left, and all of them or the need's own owner are at a limit of what they give or get: LIMIT.
    Some in reach with half-days left and within limits: planning them would leave somebody giving or getting too much, WOULD_UNBALANCE.
    """
    met = np.bincount(arcs.need, weights=plan.half_days, minlength=market.n_needs)
    used = np.bincount(arcs.offer, weights=plan.half_days, minlength=market.n_offers)
    has_offer = np.zeros(market.n_needs, dtype=bool)
    has_offer[compatible_pairs(market)[1]] = True
    in_reach = np.zeros(market.n_needs, dtype=bool)
    in_reach[arcs.need] = True
    has_spare = (used < market.offer_amount)[arcs.offer]
    give, get = rooms(market, arcs, plan.half_days)
    may_more = (give[market.offer_member[arcs.offer]] > 0) & (get[market.need_member[arcs.need]] > 0)
    spare, within = np.zeros(market.n_needs, dtype=bool), np.zeros(market.n_needs, dtype=bool)
    spare[arcs.need[has_spare]] = True
    within[arcs.need[has_spare & may_more]] = True
    tests = [
        (met >= market.need_amount, Reason.MET),
        (~has_offer, Reason.NO_OFFER),
        (~in_reach, Reason.TOO_FAR),
        (~spare, Reason.NO_CAPACITY),
        (~within, Reason.LIMIT),
    ]
    return [next((reason for test, reason in tests if test[n]), Reason.WOULD_UNBALANCE) for n in range(market.n_needs)]
