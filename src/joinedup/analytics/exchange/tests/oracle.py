"""The rules of a plan written down a second time, in plain Python and without a thought for speed: what plans are judged by."""

import itertools
import math
from collections import Counter
from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

Plan = dict[tuple[int, int], int]
NO_LIMIT = 10**6
STEPS: dict[str, dict[str, list[tuple[int, int]]]] = {
    "zero": {"giving": [], "receiving": [], "hub_giving": []},
    "bank": {"giving": [(1, 0), (2, 60), (3, 200)], "receiving": [(1, 0), (2, 60), (3, 200)], "hub_giving": [(24, 0)]},
    "free": {side: [(NO_LIMIT, 0)] for side in ("giving", "receiving", "hub_giving")},
}


@st.composite
def problems(draw: st.DrawFn, *, most_rows: int = 5) -> dict[str, Any]:
    """Return a small problem that uses any of the rules: limits, holidays, trusts, bands, a river, a bridge, pairs that must not meet."""
    whole, maybe = st.integers, st.booleans()
    n = draw(whole(2, 4))
    row = whole(0, n - 1)
    cap = st.sampled_from([None, None, None, 0, 2, 4])
    members = [
        {
            "x_m": draw(whole(-400, 4000).map(lambda metres: None if metres < 0 else float(metres))),
            "y_m": float(draw(whole(0, 4000))),
            "is_hub": draw(maybe),
            "give_cap": draw(cap),
            "receive_cap": draw(cap),
            "may_give": draw(st.sampled_from([*[True] * 9, False])),
            "group": draw(st.sampled_from([None, "north", "south"])),
        }
        for _ in range(n)
    ]
    for member in members:
        member["y_m"] = None if member["x_m"] is None else member["y_m"]
    topic, phases = whole(0, 1), st.sampled_from([3, 3, 3, 1, 2])
    needs = [
        {
            "member": draw(row),
            "topic": draw(topic),
            "amount": draw(whole(1, 3)),
            "worth": float(draw(whole(40, 400))),
            "reach_m": draw(st.sampled_from([None, 6000.0, 3000.0, 1000.0, 0.0])),
            "phases": draw(phases),
            "own_group": draw(st.sampled_from([*[False] * 5, True])),
        }
        for _ in range(draw(whole(3, most_rows)))
    ]
    offers = [
        {
            "member": draw(row),
            "topics": sorted(draw(st.sets(topic, min_size=1, max_size=2))),
            "amount": draw(whole(1, 3)),
            "phases": draw(phases),
            "anywhere": draw(st.sampled_from([False, False, True])),
            "own_group": draw(st.sampled_from([*[False] * 5, True])),
        }
        for _ in range(draw(whole(3, most_rows)))
    ]
    pairs = st.lists(st.tuples(row, row).filter(lambda pair: pair[0] != pair[1]), max_size=2, unique=True)
    minutes = st.none() | whole(1, 9).map(float)
    return {
        "members": members,
        "needs": needs,
        "offers": offers,
        "barred": draw(pairs),
        "tried": draw(st.lists(st.tuples(whole(0, len(offers) - 1), whole(0, len(needs) - 1)), max_size=2)),
        "bands": draw(st.sampled_from([[], [(1500.0, 0.0), (4000.0, 30.0)]])),
        "lines": draw(st.sampled_from([[], [[(2000.5, -9000.0), (2000.5, 9000.0)]]])),
        "travel": [(a, b, draw(minutes)) for a, b in draw(pairs) if a < b][:1],
        "balance": draw(st.sampled_from(["zero", "bank", "bank", "free", "free"])),
    }


def way_metres(problem: dict[str, Any], a: int, b: int) -> float | None:
    """Return the way that counts between two members; None where nobody can travel or a place is unknown."""
    for one, other, minutes in problem["travel"]:
        if {one, other} == {a, b}:
            return None if minutes is None else float(minutes) * 600.0
    (x, y), (u, v) = ((problem["members"][row]["x_m"], problem["members"][row]["y_m"]) for row in (a, b))
    if x is None or u is None:
        return None
    if problem["lines"] and (x < 2000.5) != (u < 2000.5):
        return None
    return math.hypot(x - u, y - v)


