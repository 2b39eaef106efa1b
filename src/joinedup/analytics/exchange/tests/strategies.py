"""Small markets, drawn and by brute force, for the properties of plans."""

import numpy as np
from hypothesis import strategies as st

from joinedup.analytics.exchange.arcs import Arcs
from joinedup.analytics.exchange.circulation import BANK, FREE, ZERO, Balance
from joinedup.analytics.exchange.markets import Ints, Market, Member, Need, Offer, market_of

balances = st.sampled_from([ZERO, BANK, FREE])


@st.composite
def markets(draw: st.DrawFn, *, most_members: int = 5, most_rows: int = 5) -> Market:
    """Return up to five members on 3 km with up to five needs and five offers of three topics."""
    n, whole = draw(st.integers(2, most_members)), st.integers
    members = [Member(draw(whole(0, 3000)), draw(whole(0, 3000)), draw(st.booleans())) for _ in range(n)]
    needs = [
        Need(draw(whole(0, n - 1)), draw(whole(0, 2)), draw(whole(1, 3)), draw(whole(1, 400)), draw(whole(0, 4000)), draw(whole(1, 3)))
        for _ in range(draw(whole(1, most_rows)))
    ]
    topics = st.sets(whole(0, 2), min_size=1, max_size=2).map(lambda some: tuple(sorted(some)))
    offers = [
        Offer(draw(whole(0, n - 1)), draw(topics), draw(whole(1, 3)), draw(whole(1, 3)), draw(st.booleans()))
        for _ in range(draw(whole(1, most_rows)))
    ]
    return market_of(members, needs, offers)


def is_balanced(market: Market, arcs: Arcs, balance: Balance, half_days: Ints) -> bool:
    """Say whether half-days stay within needs, offers and what balance allows."""
    used, met = np.bincount(arcs.offer, half_days, market.n_offers), np.bincount(arcs.need, half_days, market.n_needs)
    net = np.bincount(market.offer_member, used, market.n_members) - np.bincount(market.need_member, met, market.n_members)
    hub, other, receiving = (sum(width for width, _ in steps) for steps in (balance.hub_giving, balance.giving, balance.receiving))
    within = (net <= np.where(market.is_hub, hub, other)) & (net >= -receiving)
    return bool(within.all() and (half_days >= 0).all() and (used <= market.offer_amount).all() and (met <= market.need_amount).all())
