"""A plan told in circles: who gives back to whom, round whom.

A plan is a flow between members: every half-day given leaves the giver and enters the receiver. Every flow is a sum of at most as many
circles and chains as it has pairs (flow decomposition: Ahuja, Magnanti, Orlin: Network Flows, 1993, theorem 3.5). Here short circles are
taken out first, because they can be told to a governor: all swaps, then circles of three, of four and so on up to `ENUMERATED`, those with
most half-days first; then the shortest circle through each member in turn. What is left has no circle: chains from somebody who gives more
than it gets to somebody who gets more than it gives. They are told as gifts, shortest first. Every half-day is told exactly once, and the
same plan is told in the same way whatever the order of its lines.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

ENUMERATED = 4

Flow = dict[int, dict[int, int]]
Line = tuple[int, int]


@dataclass(frozen=True)
class Told:
    """Members who each help the next by `half_days`; in a circle the last helps the first, a gift ends with the last.

    `lines` holds for each step the suggestions (their row, half-days) that it consists of.
    """

    members: tuple[int, ...]
    half_days: int
    is_gift: bool
    lines: tuple[tuple[Line, ...], ...]
    is_return: bool = False  # a gift that makes up for what was agreed before

    @property
    def steps(self) -> list[tuple[int, int]]:
        return _steps(self.members, is_gift=self.is_gift)


def told_in_circles(suggestions: Iterable[tuple[int, int, int]]) -> list[Told]:
    """Tell a plan of (giver, receiver, half-days), short circles first, gifts last.

    >>> [(one.members, one.half_days, one.is_gift) for one in told_in_circles([(7, 8, 2), (8, 7, 3), (1, 7, 1)])]
    [((7, 8), 2, False), ((1, 7), 1, True), ((8, 7), 1, True)]
    """
    lines: dict[tuple[int, int], deque[list[int]]] = {}
    flow: Flow = {}
    for row, (giver, receiver, half_days) in enumerate(suggestions):
        if half_days > 0:
            lines.setdefault((giver, receiver), deque()).append([row, half_days])
    for giver, receiver in sorted(lines):  # so that every walk below meets lowest members first
        flow.setdefault(giver, {})[receiver] = sum(half_days for _, half_days in lines[giver, receiver])
    return [
        Told(members, half_days, is_gift, tuple(_taken(lines[step], half_days) for step in _steps(members, is_gift=is_gift)))
        for members, half_days, is_gift in _pieces(flow)
    ]


def circle_of_each(told: Iterable[Told], n_suggestions: int) -> list[int | None]:
    """Return for each suggestion the circle or gift that holds most of its half-days, the first of equals."""
    best: list[tuple[int, int | None]] = [(0, None)] * n_suggestions
    for number, one in enumerate(told):
        for row, half_days in (line for step in one.lines for line in step):
            if half_days > best[row][0]:
                best[row] = (half_days, number)
    return [number for _, number in best]


def _steps(members: tuple[int, ...], *, is_gift: bool) -> list[tuple[int, int]]:
    onward = list(pairwise(members))
    return onward if is_gift else [*onward, (members[-1], members[0])]


def _taken(lines: deque[list[int]], half_days: int) -> tuple[Line, ...]:
    taken = []
    while half_days:
        row, left = lines[0]
        part = min(left, half_days)
        taken.append((row, part))
        half_days -= part
        lines[0][1] -= part
        if not lines[0][1]:
            lines.popleft()
    return tuple(taken)


def _pieces(flow: Flow) -> Iterator[tuple[tuple[int, ...], int, bool]]:
    for length in range(2, ENUMERATED + 1):
        yield from _short_circles(flow, length)
    for member in sorted(flow):
        while circle := _shortest_way(flow, member, goal={member}):
            yield _least_first(circle[:-1]), _peeled(flow, circle), False
    yield from _gifts(flow)


def _short_circles(flow: Flow, length: int) -> Iterator[tuple[tuple[int, ...], int, bool]]:
    found = [circle for start in sorted(flow) for circle in _circles_from(flow, (start,), length)]
    amount = {circle: min(flow[a][b] for a, b in _steps(circle, is_gift=False)) for circle in found}
    for circle in sorted(found, key=lambda one: (-amount[one], one)):
        half_days = min(flow.get(a, {}).get(b, 0) for a, b in _steps(circle, is_gift=False))
        if half_days:
            yield circle, _peeled(flow, (*circle, circle[0])), False


def _circles_from(flow: Flow, way: tuple[int, ...], length: int) -> Iterator[tuple[int, ...]]:
    """Yield the circles of this length that go on from a way and come back to its first member, which is their least."""
    for member in flow.get(way[-1], ()):
        if len(way) == length:
            if member == way[0]:
                yield way
        elif member > way[0] and member not in way:
            yield from _circles_from(flow, (*way, member), length)


def _gifts(flow: Flow) -> Iterator[tuple[tuple[int, ...], int, bool]]:
    while flow:
        receives = {receiver for towards in flow.values() for receiver in towards}
        for member in sorted(set(flow) - receives):
            while member in flow:
                way = _shortest_way(flow, member, goal=receives - set(flow))
                yield tuple(way), _peeled(flow, tuple(way)), True


def _shortest_way(flow: Flow, start: int, *, goal: set[int]) -> tuple[int, ...]:
    """Return a way with fewest steps, at least one, lowest members first; empty when there is none."""
    before: dict[int, int] = {}
    queue = deque([start])
    while queue:
        member = queue.popleft()
        for onward in flow.get(member, ()):
            if onward in goal:
                way = [onward, member]
                while way[-1] != start:
                    way.append(before[way[-1]])
                return tuple(reversed(way))
            if onward not in before and onward != start:
                before[onward] = member
                queue.append(onward)
    return ()


def _peeled(flow: Flow, way: tuple[int, ...]) -> int:
    """Take as much as possible off the flow along a way and return how much."""
    steps = list(pairwise(way))
    half_days = min(flow[a][b] for a, b in steps)
    for a, b in steps:
        flow[a][b] -= half_days
        if not flow[a][b]:
            del flow[a][b]
            if not flow[a]:
                del flow[a]
    return half_days


def _least_first(circle: tuple[int, ...]) -> tuple[int, ...]:
    """Turn a circle so that it begins with its least member.

    >>> _least_first((5, 2, 9))
    (2, 9, 5)
    """
    least = circle.index(min(circle))
    return circle[least:] + circle[:least]
