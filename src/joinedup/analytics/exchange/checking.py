"""What in a problem cannot be: values that mean nothing, and locks that contradict one another. Told in words, never by a crash."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, cast

from joinedup.analytics.exchange.contract import Problem, Trouble

BALANCES = ("zero", "bank", "free")
METHODS = ("balanced", "circles", "practical")
FIRSTS = ("no", "bonus", "first")


def troubles(problem: Problem) -> list[Trouble]:
    """Return what is wrong with single values; nothing may be planned while there is something."""
    return [*_rows(problem), *_amounts(problem), *_distances(problem), *_rules(problem)]


def contradictions(problem: Problem) -> list[Trouble]:
    """Return what speaks against the locks, one sentence for each."""
    return [*_single_locks(problem), *_sums_of_locks(problem)]


def _of(problem: Problem, name: str) -> list[Any]:
    return list(cast(Any, problem).get(name) or ())


def _rows(problem: Problem) -> Iterator[Trouble]:
    n = {"members": len(problem["members"]), "needs": len(problem["needs"]), "offers": len(problem["offers"])}
    owners = [(thing["member"], "members") for thing in (*problem["needs"], *problem["offers"])]
    named = [
        (row, "members")
        for name in ("barred", "barred_by_hand", "preferred", "travel")
        for entry in _of(problem, name)
        for row in entry[:2]
    ]
    named += [(row, "members") for one in _of(problem, "guarantees") for row in one["members"]]
    for name in ("tried", "tried_by_hand", "locked", "previous"):
        named += [pair for entry in _of(problem, name) for pair in ((entry[0], "offers"), (entry[1], "needs"))]
    if any(not 0 <= row < n[kind] for row, kind in (*owners, *named)):
        yield Trouble(code="no_such_row", sentence="The problem names a school, a need or an offer that it does not hold.")


def _amounts(problem: Problem) -> Iterator[Trouble]:
    for row, need in enumerate(problem["needs"]):
        if need["amount"] < 0:
            yield Trouble(code="negative_amount", sentence="A need cannot ask for less than nothing.", need=row)
        if not math.isfinite(need["worth"]):
            yield Trouble(code="no_number", sentence="The worth of a need is not a number.", need=row)
    for row, offer in enumerate(problem["offers"]):
        if offer["amount"] < 0:
            yield Trouble(code="negative_amount", sentence="An offer cannot hold less than nothing.", offer=row)
    for row, member in enumerate(problem["members"]):
        if min(member.get("give_cap") or 0, member.get("receive_cap") or 0) < 0:
            yield Trouble(code="negative_limit", sentence="A school cannot give or get less than nothing.", member=row)
    for entry in (*_of(problem, "locked"), *_of(problem, "previous")):
        if entry[2] < 0:
            yield Trouble(code="negative_amount", sentence="A match cannot hold less than nothing.", offer=entry[0], need=entry[1])


def _distances(problem: Problem) -> Iterator[Trouble]:
    for row, need in enumerate(problem["needs"]):
        reach = need.get("reach_m")
        if reach is not None and not reach >= 0:
            yield Trouble(code="negative_distance", sentence="A distance cannot be negative.", need=row)
    for row, member in enumerate(problem["members"]):
        places = [place for place in (member["x_m"], member["y_m"]) if place is not None]
        if not all(math.isfinite(place) for place in places):
            yield Trouble(code="no_number", sentence="The place of a school is not a number.", member=row)
    ends = [up_to for up_to, _ in _of(problem, "bands")]
    if ends != sorted(ends) or any(not end >= 0 for end in ends):
        yield Trouble(code="bands_not_growing", sentence="Travel bands need growing distances that are not negative.")
    for a, b, minutes in _of(problem, "travel"):
        if minutes is not None and not minutes >= 0:
            yield Trouble(code="negative_minutes", sentence="A journey cannot take less than no time.", member=a, other=b)
    points = [value for line in _of(problem, "lines") for point in line for value in point]
    if not all(math.isfinite(value) for value in points):
        yield Trouble(code="no_number", sentence="A drawn line has a point that is not a number.")
    if min(problem.get("distance_cost", 0.0), problem.get("metres_per_minute", 1.0) - 1e-9) < 0:
        yield Trouble(code="negative_distance", sentence="Distances cannot cost less than nothing, and a minute leads somewhere.")


def _rules(problem: Problem) -> Iterator[Trouble]:
    balance = problem.get("balance", "zero")
    if isinstance(balance, str) and balance not in BALANCES:
        yield Trouble(code="unknown_balance", sentence="This kind of balance is not known.")
    if not isinstance(balance, str):
        for steps in cast(dict[str, list[tuple[int, int]]], balance).values():
            if [cost for _, cost in steps] != sorted(cost for _, cost in steps) or any(width < 0 for width, _ in steps):
                yield Trouble(
                    code="steps_not_growing", sentence="Each further half-day out of balance must cost as much as the one before, or more."
                )
    if problem.get("method", "balanced") not in METHODS or problem.get("group_first", "no") not in FIRSTS:
        yield Trouble(code="unknown_method", sentence="This kind of plan is not known.")
    if not 0 <= problem.get("keep", 0.0) <= 1:
        yield Trouble(code="keep_out_of_range", sentence="How much to keep is a share from 0 to 1.")
    if any(not 0 <= one["share"] <= 1 for one in _of(problem, "guarantees")):
        yield Trouble(code="share_out_of_range", sentence="A guaranteed share lies between 0 and 1.")


def _single_locks(problem: Problem) -> Iterator[Trouble]:
    barred = {tuple(pair) for pair in _of(problem, "barred")}
    tried = {tuple(pair) for pair in _of(problem, "tried")}
    for offer, need, half_days in _of(problem, "locked"):
        o, n = problem["offers"][offer], problem["needs"][need]
        giver, taker = o["member"], n["member"]
        groups = [problem["members"][row].get("group") for row in (giver, taker)]
        hidden = o.get("own_group") or n.get("own_group")
        tests = {
            "lock_with_itself": (giver == taker, "A school cannot help itself."),
            "lock_of_barred": ((giver, taker) in barred, "This match is locked, and the two schools must not meet."),
            "lock_of_refused": ((offer, need) in tried, "This match is locked, and it was refused before."),
            "lock_of_topic": (n["topic"] not in o["topics"], "This match is locked, and the offer is for other topics."),
            "lock_on_holiday": (
                not problem["members"][giver].get("may_give", True),
                "This match is locked, and the school has a holiday from giving.",
            ),
            "lock_not_shared": (
                bool(hidden) and (groups[0] is None or groups[0] != groups[1]),
                "This match is locked, and it is shared with the own trust only.",
            ),
            "lock_without_amount": (half_days == 0 and n["amount"] > 0, "This match is locked with no half-days."),
        }
        for code, (speaks_against, sentence) in tests.items():
            if speaks_against:
                yield Trouble(code=code, sentence=sentence, offer=offer, need=need, half_days=half_days)


def _sums_of_locks(problem: Problem) -> Iterator[Trouble]:
    locked = _of(problem, "locked")
    spells = [(offer, need, half_days) for offer, need, half_days in locked if problem["needs"][need]["amount"] > 0]
    if len({(offer, need) for offer, need, _ in locked}) < len(locked):
        yield Trouble(code="lock_twice", sentence="A match is locked twice.")
    by_offer = _summed((offer, half_days) for offer, _, half_days in spells)
    by_need = _summed((need, half_days) for _, need, half_days in spells)
    for offer, half_days in by_offer.items():
        if half_days > problem["offers"][offer]["amount"]:
            yield Trouble(
                code="locks_over_offer", sentence="Locked matches take more half-days than the offer has.", offer=offer, half_days=half_days
            )
    for need, half_days in by_need.items():
        if half_days > problem["needs"][need]["amount"]:
            yield Trouble(
                code="locks_over_need",
                sentence="Locked matches give more half-days than the need asks for.",
                need=need,
                half_days=half_days,
            )
    given = _summed((problem["offers"][offer]["member"], half_days) for offer, half_days in by_offer.items())
    got = _summed((problem["needs"][need]["member"], half_days) for need, half_days in by_need.items())
    for held, limit, code, words in ((given, "give_cap", "locks_over_giving", "give"), (got, "receive_cap", "locks_over_getting", "get")):
        for member, half_days in held.items():
            most = cast(Any, problem["members"][member]).get(limit)
            if most is not None and half_days > most:
                sentence = f"Locked matches make a school {words} more half-days than it wants to in all."
                yield Trouble(code=code, sentence=sentence, member=member, half_days=half_days)


def _summed(pairs: Iterable[tuple[int, int]]) -> Counter[int]:
    total: Counter[int] = Counter()
    for row, half_days in pairs:
        total[row] += half_days
    return total
