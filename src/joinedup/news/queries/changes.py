"""What changed in partnerships since somebody last looked: plain sentences, made of what this viewer may see; part B is never told here."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from joinedup.actions import queries as actions
from joinedup.actions.choices import State as ActionState
from joinedup.audit.models import Entry
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.files.models import StoredFile
from joinedup.meetings import queries as meetings
from joinedup.meetings.choices import ItemState, Part
from joinedup.meetings.models import Decision, Item, Meeting
from joinedup.news.choices import FIRST_LOOK_DAYS
from joinedup.news.models import LastLook
from joinedup.partnerships.models import Partner, Partnership
from joinedup.ui.filters import moment

MOST = 40
PARTNERSHIP: Final = {
    "partnership.formed": gettext_lazy("The partnership was formed"),
    "partnership.changed": gettext_lazy("Its name, purpose or visibility changed"),
    "partnership.aims_set": gettext_lazy("Its aims were written"),
    "partnership.terms_set": gettext_lazy("Its dates, cost and way out were written"),
    "partnership.stage_set": gettext_lazy("“How it is going” changed"),
    "organiser.added": gettext_lazy("An organiser or observer was added"),
    "agreement.sent_to_consultation": gettext_lazy("The agreement was sent to consultation"),
    "agreement.opened": gettext_lazy("The agreement was opened for signature"),
    "agreement.signed": gettext_lazy("A partner signed the agreement"),
    "agreement.in_force": gettext_lazy("The agreement came into force"),
    "agreement.review_started": gettext_lazy("A review of the agreement began"),
    "agreement.ended": gettext_lazy("The agreement ended"),
}
MEETING: Final = {
    "meeting.planned": gettext_lazy("%(title)s was planned for %(when)s"),
    "meeting.moved": gettext_lazy("%(title)s was moved and is now on %(when)s"),
    "meeting.cancelled": gettext_lazy("%(title)s was cancelled"),
    "meeting.agenda_sent": gettext_lazy("The agenda of %(title)s was sent out"),
    "meeting.minutes_sent": gettext_lazy("The minutes of %(title)s were sent out"),
    "meeting.minutes_approved": gettext_lazy("The minutes of %(title)s were approved"),
}


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that changed: when, what, where to see it."""

    at: datetime
    text: str
    href: str
    about: Partnership
    by_id: int | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """What changed in one partnership since the viewer last looked; `since` is four weeks ago for whoever never has."""

    partnership: Partnership
    since: datetime
    has_looked: bool
    changes: list[Change]


def looks(partnerships: Sequence[Partnership], viewer: Actor) -> list[Look]:
    """Return what changed in each of these visible partnerships, in the same number of reads however many there are."""
    if not partnerships or viewer.user_id is None:
        return []
    last = dict(LastLook.objects.filter(user_id=viewer.user_id, partnership__in=partnerships).values_list("partnership_id", "looked_at"))
    first = clock.now() - timedelta(days=FIRST_LOOK_DAYS)
    since = {one.pk: last.get(one.pk, first) for one in partnerships}
    found: dict[int, list[Change]] = {one.pk: [] for one in partnerships}
    for change in _changes(partnerships, min(since.values()), viewer):
        if change.at > since[change.about.pk] and (change.by_id is None or change.by_id != viewer.user_id):
            found[change.about.pk].append(change)
    return [Look(one, since[one.pk], one.pk in last, folded(found[one.pk])) for one in partnerships]


def folded(changes: Iterable[Change]) -> list[Change]:
    """Return changes, the newest first; what happened several times in the same words is said once, with how often."""
    rows = sorted(changes, key=lambda one: one.at, reverse=True)
    times = Counter((row.text, row.href) for row in rows)
    said: dict[tuple[str, str], Change] = {}
    for row in rows:
        n = times[row.text, row.href]
        text = _("%(text)s (%(n)s times)") % {"text": row.text, "n": n} if n > 1 else row.text
        said.setdefault((row.text, row.href), Change(row.at, text, row.href, row.about))
    return list(said.values())[:MOST]


def _changes(partnerships: Sequence[Partnership], since: datetime, viewer: Actor) -> Iterator[Change]:
    by_id = {one.public_id: one for one in partnerships}
    seen = meetings.visible_meetings(viewer).filter(group__partnership__in=partnerships)
    known = {row.public_id: row for row in seen.filter(Q(starts_at__gt=since - timedelta(days=60)) | Q(created_at__gt=since))}
    entries = Entry.objects.filter(at__gt=since).filter(
        Q(subject_kind=Partnership._meta.label_lower, subject_id__in=list(by_id), verb__in=list(PARTNERSHIP))
        | Q(subject_kind=Meeting._meta.label_lower, subject_id__in=list(known), verb__in=list(MEETING))
    )
    for entry in entries:
        if entry.subject_id in known:
            yield _of_meeting(entry, known[entry.subject_id])
        else:
            one = by_id[entry.subject_id]
            yield Change(entry.at, str(PARTNERSHIP[entry.verb]), page_of(one), one, entry.user_id)
    yield from _decisions(known, since)
    yield from _milestones(by_id, since, viewer)
    yield from _partners(partnerships, since)
    yield from _papers(known, since)
    yield from _done(by_id, known, since, viewer)


