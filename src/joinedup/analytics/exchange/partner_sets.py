"""A close bound for the practical plan, and the links that a good one uses.

Model. Every link has two ends. Give each end a copy of it (half-days x, in use z) and ask that both copies agree; then put prices on
disagreeing (Lagrangian decomposition: Guignard, Kim 1987). With prices p for the half-days of each arc and f for each link the program
falls apart into one for each organisation i,

    max   sum over arcs it gives by of p_a x_a + sum of f_l z_l + sum over arcs it gets by of (w_a - p_a) x_a - sum of f_l z_l
          - penalty_i(given - received)     over all sets of at most P partners on each side, q to Q_l half-days with each,

which is solved exactly: a table for each side over (partners so far, half-days used of each offer or need), links one after another,
then the best pair of totals given and received. Any prices give a bound; the best ones give that of column generation over all partner
sets, which is closer than the linear program. They are sought by subgradients, from the duals of the linear program (Held, Wolfe, Crowder
1974, with the deflection of Camerini, Fratta, Maffioli 1975). How often the last answers used a link says how likely a good plan does
(the volume algorithm: Barahona, Anbil 2000).

Where an organisation has very many offers or needs, some are taken together, which only loosens the bound.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import product
from typing import Any, NamedTuple

import numpy as np

from joinedup.analytics.exchange.compiled import compiled
from joinedup.analytics.exchange.markets import Floats, Ints
from joinedup.analytics.exchange.practical_model import PracticalModel

STEPS = 200
MOST_STATES, MOST_WAYS = 2_500, 400  # of one side, of one link
MOST_WORK = 40_000_000  # of one step
PLAIN = 300  # ways up to which the tables are filled uncompiled
NONE = -1e17


class Tables(NamedTuple):
    """What does not change with the prices.

    Side k < n is the giving of member k, side n + k its getting. Its links are `link[link_start[k]:]`, its amounts
    `room[room_start[k]:]`. Link l can be used in the ways `way_start[l]:`, each so many half-days on some arcs; what a way takes of
    which amount stands in `giver_room` and `receiver_room` by arc.
    """

    link: Ints
    link_start: Ints
    room: Ints
    room_start: Ints
    way_start: Ints
    part_start: Ints
    part_arc: Ints
    part_amount: Ints
    giver_room: Ints
    receiver_room: Ints
    most: Ints  # half-days in all of each side
    partners: int
    penalty: Floats


@dataclass(frozen=True)
class Split:
    """What no plan can exceed, and how often (0 to 1) the last answers used each link."""

    bound: float
    use: Floats
    cut_short: bool = False


def split_bound(model: PracticalModel, duals: Floats, target: float, until: float | None = None) -> Split | None:
    """Return the bound near the best prices; None where the tables would be too large. `target` is about what a plan can reach."""
    tables = _tables(model)
    if tables is None:
        return None
    search = _Prices(model, tables, duals)
    return search.run(target, until)


class _Prices:
    """The search for prices."""

    AVERAGE, DEFLECT, PATIENCE, SHORTEN = 0.03, 0.7, 10, 0.6

    def __init__(self, model: PracticalModel, tables: Tables, duals: Floats) -> None:
        self._model, self._tables = model, tables
        self._half_days, self._fixed = _first_prices(model, duals)
        self._both = np.full(len(model.pairs), model.bonus / 2)
        many = len(tables.part_start) > PLAIN
        self._answer: Callable[..., Any] = compiled(_answers, (_fill, _used, _add_link, _ends, _take, _jump)) if many else _answers

    def run(self, target: float, until: float | None) -> Split:
        bound, differences, use = self._solved()
        best, at, theta, idle = bound, self._now(), 0.3, 0
        way = [np.zeros_like(part) for part in differences]
        cut_short = False
        for _ in range(STEPS):
            way = [part + self.DEFLECT * old for part, old in zip(differences, way, strict=True)]
            length = sum(float(part @ part) for part in way)
            if not any(part.any() for part in differences) or length < 1e-9:
                break
            self._move(way, theta * max(bound - target, 1.0) / length)
            bound, differences, used = self._solved()
            use += self.AVERAGE * (used - use)
            if bound < best - 1e-4 * abs(best) / 100:
                best, at, idle = bound, self._now(), 0
            else:
                idle += 1
            if idle >= self.PATIENCE:
                theta, idle = theta * self.SHORTEN, 0
                self._half_days, self._fixed, self._both = (part.copy() for part in at)
                bound, differences, _unused = self._solved()
                way = [np.zeros_like(part) for part in differences]
            if until is not None and time.perf_counter() > until:
                cut_short = True
                break
        return Split(best, use, cut_short)

    def _now(self) -> tuple[Floats, Floats, Floats]:
        return self._half_days.copy(), self._fixed.copy(), self._both.copy()

    def _move(self, way: list[Floats], step: float) -> None:
        self._half_days -= step * way[0]
        self._fixed -= step * way[1]
        self._both = np.clip(self._both - step * way[2], 0.0, self._model.bonus)

    def _solved(self) -> tuple[float, list[Floats], Floats]:
        """Return the bound at these prices, in what the two copies differ, and which links they use."""
        model = self._model
        getting = -self._fixed
        there, back = model.pairs[:, 0], model.pairs[:, 1]
        getting[there] += self._both
        getting[back] += model.bonus - self._both
        worth = model.arcs.worth.astype(float)
        prices = np.stack([self._half_days, worth - self._half_days]), np.stack([self._fixed, getting])
        bound, half_days, use = self._answer(self._tables, *prices)
        differences = [half_days[0] - half_days[1], use[0] - use[1], use[1][there] - use[1][back]]
        return float(bound), differences, (use[0] + use[1]) / 2


def _first_prices(model: PracticalModel, duals: Floats) -> tuple[Floats, Floats]:
    """Share the worth of each arc as the linear program does: its bound is where the search begins."""
    links, arcs = model.links, model.arcs

    def dual(name: str, rows: Ints) -> Floats:
        part: Floats = duals[model.rows[name]][rows] if name in model.rows else np.zeros(len(rows))
        return part

    giver, receiver = links.giver[links.of], links.receiver[links.of]
    giving = dual("offer", arcs.offer) + dual("balance", giver) + dual("give_cap", giver)
    getting = dual("need", arcs.need) - dual("balance", receiver) + dual("receive_cap", receiver)
    return giving + (arcs.worth - giving - getting) / 2, (dual("gives_to", links.giver) - dual("gets_from", links.receiver)) / 2


def _tables(model: PracticalModel) -> Tables | None:
    ways = _ways(model)
    if ways is None:
        return None
    market, arcs, links, n = model.market, model.arcs, model.links, model.market.n_members
    offers, giver_room = _rooms(market.offer_member, market.offer_amount, n)
    needs, receiver_room = _rooms(market.need_member, market.need_amount, n)
    usable = np.flatnonzero(np.diff(ways[0]) > 0)
    side = np.concatenate([links.giver[usable], n + links.receiver[usable]])
    order = np.argsort(side, kind="stable")
    start = np.searchsorted(side[order], np.arange(2 * n + 1))
    rooms = offers + needs
    caps = [np.full(n, np.iinfo(np.int64).max) if cap is None else cap for cap in (market.give_cap, market.receive_cap)]
    most = np.minimum(np.concatenate(caps), [sum(room) for room in rooms])
    states, per_link = np.array([np.prod(np.array(room) + 1) for room in rooms]), np.diff(ways[0])
    partners = int(min(model.partners, np.diff(start).max(initial=1)))
    work = np.bincount(side, np.concatenate([per_link[usable]] * 2), 2 * n) @ states * (partners + 1)
    if states.max(initial=1) > MOST_STATES or work > MOST_WORK:
        return None
    return Tables(
        link=np.concatenate([usable, usable])[order],
        link_start=start,
        room=np.array([amount for room in rooms for amount in room], dtype=np.int64),
        room_start=np.cumsum([0, *(len(room) for room in rooms)]),
        way_start=ways[0],
        part_start=ways[1],
        part_arc=ways[2],
        part_amount=ways[3],
        giver_room=giver_room[arcs.offer],
        receiver_room=receiver_room[arcs.need],
        most=most,
        partners=partners,
        penalty=_penalties(model, int(most.max(initial=0))),
    )


def _ways(model: PracticalModel) -> tuple[Ints, Ints, Ints, Ints] | None:
    """Return all ways to use each link."""
    order = np.argsort(model.links.of, kind="stable")
    first = np.searchsorted(model.links.of[order], np.arange(model.n_links + 1))
    cap = model.most[: model.n_arcs].astype(np.int64)
    ways, parts, arc, amount = [0], [0], list[int](), list[int]()
    for link in range(model.n_links):
        its = order[first[link] : first[link + 1]]
        if np.prod(cap[its] + 1) > MOST_WAYS:
            return None
        for amounts in product(*(range(most + 1) for most in cap[its])):
            if sum(amounts) >= model.q:
                arc += [int(a) for a, x in zip(its, amounts, strict=True) if x]
                amount += [x for x in amounts if x]
                parts.append(len(arc))
        ways.append(len(parts) - 1)
    return np.array(ways), np.array(parts), np.array(arc, dtype=np.int64), np.array(amount, dtype=np.int64)


def _rooms(owner: Ints, amount: Ints, n_members: int) -> tuple[list[list[int]], Ints]:
    """Return the amounts of each member, the largest taken together where they are too many, and which of them each row takes from."""
    rooms: list[list[int]] = []
    which = np.zeros(len(owner), dtype=np.int64)
    rows_of = np.split(np.argsort(owner, kind="stable"), np.cumsum(np.bincount(owner, minlength=n_members))[:-1])
    for rows in rows_of:
        groups = [[int(row)] for row in sorted(rows, key=lambda row: (int(amount[row]), int(row)))]
        while np.prod([float(amount[group].sum() + 1) for group in groups]) > MOST_STATES and len(groups) > 1:
            groups.append(groups.pop() + groups.pop())
        for number, group in enumerate(groups):
            which[group] = number
        rooms.append([int(amount[group].sum()) for group in groups])
    return rooms, which


def _penalties(model: PracticalModel, most: int) -> Floats:
    """Return what each member's giving less getting costs, from -most to most; what was agreed before counts."""
    n = model.market.n_members
    before = np.zeros(n, dtype=np.int64) if model.market.given_before is None else model.market.given_before
    far = most + int(np.abs(before).max(initial=0))
    cost = np.full((n, 2 * far + 1), -NONE)
    cost[:, far] = 0.0
    filled = np.zeros((n, 2), dtype=np.int64)
    member, sign, width, price = model.steps
    for row in np.lexsort((np.arange(len(price)), price)):
        i, side = int(member[row]), int(sign[row] > 0)
        for _ in range(min(int(width[row]), far - int(filled[i, side]))):
            at = far + (1 if side else -1) * int(filled[i, side])
            cost[i, at + (1 if side else -1)] = cost[i, at] + price[row]
            filled[i, side] += 1
    rows = np.arange(n)[:, None]
    penalty: Floats = cost[rows, far + before[:, None] + np.arange(-most, most + 1)]
    return penalty


