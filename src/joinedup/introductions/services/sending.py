"""Send introductions: both sides of a match are asked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.accounts.models import Area
from joinedup.brokerage.models import Need, Offer
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.refusals import require
from joinedup.directory.choices import AskKind
from joinedup.directory.queries import Contact, people_to_ask_of
from joinedup.introductions import choices, policies, queries
from joinedup.introductions.models import Introduction, IntroductionAnswer
from joinedup.introductions.services import mails
from joinedup.introductions.services.records import record
from joinedup.notices.choices import Urgency
from joinedup.notices.services import window


@dataclass(frozen=True, slots=True)
class Match:
    """Who could help whom: so many half-days of an offer for a need; none is a conversation."""

    need: Need
    offer: Offer
    half_days: int
    distance_m: int | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """What introductions that are sent together share; without a moment they go with the next mails of working hours."""

    area: Area
    year: int
    words: str = ""
    goes_at: datetime | None = None


@transaction.atomic
def introduce(matches: Sequence[Match], *, batch: Batch, by: Actor) -> list[Introduction]:
    """Ask both sides of each match; the mails wait for working hours and can be stopped until then.

    What is introduced already is passed over; the answer names the matches by need and offer.
    """
    may = policies.may_introduce(by, batch.area.pk)
    require(may, _("Only officers and co-ordinators of this area can send introductions."))
    taken = queries.taken_pairs((match.need.pk, match.offer.pk) for match in matches)
    free = [match for match in matches if (match.need.pk, match.offer.pk) not in taken]
    contacts = _contacts(free, batch.area.pk)
    return [_introduce(match, batch, contacts, by) for match in free]


def _contacts(matches: Iterable[Match], area_id: int) -> dict[int, list[Contact]]:
    organisations = {pk for match in matches for pk in (match.offer.organisation_id, match.need.organisation_id)}
    return people_to_ask_of(organisations, AskKind.INTRODUCTIONS, area_id=area_id)


def introductions_go_at() -> datetime:
    """Return when the mails of introductions that are sent now leave."""
    return window.leaves_at(Urgency.WORKING_HOURS, clock.now())


def _introduce(match: Match, batch: Batch, contacts: dict[int, list[Contact]], by: Actor) -> Introduction:
    assert match.need.topic is not None
    goes_at = batch.goes_at or introductions_go_at()
    introduction = Introduction.objects.create(
        area=batch.area,
        year=batch.year,
        need=match.need,
        offer=match.offer,
        topic=match.need.topic,
        giver_id=match.offer.organisation_id,
        receiver_id=match.need.organisation_id,
        half_days=match.half_days,
        distance_m=match.distance_m,
        words=batch.words,
        goes_at=goes_at,
        lapses_on=goes_at.astimezone(clock.LONDON).date() + timedelta(days=choices.LAPSE_AFTER_DAYS),
    )
    for side, pk in ((choices.Side.RECEIVER, introduction.receiver_id), (choices.Side.GIVER, introduction.giver_id)):
        contact = next(iter(contacts.get(pk, [])), None)
        asked = {"person_name": contact.name, "address": contact.email} if contact else {}
        IntroductionAnswer.objects.create(introduction=introduction, organisation_id=pk, side=side, **asked)
    for answer in introduction.answers.select_related("introduction__area", "organisation"):
        mails.ask(answer, by=by)
    record(introduction, "introduction.sent", by, half_days=match.half_days)
    return introduction
