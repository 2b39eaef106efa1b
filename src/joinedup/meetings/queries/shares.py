"""How a group shares its time and its travelling over a term and a year."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from joinedup.analytics.geodesy import miles_apart
from joinedup.calendars import queries as calendars
from joinedup.core import clock, school_year
from joinedup.core.actors import Actor
from joinedup.directory.models import Organisation
from joinedup.groups import queries as groups
from joinedup.groups.models import Group, Member
from joinedup.meetings import choices
from joinedup.meetings.models import Invitation, Item, Meeting
from joinedup.ui.filters import short_day


@dataclass(frozen=True, slots=True)
class TimeShared:
    """For what the meetings of a term used their time, in minutes of their agendas."""

    since: date
    n_meetings: int
    minutes: int
    internal: int

    @property
    def share_internal(self) -> int:
        return round(100 * self.internal / self.minutes)


@dataclass(frozen=True, slots=True)
class VenueIdea:
    """Where a group could meet next, and why there."""

    organisation: Organisation
    why: str


def time_shared(group: Group, viewer: Actor) -> TimeShared | None:
    """Return how this term's meetings shared their time, as far as the viewer may read the items; None when none was held."""
    since = _term_began(group.area_id)
    held = _held(group, since)
    items = Item.objects.filter(meeting__in=held, state=choices.ItemState.ON_AGENDA)
    if not groups.is_insider(viewer, group):
        items = items.filter(part=choices.Part.A)
    rows = list(items.values_list("meeting_id", "length", "is_internal"))
    minutes = sum(length for _meeting, length, _internal in rows)
    internal = sum(length for _meeting, length, is_internal in rows if is_internal)
    return TimeShared(since, len({meeting for meeting, *_rest in rows}), minutes, internal) if minutes else None


def venue_ideas(group: Group) -> list[VenueIdea]:
    """Return where to meet next: whose turn it is, whose people travelled most this school year, what lies in the middle."""
    seats: dict[int, Member] = {}
    for member in groups.voters_of(group):
        seats.setdefault(member.organisation_id, member)
    partners = {key: seat.organisation for key, seat in seats.items()}
    held = _held(group, school_year.first_day(school_year.year_of(clock.today())))
    last = {meeting.venue_id: meeting.on for meeting in held if meeting.venue_id in partners}
    found = []
    if last and partners:
        turn = min(partners, key=lambda key: (last.get(key, date.min), partners[key].name))
        found.append(VenueIdea(partners[turn], _turn(last.get(turn))))
    miles = _travelled(held, partners)
    if miles and (most := max(miles, key=lambda key: (miles[key], -key))) and miles[most] >= 1:
        words = _("its people travelled most this school year: about %(miles)d miles in a straight line, one way")
        found.append(VenueIdea(partners[most], words % {"miles": round(miles[most])}))
    if (middle := _middle(partners.values())) is not None:
        found.append(VenueIdea(middle, _("nearest for all of you taken together")))
    return found


def newcomers(meeting: Meeting) -> list[Member]:
    """Return who sits in the group only since its last meeting: they want a word before."""
    before = Meeting.objects.filter(group=meeting.group, starts_at__lt=meeting.starts_at, state=choices.State.PLANNED)
    last = before.order_by("-starts_at").first()
    return [row for row in groups.members_of(meeting.group) if row.from_on > last.on] if last else []


def _held(group: Group, since: date) -> list[Meeting]:
    rows = Meeting.objects.filter(group=group, state=choices.State.PLANNED, starts_at__lte=clock.now()).select_related("venue")
    return [meeting for meeting in rows.order_by("starts_at") if meeting.on >= since]


def _term_began(area_id: int) -> date:
    today = clock.today()
    year = school_year.year_of(today)
    spans = calendars.spans_by_kind(calendars.school_days(area_id), year, ["term"])
    return max((span.from_on for span in spans if span.from_on <= today), default=school_year.first_day(year))


def _turn(last: date | None) -> str:
    return _("it was last there on %(day)s") % {"day": short_day(last)} if last else _("you have not met there this school year")


def _place(organisation: Organisation) -> tuple[float, float] | None:
    if organisation.latitude is None or organisation.longitude is None:
        return None
    return organisation.latitude, organisation.longitude


def _travelled(held: Iterable[Meeting], partners: dict[int, Organisation]) -> dict[int, float]:
    """Return how far the people of each partner came, in all; an organisation counts once for each meeting, and no home is known."""
    venues = {meeting.pk: place for meeting in held if meeting.venue and (place := _place(meeting.venue))}
    came = Invitation.objects.filter(meeting_id__in=venues, was_there=True).values_list("meeting_id", "member__organisation_id").distinct()
    miles: dict[int, float] = defaultdict(float)
    for meeting_id, organisation_id in came:
        if organisation_id in partners and (home := _place(partners[organisation_id])):
            miles[organisation_id] += miles_apart(home, venues[meeting_id])
    return miles


def _middle(organisations: Iterable[Organisation]) -> Organisation | None:
    placed = [(organisation, place) for organisation in organisations if (place := _place(organisation))]
    if len(placed) < 3:
        return None
    return min(placed, key=lambda one: (sum(miles_apart(one[1], other) for _organisation, other in placed), one[0].name))[0]
