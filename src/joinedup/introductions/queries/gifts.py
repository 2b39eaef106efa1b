"""What was given and received: an organisation's own gifts over three years, and an area's in sum; nobody is put into an order."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from joinedup.accounts.choices import Role, Scope
from joinedup.brokerage.choices import half_days
from joinedup.brokerage.queries import Speaking, own_organisations
from joinedup.core import clock, school_year
from joinedup.core.actors import Actor
from joinedup.core.refusals import require_found
from joinedup.directory.models import Attachment
from joinedup.introductions import choices
from joinedup.introductions.choices import Agreement, GiftKind, Said
from joinedup.introductions.models import Gift, GiftWord
from joinedup.ui import filters

_ROWS = ("giver", "receiver", "area", "commitment__introduction")


@dataclass(frozen=True, slots=True)
class GiftLine:
    """A gift as one of its two sides reads it; `really` is what counts: what both say, else the smaller number, else the one told."""

    gift: Gift
    gives: bool
    other: str
    own: GiftWord | None
    theirs: GiftWord | None
    really: int | None
    agreement: Agreement

    @property
    def year(self) -> str:
        return school_year.label(self.gift.year)

    @property
    def planned(self) -> str:
        return amount(self.gift.kind, self.gift.planned) if self.gift.planned is not None else ""

    @property
    def done(self) -> str:
        return amount(self.gift.kind, self.really) if self.really is not None else ""

    @property
    def words(self) -> str:
        """Say kindly how the two sides remember it."""
        if self.agreement != Agreement.DIFFERS or self.own is None or self.theirs is None:
            return str(self.agreement.label)
        facts = {
            "name": (self.gift.giver if self.gives else self.gift.receiver).name,
            "own": amount(self.gift.kind, self.own.number),
            "theirs": amount(self.gift.kind, self.theirs.number),
            "other": self.other,
        }
        return _("%(name)s remembers %(own)s, %(other)s %(theirs)s. Both may be right: have a word.") % facts


@dataclass(frozen=True, slots=True)
class YearLine:
    """One school year: half-days planned and really given and received, and what was given beside time."""

    year: str
    gave_planned: int
    gave: int
    got_planned: int
    got: int
    gave_besides: str
    got_besides: str


@dataclass(frozen=True, slots=True)
class Given:
    """An organisation's gifts over three school years, and what can be told of them."""

    years: Sequence[YearLine]
    lines: Sequence[GiftLine]
    with_whom: Sequence[str]
    sentence: str


@dataclass(frozen=True, slots=True)
class AreaGiven:
    """A school year of an area in sum, and the gifts that the two sides remember differently."""

    year: str
    planned: int
    really: int
    n_gifts: int
    n_both: int
    n_owed: int
    n_places: int
    n_mutual: int
    besides: str
    differing: Sequence[GiftLine]


def expected(gift: Gift) -> int:
    """Return what was planned; of what nobody planned, what the side that wrote it down has said."""
    if gift.planned is not None:
        return gift.planned
    return next((word.number for word in gift.words.all()), 0)


def amount(kind: str, number: int) -> str:
    """Say how much of a kind of gift.

    >>> amount("time", 6), amount("training_place", 3), amount("room_or_kit", 1)
    ('6 half-days', '3 places on training', 'a room, a minibus or kit once')
    """
    if kind == GiftKind.TIME:
        return half_days(number) if number else _("no half-day")
    words = {
        GiftKind.ROOM_OR_KIT: ngettext("a room, a minibus or kit once", "a room, a minibus or kit %(n)s times", number),
        GiftKind.TRAINING_PLACE: ngettext("%(n)s place on training", "%(n)s places on training", number),
        GiftKind.DOCUMENT: ngettext("%(n)s document or resource", "%(n)s documents or resources", number),
    }
    return words[GiftKind(kind)] % {"n": filters.number(number)}


def given_by(speaking: Speaking, year: int) -> Given:
    """Return the gifts of an organisation over the three school years to this one, as far as whoever speaks for it may read them."""
    own, years = speaking.organisation.pk, range(year, year - choices.YEARS_SHOWN, -1)
    rows = Gift.objects.filter(Q(giver_id=own) | Q(receiver_id=own), year__in=years, area_id__in=speaking.area_ids)
    lines = [_line(gift, own) for gift in rows.select_related(*_ROWS).prefetch_related("words").order_by("-year", "pk")]
    by_year = [_year(word, [line for line in lines if line.gift.year == word]) for word in years]
    return Given(by_year, lines, _with_whom(lines), _sentence(speaking.organisation.name, by_year, lines))


