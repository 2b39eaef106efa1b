"""One decision, counted by persons, by organisations, by trusts or by pupils.

A seat whose holder has an interest is left out: of the votes, of who is there, and of all votes of which a share is taken. Where each
organisation has one vote, the interest of one of its people leaves the whole organisation out. An organisation votes what its people
who are there say; when some are for and some against, it gives no vote. Where each trust has one vote, its organisations give it together
in the same way, those left out apart; an organisation of no trust has a vote of its own. A seat that is silent where silence has a meaning
speaks only for a vote of which nobody has said anything: it never outweighs, nor blurs, what a colleague said.

Where votes go by pupils, an organisation has as many votes as pupils (one, when none are known), but never more than the cap's share of
all pupils, rounded down; its vote is given whole, as where each organisation has one:

    w_i = min(max(1, p_i), max(1, floor(cap / 100 * sum of max(1, p_j))))

With f votes for, g against, n given by nobody, m = f + g + n there and N in all (both without those left out):

    consensus     g = 0 and f > 0
    majority      f > g; when f = g > 0 and there is a casting vote, the chair's
    two_thirds    3 f >= 2 (f + g) and f > 0
    all_members   2 f > N
    unanimous     f = m and f > 0

Nothing is decided without quorum: so many people there, so many organisations there, or 100 m >= share * N.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

__all__ = ["Count", "Law", "Seat", "count", "weights"]

Choice = Literal["for", "against", "none"]
Result = Literal["carried", "lost", "no_quorum", "tie"]


@dataclass(frozen=True, slots=True)
class Law:
    """How a group decides."""

    quorum: str = "share"  # people, share (percent) or organisations
    quorum_size: int = 50
    rule: str = "consensus"
    unit: str = "organisation"  # or person, trust, pupils
    has_casting_vote: bool = False
    pupils: Mapping[str, int] = field(default_factory=dict)  # of each organisation, where votes go by pupils
    pupils_on: str = ""  # the day for which they are published
    cap: int = 0  # at most so many percent of all pupils' votes for one organisation; 0: no cap


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody with a vote: for which organisation (of which trust), whether there, what they say, whether they may, whether they chair.

    `is_silent` when they said nothing themselves and `choice` is what their silence means.
    """

    organisation: str
    is_there: bool = True
    choice: Choice = "none"
    has_interest: bool = False
    is_chair: bool = False
    trust: str = ""
    is_silent: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """What was counted, in votes; `n_out` are votes left out for an interest."""

    n_for: int
    n_against: int
    n_none: int
    n_out: int
    n_there: int
    n_all: int
    is_quorate: bool
    result: Result


def count(seats: Sequence[Seat], law: Law, *, casting: str = "") -> Count:
    """Count a decision.

    >>> seats = [Seat("Oak", choice="for", is_chair=True), Seat("Elm", choice="against"), Seat("Ash", is_there=False)]
    >>> count(seats, Law(rule="majority")).result, count(seats, Law(rule="majority", has_casting_vote=True)).result
    ('lost', 'tie')
    >>> count([*seats, Seat("Elm", has_interest=True)], Law(rule="majority")).result
    'carried'
    """
    votes = _by_bloc(seats, law) if law.unit != "person" else [(seat.is_there, seat.choice, 1) for seat in seats if not seat.has_interest]
    n_all = sum(weight for _there, _choice, weight in votes)
    n_there = sum(weight for is_there, _choice, weight in votes if is_there)
    n_for, n_against = (sum(weight for is_there, said, weight in votes if is_there and said == word) for word in ("for", "against"))
    is_quorate = _is_quorate(seats, law, n_there, n_all)
    result: Result = "no_quorum"
    if is_quorate:
        result = _result(law, n_for, n_against, n_there, n_all)
        if result == "tie":
            result = _cast(seats, law, casting)
    return Count(n_for, n_against, n_there - n_for - n_against, _units(seats, law) - n_all, n_there, n_all, is_quorate, result)


def weights(pupils: Mapping[str, int], cap: int = 0) -> dict[str, int]:
    """Return how many votes each organisation has by its pupils.

    >>> weights({"Oak": 420, "Elm": 60, "Youth club": 0}), weights({"Oak": 420, "Elm": 60, "Youth club": 0}, cap=40)
    ({'Oak': 420, 'Elm': 60, 'Youth club': 1}, {'Oak': 192, 'Elm': 60, 'Youth club': 1})
    """
    own = {name: max(1, number) for name, number in pupils.items()}
    most = max(1, cap * sum(own.values()) // 100) if cap else max(own.values(), default=1)
    return {name: min(number, most) for name, number in own.items()}


def _result(law: Law, n_for: int, n_against: int, n_there: int, n_all: int) -> Result:
    if law.rule == "majority" and n_for == n_against > 0 and law.has_casting_vote:
        return "tie"
    carried = {
        "consensus": n_against == 0,
        "majority": n_for > n_against,
        "two_thirds": 3 * n_for >= 2 * (n_for + n_against),
        "all_members": 2 * n_for > n_all,
        "unanimous": n_for == n_there,
    }[law.rule]
    return "carried" if carried and n_for > 0 else "lost"


def _cast(seats: Sequence[Seat], law: Law, casting: str) -> Result:
    out = _organisations_out(seats) if law.unit != "person" else set()
    may_cast = any(seat.is_chair and seat.is_there and not seat.has_interest and seat.organisation not in out for seat in seats)
    if not may_cast:
        return "lost"
    return {"for": "carried", "against": "lost"}.get(casting, "tie")  # type: ignore[return-value]


def _is_quorate(seats: Sequence[Seat], law: Law, n_there: int, n_all: int) -> bool:
    out = _organisations_out(seats) if law.unit != "person" else set()
    there = [seat for seat in seats if seat.is_there and not seat.has_interest and seat.organisation not in out]
    if not there:
        return False
    if law.quorum == "people":
        return len(there) >= law.quorum_size
    if law.quorum == "organisations":
        return len({seat.organisation for seat in there}) >= law.quorum_size
    return 100 * n_there >= law.quorum_size * n_all


def _organisations_out(seats: Sequence[Seat]) -> set[str]:
    return {seat.organisation for seat in seats if seat.has_interest}


def _bloc(seat: Seat, law: Law) -> str:
    return seat.trust or seat.organisation if law.unit == "trust" else seat.organisation


def _votes_of(law: Law) -> Mapping[str, int]:
    return weights(law.pupils, law.cap) if law.unit == "pupils" else {}


def _by_bloc(seats: Sequence[Seat], law: Law) -> list[tuple[bool, str, int]]:
    out, votes_of = _organisations_out(seats), _votes_of(law)
    left = [seat for seat in seats if seat.organisation not in out]
    votes: list[tuple[bool, str, int]] = []
    for name in dict.fromkeys(_bloc(seat, law) for seat in left):
        there = [seat for seat in left if _bloc(seat, law) == name and seat.is_there]
        spoken = [seat for seat in there if not seat.is_silent] or there
        said = {seat.choice for seat in spoken} - {"none"}
        votes.append((bool(there), said.pop() if len(said) == 1 else "none", votes_of.get(name, 1)))
    return votes


def _units(seats: Sequence[Seat], law: Law) -> int:
    votes_of = _votes_of(law)
    return len(seats) if law.unit == "person" else sum(votes_of.get(name, 1) for name in {_bloc(seat, law) for seat in seats})
