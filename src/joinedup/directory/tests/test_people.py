"""People, roles, delegates: who is who, who may answer, whose account may speak."""

from datetime import date, timedelta

import pytest

from joinedup.accounts import queries as accounts
from joinedup.accounts.choices import Role as Permission
from joinedup.accounts.choices import Scope
from joinedup.accounts.tests.factories import Cast, actor_for, make_cast, make_user
from joinedup.audit import queries as audit
from joinedup.core import clock
from joinedup.core.refusals import Conflict, Missing, Refused
from joinedup.directory import policies, queries, services
from joinedup.directory.choices import AskKind, RoleKind
from joinedup.directory.models import Person
from joinedup.directory.services import PersonDetails, RoleDetails
from joinedup.directory.tests.factories import make_attachment, make_delegation, make_person, make_role, make_school, make_trust

pytestmark = pytest.mark.django_db
IMRAN = PersonDetails(name="Imran Daud", email="Imran@Quayfield.example", phone="01234 567890")
HEAD = RoleDetails(kind=RoleKind.HEAD, from_on=date(2024, 9, 1))


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def test_the_same_address_is_the_same_person(cast: Cast) -> None:
    school, other = make_school(area=cast.brackwater), make_school(area=cast.brackwater)
    head = services.add_person(organisation=school, person=IMRAN, role=HEAD, by=cast.ada)
    again = services.add_person(organisation=school, person=PersonDetails("I. Daud", "imran@quayfield.example"), role=HEAD, by=cast.ada)
    elsewhere = services.add_person(organisation=other, person=IMRAN, role=RoleDetails(kind=RoleKind.EXECUTIVE_HEAD), by=cast.ada)
    assert head == again
    assert elsewhere.person == head.person
    assert Person.objects.count() == 1
    assert [line.verb for line in audit.entries_about(head.subject)] == ["role.given"]


def test_a_shared_mailbox_does_not_make_two_people_one(cast: Cast) -> None:
    school = make_school(area=cast.brackwater)
    for name in ("Sandra Bright", "Lukas Zielinski"):
        details = PersonDetails(name, "office@quayfield.example", is_shared=True)
        services.add_person(organisation=school, person=details, role=RoleDetails(kind=RoleKind.CONTACT), by=cast.ada)
    assert Person.objects.count() == 2


def test_only_the_organisation_or_its_area_changes_people(cast: Cast) -> None:
    school = make_school(area=cast.brackwater)
    for stranger in (cast.bo, cast.cy):
        with pytest.raises(Refused):
            services.add_person(organisation=school, person=IMRAN, role=HEAD, by=stranger)
    assert Person.objects.count() == 0


def test_another_area_does_not_see_whom_this_one_typed_in(cast: Cast) -> None:
    school = make_school(area=cast.brackwater)
    make_attachment(cast.elmshire, school)
    role = services.add_person(organisation=school, person=IMRAN, role=HEAD, by=cast.ada)
    assert [line.name for line in queries.people_of(school, cast.ada)] == ["Imran Daud"]
    assert queries.people_of(school, cast.bo) == []
    with pytest.raises(Missing):
        queries.role_for(role.public_id, cast.bo)


def test_a_hand_over_ends_one_role_and_begins_the_next(cast: Cast) -> None:
    school = make_school(area=cast.brackwater)
    role = services.add_person(organisation=school, person=IMRAN, role=HEAD, by=cast.ada)
    last_day = clock.today() + timedelta(days=20)
    new = services.hand_over_role(role=role, to=PersonDetails("Tomasz Wilk"), on=last_day, by=cast.ada)
    assert (role.until_on, new.from_on, new.kind) == (last_day, last_day + timedelta(days=1), RoleKind.HEAD)
    lines = queries.people_of(school, cast.ada)
    assert [(line.name, line.is_future) for line in lines] == [("Imran Daud", False), ("Tomasz Wilk", True)]


def test_a_role_cannot_end_before_it_began(cast: Cast) -> None:
    school = make_school(area=cast.brackwater)
    role = services.add_person(organisation=school, person=IMRAN, role=HEAD, by=cast.ada)
    with pytest.raises(Refused):
        services.end_role(role=role, on=date(2020, 1, 1), by=cast.ada)


def test_two_editors_of_one_person_collide(cast: Cast) -> None:
    school = make_school(area=cast.brackwater)
    person = services.add_person(organisation=school, person=IMRAN, role=HEAD, by=cast.ada).person
    services.change_person(person=person, details=PersonDetails("Imran A. Daud", "new@quayfield.example"), expected=1, by=cast.ada)
    assert [address.email for address in person.addresses.all()] == ["new@quayfield.example"]
    with pytest.raises(Conflict):
        services.change_person(person=person, details=IMRAN, expected=1, by=cast.ada)


def test_an_account_with_the_same_address_speaks_for_the_school(cast: Cast) -> None:
    school = make_school(area=cast.brackwater)
    services.add_person(organisation=school, person=IMRAN, role=HEAD, by=cast.ada)
    imran = actor_for(make_user("Imran Daud", "imran@quayfield.example"))
    assert imran.holds(Permission.LEAD, Scope.ORGANISATION, school.pk)
    assert policies.speaks_for(imran, school.pk)
    assert [area.name for area in accounts.areas_of(imran)] == ["Brackwater"]