def given_in_area(area_id: int, year: int) -> AreaGiven:
    """Return an area's school year in sum; the caller runs the area."""
    rows = Gift.objects.filter(area_id=area_id, year=year).select_related(*_ROWS).prefetch_related("words").order_by("pk")
    lines = [_line(gift, gift.giver_id) for gift in rows]
    gave = {line.gift.giver_id for line in lines if line.really}
    got = {line.gift.receiver_id for line in lines if line.really}
    in_sum = _year(year, lines)
    return AreaGiven(
        year=in_sum.year,
        planned=in_sum.gave_planned,
        really=in_sum.gave,
        n_gifts=len(lines),
        n_both=sum(1 for line in lines if line.agreement in (Agreement.BOTH, Agreement.DIFFERS)),
        n_owed=len(_owed(line.gift for line in lines)),
        n_places=len(gave | got),
        n_mutual=len(gave & got),
        besides=in_sum.gave_besides,
        differing=[line for line in lines if line.agreement == Agreement.DIFFERS],
    )


def gifts_owed(area_id: int, year: int) -> list[tuple[Gift, int]]:
    """Return the gifts of a school year of which a side has not told what came, with that side's inner id."""
    rows = Gift.objects.filter(area_id=area_id, year=year).select_related(*_ROWS).prefetch_related("words").order_by("pk")
    return _owed(rows)


def _owed(gifts: Iterable[Gift]) -> list[tuple[Gift, int]]:
    owed = []
    for gift in gifts:
        told = {word.organisation_id for word in gift.words.all() if word.says != Said.NOT_YET}
        owed += [(gift, side) for side in (gift.giver_id, gift.receiver_id) if side not in told]
    return owed


def places_asked(organisations: Collection[int]) -> QuerySet[Attachment]:
    """Return the places on lists of these organisations that were asked what came of their gifts and have not told all, since when."""
    year = school_year.year_of(clock.today())
    told = GiftWord.objects.filter(gift=OuterRef("pk"), organisation=OuterRef(OuterRef("organisation"))).exclude(says=Said.NOT_YET)
    theirs = Q(giver=OuterRef("organisation")) | Q(receiver=OuterRef("organisation"))
    owed = Gift.objects.filter(theirs, ~Exists(told), area=OuterRef("area"), asked_on__isnull=False, year__in=(year, year - 1))
    places = Attachment.objects.filter(organisation_id__in=organisations, until__isnull=True)
    return places.annotate(asked_on=Subquery(owed.order_by("asked_on").values("asked_on")[:1])).filter(asked_on__isnull=False)


def partners_on_lists(area_ids: Collection[int], own: int) -> list[Attachment]:
    """Return the places of all others on the lists of these areas, by name; who is on two lists has two places."""
    rows = Attachment.objects.filter(area_id__in=area_ids, until__isnull=True, organisation__closed_on=None).exclude(organisation_id=own)
    return list(rows.select_related("area", "organisation").order_by("organisation__name", "area__name", "pk"))


def places_on_list(area_id: int, organisations: Collection[int]) -> list[Attachment]:
    """Return the present places of these organisations on an area's list."""
    rows = Attachment.objects.filter(area_id=area_id, organisation_id__in=organisations, until__isnull=True)
    return list(rows.select_related("area", "organisation").order_by("pk"))


def place_telling(public_id: str, viewer: Actor) -> Attachment:
    """Return the organisation's place on an area's list, for whoever says what came of its gifts there; raise Missing otherwise."""
    rows = Attachment.objects.select_related("area", "organisation").filter(public_id=public_id, until__isnull=True)
    place = require_found(rows.first())
    if viewer.may_by_link(choices.TELL_PURPOSE, place.subject):
        return place
    own = own_organisations(viewer) | viewer.places(Scope.ORGANISATION, Role.TRUST_LEAD)
    runs = viewer.places(Scope.AREA, Role.OFFICER, Role.COORDINATOR)
    return require_found(place if place.organisation_id in own or place.area_id in runs else None)


def gifts_to_tell(place: Attachment, year: int) -> list[GiftLine]:
    """Return what an organisation can still say of this school year and the last: what it has not told first."""
    own = place.organisation_id
    rows = Gift.objects.filter(Q(giver_id=own) | Q(receiver_id=own), area_id=place.area_id, year__in=(year, year - 1))
    lines = [_line(gift, own) for gift in rows.select_related(*_ROWS).prefetch_related("words").order_by("-year", "pk")]
    return sorted(lines, key=lambda line: line.own is not None and line.own.says != Said.NOT_YET)


