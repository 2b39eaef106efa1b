"""Actions for tests: Ada is officer of Brackwater; Oak's head has an address and no account."""

from datetime import date, timedelta
from itertools import count

from joinedup.accounts.models import Area
from joinedup.accounts.tests import factories as accounts
from joinedup.actions import choices, services
from joinedup.actions.models import Action, Milestone, SchoolCalendar
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.subjects import Subject
from joinedup.directory.models import Organisation, Person
from joinedup.directory.tests import factories as directory

_numbers = count(1)


def make_owner(area: Area, name: str = "Imran Daud", *, organisation: Organisation | None = None, email: str | None = None) -> Person:
    """Return somebody who works for a school on the area's list, for a new school when none is given."""
    school = organisation or directory.make_school(f"Oak {next(_numbers)}", area=area)
    return directory.make_person(name, organisation=school, area=area, email=email)


def make_action(
    area: Area,
    what: str = "Send the list of Year 6 visits",
    *,
    by: Actor | None = None,
    owner: Person | None = None,
    due_on: date | None = None,
    about: Subject | None = None,
) -> Action:
    """Return an open action, due in four weeks."""
    person = owner or make_owner(area)
    role = person.roles.select_related("organisation")[0]
    details = services.ActionDetails(
        owner=person,
        organisation=role.organisation,
        what=what,
        due_on=due_on or clock.today() + timedelta(days=28),
        about=about,
    )
    return services.add_action(details=details, by=by or accounts.officer_actor(area))


def holder_of_link(action: Action, address: str = "head@example.org") -> Actor:
    return accounts.link_actor(choices.ANSWER_PURPOSE, action.subject, address, area=action.area)


TERMS = (
    ("term", date(2026, 9, 2), date(2026, 10, 23), "Autumn term, first half"),
    ("term", date(2026, 11, 2), date(2026, 12, 18), "Autumn term, second half"),
    ("term", date(2027, 1, 4), date(2027, 2, 12), "Spring term, first half"),
    ("term", date(2027, 2, 22), date(2027, 3, 25), "Spring term, second half"),
    ("term", date(2027, 4, 12), date(2027, 5, 28), "Summer term, first half"),
    ("term", date(2027, 6, 7), date(2027, 7, 21), "Summer term, second half"),
    ("inset", date(2027, 1, 4), date(2027, 1, 4), "INSET day"),
    ("exams", date(2027, 5, 10), date(2027, 5, 13), "Key stage 2 tests"),
)


def make_calendar(
    area: Area, *, by: Actor | None = None, organisation: Organisation | None = None, la_code: str = "", empty: bool = False
) -> SchoolCalendar:
    """Return a calendar of the area, of an authority or of a school, with the terms of 2026/27."""
    by = by or accounts.officer_actor(area)
    calendar = services.add_calendar(details=services.CalendarDetails("Brackwater", organisation, la_code), by=by)
    if not empty:
        rows = [services.PeriodDetails(kind, first, last, name) for kind, first, last, name in TERMS]
        services.put_periods(calendar=calendar, periods=rows, by=by)
    return calendar


def make_milestone(
    area: Area,
    name: str = "All Year 6 classes have visited the port",
    *,
    by: Actor | None = None,
    on: date | None = None,
    about: Subject | None = None,
) -> Milestone:
    """Return a milestone planned in four weeks."""
    details = services.MilestoneDetails(name, on or clock.today() + timedelta(days=28), about=about)
    return services.add_milestone(details=details, by=by or accounts.officer_actor(area))