def _answers(tables, price, fixed):  # type: ignore[no-untyped-def]
    """Return the bound, and for both sides half-days by arc and links in use; plain loops, to be compiled."""
    n = len(tables.penalty)
    most = tables.penalty.shape[1] // 2
    half_days, use = np.zeros(price.shape), np.zeros(fixed.shape)
    best = np.empty((2, most + 1))
    end = np.zeros((2, most + 1, 2), dtype=np.int64)
    bound = 0.0
    for i in range(n):
        choice0 = _fill(tables, i, tables.giver_room, price[0], fixed[0], best[0], end[0])  # type: ignore[no-untyped-call]
        choice1 = _fill(tables, n + i, tables.receiver_room, price[1], fixed[1], best[1], end[1])  # type: ignore[no-untyped-call]
        most_worth, given, got = NONE, 0, 0
        for x in range(tables.most[i] + 1):
            for y in range(tables.most[n + i] + 1):
                worth = best[0, x] + best[1, y] - tables.penalty[i, x - y + most]
                if worth > most_worth:
                    most_worth, given, got = worth, x, y
        bound += most_worth
        _take(tables, i, tables.giver_room, choice0, end[0, given], half_days[0], use[0])  # type: ignore[no-untyped-call]
        _take(tables, n + i, tables.receiver_room, choice1, end[1, got], half_days[1], use[1])  # type: ignore[no-untyped-call]
    return bound, half_days, use


