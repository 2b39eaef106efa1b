"""The plain values that go into a plan and come out of it: JSON, so that a plan can be made in a process of its own.

Every field that is not `Required` may be left out. Rows are counted from 0 in the lists of the same problem. Metres are on a plane.
"""

from typing import Any, Required, TypedDict

Pair = tuple[int, int]


class MemberValues(TypedDict, total=False):
    """One organisation."""

    key: str  # a name that lasts, for ties: the same problem in another order of rows gives the same plan
    x_m: Required[float | None]
    y_m: Required[float | None]
    is_hub: bool
    give_cap: int | None  # most half-days given in all; None: no limit but its offers
    receive_cap: int | None
    may_give: bool  # False: a holiday from giving; it may receive without giving back
    group: int | str | None  # its trust
    disadvantage: float | None  # 0 to 1 by the measure that the area chose
    least_served: bool  # got least of what it needed in earlier years; a reason, its weight is in the worth of its needs
    given_before: int  # half-days given less received in earlier agreements, which the balance should make up for


class NeedValues(TypedDict, total=False):
    """One need; an amount of 0 half-days asks for a conversation."""

    key: str
    member: Required[int]
    topic: Required[int]
    amount: Required[int]
    worth: Required[float]  # of a half-day, before distance
    reach_m: float | None  # how far a helper may be away; None: no limit of its own
    phases: Required[int]  # bits
    own_group: bool  # may be seen by the own trust only


class OfferValues(TypedDict, total=False):
    """One offer: any of its topics, at most `amount` half-days in all."""

    key: str
    member: Required[int]
    topics: Required[list[int]]
    amount: Required[int]
    phases: Required[int]
    anywhere: bool  # online or on paper: no journey
    own_group: bool


class Guarantee(TypedDict):
    """At least this share of all planned half-days goes to these members."""

    name: str
    members: list[int]
    share: float


class Steps(TypedDict, total=False):
    """A balance of one's own: (half-days, cost per half-day) with growing costs; on each side one may be out by their sum."""

    giving: list[Pair]
    receiving: list[Pair]
    hub_giving: list[Pair]


class Round(TypedDict):
    """A circle of a plan before: its steps as rows of (offer, need), in order; a gift ends with the last."""

    steps: list[Pair]
    half_days: int
    is_gift: bool


class Problem(TypedDict, total=False):
    """What is planned, and by which rules."""

    members: Required[list[MemberValues]]
    needs: Required[list[NeedValues]]
    offers: Required[list[OfferValues]]
    barred: list[Pair]  # members (giver, receiver) who must not meet in this direction
    tried: list[Pair]  # rows (offer, need) that must not be suggested
    barred_by_hand: list[Pair]  # those of `barred` that an officer decided and may let go
    tried_by_hand: list[Pair]  # those of `tried` that an officer decided and may let go
    preferred: list[Pair]  # members (giver, receiver) who would like to
    preferred_bonus: float  # worth of a half-day that they get more; 50
    locked: list[tuple[int, int, int]]  # (offer, need, half-days): in the plan, exactly so
    group_first: str  # "no" | "bonus" (group_bonus for a half-day inside a trust) | "first" (as much as can be inside, then wider)
    group_bonus: float  # 50
    distance_cost: float  # worth taken off a half-day for a metre; 0.004
    bands: list[tuple[float, float]]  # (up to so many metres, worth taken off a half-day), instead of distance_cost; last one: limit
    lines: list[list[tuple[float, float]]]  # drawn lines (two points or more) that nobody crosses
    travel: list[tuple[int, int, float | None]]  # members, both ways: minutes by road instead of metres; None: cannot travel
    metres_per_minute: float  # how minutes count against bands and reach; 600
    balance: str | Steps  # "zero" | "bank" | "free" | steps of one's own
    method: str  # "balanced" (A1) | "circles" (A2) | "practical" (A3)
    longest_circle: int  # 4
    longest_chain: int  # 3
    max_partners: int | None
    min_link: int
    both_ways: bool  # practical: prefer links in both directions, about as much as a half-day for each pair
    guarantees: list[Guarantee]
    previous: list[tuple[int, int, int]]  # (offer, need, half-days) of the plan before
    begin: list[Round]  # circles of the plan before: mend it instead of planning anew
    bound: float | None  # what no plan of this problem can exceed, where that is known from one that allows more
    keep: float  # 0: only among plans of equal worth; 0 to 1: a kept half-day may cost that share of the best worth; 1: keep all one can
    explain: bool  # changes, scarce topics and places; on when left out
    time_limit_s: float | None
    seed: int


