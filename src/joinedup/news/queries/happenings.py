"""What really happened, as far as everybody may know it: what newsletters are drafted from.

Nothing closed is read here: no item of part B, no need, no offer on a sensitive topic or shared less far than with the whole area,
no action (what somebody owes is theirs). A draft is safe because what is closed never reaches it, not because somebody takes it out.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q
from django.utils.translation import gettext as _

from joinedup.accounts.models import Area
from joinedup.actions.models import Milestone
from joinedup.brokerage.choices import State as ThingState
from joinedup.brokerage.choices import Visibility as Shared
from joinedup.brokerage.models import Offer, Share
from joinedup.core import clock
from joinedup.groups.models import Group
from joinedup.meetings.choices import Boards, MinutesState, Part, Result
from joinedup.meetings.choices import State as MeetingState
from joinedup.meetings.models import Decision, Meeting
from joinedup.news.choices import COMING_DAYS, Kind
from joinedup.partnerships.models import Partner, Partnership
from joinedup.ui.filters import short_day, time

MOST_OF_A_KIND = 12


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose newsletter: a partnership's, or (without one) an area's."""

    area: Area
    partnership: Partnership | None = None

    @property
    def groups(self) -> Q:
        """Return the condition on the groups whose meetings are told of."""
        return Q(partnership=self.partnership) if self.partnership else Q(area=self.area, partnership__isnull=True)


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that happened, in a sentence; `source` names the row that it comes from."""

    kind: Kind
    on: date
    text: str
    source: str


def happenings(scope: Scope, first: date, last: date) -> list[Happening]:
    """Return what may be told of these days, in the order in which a newsletter tells it; dates to keep come after the last day."""
    found = [*_decisions(scope, first, last), *_milestones(scope, first, last), *_partners(scope, first, last)]
    found += [*_offers(scope, first, last), *_coming(scope, last)]
    return found


def _decisions(scope: Scope, first: date, last: date) -> Iterator[Happening]:
    groups = Group.objects.filter(scope.groups)
    rows = Decision.objects.filter(
        item__part=Part.A,
        item__meeting__group__in=groups,
        item__meeting__minutes_state__in=[MinutesState.SENT, MinutesState.APPROVED],
        result=Result.CARRIED,
        decided_on__range=(first, last),
    ).select_related("item__meeting__group")
    for row in rows.order_by("decided_on", "pk"):
        waits = row.boards == Boards.WAITING and row.boards_on
        if row.boards == Boards.NOT_AGREED:
            continue
        condition = _(" This waits for the partners' boards until %(day)s.") % {"day": short_day(row.boards_on)} if waits else ""
        facts = {"group": row.item.meeting.group.name, "day": short_day(row.decided_on), "text": _sentence(row.text)}
        yield Happening(Kind.DECISION, row.decided_on, _("%(group)s, %(day)s: %(text)s") % facts + condition, f"decision:{row.public_id}")


def _milestones(scope: Scope, first: date, last: date) -> Iterator[Happening]:
    rows = Milestone.objects.filter(_milestones_of(scope), reached_on__range=(first, last)).prefetch_related("thanks__person")
    for row in rows.order_by("reached_on", "pk"):
        facts = {"name": _sentence(row.name), "day": short_day(row.reached_on)}
        yield Happening(Kind.MILESTONE, row.reached_on or last, _("%(name)s Reached on %(day)s.") % facts, f"milestone:{row.public_id}")
        names = sorted(thanks.person.name for thanks in row.thanks.all())
        if names:
            words = _("Thank you, %(names)s: %(name)s") % {"names": _listed(names), "name": _sentence(row.name)}
            yield Happening(Kind.THANKS, row.reached_on or last, words, f"thanks:{row.public_id}")


def _milestones_of(scope: Scope) -> Q:
    if scope.partnership is not None:
        return Q(about_kind=scope.partnership.subject.kind, about_id=scope.partnership.public_id)
    return Q(area=scope.area, about_kind="")  # which partnerships there are is for its officers, not for all its schools


def _partners(scope: Scope, first: date, last: date) -> Iterator[Happening]:
    if scope.partnership is None:
        return
    rows = Partner.objects.filter(partnership=scope.partnership, joined_on__range=(first, last)).select_related("organisation")
    partners = list(rows.order_by("organisation__name"))
    if partners:
        facts = {"names": _listed([row.organisation.name for row in partners]), "partnership": scope.partnership.name}
        on = max(row.joined_on or last for row in partners)
        yield Happening(Kind.PARTNER, on, _("%(names)s joined %(partnership)s.") % facts, f"partners:{on.isoformat()}")


def _offers(scope: Scope, first: date, last: date) -> Iterator[Happening]:
    """Yield what is offered to everybody in the area: on no sensitive topic, in nobody's confidence, and still standing."""
    shares = Share.objects.filter(Q(until=None) | Q(until__gte=clock.today()), area=scope.area, visibility=Shared.AREA)
    new = shares.filter(created_at__date__range=(first, last), offer__isnull=False)
    rows = Offer.objects.filter(pk__in=new.values("offer_id"), state=ThingState.SHARED, expires_on__gte=clock.today())
    if scope.partnership is not None:
        rows = rows.filter(organisation__partnerships__in=scope.partnership.partners.filter(left_on__isnull=True)).distinct()
    sensitive = rows.filter(topics__is_sensitive=True).values("pk")
    rows = rows.filter(given_in_confidence=False).exclude(pk__in=sensitive).select_related("organisation").prefetch_related("topics")
    for row in rows.order_by("pk")[:MOST_OF_A_KIND]:
        topics = _listed([str(topic.name) for topic in row.topics.all()])
        if topics:
            words = _("%(school)s can help with %(topics)s.") % {"school": row.organisation.name, "topics": topics}
            yield Happening(Kind.OFFER, last, words, f"offer:{row.public_id}")


def _coming(scope: Scope, last: date) -> Iterator[Happening]:
    begins, ends = clock.end_of_day(last), clock.end_of_day(last + timedelta(days=COMING_DAYS))
    groups = Group.objects.filter(scope.groups)
    meetings = Meeting.objects.filter(group__in=groups, state=MeetingState.PLANNED, starts_at__gt=begins, starts_at__lte=ends)
    for meeting in meetings.order_by("starts_at")[:MOST_OF_A_KIND]:
        words = f"{short_day(meeting.on)}, {time(meeting.starts_at)}: {meeting.title}" + (f", {meeting.place}" if meeting.place else "")
        yield Happening(Kind.COMING, meeting.on, words, f"meeting:{meeting.public_id}")
    reach = Milestone.objects.filter(_milestones_of(scope), reached_on__isnull=True, planned_on__range=(last, ends.date()))
    for row in reach.order_by("planned_on")[:MOST_OF_A_KIND]:
        yield Happening(Kind.COMING, row.planned_on, f"{short_day(row.planned_on)}: {row.name}", f"planned:{row.public_id}")


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else _("%(most)s and %(last)s") % {"most": ", ".join(names[:-1]), "last": names[-1]} if names else ""


def _sentence(text: str) -> str:
    tidy = " ".join(text.split())
    return tidy if not tidy or tidy[-1] in ".!?" else tidy + "."