def _fill(tables, side, room_of, price, fixed, best, end):  # type: ignore[no-untyped-def] # noqa: PLR0913
    """Fill the table of one side, link by link; `best` by half-days in all, with where it `end`s."""
    used = _used(tables, side)  # type: ignore[no-untyped-call]
    value = np.full((tables.partners + 1, len(used)), NONE)
    value[0, 0] = 0.0
    first, last = tables.link_start[side], tables.link_start[side + 1]
    choice = np.full((last - first, tables.partners + 1, len(used)), -1, dtype=np.int32)
    for row in range(first, last):
        value = _add_link(tables, side, tables.link[row], room_of, price, fixed, used, value, choice[row - first])  # type: ignore[no-untyped-call]
    _ends(tables.most[side], used, value, best, end)  # type: ignore[no-untyped-call]
    return choice


def _used(tables, side):  # type: ignore[no-untyped-def]
    """Return what each state has used of each amount, and last in all."""
    first = tables.room_start[side]
    n_rooms = tables.room_start[side + 1] - first
    states = 1
    for room in range(n_rooms):
        states *= tables.room[first + room] + 1
    used = np.zeros((states, n_rooms + 1), dtype=np.int64)
    for state in range(states):
        rest = state
        for room in range(n_rooms - 1, -1, -1):
            used[state, room] = rest % (tables.room[first + room] + 1)
            used[state, n_rooms] += used[state, room]
            rest //= tables.room[first + room] + 1
    return used