def test_an_area_cannot_plant_a_head_in_a_school_that_another_area_knows(cast: Cast) -> None:
    school = make_school(area=cast.brackwater)
    make_attachment(cast.elmshire, school)
    role = services.add_person(organisation=school, person=PersonDetails("Mallory", "mallory@elmshire.example"), role=HEAD, by=cast.bo)
    mallory = make_user("Mallory", "mallory@elmshire.example")
    assert not policies.speaks_for(actor_for(mallory), school.pk)
    with pytest.raises(Refused):
        services.confirm_role(role=role, by=cast.bo)
    administrator = actor_for(make_user("Root", is_administrator=True))
    services.confirm_role(role=role, by=administrator)
    assert policies.speaks_for(actor_for(mallory), school.pk)


def test_a_trust_lead_speaks_for_every_school_of_the_trust(cast: Cast) -> None:
    trust = make_trust(area=cast.brackwater)
    inside, outside = make_school(trust=trust), make_school()
    colette = make_user("Colette Marsden")
    make_person("Colette Marsden", user=colette, organisation=trust, kind=RoleKind.TRUST_CHIEF)
    actor = actor_for(colette)
    assert policies.speaks_for(actor, inside.pk)
    assert policies.speaks_for(actor, trust.pk)
    assert not policies.speaks_for(actor, outside.pk)


def test_a_delegate_answers_only_what_was_handed_to_them_and_never_leads(cast: Cast) -> None:
    school = make_school(area=cast.brackwater)
    sandra = make_user("Sandra Bright")
    person = make_person("Sandra Bright", user=sandra, organisation=school, kind=RoleKind.OFFICE_MANAGER)
    make_delegation(person, school, AskKind.NEEDS)
    actor = actor_for(sandra)
    assert policies.may_answer_for(actor, school, AskKind.NEEDS)
    assert not policies.may_answer_for(actor, school, AskKind.INTRODUCTIONS)
    assert not policies.speaks_for(actor, school.pk)


def test_a_role_that_ended_gives_nothing(cast: Cast) -> None:
    school = make_school(area=cast.brackwater)
    user = make_user("Former Head")
    person = make_person("Former Head", user=user)
    make_role(person, school, until_on=date(2025, 12, 31))
    assert not policies.speaks_for(actor_for(user), school.pk)


def test_the_registers_head_becomes_a_contact_only_by_a_press(cast: Cast) -> None:
    school = make_school(area=cast.brackwater, head_title="Mr", head_first_name="Imran", head_last_name="Daud")
    assert Person.objects.count() == 0
    role = services.use_head_as_contact(organisation=school, email="head@quayfield.example", is_shared=True, by=cast.ada)
    assert role.person.name == "Mr Imran Daud"
    with pytest.raises(Refused):
        services.use_head_as_contact(organisation=make_school(area=cast.brackwater), email="", is_shared=False, by=cast.ada)


def test_a_delegation_names_asks_and_somebody_who_works_there(cast: Cast) -> None:
    school = make_school(area=cast.brackwater)
    sandra = make_person("Sandra Bright", organisation=school, kind=RoleKind.OFFICE_MANAGER)
    given = services.give_delegation(organisation=school, person=sandra, asks=["needs", "signing"], by=cast.ada)
    assert given.asks == ["needs"]
    for person, asks in ((sandra, []), (make_person("Stranger"), ["needs"])):
        with pytest.raises(Refused):
            services.give_delegation(organisation=school, person=person, asks=asks, by=cast.ada)
    services.end_delegation(delegation=given, by=cast.ada, on=clock.today())
    assert given.until_on == clock.today()


def test_another_area_cannot_take_a_person_over_by_a_new_address(cast: Cast) -> None:
    school = make_school(area=cast.brackwater)
    head = make_person("Imran Daud", email="", organisation=school)
    make_attachment(cast.elmshire, school)
    mallory = PersonDetails("Imran Daud", "mallory@elmshire.example")
    planted = services.add_person(organisation=school, person=mallory, role=HEAD, by=cast.bo)
    assert planted.person != head
    assert not policies.speaks_for(actor_for(make_user("Mallory", "mallory@elmshire.example")), school.pk)


def test_an_area_cannot_change_the_address_of_somebody_whom_another_area_knows(cast: Cast) -> None:
    ours, theirs = make_school(area=cast.brackwater), make_school(area=cast.elmshire)
    head = make_person("Imran Daud", email="imran@q.example", organisation=ours)
    services.add_person(organisation=theirs, person=PersonDetails("Imran Daud", "imran@q.example"), role=HEAD, by=cast.bo)
    with pytest.raises(Refused):
        services.change_person(person=head, details=PersonDetails("Imran Daud", "bo@elmshire.example"), expected=1, by=cast.bo)
    assert [address.email for address in head.addresses.all()] == ["imran@q.example"]


def test_the_past_is_kept_without_the_addresses_of_those_who_left(cast: Cast) -> None:
    school = make_school(area=cast.brackwater)
    left = make_person("Former Head", email="former@q.example")
    make_role(left, school, from_on=date(2019, 9, 1), until_on=date(2022, 8, 31))
    make_role(left, school, RoleKind.DEPUTY, from_on=date(2015, 9, 1), until_on=date(2019, 8, 31))
    services.add_person(organisation=school, person=IMRAN, role=HEAD, by=cast.ada)
    past = queries.past_roles_of(school, cast.ada)
    assert [(role.name, role.label, role.until_on) for role in past] == [
        ("Former Head", "Headteacher or principal", date(2022, 8, 31)),
        ("Former Head", "Deputy or assistant head", date(2019, 8, 31)),
    ]
    assert queries.past_roles_of(school, cast.bo) == []
    assert [len(roles) for roles in queries.roles_of_person(left, cast.ada)] == [0, 2]
    assert [len(roles) for roles in queries.roles_of_person(left, cast.bo)] == [0, 0]
