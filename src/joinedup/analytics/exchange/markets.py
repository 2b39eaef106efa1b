"""What is needed and offered, as plain arrays: one row a member, one row a need, one row an offer."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from joinedup.analytics.exchange.travel import Bools, Floats, Ints, Travel
from joinedup.analytics.exchange.worth import DISTANCE_COST, worth_of

__all__ = ["NO_LIMIT", "Bools", "Floats", "Ints", "Market", "Member", "Need", "Offer", "market_of", "worth_of"]

NO_LIMIT = 1_000_000  # nobody gives or gets a million half-days


@dataclass(frozen=True)
class Market:
    """Members with their needs and offers.

    Members (length n): `x_m`, `y_m` place in metres on a plane, NaN when unknown; `is_hub` whether it may give much more than it gets.
    Needs: `need_member`, `need_topic` (whole numbers), `need_amount` in half-days, `need_worth` per half-day before distance,
    `need_reach_m` how far a helper may be away, `need_phases` as bits.
    Offers: `offer_member`, `offer_amount` in half-days over all its topics, `offer_phases` as bits, `offer_anywhere` for help that
    needs no journey; `topic_offer` and `topic_topic` are pairs that list the topics of each offer.
    `distance_cost` is taken off the worth of a half-day per metre; `barred` holds pairs of members (giver, receiver) and `tried` pairs
    of rows (offer, need) that must not be planned, `barred_by_hand` and `tried_by_hand` those of them that an officer may let go;
    `travel` says what distance means.
    Members, where somebody has such a thing: `give_cap` and `receive_cap` most half-days in all (NO_LIMIT without), `may_give` False on a
    holiday from giving, `group` the trust (-1 without), `given_before` half-days given less received in what is agreed already,
    `disadvantage` 0 to 1. `need_own_group` and `offer_own_group`: may be seen by the own trust only.
    """

    x_m: Floats
    y_m: Floats
    is_hub: Bools
    need_member: Ints
    need_topic: Ints
    need_amount: Ints
    need_worth: Floats
    need_reach_m: Floats
    need_phases: Ints
    offer_member: Ints
    offer_amount: Ints
    offer_phases: Ints
    offer_anywhere: Bools
    topic_offer: Ints
    topic_topic: Ints
    distance_cost: float = DISTANCE_COST
    barred: frozenset[tuple[int, int]] = field(default_factory=frozenset)
    tried: frozenset[tuple[int, int]] = field(default_factory=frozenset)
    barred_by_hand: frozenset[tuple[int, int]] = field(default_factory=frozenset)
    tried_by_hand: frozenset[tuple[int, int]] = field(default_factory=frozenset)
    travel: Travel = field(default_factory=Travel)
    give_cap: Ints | None = None
    receive_cap: Ints | None = None
    may_give: Bools | None = None
    group: Ints | None = None
    given_before: Ints | None = None
    disadvantage: Floats | None = None
    need_own_group: Bools | None = None
    offer_own_group: Bools | None = None

    @property
    def n_members(self) -> int:
        return len(self.x_m)

    @property
    def n_needs(self) -> int:
        return len(self.need_member)

    @property
    def n_offers(self) -> int:
        return len(self.offer_member)


@dataclass(frozen=True)
class Member:
    """One member by value: place in metres (None when unknown), hub or not; the rest as in `Market`."""

    x_m: float | None
    y_m: float | None
    is_hub: bool = False
    give_cap: int | None = None
    receive_cap: int | None = None
    may_give: bool = True
    group: int | None = None
    given_before: int = 0
    disadvantage: float | None = None


@dataclass(frozen=True)
class Need:
    """One need by value; `member` is the row of its owner, `reach_m` how far a helper may be away, `phases` are bits."""

    member: int
    topic: int
    amount: int
    worth: float
    reach_m: float
    phases: int
    own_group: bool = False


@dataclass(frozen=True)
class Offer:
    """One offer by value: any of its topics, at most `amount` half-days."""

    member: int
    topics: tuple[int, ...]
    amount: int
    phases: int
    anywhere: bool = False
    own_group: bool = False


def market_of(
    members: Iterable[Member],
    needs: Iterable[Need],
    offers: Iterable[Offer],
    *,
    barred: Iterable[tuple[int, int]] = (),
    tried: Iterable[tuple[int, int]] = (),
    travel: Travel | None = None,
) -> Market:
    """Put members, needs and offers into arrays."""
    members, needs, offers = list(members), list(needs), list(offers)
    topics = [(row, topic) for row, offer in enumerate(offers) for topic in offer.topics]
    return Market(
        x_m=_floats(np.nan if m.x_m is None else m.x_m for m in members),
        y_m=_floats(np.nan if m.y_m is None else m.y_m for m in members),
        is_hub=np.array([m.is_hub for m in members], dtype=bool),
        need_member=_ints(n.member for n in needs),
        need_topic=_ints(n.topic for n in needs),
        need_amount=_ints(n.amount for n in needs),
        need_worth=_floats(n.worth for n in needs),
        need_reach_m=_floats(n.reach_m for n in needs),
        need_phases=_ints(n.phases for n in needs),
        offer_member=_ints(o.member for o in offers),
        offer_amount=_ints(o.amount for o in offers),
        offer_phases=_ints(o.phases for o in offers),
        offer_anywhere=np.array([o.anywhere for o in offers], dtype=bool),
        topic_offer=_ints(row for row, _ in topics),
        topic_topic=_ints(topic for _, topic in topics),
        barred=frozenset(barred),
        tried=frozenset(tried),
        travel=travel or Travel(),
        give_cap=_ints(NO_LIMIT if m.give_cap is None else m.give_cap for m in members),
        receive_cap=_ints(NO_LIMIT if m.receive_cap is None else m.receive_cap for m in members),
        may_give=np.array([m.may_give for m in members], dtype=bool),
        group=_ints(-1 if m.group is None else m.group for m in members),
        given_before=_ints(m.given_before for m in members),
        disadvantage=_floats(0.0 if m.disadvantage is None else m.disadvantage for m in members),
        need_own_group=_flags([n.own_group for n in needs]),
        offer_own_group=_flags([o.own_group for o in offers]),
    )


def _flags(values: list[bool]) -> Bools | None:
    return np.array(values, dtype=bool) if any(values) else None


def _ints(values: Iterable[int]) -> Ints:
    return np.fromiter(values, dtype=np.int64)


def _floats(values: Iterable[float]) -> Floats:
    return np.fromiter(values, dtype=np.float64)
