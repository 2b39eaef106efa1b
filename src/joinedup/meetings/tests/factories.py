"""Meetings for tests: the board of heads of Oak, Elm and Ash meets on 3 December 2026 at 4pm in a partnership that Ada organises."""

from datetime import date, time

from joinedup.accounts.models import Area, User
from joinedup.accounts.tests import factories as accounts
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.files import services as files
from joinedup.files.models import StoredFile
from joinedup.groups.models import Group
from joinedup.groups.tests import factories as groups
from joinedup.meetings import choices, queries, services
from joinedup.meetings.models import Invitation, Item, Meeting
from joinedup.notices.models import Message

ON, AT = date(2026, 12, 3), time(16, 0)


def make_details(**facts: object) -> services.MeetingDetails:
    defaults = {"title": "Heads in December", "on": ON, "at": AT, "place": "Oak Primary"}
    return services.MeetingDetails(**{**defaults, **facts})  # type: ignore[arg-type]


def paper(item: Item, name: str, content: bytes, *, by: Actor) -> StoredFile:
    """Attach a paper that was looked at first, as the page does."""
    return services.add_paper(item=item, paper=files.examine(name=name, content=content), by=by)


def make_runner(area: Area) -> Actor:
    """Return an officer; after `make_meeting(by=...)` use `again` to get them with the roles that this gave them."""
    return accounts.officer_actor(area)


def again(actor: Actor, area: Area) -> Actor:
    return accounts.actor_for(User.objects.get(pk=actor.user_id), area)


def make_meeting(area: Area, *, by: Actor | None = None, group: Group | None = None, items: bool = True, **facts: object) -> Meeting:
    """Return a planned meeting of a partnership's board with two open items and, when its maker sees it, one closed item."""
    by = by or make_runner(area)
    group = group or groups.make_partnership_group(area, by=by)
    by = again(by, area)
    meeting = services.plan_meetings(group=group, details=make_details(**facts), by=by)[0]
    if items:
        details = [services.ItemDetails("Attendance", length=30), services.ItemDetails("One INSET day", length=20, aim="decide")]
        services.add_items(meeting=meeting, items=details, by=by)
        if queries.sees_closed(by, meeting):
            services.add_items(meeting=meeting, items=[services.ItemDetails("A school in difficulty", part="b", length=15)], by=by)
    return queries.meeting_for(meeting.public_id, by)


def runner_of(meeting: Meeting) -> Actor:
    """Return the chair of the group, signed in."""
    return groups.actor_of(groups.members(meeting.group)[0])


def make_invited(area: Area, **facts: object) -> Meeting:
    """Return a meeting whose invitations were sent."""
    meeting = make_meeting(area, **facts)  # type: ignore[arg-type]
    by = runner_of(meeting)
    services.send_invitations(meeting=meeting, by=by)
    return queries.meeting_for(meeting.public_id, by)


def let_leave(meeting: Meeting, row: Invitation | None = None) -> None:
    """Say that the mails about a meeting, or those to one seat, have left."""
    waiting = Message.objects.filter(about_id=meeting.public_id, state="waiting", key__endswith=row.public_id if row else "")
    waiting.update(state="sent", sent_at=clock.now())


def invitation(meeting: Meeting, place: int = 1) -> Invitation:
    return sorted(queries.invitations_of(meeting), key=lambda row: row.member_id)[place]


def hold(area: Area, *, n_schools: int = 6, decided: str = "We share 4 June.", **facts: object) -> tuple[Meeting, Actor]:
    """Return a meeting that was held with everybody there, its minutes begun, one decision taken; and its chair."""
    by = make_runner(area)
    group = groups.make_partnership_group(area, by=by)
    for number in range(n_schools - 3):
        school = groups.partnerships.make_led_school(f"School {number + 4}", area)
        groups.add_seat(group, f"Head of School {number + 4}", school, by=by)
    meeting = make_invited(area, by=by, group=group, **facts)
    chair = runner_of(meeting)
    there = {row.public_id: "yes" for row in queries.invitations_of(meeting)}
    services.take_attendance(meeting=meeting, there=there, expected=meeting.version, by=chair)
    services.take_pen(meeting=queries.meeting_for(meeting.public_id, chair), by=chair)
    found = queries.item_for(queries.meeting_for(meeting.public_id, chair), item(meeting, "One INSET day").public_id, chair)
    services.record_decision(item=found, details=services.DecisionDetails(decided), by=chair)
    return queries.meeting_for(meeting.public_id, chair), chair


def holder(row: Invitation) -> Actor:
    """Return the holder of the invitation's link."""
    return accounts.link_actor(choices.PURPOSE, row.subject, area=row.meeting.group.area)


def item(meeting: Meeting, title: str) -> Item:
    return meeting.items.get(title=title)
