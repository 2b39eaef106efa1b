"""The practical plan: few partners for each organisation, and no link that is too small to be worth a journey.

Model (A3): the balanced plan (A1) and, for every link l = (giver, receiver) with its arcs A_l and Q_l = sum of min(need, offer) over A_l,

    q z_l <= sum over A_l of x_a <= Q_l z_l,     z_l 0 or 1,
    sum of z over the links that leave a member <= P,     sum of z over the links that reach it <= P.

So an organisation helps at most P others and is helped by at most P. With z the program is NP-hard (a fixed-charge network flow; Magnanti
and Wong 1984), and solvers find good plans late, although its linear program bounds it well. Hence:

1. Bound: the linear program.
   Where the whole program is small it is searched to the end; else its cuts tighten the bound for a third of the time.
2. Dive: fix the fullest links to "yes" and the thinnest to "no", a few at a time, and solve the linear program again from its basis. Then
   the integer program over the links in use gives a first plan.
3. Large-neighbourhood search (Shaw 1998): free all links round some members, keep all others as they are, solve the integer program
   of that window from the plan in hand. Windows go round the members in turn, where the linear program promises most first.
"""

import time
from dataclasses import dataclass

import numpy as np
from scipy.sparse import coo_matrix, csc_matrix

from joinedup.analytics.exchange.arcs import Arcs
from joinedup.analytics.exchange.balances import Balance, Step
from joinedup.analytics.exchange.circulation import BalancedPlan
from joinedup.analytics.exchange.contract import Problem
from joinedup.analytics.exchange.markets import NO_LIMIT, Bools, Floats, Ints, Market
from joinedup.analytics.exchange.programs import Mixed

SECONDS = 20.0
RELIEF = 10_000
SMALL = 2_000  # links up to which the whole program is searched to the end


@dataclass(frozen=True)
class Links:
    """Pairs (giver, receiver) with arcs between them; `of` says which link each arc belongs to."""

    giver: Ints
    receiver: Ints
    of: Ints
    most: Floats

    def __len__(self) -> int:
        return len(self.giver)


def practical_plan(market: Market, arcs: Arcs, *, balance: Balance, problem: Problem) -> BalancedPlan:
    """Return the best plan found with at most `max_partners` partners each way and no link under `min_link` half-days."""
    seconds = problem.get("time_limit_s") or SECONDS
    return few_partners(
        market,
        arcs,
        balance=balance,
        max_partners=problem.get("max_partners"),
        min_link=problem.get("min_link", 1),
        seconds=seconds,
    )


def few_partners(
    market: Market, arcs: Arcs, *, balance: Balance, max_partners: int | None, min_link: int = 1, seconds: float = SECONDS
) -> BalancedPlan:
    """Return the best plan found within that time, and its bound."""
    if not len(arcs):
        return BalancedPlan(value=0, half_days=np.zeros(0, dtype=np.int64))
    until = time.perf_counter() + seconds
    model = _Model(market, arcs, balance, max_partners, min_link)
    relaxed = model.relaxed()
    bound = float(np.floor(relaxed.value + 1e-6))
    plan = _dive(model, seconds / 3)
    plan, bound = _tightened(model, plan, bound, until)
    plan = _searched(model, plan, bound, until)
    return BalancedPlan(value=model.value(plan), half_days=model.half_days(plan), bound=max(bound, model.value(plan)))


def plain(market: Market, arcs: Arcs, *, balance: Balance, max_partners: int, min_link: int, seconds: float) -> tuple[float, float]:
    """Return value and bound of the same program given to HiGHS as it is, to compare."""
    program = _Model(market, arcs, balance, max_partners, min_link).program(whole=True, time_limit=seconds)
    answer = _Answer(*program.solve())
    return (answer.value if answer.is_feasible else 0.0), program.bound


