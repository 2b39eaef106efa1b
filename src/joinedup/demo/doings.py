"""What Brackwater does together: a steering group, its heads' meeting on 3 December, and what people promised to do."""

from datetime import UTC, date, datetime, time

from joinedup.actions import services as actions
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.demo.town import Town
from joinedup.directory.choices import RoleKind
from joinedup.directory.models import Organisation, Person
from joinedup.groups import services as groups
from joinedup.meetings import services as meetings
from joinedup.partnerships.models import Partnership

WRITTEN = datetime(2026, 11, 5, 16, tzinfo=UTC)
INVITED = datetime(2026, 11, 20, 9, tzinfo=UTC)
SEATS = 7
AGENDA = (
    meetings.ItemDetails("Who follows Bernadette in January", length=20, aim="decide"),
    meetings.ItemDetails("What the needs and offers call brought", length=25),
    meetings.ItemDetails("One INSET day for all of us in 2027", length=20, aim="decide"),
    meetings.ItemDetails("How attendance went this half-term", length=25),
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
        for school, what, due_on in PROMISES:
            organisation = town.organisations[school]
            details = actions.ActionDetails(_head(organisation), organisation, what, due_on, about=partnership.subject)
            actions.add_action(details=details, by=town.actor("Bernadette Quill"))


def _meet(town: Town, partnership: Partnership, by: Actor) -> None:
    details = groups.GroupDetails(name="Heads of Brackwater")
    group = groups.start_group(area=town.area, partnership=partnership, details=details, by=by)
    partners = list(partnership.partners.select_related("organisation").order_by("pk")[:SEATS])
    seats = [groups.Seat(_head(partner.organisation), partner.organisation) for partner in partners if _leads(partner.organisation)]
    groups.add_members(group=group, seats=seats[:1], part="chair", by=by)
    groups.add_members(group=group, seats=seats[1:], by=by)
    by = town.actor("Bernadette Quill")
    when = meetings.MeetingDetails(title="Heads in December", on=date(2026, 12, 3), at=time(16, 0), place="Gullhaven High School")
    meeting = meetings.plan_meetings(group=group, details=when, by=by)[0]
    meetings.add_items(meeting=meeting, items=list(AGENDA), by=by)
    with clock.fixed(INVITED):
        meetings.send_invitations(meeting=meeting, by=by)


def _leads(organisation: Organisation) -> bool:
    return organisation.roles.filter(kind=RoleKind.HEAD).exists()


def _head(organisation: Organisation) -> Person:
    return organisation.roles.filter(kind=RoleKind.HEAD).order_by("pk")[0].person
