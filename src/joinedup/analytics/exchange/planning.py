"""A plan of introductions from plain values to plain values, so that it can run in a process of its own.

Half-days are planned by the method that is asked for: "balanced" is the circulation (`circulation`). A conversation takes no half-day:
conversations are planned beside them, each need once, at most `TALKS` with one offer, without balance.

What is locked is taken out of the amounts first and added to the plan again; the balance counts it. Wishes (preferred pairs, the own trust
first, keep what was planned before) are bonuses on the worth of pairs while the plan is looked for; the value that is told is without them.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from joinedup.analytics.exchange import checking
from joinedup.analytics.exchange.account import explained, wanting
from joinedup.analytics.exchange.arcs import Arcs, TooManyPairs, no_arcs
from joinedup.analytics.exchange.balances import BALANCES, FREE, Balance, Step
from joinedup.analytics.exchange.circulation import BalancedPlan, balanced_plan
from joinedup.analytics.exchange.contract import GuaranteeKept, Match, Outcome, Problem, Steps, Trouble, nothing
from joinedup.analytics.exchange.markets import Ints, Market
from joinedup.analytics.exchange.ordering import in_order
from joinedup.analytics.exchange.reading import TALKS, Kind, Wish, locked_out, market_for, wishes_for, with_pairs
from joinedup.analytics.exchange.reasons import Reason, unmet_reasons
from joinedup.analytics.exchange.values import out_of_balance, plan_value

if TYPE_CHECKING:
    from joinedup.analytics.exchange.guarantees import Kept

MILD = 20  # times the best worth: more than a circle of four could gain elsewhere

Before = dict[tuple[int, int], int]


@dataclass(frozen=True)
class Solved:
    """One kind of things planned: half-days on every pair (locked ones too), worth, and what no plan can exceed.

    `free` is what was really planned, beside the locks and with the wishes in the worth: market, pairs, plan.
    """

    market: Market
    arcs: Arcs
    half_days: Ints
    value: int
    bound: float
    free: tuple[Market, Arcs, BalancedPlan]
    keep_price: int = 0
    guarantees: tuple[GuaranteeKept, ...] = ()


def plan_introductions(problem: Problem) -> Outcome:
    """Plan who helps whom; `contract` says what `problem` may hold and what comes out."""
    outcome, *more = plan_by_parts(problem)
    for part in more:
        outcome |= part
    return cast(Outcome, outcome)


def plan_by_parts(problem: Problem) -> Iterator[dict[str, Any]]:
    """Plan the same; yield the plan as soon as it is there (an `Outcome` in which nothing is wanting), then what is (`Wanting`)."""
    n_needs = len(problem["needs"])
    wrong = checking.troubles(problem)
    if wrong:
        yield {**nothing("refused", wrong, n_needs=n_needs)}
        return
    wrong = checking.contradictions(problem)
    if wrong:
        yield {**nothing("contradictory", wrong, n_needs=n_needs)}
        return
    ordered, order = in_order(problem)
    try:
        outcome, spells, balance = _planned(ordered)
    except TooManyPairs:
        trouble = Trouble(code="too_many_pairs", sentence="Too many schools are in reach of each other: choose shorter distances.")
        yield {**nothing("refused", [trouble], n_needs=n_needs)}
        return
    yield {**order.back(outcome)}
    yield {**order.wanting_back(wanting(*spells.free, balance=balance, problem=ordered))}


def load(_nothing: None = None) -> None:
    """Load what a change of a plan needs before it is asked for; the solvers take a second."""
    from joinedup.analytics.exchange import circles, mending  # noqa: F401

    mending.load()


def _planned(problem: Problem) -> tuple[Outcome, Solved, Balance]:
    balance = balance_of(problem.get("balance", "zero"))
    spells = solved(problem, Kind.SPELLS, balance)
    talks = solved(problem, Kind.TALKS, FREE) if _asks_to_talk(problem) else _none(spells.market)
    outcome = nothing("optimal", _unbalanced(spells, balance), n_needs=len(problem["needs"]))
    outcome["matches"] = _matches(problem, spells, Kind.SPELLS) + _matches(problem, talks, Kind.TALKS)
    outcome["reasons"] = _reasons(problem, spells, talks)
    outcome["value"], outcome["bound"], outcome["keep_price"] = spells.value, spells.bound, spells.keep_price
    outcome["gap"] = max(0.0, (spells.bound - spells.value) / spells.bound) if spells.bound > 0 else 0.0
    outcome["status"] = "optimal" if spells.bound < spells.value + 1 else "feasible"
    outcome["n_pairs"] = len(spells.arcs)
    outcome["method"] = problem.get("method", "balanced")
    outcome["longer_circles_gain"] = getattr(spells.free[2], "longer_gain", None)
    outcome["guarantees"] = list(spells.guarantees)
    outcome["cut_short"] = spells.free[2].cut_short
    _tell(problem, spells, balance, outcome)
    _count_changes(problem, outcome)
    return outcome, spells, balance


def solved(problem: Problem, kind: Kind, balance: Balance) -> Solved:
    """Plan one kind of things."""
    market = market_for(problem, kind)
    arcs, fixed = with_pairs(problem, kind, market)
    open_rows = np.flatnonzero(fixed < 0)
    half_days = np.maximum(fixed, 0)
    left, seen = locked_out(market, arcs, half_days), arcs.taken(open_rows)
    wish = wishes_for(problem, kind, left, seen, balance)
    wished = replace(seen, worth=seen.worth + wish.bonus)
    plan = _found(problem, kind, (left, wished), balance, wish)
    guarantees: tuple[GuaranteeKept, ...] = ()
    if kind == Kind.SPELLS and problem.get("guarantees"):
        plan, guarantees = _guaranteed(problem, (left, wished), balance, (arcs, half_days))
    half_days[open_rows] = plan.half_days
    value = plan_value(market, arcs, balance, half_days)
    bound = float(value) if plan.bound is None else value + max(0.0, plan.bound - plan.value)
    if kind == Kind.SPELLS and (known := problem.get("bound")) is not None:
        bound = max(float(value), min(bound, known))
    price = 0
    # A plan that is mended keeps what it can anyway: what that costs is known when the best plan is looked for.
    if wish.kept is not None and wish.kept.bonus and not problem.get("begin"):
        free = np.maximum(fixed, 0)
        free[open_rows] = _found(problem, kind, (left, wished), balance, replace(wish, kept=None)).half_days
        price = max(0, plan_value(market, arcs, balance, free) - value)
    return Solved(market, arcs, half_days, value, bound, (left, wished, plan), price, guarantees)


def _none(market: Market) -> Solved:
    none = BalancedPlan(0, np.zeros(0, dtype=np.int64))
    return Solved(market, no_arcs(), none.half_days, 0, 0.0, (market, no_arcs(), none))


def _found(problem: Problem, kind: Kind, left: tuple[Market, Arcs], balance: Balance, wish: Wish) -> BalancedPlan:
    market, wished = left
    solve = _method(problem) if kind == Kind.SPELLS else None
    if solve is None:
        return balanced_plan(market, wished, balance=balance, kept=wish.kept)
    return solve(market, _mild(wished, wish), balance)


def _mild(wished: Arcs, wish: Wish) -> Arcs:
    """Return the pairs with wishes that a linear program can bear beside their worth; what was planned before is a wish, too."""
    worth = wished.worth - wish.bonus
    bonus = wish.bonus if wish.kept is None else wish.bonus + np.where(wish.kept.half_days > 0, wish.kept.bonus or 1, 0)
    return replace(wished, worth=worth + np.minimum(bonus, MILD * int(worth.max(initial=0))))


def _method(problem: Problem) -> Callable[[Market, Arcs, Balance], BalancedPlan] | None:
    """Return what plans by another method than the circulation; their solvers take a second to load."""
    method = problem.get("method", "balanced")
    if method == "circles":
        from joinedup.analytics.exchange.circles import circle_plan

        return lambda market, arcs, balance: circle_plan(market, arcs, balance=balance, problem=problem)
    if method == "practical":
        from joinedup.analytics.exchange.practical import practical_plan

        return lambda market, arcs, balance: practical_plan(market, arcs, balance=balance, problem=problem)
    return None


def _guaranteed(
    problem: Problem, free: tuple[Market, Arcs], balance: Balance, locked: tuple[Arcs, Ints]
) -> tuple[BalancedPlan, tuple[GuaranteeKept, ...]]:
    """Plan once more so that the guarantees are kept; what is locked counts towards them."""
    from joinedup.analytics.exchange import guarantees as keeping  # a solver comes with it, which takes a second to load

    receiver = free[0].need_member[locked[0].need]
    asked = []
    for one in problem["guarantees"]:
        theirs = int(locked[1][np.isin(receiver, one["members"])].sum())
        asked.append(keeping.Guarantee(one["name"], frozenset(one["members"]), one["share"], already=(theirs, int(locked[1].sum()))))
    method = _method(problem)
    solve = (lambda arcs, balance: method(free[0], arcs, balance)) if method else None
    plan, kept = keeping.guaranteed_plan(*free, balance=balance, guarantees=asked, solve=solve)
    return plan, tuple(_kept(one) for one in kept)


def _kept(one: "Kept") -> GuaranteeKept:
    return GuaranteeKept(
        name=one.name,
        wanted=one.wanted,
        share=one.share,
        kept=one.is_kept,
        price=one.price,
        half_days_lost=one.half_days_lost,
        at_most=one.at_most,
        because=list(one.because),
    )


def _tell(problem: Problem, spells: Solved, balance: Balance, outcome: Outcome) -> None:
    """Add what is told beside the plan."""
    market, arcs, plan = spells.free
    told = explained(market, arcs, plan, balance=balance, problem=problem)
    for match in outcome["matches"]:
        match["circle"], match["reasons"] = told["by_match"].get((match["offer"], match["need"]), (None, ["topic"]))
    outcome["circles"], outcome["told"] = told["circles"], told["told"]


def balance_of(asked: str | Steps) -> Balance:
    """Return the balance that a problem asks for."""
    if isinstance(asked, str):
        return BALANCES[asked]
    sides = (asked.get("giving"), asked.get("receiving"), asked.get("hub_giving"))
    giving, receiving, hub_giving = (_steps(side) for side in sides)
    return Balance(giving=giving, receiving=receiving, hub_giving=hub_giving)


def _steps(asked: Sequence[Step] | None) -> tuple[Step, ...]:
    return tuple((int(width), int(cost)) for width, cost in asked or ())


def _reasons(problem: Problem, spells: Solved, talks: Solved) -> list[str]:
    plans = (spells, talks) if _asks_to_talk(problem) else (spells,)
    told = [unmet_reasons(one.market, one.arcs, BalancedPlan(one.value, one.half_days)) for one in plans]
    return [(told[-1] if need["amount"] == 0 else told[0])[row].value for row, need in enumerate(problem["needs"])]


def _asks_to_talk(problem: Problem) -> bool:
    return any(need["amount"] == 0 for need in problem["needs"])


def _matches(problem: Problem, plan: Solved, kind: Kind) -> list[Match]:
    rows = np.flatnonzero(plan.half_days)
    given = {(min(a, b), max(a, b)): minutes for a, b, minutes in problem.get("travel") or ()}
    columns = (plan.arcs.offer, plan.arcs.need, plan.arcs.distance_m, plan.half_days)
    matches = []
    for offer, need, metres, half_days in zip(*(column[rows].tolist() for column in columns), strict=True):
        giver, taker = problem["offers"][offer]["member"], problem["needs"][need]["member"]
        minutes = given.get((min(giver, taker), max(giver, taker)))
        way = metres if minutes is None else minutes * plan.market.travel.metres_per_minute
        matches.append(
            Match(
                need=need,
                offer=offer,
                half_days=0 if kind == Kind.TALKS else half_days,
                distance_m=None if math.isnan(metres) else round(metres),
                minutes=minutes,
                band=_band(plan.market, offer, way),
                circle=None,
                reasons=[],
            )
        )
    return matches


def _band(market: Market, offer: int, metres: float) -> int | None:
    if not market.travel.bands or market.offer_anywhere[offer] or math.isnan(metres):
        return None
    band = int(market.travel.band(np.array([metres]))[0])
    return band if band < len(market.travel.bands) else None


def _count_changes(problem: Problem, outcome: Outcome) -> None:
    before: Before = {(offer, need): half_days for offer, need, half_days in problem.get("previous") or ()}
    now: Before = {(match["offer"], match["need"]): match["half_days"] for match in outcome["matches"]}
    outcome["n_kept"] = sum(1 for pair, half_days in before.items() if now.get(pair) == half_days)
    outcome["n_changed"] = len(before.keys() | now.keys()) - outcome["n_kept"] if before else 0


def _unbalanced(plan: Solved, balance: Balance) -> list[Trouble]:
    """Say who stays further out of balance than is allowed, because of what was agreed before."""
    sentence = "What is agreed already leaves a school further out of balance than the plan allows."
    beyond = out_of_balance(plan.market, plan.arcs, balance, plan.half_days)
    return [
        Trouble(code="agreed_out_of_balance", sentence=sentence, member=row, half_days=int(beyond[row]))
        for row in np.flatnonzero(beyond).tolist()
    ]


__all__ = ["TALKS", "Match", "Outcome", "Problem", "Reason", "plan_introductions"]
