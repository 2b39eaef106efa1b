"""The practical plan: few partners for each organisation, and no link that is too small to be worth a journey.

Model (A3): the balanced plan (A1) and, for every link l = (giver, receiver) with its arcs A_l and Q_l = sum of min(need, offer) over A_l,

    q z_l <= sum over A_l of x_a <= Q_l z_l,     z_l 0 or 1,
    sum of z over the links that leave a member <= P,     sum of z over the links that reach it <= P.

So an organisation helps at most P others and is helped by at most P. With z the program is NP-hard (a fixed-charge network flow; Magnanti
and Wong 1984), and solvers find good plans late. Where links in both directions are preferred, each pair l, m there and back has a
bonus for b_lm <= z_l, b_lm <= z_m. Hence:

1. A small program is searched as a whole; one of middle size gets the cuts of its first node after the steps below.
2. Bound: the linear program, then the prices of `partner_sets`, whose answers also tell which links a good plan uses.
3. Plan: the links that are used most, the thin ones taken out one after another; from there the integer program over all these links,
   the surest fixed.
4. Large-neighbourhood search (Shaw 1998): free all links round some members, keep all others as they are, solve the integer program
   of that window from the plan in hand. Windows go round the members in turn, where links are densest first.

All of it stops after so many steps and nodes, not by the clock: the same input gives the same plan. Only a time limit, where somebody
asks for one, cuts it short; the plan then says so.
"""

import time
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from scipy.sparse import coo_matrix, csc_matrix

from joinedup.analytics.exchange.arcs import Arcs
from joinedup.analytics.exchange.balances import Balance
from joinedup.analytics.exchange.circulation import BalancedPlan
from joinedup.analytics.exchange.contract import Problem
from joinedup.analytics.exchange.markets import Bools, Floats, Ints, Market
from joinedup.analytics.exchange.partner_sets import split_bound
from joinedup.analytics.exchange.practical_model import Answer, PracticalModel

SMALL, MIDDLE = 300, 2_000  # links up to which the whole program is searched to the end; up to which its first cuts are worth their time
BOTH_WAYS = 100  # what it is worth when two help each other: about a half-day
REACHED = 0.97  # of the linear program: about what plans reach
WINDOWS, WINDOW, WINDOW_NODES = 12, 60, 60
SURE, USED = 0.95, 0.05
GOOD = 0.005  # nearer to the bound than this the search ends


@dataclass
class Clock:
    """The time limit, if there is one, and whether it cut something short."""

    until: float | None = None
    cut_short: bool = False
    _floor: float = field(default=0.2, repr=False)

    @classmethod
    def within(cls, seconds: float | None) -> "Clock":
        return cls(None if seconds is None else time.perf_counter() + seconds)

    def part(self, share: float) -> float | None:
        """Return the time to stop at when this share of what is left may be used."""
        return None if self.until is None else time.perf_counter() + share * max(self.until - time.perf_counter(), 0.0)

    @property
    def limit(self) -> dict[str, Any]:
        """The option for the solver."""
        return {} if self.until is None else {"time_limit": max(self.until - time.perf_counter(), self._floor)}

    @property
    def is_over(self) -> bool:
        over = self.until is not None and time.perf_counter() > self.until
        self.cut_short |= over
        return over


def practical_plan(market: Market, arcs: Arcs, *, balance: Balance, problem: Problem) -> BalancedPlan:
    """Return the best plan found with at most `max_partners` partners each way and no link under `min_link` half-days."""
    return few_partners(
        market,
        arcs,
        balance=balance,
        max_partners=problem.get("max_partners"),
        min_link=problem.get("min_link", 1),
        both_ways=BOTH_WAYS if problem.get("both_ways") else 0,
        seconds=problem.get("time_limit_s"),
    )


def few_partners(  # noqa: PLR0913
    market: Market,
    arcs: Arcs,
    *,
    balance: Balance,
    max_partners: int | None,
    min_link: int = 1,
    both_ways: int = 0,
    seconds: float | None = None,
) -> BalancedPlan:
    """Return the best plan found, and its bound; both count `both_ways` for each pair that helps each other."""
    if not len(arcs):
        return BalancedPlan(value=0, half_days=np.zeros(0, dtype=np.int64))
    clock = Clock.within(seconds)
    model = PracticalModel(market, arcs, balance, max_partners, min_link, both_ways)
    if model.n_links < SMALL:
        plan, bound = _whole(model, clock, nodes=500)
    else:
        plan, bound = _guided(model, clock)
        if model.n_links < MIDDLE and not clock.is_over:
            better, cut = _whole(model, clock, begin=plan, nodes=1, gap=1e-3)
            plan, bound = max(plan, better, key=model.value), min(bound, cut)
    plan = _searched(model, plan, bound, clock)
    value = model.value(plan)
    return BalancedPlan(value=value, half_days=model.half_days(plan), bound=max(bound, value), cut_short=clock.cut_short)


def plain(market: Market, arcs: Arcs, *, balance: Balance, max_partners: int, min_link: int, seconds: float) -> tuple[float, float]:
    """Return value and bound of the same program given to HiGHS as it is, to compare."""
    program = PracticalModel(market, arcs, balance, max_partners, min_link).program(whole=True, time_limit=seconds)
    answer = Answer(*program.solve())
    return (answer.value if answer.is_feasible else 0.0), program.bound


