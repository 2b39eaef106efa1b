"""What this room still asks of schools: a word on what was written down for them or has run out."""

from collections.abc import Iterator
from typing import cast

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from joinedup.brokerage import choices
from joinedup.brokerage.models import Need, Offer
from joinedup.brokerage.queries.entries import entry_words
from joinedup.contacts.choices import LEAD
from joinedup.contacts.queries import AsksWanted, OpenAsk
from joinedup.core import clock, school_year
from joinedup.directory.choices import AskKind
from joinedup.directory.models import Attachment

ENTERED, PREPARED, RUN_OUT = "brokerage.entered", "brokerage.prepared", "brokerage.run_out"  # what one press confirms
_Found = dict[tuple[int, int, str], list[Need | Offer]]


def open_asks(wanted: AsksWanted) -> Iterator[OpenAsk]:
    """Return what the schools are asked by this room and have not answered."""
    yield from _confirmations(_to_confirm(wanted))


def _to_confirm(wanted: AsksWanted) -> _Found:
    """Return needs and offers that wait for a word, by school, by the first area whose co-ordinator sees them, by which word."""
    unsaid = Q(entered__in=[*choices.ON_BEHALF, choices.Entered.DELEGATE], confirmed_at=None, state__in=choices.STANDING)
    waits = Q(organisation_id__in=wanted.organisations) & (unsaid | Q(state=choices.State.EXPIRED, year=school_year.year_of(clock.today())))
    needs = Need.objects.filter(waits).select_related("topic").prefetch_related("shares")
    offers = Offer.objects.filter(waits).prefetch_related("topics", "shares")
    found: _Found = {}
    for thing in cast(list[Need | Offer], [*needs.order_by("pk"), *offers.order_by("pk")]):
        press = RUN_OUT if thing.state == choices.State.EXPIRED else ENTERED if thing.awaits_confirmation else PREPARED
        areas = {share.area_id for share in thing.shares.all() if share.visibility in choices.FOR_THE_COORDINATOR}
        if seen := areas if wanted.areas is None else areas & wanted.areas:
            found.setdefault((thing.organisation_id, min(seen), press), []).append(thing)
    return found


def _confirmations(found: _Found) -> Iterator[OpenAsk]:
    rows = Attachment.objects.filter(organisation_id__in={key[0] for key in found}, until=None).select_related("area", "organisation")
    places = {(row.organisation_id, row.area_id): row for row in rows}
    words = {ENTERED: _("Written down on your behalf"), PREPARED: _("Written down by your office"), RUN_OUT: _("Does this still hold?")}
    for (organisation_id, area_id, press), things in found.items():
        if place := places.get((organisation_id, area_id)):
            kind, purpose = LEAD if press == PREPARED else AskKind.NEEDS, choices.LinkPurpose.CONFIRM_ENTRIES if press == ENTERED else ""
            href, asked_on = reverse("brokerage:show_organisation", args=[place.organisation.public_id]), things[0].last_confirmed_on
            yield OpenAsk(
                organisation_id, area_id, kind, words[press], place.area.name, asked_on, href, place.subject, purpose,
                lines=tuple((thing.public_id, entry_words(thing)) for thing in things), press=press,
            )  # fmt: skip