class Match(TypedDict):
    """One suggestion: rows of need and offer, half-days (0 for a conversation), metres by air (None when unknown)."""

    need: int
    offer: int
    half_days: int
    distance_m: int | None
    minutes: float | None  # by road, where somebody said so
    band: int | None  # which travel band, counted from 0
    circle: int | None  # which circle of `Outcome.circles`
    reasons: list[str]  # codes


class Change(TypedDict, total=False):
    """What would meet more of a need (`changes` says what each kind means); those of a need stand together, the cheapest first."""

    need: Required[int]
    kind: Required[str]  # "more_half_days" | "further" | "relax_balance" | "lift_giving" | "lift_getting" | "unlock" | "more_offer"
    topic: int
    km: float  # further: so much beyond the reach; more_offer: so near somebody who would do
    half_days: int
    member: int  # who gives; of a new offer the nearest who would do
    offer: int
    gain: int  # worth that the plan would gain at least
    n_members: int  # more_offer: how many would do, of the nearest
    relax: int  # more_offer: only if everybody may be out of balance by so many half-days more; 0 mostly


class ToldCircle(TypedDict):
    """Members who each help the next by so many half-days; in a circle the last helps the first, a gift ends with the last."""

    members: list[int]
    half_days: int
    is_gift: bool
    is_return: bool  # a gift that makes up for what was agreed before
    steps: list[Pair]  # (offer, need) of each step, where each is one suggestion; else nothing


class Scarce(TypedDict):
    """What the area is short of: topics by worth of one more half-day, places by needs that nobody in reach can meet."""

    topics: list[dict[str, Any]]
    places: list[dict[str, Any]]


class GuaranteeKept(TypedDict):
    """What became of a guarantee: the share wanted and reached, the worth and half-days that it costs.

    One that cannot be kept is left out of the plan: `at_most` is the share that could reach its members, `because` their unmet half-days
    by reason in the plan that reaches them most.
    """

    name: str
    wanted: float
    share: float
    kept: bool
    price: int
    half_days_lost: int
    at_most: float | None
    because: list[tuple[str, int]]


class Account(TypedDict):
    """What is told about a plan; `by_match` has for each (offer, need) its circle and the codes of its reasons."""

    by_match: dict[Pair, tuple[int | None, list[str]]]
    circles: list[list[int]]
    told: list[ToldCircle]


class Wanting(TypedDict):
    """What would change a plan: for each need that is not met in full the cheapest that would meet more of it, and what is scarce."""

    changes: list[Change]
    scarce: Scarce


class Trouble(TypedDict, total=False):
    """Something in the problem that cannot be: a code, the rows concerned, and a plain sentence that names nobody."""

    code: Required[str]
    sentence: Required[str]
    need: int
    offer: int
    member: int
    other: int
    half_days: int


class Outcome(TypedDict):
    """The plan over half-days, and for each need why (the rest of) it stayed unmet.

    `status` is "optimal" (proven), "feasible" (within `gap` of the best), "contradictory" (locks that cannot all be: no plan was
    made, the one before stands) or "refused" (values that mean nothing, told in `problems`).
    """

    value: int
    bound: float
    gap: float  # (bound - value) / bound
    status: str
    method: str
    n_pairs: int
    matches: list[Match]
    reasons: list[str]
    changes: list[Change]
    scarce: Scarce
    circles: list[list[int]]  # members, each helping the next, the last the first; a chain from a hub begins with the hub
    told: list[ToldCircle]  # the same circles and chains, with what passes round each
    longer_circles_gain: int | None  # what circles of any length would add
    guarantees: list[GuaranteeKept]
    cut_short: bool  # the time limit ended the search: the same problem may get another plan next time
    n_kept: int  # previous suggestions that are again in the plan with the same half-days
    n_changed: int  # previous suggestions that are gone or have other half-days, and new ones
    keep_price: int  # worth given up to keep them
    problems: list[Trouble]


def nothing(status: str, problems: list[Trouble], *, n_needs: int = 0, method: str = "balanced") -> Outcome:
    """Return an outcome without a plan."""
    return Outcome(
        value=0,
        bound=0.0,
        gap=0.0,
        status=status,
        method=method,
        n_pairs=0,
        matches=[],
        reasons=["not_planned"] * n_needs,
        changes=[],
        scarce=Scarce(topics=[], places=[]),
        circles=[],
        told=[],
        longer_circles_gain=None,
        guarantees=[],
        cut_short=False,
        n_kept=0,
        n_changed=0,
        keep_price=0,
        problems=problems,
    )
