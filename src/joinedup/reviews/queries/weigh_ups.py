"""Who sees which weigh-up, how much of it, and what it comes to beside the last one."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from joinedup.accounts.choices import Role, Scope
from joinedup.analytics import weighing
from joinedup.core import school_year
from joinedup.core.actors import Actor
from joinedup.core.refusals import require_found
from joinedup.partnerships.models import Partnership
from joinedup.reviews import choices
from joinedup.reviews.models import Reader, WeighAsk, Weight, WeighUp
from joinedup.reviews.queries.walls import keeps, leads, read_by

_WITH = ("area", "organisation", "partnership__area", "ask")


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """How one thing moved since the last weigh-up."""

    words: str
    before: Weight | None
    now: Weight | None
    moved: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A weigh-up as its reader sees it: their own in full, another's as far as it is shared; the balance only where all is seen."""

    weigh_up: WeighUp
    is_own: bool
    is_whole: bool
    weights: list[Weight]
    balance: weighing.Balance | None
    named: dict[str, str] = field(default_factory=dict)  # words by code
    last: WeighUp | None = None
    last_leans: str = ""
    changes: list[ChangeLine] = field(default_factory=list)

    def of(self, side: str) -> list[Weight]:
        """Return what is seen of one side, the largest first."""
        rows = [row for row in self.weights if row.side == side]
        return sorted(rows, key=lambda row: -_item(row).weight)

    def words(self, items: tuple[weighing.Item, ...]) -> list[str]:
        """Return items of the balance in words."""
        return [self.named[item.code] for item in items]


def kept_weigh_ups(viewer: Actor) -> QuerySet[WeighUp]:
    """Return the weigh-ups of the organisations that the viewer leads in person, in the area in which they stand."""
    rows = WeighUp.objects.select_related(*_WITH)
    if not viewer.is_signed_in or viewer.on_behalf_of is not None:
        return rows.none()
    led = viewer.places(Scope.ORGANISATION.value, Role.LEAD.value)
    own = rows.filter(organisation_id__in=led).order_by("-year", "title", "pk")
    return own if viewer.area_id is None else own.filter(area_id=viewer.area_id)


def shared_weigh_ups(viewer: Actor) -> QuerySet[WeighUp]:
    """Return the weigh-ups of which something is shared with the viewer: all in a partnership, or whom the organisation chose."""
    some = Exists(Weight.objects.filter(weigh_up=OuterRef("pk"), is_shared=True))
    rows = WeighUp.objects.select_related(*_WITH).filter(Q(is_shared=True) | some).filter(read_by(viewer))
    return rows if viewer.area_id is None else rows.filter(area_id=viewer.area_id)


def visible_weigh_ups(viewer: Actor) -> QuerySet[WeighUp]:
    """Return the viewer's own organisation's weigh-ups, and those of which a partner shares something; an officer as such sees none."""
    ids = Q(pk__in=kept_weigh_ups(viewer).values("pk")) | Q(pk__in=shared_weigh_ups(viewer).values("pk"))
    return WeighUp.objects.select_related(*_WITH).filter(ids)


def weigh_up_for(public_id: str, viewer: Actor) -> WeighUp:
    """Return a weigh-up of which the viewer sees something; raise Missing otherwise."""
    return require_found(visible_weigh_ups(viewer).filter(public_id=public_id).first())


def kept_weigh_up(public_id: str, viewer: Actor) -> WeighUp:
    """Return a weigh-up of an organisation that the viewer leads; raise Missing otherwise."""
    return require_found(kept_weigh_ups(viewer).filter(public_id=public_id).first())


def asked_weigh_up(ask: WeighAsk, viewer: Actor) -> WeighUp | None:
    """Return what is weighed up by this link, not kept before its first words; None when somebody else there has begun."""
    about = {"organisation": ask.organisation, "partnership": ask.partnership, "year": ask.year}
    found = WeighUp.objects.select_related(*_WITH).filter(**about).first()
    if found is not None:
        return found if keeps(viewer, found) else None
    until = school_year.last_day(ask.year + choices.KEEP_YEARS)
    return WeighUp(area=ask.partnership.area, title=ask.partnership.name[:160], ask=ask, delete_after=until, **about)


def last_before(weigh_up: WeighUp) -> WeighUp | None:
    """Return the same organisation's weigh-up of the same thing in the year before, or earlier."""
    about: dict[str, object] = {"partnership": weigh_up.partnership}
    if weigh_up.partnership is None:
        about = {"partnership": None, "introduction": weigh_up.introduction, "title": weigh_up.title}
    rows = WeighUp.objects.filter(organisation_id=weigh_up.organisation_id, year__lt=weigh_up.year, **about)
    return rows.order_by("-year").first()


