"""What the schools of Tamberley say in the call: 206 needs of 612 half-days and 171 offers of 540, drawn from the seed."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from joinedup.brokerage import choices
from joinedup.brokerage.services import NeedDetails, OfferDetails
from joinedup.demo.schools import SEED, School

N_NEEDS, N_OFFERS = 206, 171
HALF_DAYS_NEEDED, HALF_DAYS_OFFERED = 612, 540
# Topics with a story: code -> (needs, offers).
STORIES: Final = {"F2": (24, 3), "E4": (31, 6), "B1": (12, 27), "B6": (9, 14), "E8": (11, 2), "F1": (31, 9), "L1": (7, 2)}
# Everything else, most wanted first.
OTHERS: Final = [
    "E2",
    "E3",
    "C1",
    "B2",
    "B5",
    "K7",
    "A1",
    "G1",
    "H3",
    "F6",
    "H2",
    "B4",
    "E7",
    "A2",
    "C2",
    "I5",
    "J1",
    "K1",
    "E1",
    "I3",
    "C3",
    "B3",
    "E9",
    "I4",
    "K2",
    "D5",
    "J2",
    "D6",
    "H7",
    "A3",
    "C6",
    "L5",
    "I6",
    "F5",
    "K9",
    "D3",
    "I2",
    "G4",
    "C4",
    "L4",
    "J6",
    "K6",
]


@dataclass(frozen=True, slots=True)
class Wish:
    """One need or offer of one school."""

    school: str
    details: NeedDetails | OfferDetails


def phases_of(school: School) -> tuple[str, ...]:
    """Return the phases that a school's needs and offers are for."""
    return {
        "Primary": ("P",),
        "Secondary": ("S",),
        "Nursery": ("N",),
        "16 plus": ("C",),
        "All-through": ("P", "S"),
    }.get(school.phase, ("X",) if "pecial" in school.type or "referral" in school.type or "alternative" in school.type else ("P", "S"))


# Scenes that the demo tells: (school, need or offer).
def scenes() -> list[Wish]:
    """Return the needs and offers of the told scenes: the circle of three, the pair over 27 km, the any-of-five offer."""
    six: dict[str, Any] = {"size": choices.Size.SHORT_SPELL, "half_days": 6, "phases": ("P",), "within_km": 30}
    four: dict[str, Any] = {"size": choices.Size.SHORT_SPELL, "half_days": 4, "within_km": 45, "phases": ("P", "S")}
    quayfield, pellin, kelderwick = "Quayfield Primary Academy", "Pellin Primary Academy", "Kelderwick Primary Academy"
    underholt, gullhaven = "Underholt CofE (VC) Primary School", "Gullhaven High School"
    return [
        Wish(quayfield, OfferDetails(topics=("B1",), **six)),
        Wish(pellin, NeedDetails(topic="B1", urgency=3, is_first=True, **six)),
        Wish(pellin, OfferDetails(topics=("B6",), **six)),
        Wish(kelderwick, NeedDetails(topic="B6", urgency=3, is_first=True, **six)),
        Wish(kelderwick, OfferDetails(topics=("C1",), **six)),
        Wish(quayfield, NeedDetails(topic="C1", urgency=3, is_first=True, **six)),
        Wish(gullhaven, OfferDetails(topics=("C4", "C3"), detail="A laboratory and a technician for a day", **four)),
        Wish(underholt, NeedDetails(topic="C3", is_first=True, **four)),
        Wish(underholt, OfferDetails(topics=("I5",), detail="Forest school on our own site", **four)),
        Wish(gullhaven, NeedDetails(topic="I5", **four)),
        Wish(
            "Candlewick Special School",
            OfferDetails(
                topics=("E1", "E2", "E3", "E4", "E5"),
                size=choices.Size.SHORT_SPELL,
                half_days=4,
                at_most_half_days=12,
                phases=("P", "S", "X"),
                detail="Any of these, at most 12 half-days in all",
            ),
        ),
    ]


def wishes(answering: Sequence[School]) -> tuple[list[Wish], list[Wish]]:
    """Return all needs and offers: the scenes first, then enough of each topic; whole half-days as told."""
    chance = random.Random(SEED + 2)
    told = scenes()
    needs = [wish for wish in told if isinstance(wish.details, NeedDetails)]
    offers = [wish for wish in told if isinstance(wish.details, OfferDetails)]
    by_name = {school.name: school for school in answering}
    for code in _topics(needs, 0, N_NEEDS):
        needs.append(_need(code, _next(answering, needs, chance), chance))
    for code in _topics(offers, 1, N_OFFERS):
        offers.append(_offer(code, _next(answering, offers, chance), chance))
    assert all(wish.school in by_name for wish in (*needs, *offers))
    return _sized(needs, HALF_DAYS_NEEDED), _sized(offers, HALF_DAYS_OFFERED)


