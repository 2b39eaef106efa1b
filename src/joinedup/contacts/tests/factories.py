"""Lists for tests: Ada is officer of Brackwater, whose schools have SENDCos."""

from datetime import timedelta
from typing import Any

from joinedup.accounts.models import Area, User
from joinedup.accounts.tests import factories as accounts
from joinedup.contacts import analysis, services
from joinedup.contacts.models import SavedList, SchoolCheck, VisitNote
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.directory.choices import RoleKind
from joinedup.directory.models import Organisation, Person, Role
from joinedup.directory.tests import factories as directory
from joinedup.notices.choices import State
from joinedup.notices.models import Message
from joinedup.notices.tests.factories import make_message


def make_senco(
    area: Area, name: str, *, school: Organisation | None = None, email: str | None = None, is_shared: bool = False
) -> Organisation:
    """Return a school on the area's list with a SENDCo of this name."""
    place = school or directory.make_school(f"School of {name}", area=area)
    directory.make_person(name, organisation=place, kind=RoleKind.SENCO, area=area, email=email, is_shared=is_shared)
    return place


def make_bounce(to: str) -> Message:
    """Return a mail to this address that came back."""
    return make_message(to=to, state=State.BOUNCED, sent_at=clock.now())


def make_saved_list(area: Area, name: str = "SENDCos of the primary schools") -> SavedList:
    """Return a saved list of all SENDCos in primary schools."""
    return SavedList.objects.create(area=area, name=name, wanted={"roles": ["senco"], "phase": "Primary"})


def make_pasted_list(area: Area, officer: User) -> SavedList:
    """Return a list of four new addresses: a head and an office that tell their school, somebody named, somebody unknown."""
    named = "Holy Family: Ruth Adeyemi (SENDCo) <r.adeyemi@gmail.example>"
    text = f"head@quayfield.example, office@quayfield.example\n{named}\nxy@gmail.example"
    keys = [f"e:{entry.email}" for entry in analysis.split(text.replace("\n", ",")) if entry.email]
    by = accounts.actor_for(officer, area)
    return services.keep_pasted(area=area, keys=keys, details=services.ListDetails("Pasted"), text=text, by=by).saved


def make_check(area: Area) -> SchoolCheck:
    """Return a check that asks one school, whose head has an address and whose SENDCo is known; the mail has been posted."""
    school = directory.make_school("Quayfield Primary School", area=area)
    directory.make_person("Imran Daud", organisation=school, area=area, email="head@quayfield.example")
    make_senco(area, "Ann Okafor", school=school)
    return start_check(area)


def start_check(area: Area) -> SchoolCheck:
    """Return the check of an area, started by an officer."""
    closes_on = clock.today() + timedelta(days=21)
    return services.start_check(area=area, closes_on=closes_on, by=accounts.officer_actor(area))


def visit_details(owner: Role | None, **facts: Any) -> services.VisitDetails:
    """Return a visit of today on which two things were agreed: one with an owner that becomes an action, one to think about."""
    role, due_on = (owner.public_id if owner else ""), clock.today() + timedelta(days=30)
    agreed = (
        services.Agreed("Show the lesson to Ashgarth", role, due_on, is_wanted=True),
        services.Agreed("Think about a governors' visit"),
    )
    usual: dict[str, Any] = {"on": clock.today(), "people": "Head, phonics lead", "purpose": "Reading", "agreed": agreed}
    return services.VisitDetails(**{**usual, "seen": "Phonics in Year 1, two lessons.", **facts})


def make_visit(area: Area, *, by: Actor, **facts: Any) -> VisitNote:
    """Return a draft of a note of a visit to Quayfield, whose head has an address."""
    school = directory.make_school("Quayfield Primary School", area=area)
    address = f"head@{school.public_id}.example" if Person.objects.exists() else "head@quayfield.example"
    role = directory.make_person("Imran Daud", organisation=school, area=area, email=address).roles.get()
    return services.write_visit(organisation=school, details=visit_details(role, **facts), by=by)