class _Model:
    """The program: columns are arcs, links, then steps of the balance."""

    def __init__(self, market: Market, arcs: Arcs, balance: Balance, max_partners: int | None, min_link: int) -> None:
        self.market, self.arcs = market, arcs
        self.links = _links(market, arcs)
        self.n_arcs, self.n_links, n = len(arcs), len(self.links), market.n_members
        self.partners = max_partners if max_partners is not None else n
        self.q = max(min_link, 1)
        self._rows: list[Ints] = []
        self._columns: list[Ints] = []
        self._values: list[Floats] = []
        self._lower: list[Floats] = []
        self._upper: list[Floats] = []
        self.n_rows = 0
        self._steps(balance)
        self._limits(max_partners)
        self.matrix: csc_matrix = coo_matrix(
            (np.concatenate(self._values), (np.concatenate(self._rows), np.concatenate(self._columns))),
            shape=(self.n_rows, len(self.worth)),
        ).tocsc()
        self.low, self.high = np.concatenate(self._lower), np.concatenate(self._upper)

    def program(self, *, whole: bool = False, **options: object) -> Mixed:
        return Mixed(self.matrix, self.worth, (self.low, self.high), self.most, whole=self.n_arcs + self.n_links if whole else 0, **options)

    def relaxed(self) -> "_Answer":
        program = self.program()
        return _Answer(*program.solve())

    def link_flow(self, answer: Floats) -> Floats:
        return np.bincount(self.links.of, answer[: self.n_arcs], self.n_links).astype(float)

    def half_days(self, plan: Floats) -> Ints:
        return np.rint(plan[: self.n_arcs]).astype(np.int64)

    def value(self, plan: Floats) -> int:
        return round(float(self.worth @ plan))

    def _steps(self, balance: Balance) -> None:
        market = self.market
        everybody = np.arange(market.n_members)
        hubs, others = everybody[market.is_hub], everybody[~market.is_hub]
        worth, most, member, sign = [], [], [], []
        sides: list[tuple[Ints, tuple[Step, ...], int]] = [
            (hubs, balance.hub_giving, 1),
            (others, balance.giving, 1),
            (everybody, balance.receiving, -1),
        ]
        if market.given_before is not None:  # what was agreed before must not make every plan impossible
            for side in (1, -1):
                sides.append((everybody[market.given_before * side > 0], ((NO_LIMIT, RELIEF),), side))
        if market.may_give is not None:
            sides.append((everybody[~market.may_give], ((NO_LIMIT, 0),), -1))
        for members, steps, side in sides:
            for width, cost in steps:
                worth.append(np.full(len(members), -float(cost)))
                most.append(np.full(len(members), float(width)))
                member.append(members)
                sign.append(np.full(len(members), float(side)))
        first = self.n_arcs + self.n_links
        step_member = np.concatenate([np.zeros(0, dtype=np.int64), *member])
        self.worth = np.concatenate([self.arcs.worth.astype(float), np.zeros(self.n_links), *worth])
        cap = np.minimum(self.market.offer_amount[self.arcs.offer], self.market.need_amount[self.arcs.need]).astype(float)
        reachable = (self.links.most >= self.q).astype(float)
        self.most = np.concatenate([cap * reachable[self.links.of], reachable, *most])
        giver, receiver = self.links.giver[self.links.of], self.links.receiver[self.links.of]
        arc = np.arange(self.n_arcs)
        row = np.concatenate([giver, receiver, step_member])
        column = np.concatenate([arc, arc, np.arange(first, first + len(step_member))])
        value = np.concatenate([np.ones(self.n_arcs), -np.ones(self.n_arcs), -np.concatenate([np.zeros(0), *sign])])
        owed = np.zeros(market.n_members) if market.given_before is None else -market.given_before.astype(float)
        self._add(row, column, value, owed, owed)

    def _limits(self, max_partners: int | None) -> None:
        market, links = self.market, self.links
        arc, link = np.arange(self.n_arcs), self.n_arcs + np.arange(self.n_links)
        one = np.ones(self.n_arcs)
        self._at_most(self.arcs.need, arc, one, market.need_amount)
        self._at_most(self.arcs.offer, arc, one, market.offer_amount)
        if market.give_cap is not None and (market.give_cap < NO_LIMIT).any():
            self._at_most(links.giver[links.of], arc, one, market.give_cap)
        if market.receive_cap is not None and (market.receive_cap < NO_LIMIT).any():
            self._at_most(links.receiver[links.of], arc, one, market.receive_cap)
        rows = np.concatenate([links.of, np.arange(self.n_links)])
        columns, none = np.concatenate([arc, link]), np.zeros(self.n_links)
        self._add(rows, columns, np.concatenate([one, -links.most]), np.full(self.n_links, -np.inf), none)
        shared = np.bincount(links.of, minlength=self.n_links)[links.of] > 1  # each arc by itself: tighter where a link has several
        several, count = arc[shared], np.arange(int(shared.sum()))
        pair = np.concatenate([several, self.n_arcs + links.of[several]]), np.concatenate([one[several], -self.most[several]])
        self._add(np.concatenate([count, count]), *pair, np.full(len(count), -np.inf), np.zeros(len(count)))
        if self.q > 1:
            self._add(rows, columns, np.concatenate([one, np.full(self.n_links, -float(self.q))]), none, np.full(self.n_links, np.inf))
        if max_partners is not None:
            for member in (links.giver, links.receiver):
                self._at_most(member, link, np.ones(self.n_links), np.full(market.n_members, max_partners))

    def _at_most(self, rows: Ints, columns: Ints, values: Floats, most: Ints) -> None:
        self._add(rows, columns, values, np.full(len(most), -np.inf), most.astype(float))

    def _add(self, rows: Ints, columns: Ints, values: Floats, lower: Floats, upper: Floats) -> None:
        self._rows.append(rows + self.n_rows)
        self._columns.append(columns)
        self._values.append(values)
        self._lower.append(lower)
        self._upper.append(upper)
        self.n_rows += len(lower)


