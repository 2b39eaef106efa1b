"""Writes about offers: add one, change one."""

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.brokerage import queries
from joinedup.brokerage.models import Offer, Topic
from joinedup.brokerage.services import shares, things
from joinedup.brokerage.services.details import OfferDetails, Sharing, Sharings
from joinedup.core.actors import Actor
from joinedup.core.refusals import Missing, Refused, require
from joinedup.directory.models import Organisation

OWN = ("at_most_half_days", "given_in_confidence")


@transaction.atomic
def add_offer(*, organisation: Organisation, details: OfferDetails, said: Sharings, by: Actor) -> Offer:
    """Add an offer of the organisation and share it as far as it said."""
    things.require_may_say(by, organisation)
    topics = _topics(details, said)
    offer = Offer()
    _fill(offer, details, topics)
    things.begin(offer, organisation=organisation, said=said, by=by)
    offer.save()
    offer.topics.set(topics)
    shares.share_new(offer, said, by=by, topics=_codes(topics), half_days=offer.capacity)
    return offer


@transaction.atomic
def change_offer(*, offer: Offer, details: OfferDetails, by: Actor, expected: int) -> Offer:
    """Change what an offer says; it then counts as confirmed today, and waits again where the rule asks for it."""
    offer = things.locked(offer)
    things.require_may_say(by, offer.organisation)
    topics = _topics(details, Sharings(shares=tuple(Sharing(share.area_id) for share in offer.shares.all())))
    _fill(offer, details, topics)
    things.freshen(offer, by=by)
    things.settle_again(offer, by=by)
    things.save(offer, [*things.COMMON, *OWN, *things.STANDING_FIELDS], expected=expected)
    offer.topics.set(topics)
    things.record(offer, "changed", by=by, topics=_codes(topics), half_days=offer.capacity)
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


def _topics(details: OfferDetails, said: Sharings) -> list[Topic]:
    if not details.topics:
        require(bool(details.something_else.strip()), _("Choose a topic, or say what else it is."), field="topics")
    try:
        return [queries.topic_by_code(code, *(sharing.area_id for sharing in said.shares)) for code in details.topics]
    except Missing:
        raise Refused(_("Choose topics from the list."), field="topics") from None


def _codes(topics: list[Topic]) -> str:
    return " ".join(topic.code for topic in topics)[:80]


def details_of(offer: Offer) -> OfferDetails:
    """Return what an offer says now, to be changed in parts."""
    topics = tuple(topic.code for topic in offer.topics.all())
    return OfferDetails(**things.common_of(offer), topics=topics, at_most_half_days=offer.at_most_half_days)
