"""Introductions for tests, sent through the service."""

from typing import Any

from joinedup.brokerage.models import Need, Offer
from joinedup.brokerage.tests.factories import Cast, make_need, make_offer
from joinedup.directory.models import Organisation
from joinedup.introductions import services
from joinedup.introductions.models import Introduction, IntroductionAnswer

SPELL: dict[str, Any] = {"size": "short_spell", "half_days": 6, "phases": ("P",)}


def introduce(cast: Cast, need: Need, offer: Offer, half_days: int) -> Introduction:
    batch = services.Batch(cast.brackwater, 2026, "You met in June.")
    return services.introduce([services.Match(need, offer, half_days, 4200)], batch=batch, by=cast.ada)[0]


def make_introduction(
    cast: Cast, *, giver: Organisation | None = None, receiver: Organisation | None = None, visibility: str = "area", half_days: int = 1
) -> Introduction:
    """Oak would help Ash with phonics."""
    size = {"phases": ("P",)} if half_days == 1 else {**SPELL, "half_days": half_days}
    need = make_need(receiver or cast.ash, cast.brackwater, visibility=visibility, **size)
    offer = make_offer(giver or cast.oak, cast.brackwater, visibility=visibility, **size)
    return introduce(cast, need, offer, half_days)


def side(introduction: Introduction, word: str) -> IntroductionAnswer:
    return introduction.answers.get(side=word)
