"""What was given and received: planned by an introduction or written down afterwards, and told by both sides."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.accounts.models import Area
from joinedup.accounts.services import letters
from joinedup.audit import services as audit
from joinedup.brokerage.choices import Kind
from joinedup.core import clock, school_year
from joinedup.core.actors import Actor
from joinedup.core.pupils import refuse_pupils
from joinedup.core.refusals import require, require_found
from joinedup.directory import queries as directory
from joinedup.directory.choices import AskKind
from joinedup.directory.models import Attachment, Organisation
from joinedup.introductions import choices, policies, queries
from joinedup.introductions.choices import GiftKind, Said
from joinedup.introductions.models import Commitment, Gift, GiftWord, Introduction

MOST = 999
MONEY = ("£", "€", "gbp")
KINDS = {Kind.ROOM_OR_KIT: GiftKind.ROOM_OR_KIT, Kind.TRAINING_PLACE: GiftKind.TRAINING_PLACE, Kind.DOCUMENT: GiftKind.DOCUMENT}


@dataclass(frozen=True, slots=True)
class GiftDetails:
    """Something that happened and that no introduction had planned: given to the other side, or received from it."""

    other: Organisation
    gives: bool
    kind: str
    what: str
    number: int
    year: int


@dataclass(frozen=True, slots=True)
class Word:
    """What one side says came of a gift; the number counts when it was more or less than planned."""

    says: str
    number: int | None = None


def plan_gift(commitment: Commitment) -> Gift:
    """Write down what two yeses have planned; the caller has recorded the agreement."""
    offer = commitment.introduction.offer
    kind = KINDS.get(Kind(offer.kind), GiftKind.TIME)
    return Gift.objects.create(
        area_id=commitment.area_id,
        year=commitment.year,
        commitment=commitment,
        giver=commitment.giver,
        receiver=commitment.receiver,
        kind=kind,
        what=commitment.topic.name[:200],
        planned=commitment.half_days if kind == GiftKind.TIME else 1,
    )


def let_go_of_plan(introduction: Introduction) -> None:
    """Forget what was planned and is agreed no more; what either side has told stays."""
    Gift.objects.filter(commitment__introduction=introduction, words=None).delete()


@transaction.atomic
def add_gift(*, organisation: Organisation, area: Area, details: GiftDetails, by: Actor) -> Gift:
    """Write down what an organisation gave or received; the other side is asked with its next mail whether it remembers it so."""
    own = require_found(directory.attachment_of(organisation, area.pk))
    require_found(own if policies.may_keep_gifts(by, organisation, area.pk) else None)
    _check(details, organisation, area)
    giver, receiver = (organisation, details.other) if details.gives else (details.other, organisation)
    gift = Gift.objects.create(
        area=area, year=details.year, giver=giver, receiver=receiver, kind=GiftKind(details.kind), what=details.what.strip()
    )
    by = _voice(by, organisation, area.pk)
    _write(gift, organisation, Said.DONE, details.number, by)
    _record(gift, "gift.added", by, gives=details.gives)
    return gift


@transaction.atomic
def tell_gifts(*, attachment: Attachment, words: Mapping[str, Word], by: Actor) -> int:
    """Say for an organisation what came of several gifts, by their public ids; each can be said anew. Return how many were told."""
    require_found(attachment if policies.may_tell_for(by, attachment) else None)
    require(bool(words), _("Say of at least one what came of it."))
    by = _voice(by, attachment.organisation, attachment.area_id)
    gifts = {gift.public_id: gift for gift in queries.locked_gifts(attachment, words)}
    for public_id, word in words.items():
        gift = require_found(gifts.get(public_id))
        number = _number(gift, word)
        _write(gift, attachment.organisation, Said(word.says), number, by)
        _record(gift, "gift.told", by, says=word.says)
    return len(words)


@transaction.atomic
def ask_what_came_of_it(*, area: Area, year: int, by: Actor) -> int:
    """Ask each organisation by one mail what came of its gifts of this school year that it has not told; return how many mails wait."""
    require(policies.may_ask_what_came_of_it(by, area.pk), _("Only officers and co-ordinators of this area can ask this."))
    owing = queries.gifts_owed(area.pk, year)
    require(bool(owing), _("Everybody has told us. There is nothing to ask."))
    asked = {organisation_id for _gift, organisation_id in owing}
    contacts = directory.people_to_ask_of(asked, AskKind.NEEDS, area_id=area.pk)
    places = {row.organisation_id: row for row in queries.places_on_list(area.pk, asked)}
    n_mails = 0
    for organisation_id, place in sorted(places.items()):
        if contact := next(iter(contacts.get(organisation_id, [])), None):
            gifts = [gift for gift, owes in owing if owes == organisation_id]
            _ask(place, contact, gifts, by)
            n_mails += 1
    require(n_mails > 0, _("We know no address at these schools. Ring them and tell it for them."))
    Gift.objects.filter(pk__in={gift.pk for gift, _owes in owing}).update(asked_on=clock.today())
    audit.record(by=by, verb="gifts.asked", about=area.subject, area_id=area.pk, facts={"year": year, "n_mails": n_mails})
    return n_mails


def _ask(place: Attachment, contact: directory.Contact, gifts: list[Gift], by: Actor) -> None:
    key = f"gifts:{place.public_id}:{clock.today().isoformat()}"
    letter = letters.Letter("introductions/mail/what_came_of_it", key, contact.email, contact.name, place.subject)
    title = _("What came of it? %(name)s") % {"name": place.organisation.name}
    lines = [queries.told_line(gift, place.organisation_id) for gift in gifts]
    facts = {"organisation": place.organisation.name, "lines": lines[:20], "n": len(lines)}
    link = letters.LinkFor(choices.TELL_PURPOSE, place.subject, choices.TELL_DAYS, title)
    letters.post(letter, link, area=place.area, by=by, facts=facts)


def _check(details: GiftDetails, organisation: Organisation, area: Area) -> None:
    is_listed = details.other != organisation and directory.is_attached(details.other, area.pk)
    require(is_listed, _("Choose another school or partner of this area."), field="other")
    refuse_pupils(details.what, field="what")
    require(bool(details.what.strip()), _("Say what it was, for example “hall for the spring concert”."), field="what")
    is_money = any(word in details.what.casefold() for word in MONEY)
    require(not is_money, _("Money is not counted here: only time, rooms, kit, places and documents."), field="what")
    require(0 < details.number <= MOST, _("Enter a number between 1 and 999."), field="number")
    this = school_year.year_of(clock.today())
    require(this - choices.YEARS_SHOWN < details.year <= this, _("Choose one of the last three school years."), field="year")


def _number(gift: Gift, word: Word) -> int:
    if word.says == Said.DONE:
        return queries.expected(gift)
    if word.says != Said.PARTLY:
        return 0
    require(word.number is not None and 0 <= word.number <= MOST, _("Say how much it was in the end, as a number."), field=gift.public_id)
    return word.number or 0


def _voice(by: Actor, organisation: Organisation, area_id: int) -> Actor:
    if policies.keeps_on_behalf(by, organisation, area_id):
        return by.speaking_for(organisation_id=organisation.pk, name=organisation.name)
    return by


def _write(gift: Gift, organisation: Organisation, says: Said, number: int, by: Actor) -> None:
    told = {"says": says, "number": number, "told_at": clock.now(), "told_by": by.name[:120], "is_on_behalf": by.on_behalf_of is not None}
    GiftWord.objects.update_or_create(gift=gift, organisation=organisation, defaults=told)


def _record(gift: Gift, verb: str, by: Actor, **facts: str | bool) -> None:
    audit.record(by=by, verb=verb, about=gift.subject, area_id=gift.area_id, facts=facts)
