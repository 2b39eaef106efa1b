"""Rows of a plan with what they speak of: each organisation, need and topic is read once, however many rows name it.

A plan of 600 schools has thousands of rows, and a page of it is to be there at once: joins would bring every school's facts with
each of its rows.
"""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, fields
from functools import lru_cache
from typing import Any

from django.db.models import Prefetch, QuerySet, TextField
from django.db.models.functions import Cast

from joinedup.brokerage.models import Need, Offer, Share, Topic
from joinedup.brokerage.queries import needs_shared_with, offers_shared_with, to_plan
from joinedup.core import bulk
from joinedup.core.actors import Actor
from joinedup.directory.models import Organisation
from joinedup.plans.models import Suggestion, Unmet

PHASES = Cast("phases", TextField())
UNREAD = ("detail", "when", "weeks_never", "entered_by")
UNREAD_OF_NEEDS = ("evidence", "evidence_links", "evidence_note")
READ_OF_OWNERS = ("public_id", "kind", "name", "establishment", "trust", "town", "latitude", "longitude")
READ_OF_SCHOOLS = ("type_group", "type", "phase", "low_age", "high_age")


@dataclass(slots=True)
class SaidNeed:
    """What a page says of a need."""

    pk: int
    something_else: str
    urgency: int
    topic: Topic | None

    def __str__(self) -> str:
        return self.topic.name if self.topic else self.something_else


@dataclass(slots=True)
class OpenNeed(SaidNeed):
    """What a plan is told of a need that it may meet."""

    organisation: Organisation
    public_id: str
    organisation_id: int
    half_days: int
    within_km: int | None
    phases: tuple[str, ...]
    topic_id: int | None


@dataclass(slots=True)
class OpenOffer:
    """What a plan is told of an offer that it may use; `capacity` is what it can give altogether."""

    pk: int
    public_id: str
    organisation_id: int
    kind: str
    phases: tuple[str, ...]
    capacity: int
    topics: tuple[int, ...]
    organisation: Organisation = field(init=False)


def open_rows(area_id: int, viewer: Actor) -> tuple[list[OpenNeed], list[OpenOffer]]:
    """Return the needs and offers that a plan may use."""
    rows = to_plan(needs_shared_with(area_id, viewer)).prefetch_related(None)
    facts = ("public_id", "organisation_id", "half_days", "within_km", PHASES, "topic_id")
    need_values: list[tuple[Any, ...]] = list(rows.values_list("pk", "something_else", "urgency", *facts))
    offers = _open_offers(area_id, viewer)
    organisations = owners().in_bulk({*(values[4] for values in need_values), *(offer.organisation_id for offer in offers)})
    topics = Topic.objects.in_bulk({values[-1] for values in need_values if values[-1] is not None})
    for offer in offers:
        offer.organisation = organisations[offer.organisation_id]
    needs = [
        OpenNeed(pk, words, urgency, topics.get(topic), organisations[owner], key, owner, half_days, km, _phases(phases), topic)
        for pk, words, urgency, key, owner, half_days, km, phases, topic in need_values
    ]
    return needs, offers


@lru_cache(maxsize=64)
def _phases(text: str) -> tuple[str, ...]:
    """Return phases from how they are kept; thousands of rows name the same few."""
    return tuple(json.loads(text))


def _open_offers(area_id: int, viewer: Actor) -> list[OpenOffer]:
    rows = to_plan(offers_shared_with(area_id, viewer)).prefetch_related(None)
    values = list(rows.values_list("pk", "public_id", "organisation_id", "kind", PHASES, "half_days", "at_most_half_days"))
    topics = _topics_of([pk for pk, *_facts in values])
    return [
        OpenOffer(pk, public_id, owner, kind, _phases(phases), half_days if at_most is None else at_most, topics.get(pk, ()))
        for pk, public_id, owner, kind, phases, half_days, at_most in values
    ]


def _topics_of(offers: Collection[int]) -> dict[int, tuple[int, ...]]:
    topics: dict[int, list[int]] = {}
    for offer, topic in bulk.read(Offer.topics.through, ["topic"], offers, by="offer"):
        topics.setdefault(offer, []).append(topic)
    return {offer: tuple(sorted(found)) for offer, found in topics.items()}


@dataclass(slots=True)
class SuggestionRow:
    """A suggestion as pages read it; `filled` gives it what it speaks of."""

    pk: int
    public_id: str
    state: str
    half_days: int
    distance_m: int | None
    is_locked: bool
    introduction_id: int | None
    giver_id: int
    receiver_id: int
    need_id: int
    offer_id: int
    giver: Organisation = field(init=False)
    receiver: Organisation = field(init=False)
    need: SaidNeed = field(init=False)


READ = tuple(one.name for one in fields(SuggestionRow) if one.init)


def plain_rows(rows: QuerySet[Suggestion]) -> list[SuggestionRow]:
    """Return these suggestions without what they speak of."""
    return [SuggestionRow(*values) for values in rows.values_list(*READ)]


def suggestion_rows(rows: QuerySet[Suggestion], *, read: QuerySet[Organisation] | None = None) -> list[SuggestionRow]:
    """Return these suggestions with giver, receiver, need and its topic, by the name of the receiver."""
    return filled(plain_rows(rows.order_by("receiver__name", "id")), read=read)


def filled(rows: Iterable[SuggestionRow], *, read: QuerySet[Organisation] | None = None) -> list[SuggestionRow]:
    """Return these suggestions with giver, receiver, need and its topic."""
    rows = list(rows)
    found = (owners() if read is None else read).in_bulk({key for row in rows for key in (row.giver_id, row.receiver_id)})
    said = bulk.read(Need, ("something_else", "urgency", "topic"), {row.need_id for row in rows})
    topics = Topic.objects.in_bulk({topic for *_facts, topic in said if topic is not None})
    needs = {pk: SaidNeed(pk, words, urgency, topics.get(topic or 0)) for pk, words, urgency, topic in said}
    for row in rows:
        row.giver, row.receiver, row.need = found[row.giver_id], found[row.receiver_id], needs[row.need_id]
    return rows


def owners() -> QuerySet[Organisation]:
    """Return organisations with what pages of plans say of them."""
    return Organisation.objects.only(*READ_OF_OWNERS)


def schools() -> QuerySet[Organisation]:
    """Return organisations with what tells their phases, too."""
    rows = Organisation.objects.select_related("establishment")
    return rows.only(*READ_OF_OWNERS, *(f"establishment__{name}" for name in READ_OF_SCHOOLS))


def with_owners(rows: QuerySet[Need]) -> list[Need]:
    """Return these needs with topic, whole organisation (upper rooms say more by it) and with whom they are shared."""
    shares = Prefetch("shares", Share.objects.only("need", "area", "visibility"))
    whole = Prefetch("organisation", Organisation.objects.select_related("establishment"))
    return list(rows.defer(*UNREAD, *UNREAD_OF_NEEDS).prefetch_related("topic", whole, shares))


def unmet_rows(rows: QuerySet[Unmet], *, read: QuerySet[Organisation] | None = None) -> list[Unmet]:
    """Return these unmet needs with topic and organisation."""
    needs = Need.objects.only("topic", "something_else", "organisation", "urgency", "half_days", "public_id")
    whose = Prefetch("organisation", owners() if read is None else read)
    return list(rows.prefetch_related(Prefetch("need", needs.prefetch_related("topic", whose))))
