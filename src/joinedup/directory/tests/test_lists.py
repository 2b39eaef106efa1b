"""What is kept of organisations and areas' lists."""

import pytest
from django.db import IntegrityError

from joinedup.accounts.tests.factories import make_cast
from joinedup.core.refusals import Missing
from joinedup.directory import queries
from joinedup.directory.choices import OrganisationKind
from joinedup.directory.tests.factories import make_attachment, make_organisation, make_person, make_school

pytestmark = pytest.mark.django_db


def test_a_school_is_named_with_urn_and_town() -> None:
    school = make_school("St Joseph's", urn=143032, town="Keighley")
    assert school.place == "URN 143032, Keighley"
    assert school.key == "143032"


def test_the_same_partner_cannot_be_entered_twice() -> None:
    make_organisation("Harbour Bereavement", kind=OrganisationKind.CHARITY)
    with pytest.raises(IntegrityError):
        make_organisation("Harbour  Bereavement".replace("  ", " "), kind=OrganisationKind.CHARITY)


def test_schools_are_public_and_partners_stay_inside_their_areas() -> None:
    cast = make_cast()
    school, charity = make_school(), make_organisation(area=cast.brackwater)
    assert set(queries.visible_organisations(cast.ada)) == {school, charity}
    assert set(queries.visible_organisations(cast.bo)) == {school}
    with pytest.raises(Missing):
        queries.organisation_of_area(charity.public_id, cast.bo)


def test_an_area_page_is_there_only_for_what_is_or_was_on_its_list() -> None:
    cast = make_cast()
    school = make_school(area=cast.brackwater)
    assert queries.organisation_of_area(school.key, cast.ada) == school
    for key in (school.key, "nothing", "99", "9" * 40, "²"):
        with pytest.raises(Missing):
            queries.organisation_of_area(key, cast.bo)


def test_the_head_is_asked_first_and_only_inside_the_area_that_knows_them() -> None:
    cast = make_cast()
    school = make_school(area=cast.brackwater)
    make_person("Sandra Bright", organisation=school, kind="office_manager", email="office@quayfield.example", is_shared=True)
    make_person("Imran Daud", organisation=school, email="head@quayfield.example")
    make_attachment(cast.elmshire, school)
    asked = queries.people_to_ask(school, area_id=cast.brackwater.pk)
    assert [contact.name for contact in asked] == ["Imran Daud", "Sandra Bright"]
    assert queries.person_to_ask(school, area_id=cast.elmshire.pk) is None