def _add_link(tables, side, link, room_of, price, fixed, used, value, choice):  # type: ignore[no-untyped-def] # noqa: PLR0913
    """Return the table when one link more may be used; `choice` says where it is."""
    first_room, n_rooms = tables.room_start[side], used.shape[1] - 1
    taken = np.zeros(n_rooms + 1, dtype=np.int64)
    after = value.copy()
    for way in range(tables.way_start[link], tables.way_start[link + 1]):
        worth = fixed[link]
        taken[:] = 0
        for part in range(tables.part_start[way], tables.part_start[way + 1]):
            worth += price[tables.part_arc[part]] * tables.part_amount[part]
            taken[room_of[tables.part_arc[part]]] += tables.part_amount[part]
        jump = _jump(tables, way, room_of, first_room, n_rooms)  # type: ignore[no-untyped-call]
        for state in range(jump, len(used)):
            fits = True
            for room in range(n_rooms):
                fits = fits and used[state, room] >= taken[room]
            if fits:
                for k in range(1, len(value)):
                    if value[k - 1, state - jump] + worth > after[k, state]:
                        after[k, state] = value[k - 1, state - jump] + worth
                        choice[k, state] = way
    return after


def _ends(most, used, value, best, end):  # type: ignore[no-untyped-def]
    """Write down the best end for each number of half-days in all."""
    best[:] = NONE
    for k in range(len(value)):
        for state in range(len(used)):
            total = used[state, used.shape[1] - 1]
            if total <= most and value[k, state] > best[total]:
                best[total] = value[k, state]
                end[total, 0], end[total, 1] = k, state


def _jump(tables, way, room_of, first_room, n_rooms):  # type: ignore[no-untyped-def]
    """Return how far a way moves on in the table."""
    jump = 0
    for part in range(tables.part_start[way], tables.part_start[way + 1]):
        factor = 1
        for room in range(room_of[tables.part_arc[part]] + 1, n_rooms):
            factor *= tables.room[first_room + room] + 1
        jump += factor * tables.part_amount[part]
    return jump


def _take(tables, side, room_of, choice, end, half_days, use):  # type: ignore[no-untyped-def] # noqa: PLR0913
    """Walk back through the table and write down what was chosen."""
    first_room, first = tables.room_start[side], tables.link_start[side]
    n_rooms = tables.room_start[side + 1] - first_room
    k, state = end[0], end[1]
    for row in range(len(choice) - 1, -1, -1):
        way = choice[row, k, state]
        if way >= 0:
            for part in range(tables.part_start[way], tables.part_start[way + 1]):
                half_days[tables.part_arc[part]] += tables.part_amount[part]
            use[tables.link[first + row]] = 1.0
            state -= _jump(tables, way, room_of, first_room, n_rooms)  # type: ignore[no-untyped-call]
            k -= 1
