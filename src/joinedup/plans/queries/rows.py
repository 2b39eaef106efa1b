"""Rows of a plan with what they speak of: each organisation, need and topic is read once, however many rows name it.

A plan of 600 schools has thousands of rows, and a page of it is to be there at once: joins would bring every school's facts with
each of its rows.
"""

from collections.abc import Iterable, Sequence

from django.db.models import Prefetch, QuerySet

from joinedup.brokerage.models import Need, Offer, Share, Topic
from joinedup.brokerage.queries import needs_shared_with, offers_shared_with, to_plan
from joinedup.core.actors import Actor
from joinedup.directory.models import Organisation
from joinedup.plans.models import Suggestion, Unmet

UNREAD = ("detail", "when", "weeks_never", "entered_by")
UNREAD_OF_NEEDS = ("evidence", "evidence_links", "evidence_note")


def open_rows(area_id: int, viewer: Actor) -> tuple[list[Need], list[Offer], dict[int, tuple[int, ...]]]:
    """Return the needs and offers that a plan may use, and the topics of each offer."""
    needs = list(to_plan(needs_shared_with(area_id, viewer)).select_related(None).prefetch_related(None).defer(*UNREAD, *UNREAD_OF_NEEDS))
    offers = list(to_plan(offers_shared_with(area_id, viewer)).select_related(None).prefetch_related(None).defer(*UNREAD))
    _give_organisations([*needs, *offers], "organisation")
    _give_topics(needs)
    wanted = {offer.pk for offer in offers}
    topics: dict[int, list[int]] = {}
    for offer, topic in Offer.topics.through.objects.filter(offer__in=wanted).order_by("topic_id").values_list("offer_id", "topic_id"):
        topics.setdefault(offer, []).append(topic)
    return needs, offers, {offer: tuple(found) for offer, found in topics.items()}


def suggestion_rows(rows: QuerySet[Suggestion]) -> list[Suggestion]:
    """Return these suggestions with giver, receiver, need and its topic, by the name of the receiver."""
    return sorted(filled(list(rows)), key=lambda row: (row.receiver.name, row.pk))


def filled(rows: list[Suggestion]) -> list[Suggestion]:
    """Give these suggestions what they speak of."""
    _give_organisations(rows, "giver", "receiver")
    _give_needs(rows)
    return rows


def with_owners(rows: QuerySet[Need]) -> list[Need]:
    """Return these needs with topic, organisation and with whom they are shared."""
    shares = Prefetch("shares", Share.objects.only("need", "area", "visibility"))
    found = list(rows.defer(*UNREAD, *UNREAD_OF_NEEDS).prefetch_related(shares))
    _give_topics(found)
    _give_organisations(found, "organisation")
    return found


def unmet_rows(rows: QuerySet[Unmet]) -> list[Unmet]:
    """Return these unmet needs with topic and organisation."""
    found = list(rows)
    _give_needs(found)
    _give_organisations([row.need for row in found], "organisation")
    return found


def _give_organisations(rows: Sequence[Need | Offer | Suggestion], *names: str) -> None:
    keys = {getattr(row, f"{name}_id") for row in rows for name in names}
    found = Organisation.objects.select_related("establishment").in_bulk(keys)
    for row in rows:
        for name in names:
            setattr(row, name, found[getattr(row, f"{name}_id")])


def _give_needs(rows: Sequence[Suggestion | Unmet]) -> None:
    fields = ("topic", "something_else", "organisation", "urgency", "half_days", "public_id")
    needs = Need.objects.only(*fields).in_bulk({row.need_id for row in rows})
    _give_topics(needs.values())
    for row in rows:
        row.need = needs[row.need_id]


def _give_topics(needs: Iterable[Need]) -> None:
    asked = list(needs)
    topics = Topic.objects.in_bulk({need.topic_id for need in asked if need.topic_id is not None})
    for need in asked:
        if need.topic_id is not None:
            need.topic = topics[need.topic_id]
