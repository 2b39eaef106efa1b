"""Actions for tests: Ada is officer of Brackwater; Oak's head has an address and no account."""

from datetime import date, timedelta
from itertools import count

from joinedup.accounts.models import Area
from joinedup.accounts.tests import factories as accounts
from joinedup.actions import choices, services
from joinedup.actions.models import Action, Milestone
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


def make_milestone(
    area: Area,
    name: str = "All Year 6 classes have visited the port",
    *,
    by: Actor | None = None,
    on: date | None = None,
    about: Subject | None = None,
) -> Milestone:
    """Return a milestone planned in four weeks, or on a day: planned on that day itself where it is over by now."""
    details = services.MilestoneDetails(name, on or clock.today() + timedelta(days=28), about=about)
    with clock.fixed(min(clock.now(), clock.end_of_day(details.planned_on))):
        return services.add_milestone(details=details, by=by or accounts.officer_actor(area))
