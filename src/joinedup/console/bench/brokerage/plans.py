"""Our own part of the bench; each function runs in a process of its own."""

import statistics
import time
from dataclasses import replace
from typing import Any

import numpy as np

from joinedup.analytics.exchange.arcs import Arcs, candidate_arcs
from joinedup.analytics.exchange.circulation import BANK, balanced_plan
from joinedup.analytics.exchange.markets import Market
from joinedup.analytics.exchange.repair import WarmPlan
from joinedup.analytics.exchange.synthetic import invented_market

RUNS, EDITS, SMALLEST = 3, 25, 200


def cold(payload: dict[str, int]) -> dict[str, Any]:
    """Find the pairs and the plan; the plan three times, median."""
    market = invented_market(payload["size"])
    started = time.perf_counter()
    arcs = candidate_arcs(market)
    pairs_seconds = time.perf_counter() - started
    seconds, work = [], []
    for _ in range(RUNS):
        started, worked = time.perf_counter(), time.process_time()
        plan = balanced_plan(market, arcs, balance=BANK)
        seconds.append(time.perf_counter() - started)
        work.append(time.process_time() - worked)
    return {
        "arcs": len(arcs),
        "value": plan.value,
        "pairs_seconds": round(pairs_seconds, 3),
        "seconds": round(statistics.median(seconds), 3),
        "cpu_seconds": round(statistics.median(work), 3),
    }


def warm(payload: dict[str, int]) -> dict[str, Any]:
    """Edit the plan again and again; at the end a new plan is made of the edited market and must be worth the same."""
    market = invented_market(payload["size"])
    arcs = candidate_arcs(market)
    started = time.perf_counter()
    plan = balanced_plan(market, arcs, balance=BANK)
    cold_seconds = time.perf_counter() - started
    if market.n_members > SMALLEST:
        _compile()
    started = time.perf_counter()
    mended = WarmPlan(market, arcs, plan, balance=BANK)
    ready = time.perf_counter() - started
    seconds, changed, edited, refused = _edited(mended, market, arcs)
    left = np.setdiff1d(np.arange(len(arcs)), refused)
    anew = balanced_plan(edited, arcs.taken(left), balance=BANK)
    return {
        "warm_cold_seconds": round(cold_seconds, 3),
        "warm_ready_seconds": round(ready, 3),
        "warm_edits": len(seconds),
        "warm_median_ms": round(1000 * statistics.median(seconds), 2),
        "warm_worst_ms": round(1000 * max(seconds), 2),
        "warm_ratio": round(statistics.median(seconds) / cold_seconds, 6),
        "warm_worst_ratio": round(max(seconds) / cold_seconds, 6),
        "warm_pairs_changed_worst": max(changed),
        "warm_equal_to_new_plan": mended.value == anew.value,
    }


def _compile() -> None:
    """Have the searches compiled before the clock runs; they are kept on disk for later processes."""
    market = invented_market(SMALLEST)
    arcs = candidate_arcs(market)
    small = WarmPlan(market, arcs, balanced_plan(market, arcs, balance=BANK), balance=BANK)
    small.change_need(0, 0)


def _edited(mended: WarmPlan, market: Market, arcs: Arcs) -> tuple[list[float], list[int], Market, list[int]]:
    """Make edits of every kind, each to something that is in the plan; return times, pairs changed, the edited market, refused pairs."""
    rng = np.random.default_rng(7)
    needs, offers = market.need_amount.copy(), market.offer_amount.copy()
    give = np.full(market.n_members, 1_000_000)
    refused: list[int] = []
    seconds, changed = [], []
    for number in range(EDITS):
        pair = int(rng.choice(np.flatnonzero(mended.half_days)))
        offer, need = int(arcs.offer[pair]), int(arcs.need[pair])
        giver = int(market.offer_member[offer])
        kind = number % 5
        started = time.perf_counter()
        if kind == 0:  # a need asks for more
            needs[need] += 2
            n_changed = mended.change_need(need, int(needs[need]))
        elif kind == 1:  # a need asks for less
            needs[need] = 1
            n_changed = mended.change_need(need, 1)
        elif kind == 2:  # an offer is withdrawn
            offers[offer] = 0
            n_changed = mended.change_offer(offer, 0)
        elif kind == 3:  # a limit
            give[giver] = 2
            n_changed = mended.limit_giving(giver, 2)
        else:  # a refusal
            refused.append(pair)
            n_changed = mended.refuse([pair])
        seconds.append(time.perf_counter() - started)
        changed.append(n_changed)
    return seconds, changed, replace(market, need_amount=needs, offer_amount=offers, give_cap=give), refused


def problem(payload: dict[str, int]) -> dict[str, Any]:
    """Return an invented authority as the plain values of a problem."""
    market = invented_market(payload["size"])
    topics: dict[int, list[int]] = {}
    for offer, topic in zip(market.topic_offer.tolist(), market.topic_topic.tolist(), strict=True):
        topics.setdefault(offer, []).append(topic)
    members = [
        {"x_m": x, "y_m": y, "is_hub": hub}
        for x, y, hub in zip(*(c.tolist() for c in (market.x_m, market.y_m, market.is_hub)), strict=True)
    ]
    columns = (market.need_member, market.need_topic, market.need_amount, market.need_worth, market.need_reach_m, market.need_phases)
    names = ("member", "topic", "amount", "worth", "reach_m", "phases")
    needs = [dict(zip(names, row, strict=True)) for row in zip(*(column.tolist() for column in columns), strict=True)]
    rows = zip(market.offer_member.tolist(), market.offer_amount.tolist(), market.offer_phases.tolist(), strict=True)
    offers = [{"member": m, "topics": topics[k], "amount": amount, "phases": phases} for k, (m, amount, phases) in enumerate(rows)]
    return {"problem": {"members": members, "needs": needs, "offers": offers, "balance": "bank", "explain": False}}
