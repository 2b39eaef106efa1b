"""What a plan is worth, and who is out of balance by it."""

from collections.abc import Sequence

import numpy as np

from joinedup.analytics.exchange.arcs import Arcs
from joinedup.analytics.exchange.balances import Balance, Step
from joinedup.analytics.exchange.markets import Ints, Market


def net_given(market: Market, arcs: Arcs, half_days: Ints) -> Ints:
    """Return for each member the half-days that it gives more than it gets, earlier agreements included."""
    given = np.bincount(market.offer_member[arcs.offer], half_days, market.n_members)
    net = (given - np.bincount(market.need_member[arcs.need], half_days, market.n_members)).astype(np.int64)
    return net if market.given_before is None else net + market.given_before


def plan_value(market: Market, arcs: Arcs, balance: Balance, half_days: Ints) -> int:
    """Return the worth of a plan less what its imbalances cost."""
    return int(arcs.worth @ half_days) - sum(cost for cost, _ in _sides(market, balance, net_given(market, arcs, half_days)))


def out_of_balance(market: Market, arcs: Arcs, balance: Balance, half_days: Ints) -> Ints:
    """Return for each member the half-days by which it is further out of balance than is allowed (only by what was agreed before)."""
    beyond = np.zeros(market.n_members, dtype=np.int64)
    for _, left in _sides(market, balance, net_given(market, arcs, half_days)):
        beyond += left
    return beyond


def _sides(market: Market, balance: Balance, net: Ints) -> list[tuple[int, Ints]]:
    hub = market.is_hub
    owed = -net if market.may_give is None else np.where(market.may_give, -net, 0)
    sides = ((balance.hub_giving, np.where(hub, net, 0)), (balance.giving, np.where(hub, 0, net)), (balance.receiving, owed))
    return [_filled(steps, np.maximum(half_days, 0)) for steps, half_days in sides]


def _filled(steps: Sequence[Step], left: Ints) -> tuple[int, Ints]:
    """Fill the steps in order; return what that costs and what is left over."""
    cost = 0
    for width, price in steps:
        cost += int(np.minimum(left, width).sum()) * price
        left = np.maximum(left - width, 0)
    return cost, left
