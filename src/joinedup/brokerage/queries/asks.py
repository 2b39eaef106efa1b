"""What this room still asks of schools: the call, introductions, and a word on what was written down for them or has run out."""

from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from joinedup.brokerage import choices
from joinedup.brokerage.models import CallAsk, IntroductionAnswer, Need, Offer
from joinedup.brokerage.queries.calls import entry_words
from joinedup.contacts.choices import LEAD
from joinedup.contacts.queries import AsksWanted, OpenAsk
from joinedup.core import clock, school_year
from joinedup.directory.choices import AskKind
from joinedup.directory.models import Attachment

ENTERED, PREPARED, RUN_OUT = "brokerage.entered", "brokerage.prepared", "brokerage.run_out"  # what one press confirms
_Found = dict[tuple[int, int, str], list[Need | Offer]]


def open_asks(wanted: AsksWanted) -> Iterator[OpenAsk]:
    """Return what the schools are asked by this room and have not answered."""
    found = _to_confirm(wanted)
    yield from _calls(wanted, {(organisation_id, area_id) for organisation_id, area_id, press in found if press == ENTERED})
    yield from _introductions(wanted)
    yield from _confirmations(found)


def _calls(wanted: AsksWanted, entered: set[tuple[int, int]]) -> Iterator[OpenAsk]:
    rows = CallAsk.objects.filter(wanted.where(organisation="organisation_id", area="call__area_id"), call__state=choices.CallState.OPEN)
    unsaid = rows.filter(answered__in=[choices.Answered.SILENT, choices.Answered.ON_BEHALF])
    for row in unsaid.select_related("call__area", "organisation").order_by("pk"):
        if row.answered == choices.Answered.SILENT or (row.organisation_id, row.call.area_id) not in entered:
            href, opened = reverse("brokerage:answer_call", args=[row.public_id]), row.call.opened_at or row.created_at
            what = _("%(title)s: what you need and can offer") % {"title": row.call.title}
            yield OpenAsk(
                row.organisation_id, row.call.area_id, AskKind.NEEDS, what, row.call.area.name, clock.day_of(opened), href, row.subject,
                choices.LinkPurpose.ANSWER_CALL, due_on=row.call.closes_on, asked=row.person_name,
            )  # fmt: skip


def _introductions(wanted: AsksWanted) -> Iterator[OpenAsk]:
    rows = IntroductionAnswer.objects.filter(wanted.where(organisation="organisation_id", area="introduction__area_id"), reply="")
    rows = rows.filter(introduction__state=choices.IntroductionState.SENT).order_by("pk")
    for row in rows.select_related("introduction__area", "introduction__need__topic"):
        asked, href = row.introduction, reverse("brokerage:answer_introduction", args=[row.public_id])
        what = _("Introduction: %(topic)s") % {"topic": asked.need}
        yield OpenAsk(
            row.organisation_id, asked.area_id, AskKind.INTRODUCTIONS, what, asked.area.name, clock.day_of(asked.goes_at), href,
            row.subject, choices.INTRODUCTION_PURPOSE, due_on=asked.lapses_on, asked=row.person_name,
        )  # fmt: skip


def _to_confirm(wanted: AsksWanted) -> _Found:
    """Return needs and offers that wait for a word, by school, by the first area whose co-ordinator sees them, by which word."""
    own = Q(organisation_id__in=wanted.organisations)
    unsaid = Q(entered__in=[*choices.ON_BEHALF, choices.Entered.DELEGATE], confirmed_at=None, state__in=choices.STANDING)
    waits = own & (unsaid | Q(state=choices.State.EXPIRED, year=school_year.year_of(clock.today())))
    needs = Need.objects.filter(waits).select_related("topic").prefetch_related("shares")
    offers = Offer.objects.filter(waits).prefetch_related("topics", "shares")
    found: _Found = {}
    things: list[Need | Offer] = [*needs.order_by("pk"), *offers.order_by("pk")]
    for thing in things:
        areas = sorted(share.area_id for share in thing.shares.all() if share.visibility in choices.FOR_THE_COORDINATOR)
        seen = [area_id for area_id in areas if wanted.areas is None or area_id in wanted.areas]
        press = ENTERED if thing.awaits_confirmation else PREPARED
        if seen:
            key = (thing.organisation_id, seen[0], RUN_OUT if thing.state == choices.State.EXPIRED else press)
            found.setdefault(key, []).append(thing)
    return found


def _confirmations(found: _Found) -> Iterator[OpenAsk]:
    rows = Attachment.objects.filter(organisation_id__in={key[0] for key in found}, until=None).select_related("area", "organisation")
    places = {(row.organisation_id, row.area_id): row for row in rows}
    for (organisation_id, area_id, press), things in found.items():
        place = places.get((organisation_id, area_id))
        if place is not None:
            kind, what = LEAD if press == PREPARED else AskKind.NEEDS, _words(press, len(things))
            asked_on = min(thing.last_confirmed_on for thing in things)
            href = reverse("brokerage:show_organisation", args=[place.organisation.public_id])
            yield OpenAsk(
                organisation_id, area_id, kind, what, place.area.name, asked_on, href, place.subject,
                choices.LinkPurpose.CONFIRM_ENTRIES if press == ENTERED else "", press=press,
                lines=tuple((thing.public_id, entry_words(thing)) for thing in things),
            )  # fmt: skip


def _words(press: str, n: int) -> str:
    if press == ENTERED:
        return ngettext("%(n)d entry was written down on your behalf", "%(n)d entries were written down on your behalf", n) % {"n": n}
    if press == PREPARED:
        return ngettext("%(n)d entry was written down by your office", "%(n)d entries were written down by your office", n) % {"n": n}
    return ngettext("%(n)d entry is out of date: does it still hold?", "%(n)d entries are out of date: do they still hold?", n) % {"n": n}
