"""What schools gave one another over three years beside plans: told by both sides, one remembered differently, one not told yet."""

from datetime import UTC, datetime

from joinedup.core import clock
from joinedup.demo.asked import QUAYFIELD, RIGHT
from joinedup.demo.town import Town
from joinedup.directory import queries as directory
from joinedup.introductions import services
from joinedup.introductions.choices import GiftKind

TOLD = datetime(2026, 11, 20, 15, tzinfo=UTC)
# Who wrote it down, to whom, kind, what, how much, school year, and as what the other side remembers it.
GIFTS = (
    (QUAYFIELD, RIGHT[1], GiftKind.TIME, "Phonics visits", 6, 2024, 6),
    (RIGHT[2], QUAYFIELD, GiftKind.TIME, "Moderation of writing", 4, 2025, 4),
    (QUAYFIELD, RIGHT[2], GiftKind.ROOM_OR_KIT, "Hall for the spring concert", 1, 2025, 1),
    (RIGHT[1], QUAYFIELD, GiftKind.TRAINING_PLACE, "SENDCo afternoon", 3, 2026, None),
    (QUAYFIELD, RIGHT[3], GiftKind.TIME, "A new reading lead begins", 4, 2026, 3),
)


def fill(town: Town) -> None:
    """Let the improvement officer write down what the schools told."""
    martin = town.actor("Martin Sleight")
    with clock.fixed(TOLD):
        for giver, receiver, kind, what, number, year, remembered in GIFTS:
            other = town.organisations[receiver]
            details = services.GiftDetails(other, gives=True, kind=kind, what=what, number=number, year=year)
            gift = services.add_gift(organisation=town.organisations[giver], area=town.area, details=details, by=martin)
            place = directory.attachment_of(other, town.area.pk)
            if remembered is not None and place is not None:
                words = {gift.public_id: services.Word("partly", remembered)}
                services.tell_gifts(attachment=place, words=words, by=martin)
