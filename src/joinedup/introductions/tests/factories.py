"""Introductions for tests, sent through the service."""

from typing import Any

from joinedup.brokerage.models import Need, Offer
from joinedup.brokerage.tests.factories import Cast, make_need, make_offer
from joinedup.directory import queries as directory
from joinedup.directory.models import Organisation
from joinedup.introductions import services
from joinedup.introductions.models import Gift, Introduction, IntroductionAnswer

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


def make_agreed(cast: Cast, *, half_days: int = 1) -> Introduction:
    """Oak helps Ash: both have said yes."""
    introduction = make_introduction(cast, half_days=half_days)
    for answer in introduction.answers.all():
        services.answer_introduction(answer=answer, details=services.AnswerDetails("yes"), by=cast.ada)
    return introduction


def make_gifts(cast: Cast) -> None:
    """Oak gave Ash six half-days, which they remember differently, and lent a hall last year; Ash gave places on training."""
    make_agreed(cast, half_days=6)
    gift = Gift.objects.get()
    for organisation, word in ((cast.oak, services.Word("done")), (cast.ash, services.Word("partly", 4))):
        place = directory.attachment_of(organisation, cast.brackwater.pk)
        assert place is not None
        services.tell_gifts(attachment=place, words={gift.public_id: word}, by=cast.ada)
    hall = services.GiftDetails(cast.ash, True, "room_or_kit", "Hall for the spring concert", 1, gift.year - 1)
    places = services.GiftDetails(cast.oak, True, "training_place", "Phonics day", 3, gift.year)
    services.add_gift(organisation=cast.oak, area=cast.brackwater, details=hall, by=cast.ada)
    services.add_gift(organisation=cast.ash, area=cast.brackwater, details=places, by=cast.ada)
