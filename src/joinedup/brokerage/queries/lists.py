"""The lists on an area's page: what the viewer may see there, filtered, and how topics are covered."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import F, OuterRef, QuerySet, Subquery

from joinedup.brokerage import choices
from joinedup.brokerage.models import Need, Offer, Topic
from joinedup.brokerage.queries.needs import needs_shared_with
from joinedup.brokerage.queries.offers import offers_shared_with
from joinedup.brokerage.queries.phases import phases_of
from joinedup.brokerage.queries.topics import TopicGroup, find_topics, topic_groups
from joinedup.core.actors import Actor
from joinedup.core.registry import Point

T = TypeVar("T", Need, Offer)
# Where rooms above go on from the needs and offers of an area: from its slug to the words of a button and its address.
doors: Point[Callable[[str], tuple[str, str]]] = Point("brokerage.doors")
# Where they go on from what one school needs and offers: from its key and the area's slug, if one is open.
school_doors: Point[Callable[[str, str | None], tuple[str, str]]] = Point("brokerage.school_doors")
SHOWN = (*choices.SEEN_BY_OTHERS, choices.State.WAITING, choices.State.EXPIRED)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of the list to show; empty words leave all."""

    q: str = ""
    group: str = ""
    phase: str = ""
    urgency: str = ""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many needs and offers a topic has in an area."""

    topic: Topic
    n_needs: int
    n_offers: int

    @property
    def is_named(self) -> bool:
        """Say whether there is anything to count: what the viewer may see of what is shared today."""
        return bool(self.n_needs or self.n_offers)


def area_needs(area_id: int, viewer: Actor, wanted: Wanted) -> "list[Need] | QuerySet[Need]":
    """Return the needs on an area's page, by topic; where nothing is left out, to be read page by page."""
    rows = needs_shared_with(area_id, viewer).filter(state__in=SHOWN)
    rows = rows.order_by(F("topic__place").asc(nulls_last=True), "organisation__name", "pk")
    if wanted.urgency:
        rows = rows.filter(urgency=int(wanted.urgency) if wanted.urgency.isdecimal() else 0)
    return _kept(rows, area_id, wanted)


def area_offers(area_id: int, viewer: Actor, wanted: Wanted) -> "list[Offer] | QuerySet[Offer]":
    """Return the offers on an area's page, by their first topic, in the same way."""
    first = Topic.objects.filter(offers=OuterRef("pk")).order_by("place").values("place")[:1]
    rows = offers_shared_with(area_id, viewer).filter(state__in=SHOWN)
    return _kept(rows.order_by(Subquery(first).asc(nulls_last=True), "organisation__name", "pk"), area_id, wanted)


def thing_topics(thing: Need | Offer) -> list[Topic]:
    """Return the topics of a need or an offer."""
    if isinstance(thing, Need):
        return [thing.topic] if thing.topic else []
    return list(thing.topics.all())


def _kept(things: QuerySet[T], area_id: int, wanted: Wanted) -> list[T] | QuerySet[T]:
    if not (wanted.q or wanted.group or wanted.phase):
        return things
    codes = {topic.code for topic in find_topics(wanted.q, area_id)} if wanted.q else set()
    return [thing for thing in things if _fits(thing, wanted, codes)]


def _fits(thing: Need | Offer, wanted: Wanted, codes: set[str]) -> bool:
    topics = thing_topics(thing)
    if wanted.group and wanted.group not in {topic.group for topic in topics}:
        return False
    if wanted.phase and wanted.phase not in (set(thing.phases) or phases_of(thing.organisation)):
        return False
    if not wanted.q:
        return True
    text = f"{thing.organisation.name} {thing.detail} {thing.something_else}".casefold()
    return bool(codes & {topic.code for topic in topics}) or wanted.q.casefold() in text


def coverage(area_id: int, viewer: Actor) -> list[tuple[TopicGroup, list[Coverage]]]:
    """Return how many needs and offers that the viewer may see each topic has in an area, by group."""
    seen = {"state__in": choices.SEEN_BY_OTHERS}
    needs = Counter(needs_shared_with(area_id, viewer).filter(**seen).values_list("topic_id", flat=True))
    offers = Counter(offers_shared_with(area_id, viewer).filter(**seen).values_list("topics", flat=True))
    return [(group, [Coverage(topic, needs[topic.pk], offers[topic.pk]) for topic in group.topics]) for group in topic_groups(area_id)]
