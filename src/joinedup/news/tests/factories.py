"""News for tests: a board met on 3 November 2026, decided in part A and in part B, and reached a milestone; today is 24 November."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from joinedup.accounts.models import Area, User
from joinedup.accounts.tests import factories as accounts
from joinedup.actions import services as actions
from joinedup.actions.tests import factories as promises
from joinedup.brokerage.tests import factories as brokerage
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.groups.tests import factories as groups
from joinedup.meetings import queries as minutes
from joinedup.meetings import services as meetings
from joinedup.meetings.models import Meeting
from joinedup.meetings.tests import factories as meetings_made
from joinedup.news import queries, services
from joinedup.news.models import Newsletter
from joinedup.partnerships.models import Partnership

BEFORE = datetime(2026, 11, 2, 9, tzinfo=UTC)
HELD = datetime(2026, 11, 3, 17, tzinfo=UTC)
NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)  # a Tuesday
FIRST, LAST = date(2026, 11, 1), date(2026, 11, 24)
CLOSED = "Rolls fall at Elm"
SECRET = "We offer to share a class"
OPEN = "Three schools open their doors"


@dataclass(frozen=True)
class Term:
    """What happened, and who was there: Ada organises the partnership and runs the area, Bea runs it too, the chair leads Oak."""

    area: Area
    partnership: Partnership
    meeting: Meeting
    ada: Actor
    bea: Actor
    chair: Actor

    @property
    def scope(self) -> queries.Scope:
        return queries.Scope(self.area, self.partnership)


def make_term(area: Area | None = None) -> Term:
    """Return a partnership after three weeks of work; call it with the clock anywhere."""
    area = area or accounts.make_area()
    with clock.fixed(BEFORE):
        by = meetings_made.make_runner(area)
        meeting = meetings_made.make_meeting(area, by=by, items=False, on=HELD.date(), at=time(16, 0), title="Heads in November")
        chair = meetings_made.runner_of(meeting)
        meetings.add_items(meeting=meeting, items=[meetings.ItemDetails("Phonics", aim="decide")], by=chair)
        meetings.add_items(meeting=meeting, items=[meetings.ItemDetails(CLOSED, aim="decide", part="b")], by=chair)
        meetings.send_agenda(meeting=meeting, by=chair)
    partnership = meeting.group.partnership
    assert partnership is not None
    with clock.fixed(HELD):
        _hold(meeting, chair)
        ada = meetings_made.again(by, area)
        bea = accounts.actor_for(accounts.make_officer(area, "Bea Bell"), area)
        milestone = promises.make_milestone(area, "Everybody has seen a lesson elsewhere", by=ada, about=partnership.subject)
        actions.reach_milestone(milestone=milestone, on=HELD.date(), expected=milestone.version, by=ada)
        promises.make_action(area, "Tell nobody about the budget", by=ada)
    return Term(area, partnership, minutes.meeting_for(meeting.public_id, chair), ada, bea, chair)


def _hold(meeting: Meeting, chair: Actor) -> None:
    meeting = minutes.meeting_for(meeting.public_id, chair)
    rows = minutes.invitations_of(meeting)
    meetings.take_attendance(meeting=meeting, there={row.public_id: "yes" for row in rows}, expected=meeting.version, by=chair)
    meetings.take_pen(meeting=meeting, by=chair)
    meeting = minutes.meeting_for(meeting.public_id, chair)
    for line, words in zip(minutes.minutes_of(meeting, chair), (OPEN, SECRET), strict=True):
        item = minutes.item_for(meeting, line.item.public_id, chair)
        meetings.record_decision(item=item, details=meetings.DecisionDetails(words), by=chair)
    meetings.send_minutes(meeting=meeting, by=chair)


def share_help(term: Term) -> None:
    """Let Oak offer phonics to everybody, a talk about behaviour to the co-ordinator only, and safeguarding, which is sensitive, to all."""
    school = term.partnership.partners.order_by("pk")[0].organisation
    with clock.fixed(HELD):
        brokerage.make_offer(school, term.area, topics=("B1",), visibility="area")
        brokerage.make_offer(school, term.area, topics=("B2",), visibility="coordinator")
        brokerage.make_offer(school, term.area, topics=("F4",), visibility="area")
        brokerage.make_need(school, term.area, topic="B3", visibility="area")


def make_draft(term: Term, *, for_area: bool = False, title: str = "News of November") -> Newsletter:
    scope = queries.Scope(term.area) if for_area else term.scope
    with clock.fixed(NOW):
        return services.draft_newsletter(scope=scope, title=title, first=FIRST, last=LAST, by=term.ada)


def make_ready(term: Term, typed: str = "team-123@chat.example") -> Newsletter:
    """Return a draft whose readers are chosen: the board and a chat channel."""
    newsletter = make_draft(term)
    services.choose_readers(newsletter=newsletter, chosen=queries.Chosen(("groups",), (), typed), expected=newsletter.version, by=term.ada)
    newsletter.refresh_from_db()
    return newsletter


def make_sent(term: Term) -> Newsletter:
    newsletter = make_ready(term)
    services.send_newsletter(newsletter=newsletter, expected=newsletter.version, by=term.ada)
    newsletter.refresh_from_db()
    return newsletter


def user_of(actor: Actor) -> User:
    return User.objects.get(pk=actor.user_id)


__all__ = ["Term", "groups", "make_draft", "make_ready", "make_sent", "make_term", "share_help", "user_of"]
