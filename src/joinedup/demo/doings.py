"""What Brackwater does together: its heads' meetings on 5 November (minuted) and 3 December, and what people promised to do.

The whole area has a board of heads, too, which has no meeting yet.
"""

from datetime import UTC, date, datetime, time, timedelta

from joinedup.actions import services as actions
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.demo import deciding
from joinedup.demo.town import Town
from joinedup.directory.choices import RoleKind
from joinedup.directory.models import Organisation, Person
from joinedup.groups import services as groups
from joinedup.groups.models import Group
from joinedup.meetings import queries as minutes
from joinedup.meetings import services as meetings
from joinedup.partnerships.models import Partnership

WRITTEN = datetime(2026, 11, 5, 16, tzinfo=UTC)
HELD = datetime(2026, 11, 5, 17, 30, tzinfo=UTC)
INVITED = datetime(2026, 11, 20, 9, tzinfo=UTC)
SEATS = 7
AGENDA = (
    meetings.ItemDetails("Who follows Bernadette in January", length=20, aim="decide"),
    meetings.ItemDetails("What the needs and offers call brought", length=25),
    meetings.ItemDetails("One INSET day for all of us in 2027", length=20, aim="decide"),
    meetings.ItemDetails("How attendance went this half-term", length=25),
)
AWAY = ("Brinemere Primary Academy", "Capstanby Primary School")
# The meeting of 5 November: item, what was said, what became of it. The last one is part B, for partners only.
BEFORE = (
    (
        meetings.ItemDetails("Attendance in the first half-term", length=25, lead="Imran Daud"),
        "92.9 percent over all of us; Mondays are the weak day. Two schools ring home before nine and see more children.",
        "heard",
    ),
    (meetings.ItemDetails("Phonics visits in January", length=20, aim="decide"), "Three schools open their doors.", "agreed"),
    (meetings.ItemDetails("A shared minibus", length=15), "We ran out of time. Costs are to be brought.", "carried_over"),
    (
        meetings.ItemDetails("Rolls at two of our schools", length=20, part="b"),
        "Both heads said where they stand. We offer to share a class; nothing leaves this room.",
        "heard",
    ),
)
# What somebody of which school promised, until when, on 5 November; the first one is late.
PROMISES = (
    ("Quayfield Primary Academy", "Send round the phonics timetable for visitors", date(2026, 11, 20)),
    ("Gullhaven High School", "Book the hall for the heads' meeting on 3 December", date(2026, 11, 27)),
    ("Capstanby Primary School", "Ask the family hub which mornings suit toddlers", date(2026, 12, 4)),
    ("Saltry Primary Academy", "Write down what the co-ordinator does in a week", date(2026, 12, 11)),
)


def fill(town: Town) -> None:
    """Set up the group, plan its meeting and invite, and write down the promises."""
    partnership = Partnership.objects.get(name="Brackwater Schools Together")
    with clock.fixed(WRITTEN):
        by = town.actor("Bernadette Quill")
        _meet(town, partnership, by)
        promised = []
        for school, what, due_on in PROMISES:
            organisation = town.organisations[school]
            details = actions.ActionDetails(_head(organisation), organisation, what, due_on, about=partnership.subject)
            promised.append(actions.add_action(details=details, by=town.actor("Bernadette Quill")))
        timetable, mornings = promised[0], promised[2]
        actions.set_waits_for(action=timetable, others=[mornings], expected=timetable.version, by=town.actor("Bernadette Quill"))


def _meet(town: Town, partnership: Partnership, by: Actor) -> None:
    details = groups.GroupDetails(name="Heads of Brackwater")
    group = groups.start_group(area=town.area, partnership=partnership, details=details, by=by)
    partners = list(partnership.partners.select_related("organisation").order_by("pk")[:SEATS])
    seats = [groups.Seat(_head(partner.organisation), partner.organisation) for partner in partners if _leads(partner.organisation)]
    groups.add_members(group=group, seats=seats[:1], part="chair", by=by)
    groups.add_members(group=group, seats=seats[1:], by=by)
    _board(town)
    by = town.actor("Bernadette Quill")
    when = meetings.MeetingDetails(
        title="Heads in December", on=date(2026, 12, 3), at=time(16, 0), venue=town.organisations["Gullhaven High School"]
    )
    meeting = meetings.plan_meetings(group=group, details=when, by=by)[0]
    meetings.add_items(meeting=meeting, items=list(AGENDA), by=by)
    _minute(town, group)
    with clock.fixed(INVITED):
        meetings.send_invitations(meeting=meeting, by=by)
    deciding.ask(town, group)


def _board(town: Town) -> None:
    """Set up the board of heads of the whole area: two thirds decide, each school has one vote."""
    by = town.actor("Dr Adaeze Obi")
    terms = "It agrees the year's dates and the subscription, and speaks for all schools to the council.\n\nIt meets once each half-term."
    details = groups.GroupDetails(name="Board of heads", terms=terms, rule="two_thirds", quorum="organisations", quorum_size=6)
    group = groups.start_group(area=town.area, details=details, by=by)
    names = ("Quayfield Primary Academy", "Underholt CofE (VC) Primary School", "Capstanby Primary School", "Gullhaven High School")
    seats = [groups.Seat(_head(town.organisations[name]), town.organisations[name]) for name in names]
    added = groups.add_members(group=group, seats=seats, by=by)
    chair = groups.MemberDetails(part="chair")
    groups.change_member(member=added[0], details=chair, expected=added[0].version, by=by)


def _minute(town: Town, group: Group) -> None:
    """Hold the meeting of 5 November and send its minutes the same evening; what is not finished waits for 3 December."""
    by = town.actor("Bernadette Quill")
    with clock.fixed(HELD - timedelta(days=20)):
        when = meetings.MeetingDetails(
            title="Heads in November", on=HELD.date(), at=time(16, 0), venue=town.organisations["Saltry Primary Academy"]
        )
        meeting = meetings.plan_meetings(group=group, details=when, by=by)[0]
        meetings.add_items(meeting=meeting, items=[details for details, _said, _outcome in BEFORE], by=by)
        meetings.send_agenda(meeting=meeting, by=by)
    with clock.fixed(HELD):
        rows = minutes.invitations_of(meeting)
        there = {row.public_id: "no" if row.member.organisation.name in AWAY else "yes" for row in rows}
        meeting = minutes.meeting_for(meeting.public_id, by)
        meetings.take_attendance(meeting=meeting, there=there, expected=meeting.version, by=by)
        meetings.take_pen(meeting=meeting, by=by)
        meeting = minutes.meeting_for(meeting.public_id, by)
        for line, (_details, said, outcome) in zip(minutes.minutes_of(meeting, by), BEFORE, strict=True):
            item = minutes.item_for(meeting, line.item.public_id, by)
            meetings.save_minute(item=item, said=meetings.Said(said, outcome), expected=line.version, by=by)
            if outcome == "agreed":
                words = "Quayfield, Pellin and Kelderwick each take visitors on two mornings in January; supply is paid from the pot."
                meetings.record_decision(item=item, details=meetings.DecisionDetails(words, boards_on=date(2026, 12, 11)), by=by)
        meetings.send_minutes(meeting=meeting, by=by)
    deciding.look_back(minutes.meeting_for(meeting.public_id, by))


def _leads(organisation: Organisation) -> bool:
    return organisation.roles.filter(kind=RoleKind.HEAD).exists()


def _head(organisation: Organisation) -> Person:
    return organisation.roles.filter(kind=RoleKind.HEAD).order_by("pk")[0].person
