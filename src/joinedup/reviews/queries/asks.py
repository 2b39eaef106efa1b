"""Whom of the partners somebody asked to weigh up, and what a co-ordinator guessed for them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from joinedup.contacts.choices import LEAD
from joinedup.contacts.queries import AsksWanted, OpenAsk
from joinedup.core import clock, school_year
from joinedup.core.actors import Actor
from joinedup.core.refusals import require_found
from joinedup.directory import queries as directory
from joinedup.directory.models import Organisation
from joinedup.partnerships import queries as partnerships
from joinedup.partnerships.models import Partnership
from joinedup.reviews import choices
from joinedup.reviews.models import Guess, WeighAsk, WeighUp
from joinedup.reviews.queries.plots import plots_over_day
from joinedup.reviews.queries.walls import asks_in, guesses_in, keeps, leads
from joinedup.reviews.queries.weigh_ups import over_day


@dataclass(frozen=True, slots=True)
class AskLine:
    """One partner: who leads it, at a mailbox of their own; who was asked this year; what was guessed; never whether it answered."""

    organisation: Organisation
    contact: directory.Contact | None
    ask: WeighAsk | None
    guess: Guess | None


@dataclass(frozen=True, slots=True)
class GuessLine:
    """One thing: what we said, and what the co-ordinator guessed."""

    side: str
    words: str
    ours: str
    guessed: str


@dataclass(frozen=True, slots=True)
class GuessBeside:
    """A co-ordinator's guess, for the partner that it is about to lay beside its own answers."""

    guess: Guess
    lines: list[GuessLine]


def ask_lines(partnership: Partnership, viewer: Actor) -> list[AskLine]:
    """Return each partner with whom to ask, for who asks them; the guesses only for who reads guesses."""
    if not asks_in(viewer, partnership):
        return []
    organisations = [row.organisation for row in partnerships.partners_of(partnership)]
    contacts = directory.people_to_ask_of([row.pk for row in organisations], "", area_id=partnership.area_id)
    leaders = {pk: next((one for one in rows if one.leads and not one.is_shared), None) for pk, rows in contacts.items()}
    asks = {row.organisation_id: row for row in standing_asks(partnership)}
    guesses = {row.organisation_id: row for row in guesses_about(partnership, viewer)}
    return [AskLine(row, leaders.get(row.pk), asks.get(row.pk), guesses.get(row.pk)) for row in organisations]


def standing_asks(partnership: Partnership) -> QuerySet[WeighAsk]:
    """Return whom somebody asked in this school year, without what was taken back."""
    return WeighAsk.objects.filter(partnership=partnership, year=_this_year(), taken_back_at=None)


def ask_for(public_id: str, viewer: Actor) -> WeighAsk:
    """Return an ask that stands, to the holder of its link or who leads the organisation; raise Missing otherwise."""
    rows = WeighAsk.objects.select_related("organisation", "partnership__area").filter(taken_back_at=None)
    ask = require_found(rows.filter(public_id=public_id).first())
    own = viewer.may_by_link(choices.ASK_PURPOSE, ask.subject) or leads(viewer, ask.organisation_id)
    return require_found(ask if own else None)


def ask_to_take_back(public_id: str, viewer: Actor) -> WeighAsk:
    """Return an ask that stands, to who may take it back; raise Missing otherwise."""
    rows = WeighAsk.objects.select_related("organisation", "partnership__area").filter(taken_back_at=None)
    ask = require_found(rows.filter(public_id=public_id, partnership__area_id=viewer.area_id or 0).first())
    return require_found(ask if asks_in(viewer, ask.partnership) else None)


def open_asks(wanted: AsksWanted) -> Iterator[OpenAsk]:
    """Return what who leads a partner is asked and has not concluded: to themselves only, for whether they have is private, too."""
    if wanted.viewer is not None:
        return
    same = {"partnership": OuterRef("partnership"), "organisation": OuterRef("organisation"), "year": OuterRef("year")}
    concluded = Exists(WeighUp.objects.filter(**same).exclude(conclusion=""))
    asked = wanted.where(organisation="organisation_id", area="partnership__area_id")
    rows = WeighAsk.objects.filter(asked, ~concluded, year=_this_year(), taken_back_at=None)
    for row in rows.select_related("partnership").order_by("pk"):
        yield OpenAsk(
            organisation_id=row.organisation_id,
            area_id=row.partnership.area_id,
            kind=LEAD,
            what=_("Weigh up for yourselves: %(title)s") % {"title": row.partnership.name},
            whose=row.partnership.name,
            asked_on=clock.day_of(row.asked_at),
            href=reverse("reviews:weigh_up_by_link", args=[row.public_id]),
            subject=row.subject,
            purpose=choices.ASK_PURPOSE,
            asked=row.person_name,
        )


def asks_over_day(on: date) -> QuerySet[WeighAsk]:
    """Return the asks that are kept no longer."""
    return WeighAsk.objects.filter(year__lt=school_year.year_of(on) - choices.KEEP_YEARS).select_related("partnership")


def guesses_about(partnership: Partnership, viewer: Actor) -> list[Guess]:
    """Return this school year's guesses about partners, for who runs the partnership and works for none of them."""
    if not guesses_in(viewer, partnership):
        return []
    return list(Guess.objects.filter(partnership=partnership, year=_this_year()).prefetch_related("sizes"))


def guess_beside(weigh_up: WeighUp, viewer: Actor) -> GuessBeside | None:
    """Return what was guessed for the organisation whose own weigh-up the viewer reads, thing by thing; nobody else gets it so."""
    if weigh_up.partnership_id is None or not keeps(viewer, weigh_up):
        return None
    about = {"partnership_id": weigh_up.partnership_id, "organisation_id": weigh_up.organisation_id, "year": weigh_up.year}
    guess = Guess.objects.filter(**about).prefetch_related("sizes").first()
    if guess is None:
        return None
    guessed = {row.code: row for row in guess.sizes.all()}
    ours = {row.code: row for row in weigh_up.weights.all()} if weigh_up.pk is not None else {}
    lines = [
        GuessLine(
            item.side,
            str(item.words),
            ours[item.code].get_size_display() if item.code in ours else "",
            guessed[item.code].get_size_display() if item.code in guessed else "",
        )
        for item in choices.ITEMS
        if item.code in guessed
    ]
    return GuessBeside(guess, lines)


def guesses_over_day(on: date) -> QuerySet[Guess]:
    """Return the guesses that are kept no longer."""
    return Guess.objects.filter(year__lt=school_year.year_of(on) - choices.KEEP_YEARS).select_related("partnership")


def is_something_over_day(on: date) -> bool:
    """Say whether anything of this room is kept no longer."""
    return any(rows(on).exists() for rows in (over_day, plots_over_day, asks_over_day, guesses_over_day))


def _this_year() -> int:
    return school_year.year_of(clock.today())
