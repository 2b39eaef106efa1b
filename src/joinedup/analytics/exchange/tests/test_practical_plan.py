"""Few partners, no thin link: as good as counting all plans where they can be counted, and within every limit."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from joinedup.analytics.exchange import practical
from joinedup.analytics.exchange.arcs import Arcs, candidate_arcs
from joinedup.analytics.exchange.circulation import BANK, ZERO, Balance, balanced_plan
from joinedup.analytics.exchange.contract import Outcome
from joinedup.analytics.exchange.markets import Market
from joinedup.analytics.exchange.partner_sets import split_bound
from joinedup.analytics.exchange.planning import plan_introductions
from joinedup.analytics.exchange.practical import few_partners
from joinedup.analytics.exchange.practical_model import Answer, PracticalModel
from joinedup.analytics.exchange.synthetic import invented_market
from joinedup.analytics.exchange.tests.test_balanced_plan import markets, net_giving, penalty
from joinedup.analytics.exchange.tests.test_plan_introductions import SWAP, problem

TWO_WAYS = (
    [{"member": 0, "topic": 1, "amount": 2}, {"member": 2, "topic": 2, "amount": 2}],
    [{"member": 1, "topics": [1], "amount": 2}, {"member": 2, "topics": [1], "amount": 2}, {"member": 0, "topics": [2], "amount": 2}],
)


def keeps_limits(market: Market, arcs: Arcs, half_days: np.ndarray, partners: int, link: int) -> bool:
    between: dict[tuple[int, int], int] = {}
    for o, n, x in zip(arcs.offer, arcs.need, half_days, strict=True):
        pair = (int(market.offer_member[o]), int(market.need_member[n]))
        between[pair] = between.get(pair, 0) + int(x)
    used = [pair for pair, x in between.items() if x]
    ends = ([pair[0] for pair in used], [pair[1] for pair in used])
    return all(between[pair] >= link for pair in used) and all(side.count(m) <= partners for side in ends for m in side)


def worth(market: Market, arcs: Arcs, balance: Balance, half_days: np.ndarray) -> int | None:
    """Return the worth of a plan; None where amounts or balance do not allow it."""
    if (np.bincount(arcs.need, half_days, market.n_needs) > market.need_amount).any():
        return None
    if (np.bincount(arcs.offer, half_days, market.n_offers) > market.offer_amount).any():
        return None
    nets = net_giving(market, arcs, half_days)
    costs = [penalty(int(net), hub=bool(hub), balance=balance) for net, hub in zip(nets, market.is_hub, strict=True)]
    return None if None in costs else int((arcs.worth * half_days).sum()) - sum(cost for cost in costs if cost)


@settings(max_examples=25, deadline=None)
@given(market=markets(), balance=st.sampled_from([ZERO, BANK]), partners=st.integers(1, 2), link=st.integers(1, 3))
def test_the_plan_equals_brute_force_and_keeps_its_limits(market: Market, balance: Balance, partners: int, link: int) -> None:
    arcs = candidate_arcs(market)
    plan = few_partners(market, arcs, balance=balance, max_partners=partners, min_link=link)
    assert keeps_limits(market, arcs, plan.half_days, partners, link)
    assert worth(market, arcs, balance, plan.half_days) == plan.value
    assert plan.bound is None or plan.bound >= plan.value
    most = [min(market.offer_amount[o], market.need_amount[n]) for o, n in zip(arcs.offer, arcs.need, strict=True)]
    if np.prod([m + 1 for m in most]) <= 1000:
        flows = (np.array(flow, dtype=int) for flow in itertools.product(*(range(m + 1) for m in most)))
        best = max(worth(market, arcs, balance, flow) or 0 for flow in flows if keeps_limits(market, arcs, flow, partners, link))
        assert plan.value == best


@pytest.mark.parametrize(("link", "half_days"), [(1, [4, 4]), (4, [4, 4]), (5, [])])
def test_the_door_plans_for_few_partners(link: int, half_days: list[int]) -> None:
    outcome = plan_introductions({**problem(*SWAP), "method": "practical", "max_partners": 1, "min_link": link})
    assert [match["half_days"] for match in outcome["matches"]] == half_days
    assert (outcome["status"], outcome["method"]) == ("optimal", "practical")


def test_without_limits_it_is_the_balanced_plan() -> None:
    from joinedup.analytics.exchange.tests.test_balanced_plan import circle_of_three

    market = circle_of_three()
    arcs = candidate_arcs(market)
    assert few_partners(market, arcs, balance=ZERO, max_partners=None).value == balanced_plan(market, arcs, balance=ZERO).value


@settings(max_examples=25, deadline=None)
@given(
    market=markets(),
    balance=st.sampled_from([ZERO, BANK]),
    partners=st.integers(1, 2),
    link=st.integers(1, 3),
    both=st.sampled_from([0, 100]),
)
def test_no_plan_exceeds_the_bound_by_prices(market: Market, balance: Balance, partners: int, link: int, both: int) -> None:
    arcs = candidate_arcs(market)
    if not len(arcs):
        return
    plan = few_partners(market, arcs, balance=balance, max_partners=partners, min_link=link, both_ways=both)
    model = PracticalModel(market, arcs, balance, partners, link, both)
    program = model.program()
    relaxed = Answer(*program.solve()).value
    split = split_bound(model, program.duals, 0.97 * relaxed)
    assert split is not None
    assert plan.value <= split.bound + 1e-6


def test_large_programs_are_planned_over_the_links_that_prices_use(monkeypatch: pytest.MonkeyPatch) -> None:
    market = invented_market(16)
    arcs = candidate_arcs(market)
    monkeypatch.setattr("joinedup.analytics.exchange.partner_sets.PLAIN", 1 << 30)
    best = few_partners(market, arcs, balance=BANK, max_partners=2, min_link=2)
    monkeypatch.setattr(practical, "SMALL", 0)
    monkeypatch.setattr(practical, "MIDDLE", 0)
    monkeypatch.setattr("joinedup.analytics.exchange.partner_sets.STEPS", 2)
    plan, again = (few_partners(market, arcs, balance=BANK, max_partners=2, min_link=2) for _ in range(2))
    assert keeps_limits(market, arcs, plan.half_days, 2, 2)
    assert worth(market, arcs, BANK, plan.half_days) == plan.value
    assert best.bound is not None
    assert plan.bound is not None
    assert 0.97 * best.value <= plan.value <= best.bound
    assert plan.bound >= best.value
    assert (again.value, again.half_days.tolist()) == (plan.value, plan.half_days.tolist())
    assert not plan.cut_short


def test_links_in_both_directions_are_preferred_where_it_costs_little() -> None:
    def pairs_of(outcome: Outcome) -> set[tuple[int, int]]:
        return {(said["offers"][one["offer"]]["member"], said["needs"][one["need"]]["member"]) for one in outcome["matches"]}

    said = problem(*TWO_WAYS) | {"method": "practical", "max_partners": 1, "min_link": 1, "balance": "free"}
    alone, both = plan_introductions(said), plan_introductions({**said, "both_ways": True})
    assert pairs_of(alone) == {(1, 0), (0, 2)}
    assert pairs_of(both) == {(2, 0), (0, 2)}
    assert both["value"] < alone["value"]
    assert both["status"] == "optimal"


def test_a_plan_cut_short_by_the_clock_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    market = invented_market(16)
    arcs = candidate_arcs(market)
    monkeypatch.setattr(practical, "SMALL", 0)
    monkeypatch.setattr("joinedup.analytics.exchange.partner_sets.PLAIN", 1 << 30)
    plan = few_partners(market, arcs, balance=BANK, max_partners=2, min_link=2, seconds=1e-9)
    assert plan.cut_short
    assert keeps_limits(market, arcs, plan.half_days, 2, 2)
