"""The program of a practical plan: few partners for each organisation, no link under so many half-days.

Columns are the arcs, then the links (1 where there is one), then the steps of the balance, then, where links in both directions are
preferred, the pairs that help each other. `practical` says what it means and how it is solved.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.sparse import coo_matrix, csc_matrix

from joinedup.analytics.exchange.arcs import Arcs
from joinedup.analytics.exchange.balances import Balance, Step
from joinedup.analytics.exchange.markets import NO_LIMIT, Floats, Ints, Market
from joinedup.analytics.exchange.programs import Mixed

RELIEF = 10_000


@dataclass(frozen=True)
class Links:
    """Pairs (giver, receiver) with arcs between them; `of` says which link each arc belongs to."""

    giver: Ints
    receiver: Ints
    of: Ints
    most: Floats

    def __len__(self) -> int:
        return len(self.giver)


class PracticalModel:
    """The program; `rows` says where those of a kind are, `steps` has (member, side, half-days, cost) of each step of the balance."""

    def __init__(self, market: Market, arcs: Arcs, balance: Balance, max_partners: int | None, min_link: int, both_ways: int = 0) -> None:
        self.market, self.arcs, self.bonus = market, arcs, both_ways
        self.links = _links(market, arcs)
        self.pairs = _pairs(self.links, market.n_members) if both_ways else np.zeros((0, 2), dtype=np.int64)
        self.n_arcs, self.n_links, n = len(arcs), len(self.links), market.n_members
        self.partners = max_partners if max_partners is not None else n
        self.q = max(min_link, 1)
        self._rows: list[Ints] = []
        self._columns: list[Ints] = []
        self._values: list[Floats] = []
        self._lower: list[Floats] = []
        self._upper: list[Floats] = []
        self.n_rows, self.rows = 0, dict[str, slice]()
        self._steps(balance)
        self._limits(max_partners)
        self._both_ways()
        self.matrix: csc_matrix = coo_matrix(
            (np.concatenate(self._values), (np.concatenate(self._rows), np.concatenate(self._columns))),
            shape=(self.n_rows, len(self.worth)),
        ).tocsc()
        self.low, self.high = np.concatenate(self._lower), np.concatenate(self._upper)

    def program(self, *, whole: bool = False, thin: bool = False, **options: Any) -> Mixed:
        """Return the program; with `thin`, links may have less than they must."""
        high = self.high
        if thin and "least" in self.rows:
            high = high.copy()
            high[self.rows["least"]] = np.inf
        return Mixed(self.matrix, self.worth, (self.low, high), self.most, whole=self.n_arcs + self.n_links if whole else 0, **options)

    def completed(self, columns: Floats) -> Floats:
        """Return the plan with these half-days: links are in use where there are some, pairs help each other where both are."""
        plan = columns.copy()
        used = self.link_flow(columns) > 0.5
        plan[self.n_arcs : self.n_arcs + self.n_links] = used
        if len(self.pairs):
            plan[-len(self.pairs) :] = used[self.pairs].all(axis=1)
        return plan

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
        first, none = self.n_arcs + self.n_links, np.zeros(0)
        step_member = np.concatenate([none.astype(np.int64), *member])
        step_sign, step_worth = np.concatenate([none, *sign]), np.concatenate([none, *worth])
        self.steps = step_member, step_sign, np.concatenate([none, *most]), -step_worth
        together = np.full(len(self.pairs), float(self.bonus))
        self.worth = np.concatenate([self.arcs.worth.astype(float), np.zeros(self.n_links), *worth, together])
        cap = np.minimum(self.market.offer_amount[self.arcs.offer], self.market.need_amount[self.arcs.need]).astype(float)
        reachable = (self.links.most >= self.q).astype(float)
        self.most = np.concatenate([cap * reachable[self.links.of], reachable, *most, np.ones(len(self.pairs))])
        giver, receiver = self.links.giver[self.links.of], self.links.receiver[self.links.of]
        arc = np.arange(self.n_arcs)
        row = np.concatenate([giver, receiver, step_member])
        column = np.concatenate([arc, arc, np.arange(first, first + len(step_member))])
        value = np.concatenate([np.ones(self.n_arcs), -np.ones(self.n_arcs), -step_sign])
        owed = np.zeros(market.n_members) if market.given_before is None else -market.given_before.astype(float)
        self._add("balance", (row, column, value), owed, owed)

    def _limits(self, max_partners: int | None) -> None:
        market, links = self.market, self.links
        arc, link = np.arange(self.n_arcs), self.n_arcs + np.arange(self.n_links)
        one = np.ones(self.n_arcs)
        self._at_most("need", (self.arcs.need, arc, one), market.need_amount)
        self._at_most("offer", (self.arcs.offer, arc, one), market.offer_amount)
        if market.give_cap is not None and (market.give_cap < NO_LIMIT).any():
            self._at_most("give_cap", (links.giver[links.of], arc, one), market.give_cap)
        if market.receive_cap is not None and (market.receive_cap < NO_LIMIT).any():
            self._at_most("receive_cap", (links.receiver[links.of], arc, one), market.receive_cap)
        rows = np.concatenate([links.of, np.arange(self.n_links)])
        columns, none = np.concatenate([arc, link]), np.zeros(self.n_links)
        self._at_most("link", (rows, columns, np.concatenate([one, -links.most])), none)
        shared = np.bincount(links.of, minlength=self.n_links)[links.of] > 1  # each arc by itself: tighter where a link has several
        several, count = arc[shared], np.arange(int(shared.sum()))
        pair = np.concatenate([several, self.n_arcs + links.of[several]]), np.concatenate([one[several], -self.most[several]])
        self._at_most("arc", (np.concatenate([count, count]), *pair), np.zeros(len(count)))
        if self.q > 1:
            self._at_most("least", (rows, columns, np.concatenate([-one, np.full(self.n_links, float(self.q))])), none)
        if max_partners is not None:
            most = np.full(market.n_members, max_partners)
            self._at_most("gives_to", (links.giver, link, np.ones(self.n_links)), most)
            self._at_most("gets_from", (links.receiver, link, np.ones(self.n_links)), most)

    def _both_ways(self) -> None:
        """Let a pair count as helping each other only where both of its links are in use."""
        count = np.arange(len(self.pairs))
        column = len(self.worth) - len(self.pairs) + count
        for side in (0, 1):
            columns = np.concatenate([column, self.n_arcs + self.pairs[:, side]])
            values = np.concatenate([np.ones(len(count)), -np.ones(len(count))])
            self._at_most(f"both_{side}", (np.concatenate([count, count]), columns, values), np.zeros(len(count)))

    def _at_most(self, name: str, entries: tuple[Ints, Ints, Floats], most: Ints | Floats) -> None:
        self._add(name, entries, np.full(len(most), -np.inf), most.astype(float))

    def _add(self, name: str, entries: tuple[Ints, Ints, Floats], lower: Floats, upper: Floats) -> None:
        rows, columns, values = entries
        self._rows.append(rows + self.n_rows)
        self._columns.append(columns)
        self._values.append(values)
        self._lower.append(lower)
        self._upper.append(upper)
        self.rows[name] = slice(self.n_rows, self.n_rows + len(lower))
        self.n_rows += len(lower)


@dataclass(frozen=True)
class Answer:
    columns: Floats
    value: float
    is_feasible: bool


def _pairs(links: Links, n_members: int) -> Ints:
    """Return the pairs of links that lead there and back."""
    name = links.giver * n_members + links.receiver
    back = links.receiver * n_members + links.giver
    row = np.minimum(np.searchsorted(name, back), len(name) - 1)
    there = np.flatnonzero((name[row] == back) & (links.giver < links.receiver))
    return np.column_stack([there, row[there]])


def _links(market: Market, arcs: Arcs) -> Links:
    giver, receiver = market.offer_member[arcs.offer], market.need_member[arcs.need]
    names, of = np.unique(giver * market.n_members + receiver, return_inverse=True)
    most = np.bincount(of, np.minimum(market.offer_amount[arcs.offer], market.need_amount[arcs.need]), len(names))
    return Links(names // market.n_members, names % market.n_members, of, most.astype(float))
