"""The area's picture and how far a call has come: rows that the viewer may see become plain counts."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from joinedup.accounts import policies as accounts
from joinedup.analytics.privacy import passed_on
from joinedup.brokerage import choices
from joinedup.brokerage import queries as brokerage
from joinedup.brokerage.models import Need, Offer, Topic
from joinedup.calls import queries as calls
from joinedup.calls.models import Call
from joinedup.calls.queries import AskLine
from joinedup.core.actors import Actor
from joinedup.directory import queries as directory
from joinedup.directory.models import Organisation
from joinedup.ui import filters

N_GAPS = 10


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of the picture to show; `for_others` leaves out sensitive topics and small numbers."""

    group: str = ""
    phase: str = ""
    place: str = ""
    for_others: bool = False


@dataclass(slots=True)
class Line:
    """How many needs and offers something has, in half-days too, and of how many schools."""

    name: str
    code: str = ""
    is_sensitive: bool = False
    needs: int = 0
    offers: int = 0
    needed: int = 0
    offered: int = 0
    needing: set[int] = field(default_factory=set)
    offering: set[int] = field(default_factory=set)

    @property
    def missing(self) -> int:
        """Return how many half-days are needed beyond what is offered."""
        return max(0, self.needed - self.offered)

    @property
    def nobody_offers(self) -> bool:
        """Say whether something is needed that nobody offers."""
        return self.needs > 0 and self.offers == 0


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the map: the middle of its schools."""

    line: Line
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Picture:
    """An area's needs and offers by topic, age and place, as far as the viewer may see them."""

    topics: list[Line]
    groups: list[Line]
    phases: list[Line]
    places: list[Line]
    gaps: list[Line]
    spots: list[Spot]
    total: Line
    for_others: bool

    @property
    def said(self) -> str:
        """Return how much was said altogether, in words."""
        if self.for_others:
            return _("Needs: %(needs)s. Offers: %(offers)s") % {
                "needs": self.told(self.total.needs),
                "offers": self.told(self.total.offers),
            }
        return choices.needs_and_offers(self.total.needs, self.total.offers)

    def told(self, n: int) -> str:
        """Return a count as this picture tells it."""
        kept = self.kept(n)
        return kept if isinstance(kept, str) else filters.number(kept)

    def kept(self, n: int) -> int | str:
        """Return a count as a table of this picture keeps it: a number, or words for one that is too small to pass on."""
        kept = passed_on(n) if self.for_others else n
        return _("under 5") if kept is None else kept

    def drawn(self, n: int) -> int:
        """Return a count as a chart of this picture draws it."""
        return (passed_on(n) or 0) if self.for_others else n


def area_picture(area_id: int, viewer: Actor, wanted: Wanted) -> Picture:
    """Count what the viewer may see of an area; who does not run it gets no sensitive topic."""
    hides_sensitive = wanted.for_others or not accounts.may_run_area(viewer, area_id)
    asked = brokerage.Wanted(phase=wanted.phase)
    rows: list[Need | Offer] = [*brokerage.area_needs(area_id, viewer, asked), *brokerage.area_offers(area_id, viewer, asked)]
    said = [(thing, topic) for thing in rows if thing.is_seen_by_others for topic in brokerage.thing_topics(thing) or [_else()]]
    said = [(thing, topic) for thing, topic in said if not (hides_sensitive and topic.is_sensitive)]
    said = [(thing, topic) for thing, topic in said if wanted.group in ("", topic.group)]
    said = [(thing, topic) for thing, topic in said if wanted.place in ("", place_of(thing.organisation))]
    topics = _counted(said, lambda thing, topic: [(topic.code, topic.name)])
    sensitive = {topic.code for _thing, topic in said if topic.is_sensitive}
    for line in topics:
        line.is_sensitive = line.code in sensitive
    places = _counted(said, lambda thing, topic: [(place_of(thing.organisation), "")])
    return Picture(
        topics=topics,
        groups=_counted(said, lambda thing, topic: [(topic.group if topic.pk else topic.code, topic.group_name)]),
        phases=_counted(said, lambda thing, topic: [(code, "") for code in _phases(thing)], order=choices.Phase.values),
        places=places,
        gaps=sorted((line for line in topics if line.missing), key=lambda line: (-line.missing, line.code))[:N_GAPS],
        spots=_spots(places, [thing.organisation for thing, _topic in said]),
        total=next(iter(_counted(said, lambda thing, topic: [("", _("Altogether"))])), Line(_("Altogether"))),
        for_others=wanted.for_others,
    )