def _of_meeting(entry: Entry, meeting: Meeting) -> Change:
    partnership = meeting.group.partnership
    assert partnership is not None
    return told_of_meeting(entry, partnership, meeting.title, meeting.starts_at)


def told_of_meeting(entry: Entry, partnership: Partnership, title: str, starts_at: datetime) -> Change:
    """Return what the record says of a meeting, in a sentence."""
    text = str(MEETING[entry.verb]) % {"title": title, "when": moment(starts_at)}
    href = reverse("meetings:show_meeting", args=[partnership.area.slug, entry.subject_id])
    return Change(entry.at, text, href, partnership, entry.user_id)


def told_of_milestone(at: datetime, partnership: Partnership, public_id: str, name: str) -> Change:
    """Return that a milestone was reached, in a sentence."""
    href = reverse("actions:show_milestone", args=[partnership.area.slug, public_id])
    return Change(at, _("Reached: %(name)s") % {"name": name}, href, partnership)


def _partners(partnerships: Sequence[Partnership], since: datetime) -> Iterator[Change]:
    by_pk = {one.pk: one for one in partnerships}
    day = since.astimezone(clock.LONDON).date()
    rows = Partner.objects.filter(Q(joined_on__gte=day) | Q(left_on__gte=day, left_on__lte=clock.today()), partnership__in=partnerships)
    for row in rows.select_related("organisation"):
        one = by_pk[row.partnership_id]
        href = reverse("partnerships:show_partners", args=[one.area.slug, one.public_id])
        if row.joined_on and row.joined_on >= day:
            yield Change(clock.end_of_day(row.joined_on), _("%(name)s joined") % {"name": row.organisation.name}, href, one)
        if row.left_on and row.left_on >= day:
            yield Change(clock.end_of_day(row.left_on), _("%(name)s left") % {"name": row.organisation.name}, href, one)


def _decisions(known: Mapping[str, Meeting], since: datetime) -> Iterator[Change]:
    """Yield decisions of part A, of meetings that the viewer sees and whose minutes are out."""
    out = {meeting.pk: meeting for meeting in known.values() if meeting.minutes_sent_at is not None}
    rows = Decision.objects.filter(item__meeting__in=out, item__part=Part.A, created_at__gt=since).select_related("item")
    for row in rows:
        yield _at_meeting(row.created_at, _("Decided: %(text)s") % {"text": row.text}, out[row.item.meeting_id])


def _papers(known: Mapping[str, Meeting], since: datetime) -> Iterator[Change]:
    """Yield papers of part A, of meetings that the viewer sees."""
    by_pk = {meeting.pk: meeting for meeting in known.values()}
    items = Item.objects.filter(meeting__in=by_pk, part=Part.A, state=ItemState.ON_AGENDA)
    new = {"about_kind": Item._meta.label_lower, "created_at__gt": since}
    papers = list(StoredFile.objects.filter(about_id__in=items.values("public_id"), **new))
    told = items.filter(public_id__in=[paper.about_id for paper in papers])
    of_item = dict(told.values_list("public_id", "meeting_id")) if papers else {}
    for paper in papers:
        meeting = by_pk[of_item[paper.about_id]]
        facts = {"name": paper.name, "title": meeting.title}
        yield _at_meeting(paper.created_at, _("A paper was added to %(title)s: %(name)s") % facts, meeting)


def _at_meeting(at: datetime, text: str, meeting: Meeting) -> Change:
    partnership = meeting.group.partnership
    assert partnership is not None
    return Change(at, text, _meeting_page(meeting), partnership)


def _done(by_id: Mapping[str, Partnership], known: Mapping[str, Meeting], since: datetime, viewer: Actor) -> Iterator[Change]:
    """Yield what was promised and done."""
    day = since.astimezone(clock.LONDON).date()
    about = Q(about_kind=Partnership._meta.label_lower, about_id__in=list(by_id))
    about_meeting = Q(about_kind=Meeting._meta.label_lower, about_id__in=list(known))
    rows = actions.visible_actions(viewer).filter(about | about_meeting, state=ActionState.DONE, closed_on__gte=day)
    for row in rows:
        meeting = known.get(row.about_id)
        one = meeting.group.partnership if meeting else by_id[row.about_id]
        if one is not None and row.closed_on is not None:
            text = _("Done: %(what)s (%(who)s)") % {"what": row.what, "who": row.organisation.name}
            yield Change(clock.end_of_day(row.closed_on), text, reverse("actions:show_action", args=[one.area.slug, row.public_id]), one)


def _milestones(by_id: Mapping[str, Partnership], since: datetime, viewer: Actor) -> Iterator[Change]:
    day = since.astimezone(clock.LONDON).date()
    about = Q(about_kind=Partnership._meta.label_lower, about_id__in=list(by_id))
    for milestone in actions.visible_milestones(viewer).filter(about, reached_on__gte=day):
        one = by_id[milestone.about_id]
        yield told_of_milestone(clock.end_of_day(milestone.reached_on or day), one, milestone.public_id, milestone.name)


def page_of(partnership: Partnership) -> str:
    """Return the address of a partnership's page."""
    return reverse("partnerships:show_partnership", args=[partnership.area.slug, partnership.public_id])


def _meeting_page(meeting: Meeting) -> str:
    return reverse("meetings:show_meeting", args=[meeting.group.area.slug, meeting.public_id])