def worth_of_pair(problem: dict[str, Any], offer_row: int, need_row: int) -> int:
    """Return the worth of a half-day of this pair, 0 where it must not be planned."""
    offer, need = problem["offers"][offer_row], problem["needs"][need_row]
    giver, taker = offer["member"], need["member"]
    groups = [problem["members"][row]["group"] for row in (giver, taker)]
    hidden = (offer["own_group"] or need["own_group"]) and (groups[0] is None or groups[0] != groups[1])
    forbidden = (
        (giver, taker) in problem["barred"] or (offer_row, need_row) in problem["tried"] or not problem["members"][giver]["may_give"]
    )
    unlike = giver == taker or need["topic"] not in offer["topics"] or not offer["phases"] & need["phases"]
    if hidden or forbidden or unlike:
        return 0
    if offer["anywhere"]:
        return max(0, round(need["worth"]))
    metres = way_metres(problem, giver, taker)
    if metres is None or (need["reach_m"] is not None and metres > need["reach_m"]):
        return 0
    if not problem["bands"]:
        return max(0, round(need["worth"] - 0.004 * metres))
    cost = next((cost for up_to, cost in problem["bands"] if metres <= up_to), None)
    return 0 if cost is None else max(0, round(need["worth"] - cost))


def cost_of_imbalance(problem: dict[str, Any], member: int, net: int) -> int | None:
    """Return what it costs that a member gives so much more than it gets; None where it is not allowed."""
    values, steps = problem["members"][member], STEPS[problem["balance"]]
    if net < 0 and not values["may_give"]:
        return 0
    side = "receiving" if net < 0 else "hub_giving" if values["is_hub"] else "giving"
    left, cost = abs(net), 0
    for width, price in steps[side]:
        cost += min(left, width) * price
        left -= min(left, width)
    return None if left else cost


def value_of(problem: dict[str, Any], plan: Plan) -> int | None:
    """Return what a plan is worth; None where it breaks a rule."""
    used, met, given, got = Counter[int](), Counter[int](), Counter[int](), Counter[int]()
    for (offer, need), half_days in plan.items():
        used[offer] += half_days
        met[need] += half_days
        given[problem["offers"][offer]["member"]] += half_days
        got[problem["needs"][need]["member"]] += half_days
    over = [used[row] > offer["amount"] for row, offer in enumerate(problem["offers"])]
    over += [met[row] > need["amount"] for row, need in enumerate(problem["needs"])]
    for row, member in enumerate(problem["members"]):
        caps = (member["give_cap"], member["receive_cap"])
        over += [cap is not None and done[row] > cap for cap, done in zip(caps, (given, got), strict=True)]
    worth = {pair: worth_of_pair(problem, *pair) for pair, half_days in plan.items() if half_days}
    costs = [cost_of_imbalance(problem, row, given[row] - got[row]) for row in range(len(problem["members"]))]
    if any(over) or None in costs or not all(worth.values()):
        return None
    return sum(each * plan[pair] for pair, each in worth.items()) - sum(cost or 0 for cost in costs)


def every_plan(problem: dict[str, Any], *, most: int = 2000) -> Iterator[Plan]:
    """Yield every way to put half-days on the pairs that may be planned; nothing where there are more than `most`."""
    offers, needs = problem["offers"], problem["needs"]
    pairs = [(o, n) for o in range(len(offers)) for n in range(len(needs)) if worth_of_pair(problem, o, n)]
    room = [range(min(offers[o]["amount"], needs[n]["amount"]) + 1) for o, n in pairs]
    if math.prod(map(len, room)) <= most:
        for half_days in itertools.product(*room):
            yield dict(zip(pairs, half_days, strict=True))
