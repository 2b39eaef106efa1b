"""Invented schools for measurements: towns, villages, topics that many need and topics that few need.

A national instance has 24,000 schools on 350 x 550 km; others scale both sides by sqrt(n / 24,000). The words of the instances that are
published with known optima (`instances`) describe the same generator; the draws differ.
"""

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from joinedup.analytics.exchange.instances import PHASE_BITS
from joinedup.analytics.exchange.markets import Floats, Ints, Market

NATIONAL = 24_000
WIDTH_M, HEIGHT_M = 350_000.0, 550_000.0
N_TOPICS, N_EACH = 80, 3
SHARE_OF_HUBS = 0.08


def invented_market(n_schools: int, *, seed: int = 1) -> Market:
    """Draw a market of so many schools; the same seed gives the same market."""
    rng = np.random.default_rng(seed)
    sides = np.array([WIDTH_M, HEIGHT_M]) * np.sqrt(n_schools / NATIONAL)
    place, town = _places(rng, n_schools, sides)
    phases = np.array([PHASE_BITS[phase] for phase in (0, 1, 2)])[rng.choice(3, n_schools, p=[0.72, 0.17, 0.11])]
    fsm = _disadvantage(rng, town)
    topics = _topics(rng, n_schools)
    urgency = rng.integers(1, 4, (n_schools, N_EACH))
    reach = rng.choice([8000.0, 12000.0, 18000.0, 25000.0], n_schools, p=[0.2, 0.3, 0.3, 0.2])
    member = np.repeat(np.arange(n_schools), N_EACH)
    n_rows = n_schools * N_EACH
    return Market(
        x_m=np.rint(place[:, 0]),
        y_m=np.rint(place[:, 1]),
        is_hub=rng.random(n_schools) < SHARE_OF_HUBS,
        need_member=member,
        need_topic=topics[:, :N_EACH].ravel(),
        need_amount=rng.integers(1, 7, n_rows),
        need_worth=(100 * urgency * (1 + 1.5 * fsm[:, None])).ravel(),
        need_reach_m=np.repeat(reach, N_EACH),
        need_phases=np.repeat(phases, N_EACH),
        offer_member=member,
        offer_amount=rng.integers(1, 7, n_rows),
        offer_phases=np.repeat(phases, N_EACH),
        offer_anywhere=np.zeros(n_rows, dtype=bool),
        topic_offer=np.arange(n_rows),
        topic_topic=topics[:, N_EACH:].ravel(),
    )


def _places(rng: Generator, n_schools: int, sides: Floats) -> tuple[Floats, Ints]:
    """Return places in metres and the town of each school, -1 in the country."""
    n_towns, n_centres = max(1, n_schools // 40), max(1, n_schools // 800)
    weight = np.arange(1, n_towns + 1) ** -0.95
    weight /= weight.sum()
    towns = rng.random((n_towns, 2)) * sides
    centres = rng.random((n_centres, 2)) * sides
    pulled = rng.random(n_towns) < 0.55
    towns[pulled] = centres[rng.integers(0, n_centres, pulled.sum())] + rng.normal(0, 14_000, (pulled.sum(), 2))
    town = rng.choice(n_towns, n_schools, p=weight)
    scatter = 1200 + 22_000 * np.sqrt(weight[town])
    place = towns[town] + rng.normal(0, 1, (n_schools, 2)) * scatter[:, None]
    rural = rng.random(n_schools) < 0.15
    place[rural] = rng.random((rural.sum(), 2)) * sides
    return np.clip(place, 0, sides), np.where(rural, -1, town)


def _disadvantage(rng: Generator, town: Ints) -> Floats:
    by_town = rng.normal(0, 1, town.max() + 2)
    return np.asarray(np.round(np.clip(rng.beta(2, 6, len(town)) + 0.12 * by_town[town], 0.01, 0.9), 3))


def _topics(rng: Generator, n_schools: int) -> NDArray[np.int64]:
    """Draw six different topics for each school by weight (the six largest of log weight + Gumbel noise)."""
    keys = -0.6 * np.log(np.arange(1, N_TOPICS + 1)) + rng.gumbel(size=(n_schools, N_TOPICS))
    return np.argsort(-keys, axis=1)[:, : 2 * N_EACH].astype(np.int64)
