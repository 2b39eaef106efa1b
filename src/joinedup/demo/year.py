"""The year of Tamberley: term dates, a trust with another half-term, milestones, and one that is reached and celebrated."""

from datetime import UTC, date, datetime

from joinedup.actions import services as actions
from joinedup.calendars import services as calendars
from joinedup.core import clock
from joinedup.demo.town import Town
from joinedup.directory.choices import RoleKind
from joinedup.handbook import queries as risks
from joinedup.handbook import services as handbook
from joinedup.partnerships.models import Partnership

WRITTEN = datetime(2026, 11, 6, 9, tzinfo=UTC)
REACHED = datetime(2026, 11, 19, 15, tzinfo=UTC)
TERMS = (
    ("term", "Autumn term, first half", date(2026, 9, 2), date(2026, 10, 23)),
    ("term", "Autumn term, second half", date(2026, 11, 2), date(2026, 12, 18)),
    ("term", "Spring term, first half", date(2027, 1, 4), date(2027, 2, 12)),
    ("term", "Spring term, second half", date(2027, 2, 22), date(2027, 3, 25)),
    ("term", "Summer term, first half", date(2027, 4, 12), date(2027, 5, 28)),
    ("term", "Summer term, second half", date(2027, 6, 7), date(2027, 7, 21)),
    ("inset", "INSET day", date(2027, 1, 4), date(2027, 1, 4)),
    ("exams", "Key stage 2 tests", date(2027, 5, 10), date(2027, 5, 13)),
)
LANTERNFIELD = (
    ("term", "Autumn term, first half", date(2026, 9, 2), date(2026, 10, 16)),
    ("term", "Autumn term, second half", date(2026, 11, 2), date(2026, 12, 18)),
)
INSET = {
    "Quayfield Primary Academy": (date(2026, 12, 3), date(2027, 6, 28)),
    "Saltry Primary Academy": (date(2026, 11, 27), date(2027, 6, 28)),
}
# The third one falls into the tests: the timetable says so.
MILESTONES = (
    ("Every Year 1 teacher has seen a phonics lesson in another school", date(2027, 2, 11)),
    ("Families use the hub's mornings in all four villages", date(2027, 3, 18)),
    ("The heads look back on the year together", date(2027, 5, 12)),
)
RISKS = (
    ("The phonics lead of Quayfield leaves in summer", 2, 3, "Two colleagues sit in on the visits from January.", date(2027, 1, 20)),
    ("Buses to the villages no longer run in the morning", 2, 2, "Ask the port whether its minibus can go round.", date(2026, 12, 2)),
    ("Heads stop coming because meetings only tell", 1, 2, "At most a third of each meeting on ourselves.", date(2027, 2, 11)),
)
DONE = "Agree with two schools who visits whom for phonics"


def fill(town: Town) -> None:
    """Enter the calendars, plan the milestones, and celebrate the first that is reached."""
    partnership = Partnership.objects.get(name="Brackwater Schools Together")
    with clock.fixed(WRITTEN):
        _calendars(town)
        by = town.actor("Bernadette Quill")
        for name, day in MILESTONES:
            actions.add_milestone(details=actions.MilestoneDetails(name, day, about=partnership.subject), by=by)
        for what, likely, bad, response, look in RISKS:
            risk = handbook.RiskDetails(what, likely, bad, response, owner=risks.people_inside(partnership)[0], next_look_on=look)
            handbook.add_risk(partnership=partnership, details=risk, by=by)
        reached = actions.add_milestone(
            details=actions.MilestoneDetails(
                "Three schools open their doors for phonics visits", date(2026, 11, 20), about=partnership.subject
            ),
            by=by,
        )
        quayfield = town.organisations["Quayfield Primary Academy"]
        head = quayfield.roles.filter(kind=RoleKind.HEAD).order_by("pk")[0].person
        details = actions.ActionDetails(head, quayfield, DONE, date(2026, 11, 18), about=partnership.subject)
        action = actions.add_action(details=details, by=by)
    with clock.fixed(REACHED):
        by = town.actor("Bernadette Quill")
        actions.finish_action(action=action, words="Saltry and Capstanby come in January", expected=action.version, by=by)
        actions.reach_milestone(milestone=reached, on=REACHED.date(), expected=reached.version, by=by)
        actions.thank_for_milestone(milestone=reached, people=[head], words="The first doors are open. Thank you!", by=by)


def _calendars(town: Town) -> None:
    by = town.actor("Martin Sleight")
    trust = town.organisations["Lanternfield Learning Trust"]
    for details, rows in (
        (calendars.CalendarDetails(town.area.name), TERMS),
        (calendars.CalendarDetails(trust.name, trust), LANTERNFIELD),
    ):
        calendar = calendars.add_calendar(details=details, by=by)
        periods = [calendars.PeriodDetails(kind, first, last, name) for kind, name, first, last in rows]
        calendars.put_periods(calendar=calendar, periods=periods, by=by)
    for name, days in INSET.items():
        own = calendars.own_calendar(organisation=town.organisations[name], by=by)
        calendars.put_periods(calendar=own, periods=[calendars.PeriodDetails("inset", day, day) for day in days], by=by)