@dataclass(frozen=True)
class _Answer:
    columns: Floats
    value: float
    is_feasible: bool


def _links(market: Market, arcs: Arcs) -> Links:
    giver, receiver = market.offer_member[arcs.offer], market.need_member[arcs.need]
    names, of = np.unique(giver * market.n_members + receiver, return_inverse=True)
    most = np.bincount(of, np.minimum(market.offer_amount[arcs.offer], market.need_amount[arcs.need]), len(names))
    return Links(names // market.n_members, names % market.n_members, of, most.astype(float))


def _dive(model: _Model, seconds: float) -> Floats:
    """Decide links a few at a time by the linear program, then find whole numbers over the links in use."""
    program, until = model.program(), time.perf_counter() + seconds / 2
    yes, no = np.zeros(model.n_links, dtype=bool), np.zeros(model.n_links, dtype=bool)
    while True:
        answer = _Answer(*program.solve())
        if not answer.is_feasible:
            break
        flow = model.link_flow(answer.columns)
        used = flow > 1e-6
        undecided = used & ~yes
        thin = undecided & (flow < model.q - 1e-6)
        crowded = _count(model, used) > model.partners
        if not (thin.any() or crowded.any()) or time.perf_counter() > until:
            break
        new_yes = _fullest(model, flow, undecided & ~thin, yes)
        new_no = np.zeros_like(no)
        least = np.flatnonzero(undecided & ~new_yes)
        least = least[np.argsort(flow[least], kind="stable")][: max(1, len(least) // 5)]
        new_no[least[flow[least] < max(model.q, 2)]] = True
        if not (new_yes.any() or new_no.any()):
            new_no[least] = True
        yes, no = yes | new_yes, no | new_no
        program.decide(model.n_arcs + np.flatnonzero(new_yes), 1.0)
        program.decide(model.n_arcs + np.flatnonzero(new_no), 0.0)
    in_use = used if answer.is_feasible else yes
    return _whole_over(model, in_use, np.zeros(len(model.worth)), max(seconds / 2, until + seconds / 2 - time.perf_counter()))


def _fullest(model: _Model, flow: Floats, candidates: Bools, yes: Bools) -> Bools:
    """Choose the links with most half-days, as far as both ends have a partner to spare."""
    gives = np.bincount(model.links.giver[yes], minlength=model.market.n_members)
    gets = np.bincount(model.links.receiver[yes], minlength=model.market.n_members)
    chosen = np.zeros_like(yes)
    rows = np.flatnonzero(candidates)
    for link in rows[np.argsort(-flow[rows], kind="stable")][: max(1, len(rows) // 3)]:
        giver, receiver = model.links.giver[link], model.links.receiver[link]
        if gives[giver] < model.partners and gets[receiver] < model.partners:
            gives[giver] += 1
            gets[receiver] += 1
            chosen[link] = True
    return chosen


def _count(model: _Model, used: Bools) -> Ints:
    n = model.market.n_members
    return np.maximum(np.bincount(model.links.giver[used], minlength=n), np.bincount(model.links.receiver[used], minlength=n))


def _whole_over(model: _Model, free: Bools, plan: Floats, seconds: float) -> Floats:
    """Solve in whole numbers over these links only; nothing planned is always an answer where nobody owes anything."""
    program = model.program(whole=True, time_limit=seconds, mip_rel_gap=1e-3)
    closed = np.flatnonzero(~free)
    program.decide(model.n_arcs + closed, 0.0)
    program.begin(plan)
    answer = _Answer(*program.solve())
    return answer.columns if answer.is_feasible else plan


def _tightened(model: _Model, plan: Floats, bound: float, until: float) -> tuple[Floats, float]:
    """Run the whole program from the plan in hand: a small one is proven so, of a large one its cuts tighten the bound."""
    left = until - time.perf_counter()
    if model.value(plan) >= bound or left <= 0:
        return plan, bound
    program = model.program(whole=True, time_limit=left * (1.0 if model.n_links < SMALL else 0.35), mip_rel_gap=0.0, mip_abs_gap=0.999)
    program.begin(plan)
    answer = _Answer(*program.solve())
    if answer.is_feasible and model.value(answer.columns) > model.value(plan):
        plan = answer.columns
    return plan, min(bound, float(np.floor(program.bound + 1e-6)))


def _searched(model: _Model, plan: Floats, bound: float, until: float) -> Floats:
    """Improve window by window until the bound or the time is reached."""
    near = _nearness(model)
    visits = np.zeros(model.market.n_members)
    size, idle = 40, 0
    while model.value(plan) < bound and time.perf_counter() < until and idle < 40:
        window = _window(near, visits, min(size, model.market.n_members))
        visits[window] += 1
        inside = np.isin(model.links.giver, window) & np.isin(model.links.receiver, window)
        used = model.link_flow(plan) > 0.5
        program = model.program(whole=True, mip_rel_gap=1e-3, mip_max_nodes=300, time_limit=max(0.1, min(4.0, until - time.perf_counter())))
        program.decide(model.n_arcs + np.flatnonzero(~inside & used), 1.0)
        program.decide(model.n_arcs + np.flatnonzero(~inside & ~used), 0.0)
        program.begin(plan)
        started = time.perf_counter()
        answer = _Answer(*program.solve())
        better = answer.is_feasible and model.value(answer.columns) > model.value(plan)
        idle = 0 if better else idle + 1
        if better:
            plan = answer.columns
        size = max(20, size * 4 // 5) if time.perf_counter() - started > 3.5 else min(size * 6 // 5, 300)
    return plan


def _nearness(model: _Model) -> csc_matrix:
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