def _whole(model: PracticalModel, clock: Clock, *, nodes: int, gap: float = 0.0, begin: Floats | None = None) -> tuple[Floats, float]:
    """Search the whole program: a small one is mostly proven so, of a larger one the first cuts tighten the bound."""
    program = model.program(whole=True, mip_rel_gap=gap, mip_abs_gap=0.999, mip_max_nodes=nodes, **clock.limit)
    if begin is not None:
        program.begin(begin)
    answer = Answer(*program.solve())
    clock.cut_short |= program.is_out_of_time
    plan = answer.columns if answer.is_feasible else np.zeros(len(model.worth))
    most = program.bound if np.isfinite(program.bound) else float(np.maximum(model.worth, 0.0) @ model.most)  # out of time at once
    return plan, float(np.floor(most + 1e-6))


def _guided(model: PracticalModel, clock: Clock) -> tuple[Floats, float]:
    """Bound a large program by its linear program and by prices, and solve it over the links that these use."""
    program = model.program()
    relaxed = Answer(*program.solve())
    use, bound = model.link_flow(relaxed.columns) / np.maximum(model.links.most, 1), relaxed.value
    split = split_bound(model, program.duals, REACHED * relaxed.value, clock.part(0.5))
    if split is not None:
        use, bound = split.use, min(bound, split.bound)
        clock.cut_short |= split.cut_short
    return _over(model, use, clock), float(np.floor(bound + 1e-6))


def _over(model: PracticalModel, use: Floats, clock: Clock) -> Floats:
    """Solve in whole numbers over the links in use, the surest fixed; a first plan is there at once."""
    plan = _first(model, use)
    program = model.program(whole=True, mip_max_nodes=10, mip_rel_gap=5e-3, **clock.limit)
    program.decide(model.n_arcs + np.flatnonzero((use < USED) & (model.link_flow(plan) < 0.5)), 0.0)
    program.decide(model.n_arcs + np.flatnonzero(_surest(model, use, SURE)), 1.0)
    program.begin(plan)
    answer = Answer(*program.solve())
    clock.cut_short |= program.is_out_of_time
    return answer.columns if answer.is_feasible and model.value(answer.columns) > model.value(plan) else plan


def _first(model: PracticalModel, use: Floats) -> Floats:
    """Return a plan over the links used most: a network while thin links are allowed, so they are taken out until there is none."""
    program = model.program(thin=True)
    closed = ~_surest(model, use, USED)
    while True:
        program.decide(model.n_arcs + np.flatnonzero(closed), 0.0)
        answer = Answer(*program.solve())
        flow = np.rint(model.link_flow(answer.columns))
        thin = (flow > 0) & (flow < model.q)
        if not thin.any():
            return model.completed(np.rint(answer.columns))
        least = np.flatnonzero(thin)
        closed = np.zeros_like(closed)
        closed[least[np.argsort(use[least], kind="stable")][: max(1, len(least) // 3)]] = True


def _surest(model: PracticalModel, use: Floats, sure: float) -> Bools:
    """Choose the links that are surely used, as far as both ends have a partner to spare."""
    gives, gets = (np.zeros(model.market.n_members, dtype=np.int64) for _ in range(2))
    chosen = np.zeros(model.n_links, dtype=bool)
    rows = np.flatnonzero(use > sure)
    for link in rows[np.argsort(-use[rows], kind="stable")]:
        giver, receiver = model.links.giver[link], model.links.receiver[link]
        if gives[giver] < model.partners and gets[receiver] < model.partners:
            gives[giver] += 1
            gets[receiver] += 1
            chosen[link] = True
    return chosen


def _searched(model: PracticalModel, plan: Floats, bound: float, clock: Clock) -> Floats:
    """Improve window by window until the plan is good or every member was in some."""
    near = _nearness(model)
    visits = np.zeros(model.market.n_members)
    size = min(WINDOW, model.market.n_members)
    for _ in range(WINDOWS):
        if model.value(plan) >= (1 - GOOD) * bound or clock.is_over:
            break
        window = _window(near, visits, size)
        visits[window] += 1
        inside = np.isin(model.links.giver, window) & np.isin(model.links.receiver, window)
        used = model.link_flow(plan) > 0.5
        program = model.program(whole=True, mip_rel_gap=1e-3, mip_max_nodes=WINDOW_NODES, **clock.limit)
        program.decide(model.n_arcs + np.flatnonzero(~inside & used), 1.0)
        program.decide(model.n_arcs + np.flatnonzero(~inside & ~used), 0.0)
        program.begin(plan)
        answer = Answer(*program.solve())
        clock.cut_short |= program.is_out_of_time
        if answer.is_feasible and model.value(answer.columns) > model.value(plan):
            plan = answer.columns
    return plan


def _nearness(model: PracticalModel) -> csc_matrix:
    n = model.market.n_members
    ones = np.ones(model.n_links)
    near = coo_matrix((ones, (model.links.giver, model.links.receiver)), shape=(n, n))
    return (near + near.T).tocsc()


def _window(near: csc_matrix, visits: Floats, size: int) -> Ints:
    """Return the member seen least so far and those who share most links with the ones already in."""
    inside = np.zeros(len(visits), dtype=bool)
    score = np.zeros(len(visits))
    score[int(np.argmin(visits))] = 1.0
    for _ in range(size):
        member = int(np.argmax(np.where(inside, -1.0, score / (1.0 + visits))))
        if inside[member] or score[member] <= 0:
            break
        inside[member] = True
        part = slice(near.indptr[member], near.indptr[member + 1])
        score[near.indices[part]] += near.data[part]
    return np.flatnonzero(inside)