def _else() -> Topic:
    """Return what stands for needs and offers without a topic, after all topics."""
    return Topic(code="~", group=_("Something else"), name=_("Something else"))


def place_of(organisation: Organisation) -> str:
    """Return the town of a school or partner, or a word for those without one."""
    return organisation.town or _("No town known")


def _phases(thing: Need | Offer) -> frozenset[str]:
    return frozenset(thing.phases) or brokerage.phases_of(thing.organisation)


Keys = Callable[[Need | Offer, Topic], Iterable[tuple[str, str]]]


def _counted(said: Sequence[tuple[Need | Offer, Topic]], keys: Keys, order: Sequence[str] = ()) -> list[Line]:
    """Count each need and offer once under each key; an offer of several topics stands in each of them with all it can give."""
    lines: dict[str, Line] = {}
    seen: set[tuple[str, bool, int]] = set()
    labels = dict(choices.Phase.choices)
    for thing, topic in said:
        is_need = isinstance(thing, Need)
        for code, name in keys(thing, topic):
            line = lines.setdefault(code, Line(str(name or labels.get(code) or code), code))
            if (code, is_need, thing.pk) in seen:
                continue
            seen.add((code, is_need, thing.pk))
            _add(line, thing)
    ranks = {code: rank for rank, code in enumerate(order)}
    return [lines[code] for code in sorted(lines, key=lambda code: (ranks.get(code, len(ranks)), _natural(code)))]


def _natural(code: str) -> tuple[str, int, str]:
    digits = code[1:]
    return (code[:1], int(digits), "") if digits.isdecimal() else (code, 0, "")


def _add(line: Line, thing: Need | Offer) -> None:
    if isinstance(thing, Need):
        line.needs += 1
        line.needed += thing.half_days
        line.needing.add(thing.organisation_id)
    else:
        line.offers += 1
        line.offered += thing.capacity
        line.offering.add(thing.organisation_id)


def _spots(places: Sequence[Line], organisations: Iterable[Organisation]) -> list[Spot]:
    points: dict[str, dict[int, tuple[float, float]]] = defaultdict(dict)
    for organisation in organisations:
        if organisation.latitude is not None and organisation.longitude is not None:
            points[place_of(organisation)][organisation.pk] = (organisation.latitude, organisation.longitude)
    return [
        Spot(line, *(sum(values) / len(values) for values in zip(*points[line.code].values(), strict=True)))
        for line in places
        if points.get(line.code)
    ]


@dataclass(frozen=True, slots=True)
class Answered:
    """How far a call has come in one part of its schools."""

    name: str
    asked: int
    answered: int
    not_this_year: int

    @property
    def silent(self) -> int:
        """Return how many have not answered."""
        return self.asked - self.answered - self.not_this_year


@dataclass(frozen=True, slots=True)
class Coverage:
    """Who has answered a call, by age, place and trust; parts in order of name, never of success."""

    total: Answered
    phases: list[Answered]
    places: list[Answered]
    trusts: list[Answered]


def call_coverage(call: Call) -> Coverage:
    """Count who has answered so far."""
    lines = calls.ask_lines(call)
    labels = dict(choices.Phase.choices)
    phases = _parts(lines, lambda school: [str(labels.get(code, _("No school"))) for code in brokerage.phases_of(school)])
    order = [str(label) for label in labels.values()]
    unknown = directory.schools_of_unknown_trust(line.organisation for line in lines)

    def trust_of(school: Organisation) -> str:
        return school.trust.name if school.trust else _("Trust not known") if school.pk in unknown else _("In no trust")

    return Coverage(
        total=_part(_("Altogether"), lines),
        phases=sorted(phases, key=lambda part: order.index(part.name) if part.name in order else len(order)),
        places=_parts(lines, lambda school: [place_of(school)]),
        trusts=_parts(lines, lambda school: [trust_of(school)]),
    )


def _parts(lines: Sequence[AskLine], names: Callable[[Organisation], Iterable[str]]) -> list[Answered]:
    parts: dict[str, list[AskLine]] = defaultdict(list)
    for line in lines:
        for name in names(line.organisation):
            parts[name].append(line)
    return [_part(name, parts[name]) for name in sorted(parts)]


def _part(name: str, lines: Sequence[AskLine]) -> Answered:
    how = Counter("silent" if line.is_silent else "no" if line.is_not_this_year else "yes" for line in lines)
    return Answered(name, len(lines), how["yes"], how["no"])