def sheet_of(weigh_up: WeighUp, viewer: Actor) -> Sheet:
    """Return the weigh-up as this viewer sees it."""
    if not keeps(viewer, weigh_up):
        return _shared_sheet(weigh_up)
    weights = _weights(weigh_up)
    last = last_before(weigh_up)
    if last is not None and not leads(viewer, last.organisation_id) and not _went_to_same_address(last, weigh_up):
        last = None
    before = _weights(last) if last else []
    named = {row.code: row.words for row in [*before, *weights]}
    return Sheet(
        weigh_up=weigh_up,
        is_own=True,
        is_whole=True,
        weights=weights,
        balance=weighing.balance([_item(row) for row in weights]),
        named=named,
        last=last,
        last_leans=weighing.balance([_item(row) for row in before]).leans if last else "",
        changes=_changes(before, weights, named) if last else [],
    )


def sheet_for_reader(reader: Reader) -> Sheet:
    """Return what a partner that was mailed reads today: as far as it is shared now."""
    return _shared_sheet(reader.weigh_up, is_open=is_for(reader.weigh_up, reader.organisation_id))


def is_for(weigh_up: WeighUp, organisation_id: int) -> bool:
    """Say whether what is shared is for this partner."""
    return not weigh_up.is_for_chosen or weigh_up.shown_to.filter(pk=organisation_id).exists()


def reader_for(public_id: str, viewer: Actor) -> Reader:
    """Return a partner's reading, to whoever may answer for it; raise Missing otherwise."""
    with_all = ("organisation", *[f"weigh_up__{name}" for name in _WITH])
    reader = require_found(Reader.objects.select_related(*with_all).filter(public_id=public_id).first())
    return require_found(reader if answers_for_reader(viewer, reader) else None)


def answers_for_reader(viewer: Actor, reader: Reader) -> bool:
    """Say whether the viewer answers for a partner that was told: who leads it, or the holder of its mailed link."""
    return viewer.may_by_link(choices.LINK_PURPOSE, reader.subject) or leads(viewer, reader.organisation_id)


def readers_of(weigh_up: WeighUp) -> list[Reader]:
    """Return which partners were mailed what is shared, and what they said back."""
    if weigh_up.pk is None:
        return []
    return list(weigh_up.readers.select_related("organisation").order_by("organisation__name", "pk"))


def over_day(on: date) -> QuerySet[WeighUp]:
    """Return the weigh-ups whose day to be deleted has come."""
    return WeighUp.objects.filter(delete_after__lt=on)


def shared_in(partnership: Partnership, viewer: Actor) -> list[Sheet]:
    """Return what partners other than the viewer's own share of their weigh-ups in a partnership, by name, the newest year of each."""
    mine = viewer.places(Scope.ORGANISATION.value, Role.LEAD.value)
    rows = shared_weigh_ups(viewer).filter(partnership=partnership).exclude(organisation_id__in=mine)
    newest = {row.organisation_id: row for row in rows.order_by("year")}
    return [_shared_sheet(row) for row in sorted(newest.values(), key=lambda row: row.organisation.name)]


def _went_to_same_address(last: WeighUp, now: WeighUp) -> bool:
    """Say whether both were begun by links to one mailbox, so that a link to a new one does not tell what a former head thought."""
    return last.ask is not None and now.ask is not None and last.ask.address.lower() == now.ask.address.lower()


def _shared_sheet(weigh_up: WeighUp, *, is_open: bool = True) -> Sheet:
    weights = _weights(weigh_up) if is_open else []
    is_whole = weigh_up.is_shared and is_open
    seen = weights if is_whole else [row for row in weights if row.is_shared]
    whole = weighing.balance([_item(row) for row in seen]) if is_whole else None
    return Sheet(weigh_up, False, is_whole, seen, whole, {row.code: row.words for row in seen})


def _weights(weigh_up: WeighUp) -> list[Weight]:
    if weigh_up.pk is None:
        return []
    place = {item.code: number for number, item in enumerate(choices.ITEMS)}
    return sorted(weigh_up.weights.all(), key=lambda row: (place.get(row.code, len(place)), row.pk))


def _item(row: Weight) -> weighing.Item:
    return weighing.Item(row.code, row.is_gain, row.size, row.likely or choices.Likely.PROBABLY)


def _changes(before: list[Weight], now: list[Weight], named: dict[str, str]) -> list[ChangeLine]:
    old, new = {row.code: row for row in before}, {row.code: row for row in now}
    moved = weighing.changes([_item(row) for row in before], [_item(row) for row in now])
    return [ChangeLine(named[row.code], old.get(row.code), new.get(row.code), row.moved) for row in moved]
