"""An unmet need is told the first thing that stood in the way."""

from joinedup.analytics.exchange.arcs import candidate_arcs
from joinedup.analytics.exchange.circulation import BANK, ZERO, Balance, balanced_plan
from joinedup.analytics.exchange.markets import NO_LIMIT, Market, Member, Need, Offer, market_of
from joinedup.analytics.exchange.reasons import Reason, unmet_reasons

NEAR, FAR = Member(0, 0), Member(50_000, 0)


def reasons(market: Market, balance: Balance) -> list[Reason]:
    arcs = candidate_arcs(market)
    return unmet_reasons(market, arcs, balanced_plan(market, arcs, balance=balance))


def test_nobody_else_offers_the_topic() -> None:
    own_offer_only = market_of([NEAR, NEAR], [Need(0, 1, 2, 100, 5000, 1)], [Offer(0, (1,), 2, 1)])
    assert reasons(own_offer_only, BANK) == [Reason.NO_OFFER]


def test_an_offer_for_other_ages_is_no_offer() -> None:
    assert reasons(market_of([NEAR, NEAR], [Need(0, 1, 2, 100, 5000, 1)], [Offer(1, (1,), 2, 2)]), BANK) == [Reason.NO_OFFER]


def test_the_only_offer_is_too_far() -> None:
    assert reasons(market_of([NEAR, FAR], [Need(0, 1, 2, 100, 5000, 1)], [Offer(1, (1,), 2, 1)]), BANK) == [Reason.TOO_FAR]


def test_the_offer_in_reach_is_used_up() -> None:
    market = market_of([NEAR, NEAR, NEAR], [Need(0, 1, 2, 900, 5000, 1), Need(2, 1, 2, 100, 5000, 1)], [Offer(1, (1,), 2, 1)])
    assert reasons(market, BANK) == [Reason.MET, Reason.NO_CAPACITY]


def test_more_would_leave_somebody_giving_too_much() -> None:
    assert reasons(market_of([NEAR, NEAR], [Need(0, 1, 2, 100, 5000, 1)], [Offer(1, (1,), 2, 1)]), ZERO) == [Reason.WOULD_UNBALANCE]


def test_a_limit_of_what_somebody_gives_or_gets_stands_in_the_way() -> None:
    need, offer = Need(0, 1, 2, 100, 5000, 1), Offer(1, (1,), 2, 1)
    for givers, receivers in ((NO_LIMIT, 0), (0, NO_LIMIT)):
        members = [Member(0, 0, receive_cap=receivers), Member(0, 0, is_hub=True, give_cap=givers)]
        assert reasons(market_of(members, [need], [offer]), BANK) == [Reason.LIMIT]
