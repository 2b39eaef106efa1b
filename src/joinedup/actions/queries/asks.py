"""What is asked of each school: counted from the mails that ask something, over all partnerships and teams of an area."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from joinedup.actions.models import AskLimit
from joinedup.calendars import queries as calendars
from joinedup.calendars.choices import PeriodKind
from joinedup.core import clock, school_year
from joinedup.directory import queries as directory
from joinedup.notices import queries as notices
from joinedup.ui import filters

SIX_WEEKS = timedelta(days=42)  # a half-term where nobody has entered term dates


@dataclass(frozen=True, slots=True)
class AskCount:
    """What one organisation was asked: how often this week and this half-term, and what, newest first."""

    organisation_id: int
    public_id: str
    name: str
    n_week: int
    n_half_term: int
    latest: tuple[str, ...]

    def is_much(self, limit: AskLimit) -> bool:
        """Say whether it is as much as an area warns of, or more."""
        return self.n_week >= limit.most_a_week or self.n_half_term >= limit.most_a_half_term


def ask_limit_of(area_id: int) -> AskLimit:
    """Return from how many asks on an area warns: its own numbers, or the usual ones in a row that is not kept."""
    return AskLimit.objects.filter(area_id=area_id).first() or AskLimit(area_id=area_id)


def half_term_began(area_id: int, today: date) -> date:
    """Return the first day of the half-term of an area that holds a day, six weeks ago where no term is known."""
    spans = calendars.school_days(area_id).spans(school_year.year_of(today))
    began = [span.from_on for span in spans if span.kind == PeriodKind.TERM and span.from_on <= today]
    return max(began, default=today - SIX_WEEKS)


def asked_of_organisations(area_id: int, organisations: Collection[int] | None = None) -> list[AskCount]:
    """Return what these organisations (all of the area's when none are given) were asked in this half-term, by name.

    Several mails to one school about one and the same thing are one ask.
    """
    today = clock.today()
    monday, began = today - timedelta(days=today.weekday()), half_term_began(area_id, today)
    asked = notices.asked_since(_midnight(min(monday, began)), area_id=area_id)
    if not asked:
        return []
    places, names = _places({one.to for one in asked}, area_id, organisations)
    of_place: dict[int, dict[tuple[str, tuple[str, str]], notices.Asked]] = {}
    for one in asked:
        for place in places.get(one.to, ()):
            of_place.setdefault(place, {}).setdefault((one.words, one.about), one)
    found = [_count(pk, names[pk], list(of_one.values()), _midnight(monday)) for pk, of_one in of_place.items()]
    return sorted(found, key=lambda one: one.name.casefold())


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=clock.LONDON)


def _places(
    addresses: Iterable[str], area_id: int, organisations: Collection[int] | None
) -> tuple[dict[str, set[int]], dict[int, tuple[str, str]]]:
    roles = directory.current_roles().filter(shares__area_id=area_id, person__addresses__email__in=list(addresses))
    if organisations is not None:
        roles = roles.filter(organisation__in=list(organisations))
    places: dict[str, set[int]] = {}
    names: dict[int, tuple[str, str]] = {}
    columns = ("person__addresses__email", "organisation_id", "organisation__public_id", "organisation__name")
    for email, pk, public_id, name in roles.values_list(*columns):
        places.setdefault(email.lower(), set()).add(pk)
        names[pk] = (public_id, name)
    return places, names


def _count(pk: int, named: tuple[str, str], asked: list[notices.Asked], monday: datetime) -> AskCount:
    n_week = sum(1 for one in asked if one.at >= monday)
    return AskCount(pk, *named, n_week, len(asked), tuple(dict.fromkeys(one.words for one in asked))[:4])


def ask_warning(organisations: Collection[int], area_id: int | None) -> str:
    """Return the sentence to read before a new round of asks to these organisations; nothing when none of them is asked much."""
    counts = asked_of_organisations(area_id, organisations) if area_id is not None and organisations else []
    if not counts:
        return ""
    limit = ask_limit_of(area_id or 0)
    n_week = sum(1 for one in counts if one.n_week >= limit.most_a_week)
    n_much = sum(1 for one in counts if one.n_half_term >= limit.most_a_half_term)
    said = []
    if n_week:
        words = ngettext(
            "%(n)s of these schools was asked %(most)s things or more this week.",
            "%(n)s of these schools were asked %(most)s things or more this week.",
            n_week,
        )
        said.append(words % {"n": filters.number(n_week), "most": limit.most_a_week})
    if n_much:
        words = ngettext(
            "%(n)s of these schools was asked %(most)s things or more this half-term.",
            "%(n)s of these schools were asked %(most)s things or more this half-term.",
            n_much,
        )
        said.append(words % {"n": filters.number(n_much), "most": limit.most_a_half_term})
    return " ".join([*said, _("Hold it until next week?")]) if said else ""
