"""Writes about offers: add one, change one."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.brokerage import queries
from joinedup.brokerage.models import Offer, Topic
from joinedup.brokerage.services import shares, things
from joinedup.brokerage.services.details import OfferDetails, Sharing, Sharings
from joinedup.brokerage.services.shares import Known
from joinedup.core.actors import Actor
from joinedup.core.refusals import Missing, Refused, require
from joinedup.directory.models import Organisation

OWN = ("at_most_half_days", "given_in_confidence")


@transaction.atomic
def add_offer(*, organisation: Organisation, details: OfferDetails, said: Sharings, by: Actor) -> Offer:
    """Add an offer of the organisation and share it as far as it said."""
    things.require_may_add(by, organisation, said)
    offer = Offer()
    shares.keep_new([write_offer(offer, organisation, details, said=said, by=by)], by=by)
    return offer


def write_offer(
    offer: Offer, organisation: Organisation, details: OfferDetails, *, said: Sharings, by: Actor, known: Known | None = None
) -> shares.New:
    """Write into a new offer what is said about it, checked and not yet kept; topics that are known are not looked up."""
    topics = _topics(details, said, known or {})
    _fill(offer, details, topics)
    things.begin(offer, organisation=organisation, said=said, by=by)
    return shares.new(offer, said, by=by, facts=_facts(offer, topics), topics=topics)


@transaction.atomic
def change_offer(*, offer: Offer, details: OfferDetails, by: Actor, expected: int) -> Offer:
    """Change what an offer says; it then counts as confirmed today, and waits again where the rule asks for it."""
    offer = things.locked(offer)
    things.require_may_say(by, offer.organisation)
    topics = _topics(details, Sharings(shares=tuple(Sharing(share.area_id) for share in offer.shares.all())), {})
    _fill(offer, details, topics)
    things.freshen(offer, by=by)
    things.settle_again(offer, by=by)
    things.save(offer, [*things.COMMON, *OWN, *things.STANDING_FIELDS], expected=expected)
    offer.topics.set(topics)
    things.record(offer, "changed", by=by, **_facts(offer, topics))
    return offer


def _fill(offer: Offer, details: OfferDetails, topics: list[Topic]) -> None:
    things.fill(offer, details)
    cap = details.at_most_half_days
    require(
        cap is None or cap >= offer.half_days,
        _("“Altogether at most” cannot be less than one time: %(half_days)d half-days.") % {"half_days": offer.half_days},
        field="at_most_half_days",
    )
    offer.at_most_half_days = cap
    offer.given_in_confidence = any(topic.is_sensitive for topic in topics)


def _topics(details: OfferDetails, said: Sharings, known: Known) -> list[Topic]:
    if not details.topics:
        require(bool(details.something_else.strip()), _("Choose a topic, or say what else it is."), field="topics")
    try:
        areas = [sharing.area_id for sharing in said.shares]
        return [known.get(code) or queries.topic_by_code(code, *areas) for code in details.topics]
    except Missing:
        raise Refused(_("Choose topics from the list."), field="topics") from None


def _facts(offer: Offer, topics: list[Topic]) -> dict[str, Any]:
    return {"topics": " ".join(topic.code for topic in topics)[:80], "half_days": offer.capacity}


def details_of(offer: Offer) -> OfferDetails:
    """Return what an offer says now, to be changed in parts."""
    topics = tuple(topic.code for topic in offer.topics.all())
    return OfferDetails(**things.common_of(offer), topics=topics, at_most_half_days=offer.at_most_half_days)