def locked_gifts(place: Attachment, public_ids: Collection[str]) -> list[Gift]:
    """Return these gifts of an organisation in an area, locked until the transaction ends."""
    own = place.organisation_id
    rows = Gift.objects.filter(Q(giver_id=own) | Q(receiver_id=own), area_id=place.area_id, public_id__in=public_ids)
    return list(rows.select_for_update(of=("self",)).prefetch_related("words").order_by("pk"))


def told_line(gift: Gift, own: int) -> str:
    """Say in one line what one side gives or gets."""
    number = expected(gift)
    facts = {"what": gift.what, "size": amount(gift.kind, number), "other": (gift.receiver if gift.giver_id == own else gift.giver).name}
    return (_("For %(other)s: %(what)s, %(size)s") if gift.giver_id == own else _("From %(other)s: %(what)s, %(size)s")) % facts


def _line(gift: Gift, own_id: int) -> GiftLine:
    words = {word.organisation_id: word for word in gift.words.all() if word.says != Said.NOT_YET}
    gives = gift.giver_id == own_id
    own, theirs = words.get(own_id), words.get(gift.receiver_id if gives else gift.giver_id)
    told = [word.number for word in (own, theirs) if word is not None]
    agreement = Agreement.NOBODY if not told else Agreement.ONE
    if len(told) > 1:
        agreement = Agreement.BOTH if told[0] == told[1] else Agreement.DIFFERS
    other = gift.receiver if gives else gift.giver
    return GiftLine(gift, gives, other.name, own, theirs, min(told) if told else None, agreement)


def _year(year: int, lines: Sequence[GiftLine]) -> YearLine:
    def total(gives: bool, *, planned: bool) -> int:
        rows = [line for line in lines if line.gives is gives and line.gift.kind == GiftKind.TIME]
        return sum((line.gift.planned if planned else line.really) or 0 for line in rows)

    return YearLine(
        year=school_year.label(year),
        gave_planned=total(True, planned=True),
        gave=total(True, planned=False),
        got_planned=total(False, planned=True),
        got=total(False, planned=False),
        gave_besides=_besides(line for line in lines if line.gives),
        got_besides=_besides(line for line in lines if not line.gives),
    )


def _besides(lines: Iterable[GiftLine]) -> str:
    sums: dict[str, int] = {}
    for line in lines:
        if line.gift.kind != GiftKind.TIME and line.really:
            sums[line.gift.kind] = sums.get(line.gift.kind, 0) + line.really
    return ", ".join(amount(kind, sums[kind]) for kind in GiftKind.values if kind in sums)


def _with_whom(lines: Iterable[GiftLine]) -> list[str]:
    """Say with whom something went which way, by name: both ways where it did."""
    gave = {line.other for line in lines if line.really and line.gives}
    got = {line.other for line in lines if line.really and not line.gives}
    told = {True: _("%(name)s: gave and received"), False: ""}
    ways = [(name, name in gave, name in got) for name in sorted(gave | got, key=str.casefold)]
    return [
        (told[True] if gives and gets else _("%(name)s: gave") if gives else _("%(name)s: received")) % {"name": name}
        for name, gives, gets in ways
    ]


def _sentence(name: str, years: Sequence[YearLine], lines: Sequence[GiftLine]) -> str:
    """Say to governors what was really given and received, in sentences that can be copied."""
    gave, got = sum(year.gave for year in years), sum(year.got for year in years)
    to = {line.other for line in lines if line.really and line.gives}
    from_whom = {line.other for line in lines if line.really and not line.gives}
    if not to and not from_whom:
        return ""
    facts = {
        "first": years[-1].year,
        "last": years[0].year,
        "name": name,
        "gave": amount(GiftKind.TIME, gave),
        "got": amount(GiftKind.TIME, got),
        "to": ngettext("%(n)s partner", "%(n)s partners", len(to)) % {"n": filters.number(len(to))},
        "from_whom": ngettext("%(n)s partner", "%(n)s partners", len(from_whom)) % {"n": filters.number(len(from_whom))},
    }
    told = [
        _("From %(first)s to %(last)s %(name)s gave %(gave)s to %(to)s and received %(got)s from %(from_whom)s.") % facts,
        *_told_besides(lines),
    ]
    if both := len(to & from_whom):
        told.append(
            ngettext("With %(n)s of them it went both ways.", "With %(n)s of them it went both ways.", both) % {"n": filters.number(both)}
        )
    told.append(_("Counted is what really happened; where two sides remember it differently, the smaller number."))
    return " ".join(told)


def _told_besides(lines: Sequence[GiftLine]) -> list[str]:
    gave, got = _besides(line for line in lines if line.gives), _besides(line for line in lines if not line.gives)
    told = [_("Beside time it gave %(things)s.") % {"things": gave}] if gave else []
    return [*told, _("Beside time it received %(things)s.") % {"things": got}] if got else told
