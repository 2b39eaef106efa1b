"""Rows of a plan with what they speak of: each organisation, need and topic is read once, however many rows name it.

A plan of 600 schools has thousands of rows, and a page of it is to be there at once: joins would bring every school's facts with
each of its rows.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

from django.db.models import Prefetch, QuerySet

from joinedup.brokerage.models import Need, Offer, Share, Topic
from joinedup.brokerage.queries import needs_shared_with, offers_shared_with, to_plan
from joinedup.core.actors import Actor
from joinedup.directory.models import Organisation
from joinedup.plans.models import Suggestion, Unmet

UNREAD = ("detail", "when", "weeks_never", "entered_by")
UNREAD_OF_NEEDS = ("evidence", "evidence_links", "evidence_note")
READ_OF_OWNERS = (
    *("public_id", "kind", "name", "establishment", "trust", "town", "latitude", "longitude"),
    *(f"establishment__{name}" for name in ("fsm_share", "census_on", "as_of", "type_group", "type", "phase", "low_age", "high_age")),
)


@dataclass(slots=True)
class OpenNeed:
    """What a plan is told of a need that it may meet."""

    pk: int
    public_id: str
    organisation_id: int
    half_days: int
    urgency: int
    within_km: int | None
    phases: list[str]
    topic_id: int | None
    something_else: str
    organisation: Organisation
    topic: Topic | None

    def __str__(self) -> str:
        return self.topic.name if self.topic else self.something_else


@dataclass(slots=True)
class OpenOffer:
    """What a plan is told of an offer that it may use; `capacity` is what it can give altogether."""

    pk: int
    public_id: str
    organisation_id: int
    capacity: int
    kind: str
    phases: list[str]
    topics: tuple[int, ...]
    organisation: Organisation


def open_rows(area_id: int, viewer: Actor) -> tuple[list[OpenNeed], list[OpenOffer]]:
    """Return the needs and offers that a plan may use."""
    need_values, offer_values = _values_of_needs(area_id, viewer), _values_of_offers(area_id, viewer)
    organisations = owners_in(values[2] for values in (*need_values, *offer_values))
    topics = Topic.objects.in_bulk({values[-2] for values in need_values if values[-2] is not None})
    needs = []
    for values in need_values:
        facts = (*values, organisations[values[2]], topics.get(values[-2]))
        needs.append(OpenNeed(*facts))
    of_offers = _topics_of({values[0] for values in offer_values})
    offers = []
    for pk, public_id, owner, half_days, at_most, kind, phases in offer_values:
        capacity = half_days if at_most is None else at_most
        offers.append(OpenOffer(pk, public_id, owner, capacity, kind, phases, of_offers.get(pk, ()), organisations[owner]))
    return needs, offers


def _values_of_needs(area_id: int, viewer: Actor) -> list[tuple[Any, ...]]:
    rows = to_plan(needs_shared_with(area_id, viewer)).prefetch_related(None)
    names = ("pk", "public_id", "organisation_id", "half_days", "urgency", "within_km", "phases", "topic_id", "something_else")
    return list(rows.values_list(*names))


def _values_of_offers(area_id: int, viewer: Actor) -> list[tuple[Any, ...]]:
    rows = to_plan(offers_shared_with(area_id, viewer)).prefetch_related(None)
    return list(rows.values_list("pk", "public_id", "organisation_id", "half_days", "at_most_half_days", "kind", "phases"))


def _topics_of(offers: set[int]) -> dict[int, tuple[int, ...]]:
    topics: dict[int, list[int]] = {}
    for offer, topic in Offer.topics.through.objects.filter(offer__in=offers).order_by("topic_id").values_list("offer_id", "topic_id"):
        topics.setdefault(offer, []).append(topic)
    return {offer: tuple(found) for offer, found in topics.items()}


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


def suggestion_rows(rows: QuerySet[Suggestion]) -> list[SuggestionRow]:
    """Return these suggestions with giver, receiver, need and its topic, by the name of the receiver."""
    return sorted(filled(plain_rows(rows)), key=lambda row: (row.receiver.name, row.pk))


def filled(rows: list[SuggestionRow]) -> list[SuggestionRow]:
    """Give these suggestions what they speak of."""
    found = owners_in({key for row in rows for key in (row.giver_id, row.receiver_id)})
    values = Need.objects.filter(pk__in={row.need_id for row in rows}).values_list("pk", "something_else", "urgency", "topic_id")
    said = list(values)
    topics = Topic.objects.in_bulk({topic for *_facts, topic in said if topic is not None})
    needs = {pk: SaidNeed(pk, words, urgency, topics.get(topic or 0)) for pk, words, urgency, topic in said}
    for row in rows:
        row.giver, row.receiver, row.need = found[row.giver_id], found[row.receiver_id], needs[row.need_id]
    return rows


def owners_in(keys: Iterable[int]) -> dict[int, Organisation]:
    """Return these organisations with what plans and their pages say of them."""
    return Organisation.objects.select_related("establishment").only(*READ_OF_OWNERS).in_bulk(set(keys))


def with_owners(rows: QuerySet[Need]) -> list[Need]:
    """Return these needs with topic, organisation and with whom they are shared."""
    shares = Prefetch("shares", Share.objects.only("need", "area", "visibility"))
    found = list(rows.defer(*UNREAD, *UNREAD_OF_NEEDS).prefetch_related(shares))
    _give_topics(found)
    _give_owners(found)
    return found


def unmet_rows(rows: QuerySet[Unmet]) -> list[Unmet]:
    """Return these unmet needs with topic and organisation."""
    found = list(rows)
    _give_needs(found)
    _give_owners([row.need for row in found])
    return found


def _give_owners(needs: Sequence[Need]) -> None:
    found = owners_in(need.organisation_id for need in needs)
    for need in needs:
        need.organisation = found[need.organisation_id]


def _give_needs(rows: Sequence[Unmet]) -> None:
    asked = Need.objects.only("topic", "something_else", "organisation", "urgency", "half_days", "public_id")
    needs = asked.in_bulk({row.need_id for row in rows})
    _give_topics(needs.values())
    for row in rows:
        row.need = needs[row.need_id]


def _give_topics(needs: Iterable[Need]) -> None:
    asked = list(needs)
    topics = Topic.objects.in_bulk({need.topic_id for need in asked if need.topic_id is not None})
    for need in asked:
        if need.topic_id is not None:
            need.topic = topics[need.topic_id]
