"""Add organisations, say how we work and how we decide, keep the area's list."""

from datetime import date

import pytest

from joinedup.accounts.tests.factories import make_cast
from joinedup.audit import queries as audit
from joinedup.core.actors import SYSTEM
from joinedup.core.refusals import Conflict, Missing, Refused
from joinedup.directory import queries, services
from joinedup.directory.choices import Approver, AttachedBy, OrganisationKind
from joinedup.directory.models import Attachment, Organisation
from joinedup.directory.services import ApprovalRule, Card, OrganisationDetails
from joinedup.directory.tests.factories import make_attachment, make_establishment, make_organisation, make_school
from joinedup.register.tests import factories as register

pytestmark = pytest.mark.django_db
NAMED_TRUST = ("Trusts (code)", "Trusts (name)")
CHARITY = OrganisationDetails(kind="charity", name="Tall Ships  Readers", postcode="ab1 2cd", town="Brackwater")


def test_a_school_becomes_an_organisation_when_it_is_asked_for() -> None:
    make_establishment("Quayfield Primary School", urn=900900, town="")
    first, again = services.organisation_for_urn(900900), services.organisation_for_urn(900900)
    assert first == again
    assert (first.name, first.town, first.kind) == ("Quayfield Primary School", "Bradford", "school")
    with pytest.raises(Missing):
        services.organisation_for_urn(1)


def test_a_trust_that_only_its_schools_named_is_joined_to_its_own_row_when_that_comes() -> None:
    register.load_schools({**register.OAK, "Trusts (code)": 7, "Trusts (name)": "Kittiwake"}, columns=(*register.SCHOOLS, *NAMED_TRUST))
    assert Organisation.objects.get(register_key="group:7").group is None
    row = {"Group UID": 7, "Group Name": "Kittiwake Schools", "Group Type": "Multi-academy trust", "Group Status": "Open"}
    register.load(register.table(register.GROUPS, row), "groups_202410.csv")
    trust = Organisation.objects.get(register_key="group:7")
    assert (trust.group_id, trust.name, trust.name_key) == (7, "Kittiwake Schools", "kittiwake schools")


def test_an_organisation_is_added_once_and_recorded() -> None:
    cast = make_cast()
    added = services.add_organisation(details=CHARITY, by=cast.ada)
    again = services.add_organisation(
        details=OrganisationDetails(kind="charity", name="tall ships readers", postcode="AB1 2CD"), by=cast.ada
    )
    assert added == again
    assert added.name == "Tall Ships Readers"
    assert [line.verb for line in audit.entries_about(added.subject)] == ["organisation.added"]


def test_only_who_runs_the_area_adds_organisations() -> None:
    with pytest.raises(Refused):
        services.add_organisation(details=CHARITY, by=make_cast().cy)
    assert Organisation.objects.count() == 0


def test_an_organisation_needs_a_name_and_a_known_kind() -> None:
    cast = make_cast()
    for wrong, field in (
        (OrganisationDetails(kind="charity", name=" "), "name"),
        (OrganisationDetails(kind="spaceship", name="X"), "kind"),
    ):
        with pytest.raises(Refused) as refusal:
            services.add_organisation(details=wrong, by=cast.ada)
        assert refusal.value.field == field


def test_a_school_of_the_register_cannot_be_renamed_here() -> None:
    cast = make_cast()
    school = make_school(area=cast.brackwater)
    with pytest.raises(Refused):
        services.change_organisation(organisation=school, details=CHARITY, expected=1, by=cast.ada)


def test_two_editors_of_one_card_collide() -> None:
    cast = make_cast()
    school = make_school(area=cast.brackwater)
    services.change_card(organisation=school, card=Card(aims="Read more."), expected=1, by=cast.ada)
    stale = Organisation.objects.get(pk=school.pk)
    with pytest.raises(Conflict):
        services.change_card(organisation=stale, card=Card(aims="Count more."), expected=1, by=cast.ada)
    assert Organisation.objects.get(pk=school.pk).aims == "Read more."
    with pytest.raises(Refused):
        services.change_card(organisation=school, card=Card(), expected=2, by=cast.bo)


def test_the_approval_rule_says_who_up_to_what_and_when() -> None:
    cast = make_cast()
    school = make_school(area=cast.brackwater)
    rule = ApprovalRule(approver=Approver.HEAD_UP_TO, limit_half_days=6, limit_pence=100000, next_board_on=date(2026, 12, 2))
    services.change_approval_rule(organisation=school, rule=rule, expected=1, by=cast.ada)
    assert (school.limit_half_days, school.next_board_on) == (6, date(2026, 12, 2))
    with pytest.raises(Refused) as refusal:
        services.change_approval_rule(organisation=school, rule=ApprovalRule(approver=Approver.HEAD_UP_TO), expected=2, by=cast.ada)
    assert refusal.value.field == "limit_half_days"


def test_attaching_twice_is_once_and_detaching_keeps_the_history() -> None:
    cast = make_cast()
    school = make_school()
    assert services.attach(cast.brackwater, school, cast.ada) == services.attach(cast.brackwater, school, cast.ada)
    services.detach(area=cast.brackwater, organisation=school, by=cast.ada)
    assert Attachment.objects.get().until is not None
    assert queries.organisation_of_area(school.key, cast.ada) == school
    with pytest.raises(Refused):
        services.detach(area=cast.brackwater, organisation=school, by=cast.ada)
    assert {line.verb for line in audit.entries_about(school.subject)} == {"organisation.attached", "organisation.detached"}


def test_nobody_attaches_to_another_area() -> None:
    cast = make_cast()
    with pytest.raises(Refused):
        services.attach(cast.elmshire, make_school(), cast.ada)
    with pytest.raises(Refused):
        services.attach_all(area=cast.elmshire, organisation_ids=[], by=cast.ada, how=AttachedBy.PASTED)


def test_many_schools_are_attached_in_one_go() -> None:
    cast = make_cast()
    urns = [make_establishment().pk for _ in range(5)]
    already = services.organisation_for_urn(urns[0])
    make_attachment(cast.brackwater, already)
    attached = services.attach_urns(area=cast.brackwater, urns=[*urns, 1], by=cast.ada, how=AttachedBy.ALL_OF)
    assert (attached.new, attached.already) == (4, 1)


def test_the_system_may_do_what_officers_may() -> None:
    cast = make_cast()
    charity = make_organisation(kind=OrganisationKind.CHARITY)
    services.attach(cast.brackwater, charity, SYSTEM)
    assert queries.is_attached(charity, cast.brackwater.pk)