def _topics(have: Sequence[Wish], column: int, total: int) -> list[str]:
    """Return the topics that are still to be said, so that the stories' counts and the total come out."""
    said: dict[str, int] = {}
    for wish in have:
        topics = (wish.details.topic,) if isinstance(wish.details, NeedDetails) else wish.details.topics
        for topic in topics:
            said[topic] = said.get(topic, 0) + 1
    codes = [code for code, counts in STORIES.items() for _n in range(max(0, counts[column] - said.get(code, 0)))]
    left = total - len(have) - len(codes)
    return codes + [OTHERS[min(row % len(OTHERS), (row * row) % len(OTHERS))] for row in range(left)]


def _next(schools: Sequence[School], have: Sequence[Wish], chance: random.Random) -> School:
    """Choose a school that has said fewest so far, so that nobody says much more than the others."""
    counts: dict[str, int] = {}
    for wish in have:
        counts[wish.school] = counts.get(wish.school, 0) + 1
    fewest = min(counts.get(school.name, 0) for school in schools)
    return chance.choice([school for school in schools if counts.get(school.name, 0) == fewest])


def _need(code: str, school: School, chance: random.Random) -> Wish:
    size, half_days = _size(chance)
    details = NeedDetails(
        topic=code,
        urgency=chance.choice((1, 2, 2, 2, 3)),
        size=size,
        half_days=half_days,
        kind=chance.choice((choices.Kind.VISIT_US, choices.Kind.WE_COME, choices.Kind.WE_COME, choices.Kind.ONLINE)),
        phases=phases_of(school),
        evidence=(chance.choice(choices.Evidence.values),),
    )
    return Wish(school.name, details)


def _offer(code: str, school: School, chance: random.Random) -> Wish:
    size, half_days = _size(chance)
    terms = chance.choice((choices.Terms.FREE, choices.Terms.FREE, choices.Terms.COVER_COST, choices.Terms.DAY_RATE))
    details = OfferDetails(
        topics=(code,),
        size=size,
        half_days=half_days,
        kind=chance.choice((choices.Kind.VISIT_US, choices.Kind.VISIT_US, choices.Kind.WE_COME, choices.Kind.ONLINE)),
        phases=phases_of(school),
        terms=terms,
        rate_pence=chance.choice((30_000, 35_000, 45_000)) if terms == choices.Terms.DAY_RATE else None,
    )
    return Wish(school.name, details)


def _size(chance: random.Random) -> tuple[str, int]:
    return chance.choice(
        (
            (choices.Size.CONVERSATION, 0),
            (choices.Size.VISIT, 1),
            (choices.Size.VISIT, 1),
            (choices.Size.SHORT_SPELL, 4),
            (choices.Size.SHORT_SPELL, 4),
            (choices.Size.SHORT_SPELL, 4),
        )
    )


def _sized(wishes_: list[Wish], wanted: int) -> list[Wish]:
    """Bring the sum of half-days to the told figure by making drawn short spells longer or shorter, or visits into spells."""
    sized = list(wishes_)
    n_told = len([wish for wish in scenes() if isinstance(wish.details, type(wishes_[0].details))])
    row, missing = n_told, wanted - sum(_amount(wish) for wish in sized)
    while missing:
        assert row < n_told + 20 * len(sized), "the told half-days cannot be reached"
        place = n_told + (row - n_told) % (len(sized) - n_told)
        half_days = _amount(sized[place])
        step = _step(half_days, missing)
        if step:
            sized[place] = Wish(sized[place].school, _resized(sized[place].details, half_days + step))
            missing -= step
        row += 1
    return sized


def _amount(wish: Wish) -> int:
    if isinstance(wish.details, OfferDetails) and wish.details.at_most_half_days is not None:
        return wish.details.at_most_half_days
    return wish.details.half_days or 0


def _step(half_days: int, missing: int) -> int:
    if missing > 0:
        return {1: 2 if missing >= 2 else 0, 3: 1, 4: 1, 5: 1}.get(half_days, 0)
    return {6: -1, 5: -1, 4: -1, 1: -1}.get(half_days, 0)


def _resized(details: NeedDetails | OfferDetails, half_days: int) -> NeedDetails | OfferDetails:
    size = {0: choices.Size.CONVERSATION, 1: choices.Size.VISIT}.get(half_days, choices.Size.SHORT_SPELL)
    return replace(details, size=size, half_days=half_days)
