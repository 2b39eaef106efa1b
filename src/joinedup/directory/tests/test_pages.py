"""Every page of the directory answers to whom it should, within its budget of reads."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from joinedup.accounts.models import Area
from joinedup.accounts.tests.factories import make_area, make_coordinator, make_officer, make_user
from joinedup.directory.choices import RoleKind
from joinedup.directory.models import Attachment, Organisation, Role
from joinedup.directory.tests.factories import (
    make_delegation,
    make_establishment,
    make_log_entry,
    make_organisation,
    make_person,
    make_role,
    make_school,
    make_trust,
)
from joinedup.register.tests import factories as register

pytestmark = pytest.mark.django_db


@pytest.fixture
def area() -> Area:
    return make_area("Brackwater", "brackwater")


@pytest.fixture
def officer(area: Area, client: Client) -> Client:
    client.force_login(make_officer(area))
    return client


def full_school(area: Area) -> Organisation:
    facts = {"latitude": 53.8, "longitude": -1.7, "head_first_name": "Ruth", "head_last_name": "Ellery", "n_pupils": 412, "fsm_share": 0.58}
    school = make_school('St Joseph\'s <b>&</b> "Quotes", =cmd()', area=area, trust=make_trust(), **facts)
    head = make_person("Imran Daud", organisation=school)
    make_role(head, school, RoleKind.DSL)
    make_delegation(make_person("Sandra Bright", organisation=school, kind=RoleKind.OFFICE_MANAGER), school)
    for number in range(5):
        make_log_entry(area, school, make_user(f"Author{number}"), text=f"Note {number}")
    return school


def test_the_list_stays_within_its_budget_whatever_the_rows(area: Area, officer: Client) -> None:
    for number in range(70):
        make_school(f"School number {number:03d}", area=area)
    officer.get(reverse("directory:organisations", args=["brackwater"]))  # the first page of a session also notes the sign-in
    with CaptureQueriesContext(connection) as reads:
        answer = officer.get(reverse("directory:organisations", args=["brackwater"]))
    assert answer.status_code == 200
    assert b"70 schools and partners" in answer.content
    assert len(reads) <= 12, "\n".join(query["sql"][:150] for query in reads)


def test_the_profile_stays_within_its_budget(area: Area, officer: Client) -> None:
    school = full_school(area)
    with CaptureQueriesContext(connection) as reads:
        answer = officer.get(reverse("directory:show_organisation", args=["brackwater", school.key]))
    text = answer.content.decode()
    assert "Imran Daud" in text
    assert "holds 2 roles" in text
    assert "Note 4" in text and "Note 0" not in text  # noqa: PT018 - the three latest
    assert "<b>&</b>" not in text
    assert len(reads) <= 25, "\n".join(query["sql"][:150] for query in reads)


@pytest.mark.parametrize(
    "words", [{"q": "harbour"}, {"kind": "charity"}, {"phase": "Primary"}, {"la_code": "380"}, {"q": "900"}, {"page": "x"}]
)
def test_filters_stand_in_the_address(area: Area, officer: Client, words: dict[str, str]) -> None:
    make_school(area=area)
    make_organisation("Harbour Bereavement", area=area)
    answer = officer.get(reverse("directory:organisations", args=["brackwater"]), words)
    assert answer.status_code == 200
    assert ("Harbour Bereavement" in answer.content.decode()) == (words in ({"q": "harbour"}, {"kind": "charity"}, {"page": "x"}))


def test_the_list_is_downloaded_as_it_is_filtered(area: Area, officer: Client) -> None:
    make_school("=cmd()", area=area)
    make_organisation("Harbour Bereavement", area=area)
    csv = officer.get(reverse("directory:download_organisations", args=["brackwater", "csv"])).content
    assert csv.startswith(b"\xef\xbb\xbf")
    assert b"'=cmd()" in csv
    only = officer.get(reverse("directory:download_organisations", args=["brackwater", "xlsx"]), {"kind": "charity"})
    assert only.content[:2] == b"PK"
    assert officer.get(reverse("directory:download_organisations", args=["brackwater", "exe"])).status_code == 404


def test_every_form_opens_and_says_what_is_missing(area: Area, officer: Client) -> None:
    school, charity = full_school(area), make_organisation(area=area)
    role = Role.objects.filter(organisation=school).first()
    assert role is not None
    one, person = ["brackwater", school.key], role.person.public_id
    pages = [
        ("edit_card", one),
        ("edit_approval_rule", one),
        ("edit_organisation", ["brackwater", charity.key]),
        ("attach_schools", ["brackwater"]),
        ("paste_schools", ["brackwater"]),
        ("attach_all_of", ["brackwater"]),
        ("add_organisation", ["brackwater"]),
        ("add_person", one),
        ("use_head_as_contact", one),
        ("change_person", [*one, person]),
        ("change_role", [*one, role.public_id]),
        ("end_role", [*one, role.public_id]),
        ("hand_over_role", [*one, role.public_id]),
        ("give_delegation", one),
        ("add_unit", one),
        ("write_log_entry", one),
        ("upload_table", ["brackwater", "people"]),
        ("upload_table", ["brackwater", "organisations"]),
    ]
    for name, args in pages:
        address = reverse(f"directory:{name}", args=args)
        assert officer.get(address).status_code == 200, name
        answer = officer.post(address, {"once": "k"})
        if name not in {"use_head_as_contact", "edit_card"}:  # nothing is needed there
            assert answer.status_code == 200, name
            assert "There is a problem" in answer.content.decode(), name
    for name, args in [("log", one), ("detach_organisation", one), ("people", ["brackwater"])]:
        assert officer.get(reverse(f"directory:{name}", args=args)).status_code == 200, name


def test_a_number_that_no_school_has_is_not_taken_for_a_part_of_a_name(area: Area, officer: Client) -> None:
    register.load_schools({**register.OAK, "URN": 900021, "EstablishmentName": "Centre 999999 Oak"})
    text = officer.post(reverse("directory:paste_schools", args=["brackwater"]), {"lines": "999999\n"}).content.decode()
    assert "Which school is" not in text
    assert "Not recognised" in text


def test_a_pasted_list_is_recognised_and_only_the_doubtful_are_asked(area: Area, officer: Client) -> None:
    quayfield = make_establishment("Quayfield Primary School", urn=900901, postcode="TA1 2BC", postcode_key="TA12BC")
    for town in ("Shipley", "Keighley"):
        make_establishment("Holy Family Catholic School", town=town)
    pasted = "900901\nQuayfield prim\nta1 2bc\nHoly Fam\nNowhere High at all\n"
    address = reverse("directory:paste_schools", args=["brackwater"])
    text = officer.post(address, {"lines": pasted, "la_code": "380"}).content.decode()
    assert "3 of 5 lines recognised" in text
    assert "Which school is “Holy Fam”?" in text
    holy = text.split('name="line-0"', 1)[1].split('value="', 1)[1].split('"', 1)[0]
    officer.post(address, {"step": "confirm", "n": "1", "line-0": holy, "urn": [str(quayfield.pk)] * 3})
    assert Attachment.objects.filter(area=area).count() == 2
    assert officer.post(address, {"step": "confirm", "n": "\u00b2", "line-0": holy}).status_code == 302


def test_all_open_schools_of_an_authority_come_in_one_go(area: Area, officer: Client) -> None:
    for _number in range(3):
        make_establishment(la_code="850", la_name="Hampshire")
    make_establishment(la_code="850", la_name="Hampshire", is_open=False, status="Closed")
    address = reverse("directory:attach_all_of", args=["brackwater"])
    page = officer.post(address, {"la_code": "850"}).content.decode()
    assert 'Add its 3 open schools<span class="govuk-visually-hidden">, Hampshire</span>' in page
    officer.post(address, {"step": "confirm", "la_code": "850"})
    assert Attachment.objects.filter(area=area).count() == 3


def test_a_double_press_adds_one_partner(area: Area, officer: Client) -> None:
    address = reverse("directory:add_organisation", args=["brackwater"])
    typed = {"name": "Tall Ships Readers", "kind": "charity", "version": "1", "once": "same"}
    first, second = officer.post(address, typed), officer.post(address, typed)
    assert first["Location"] == second["Location"]
    assert Organisation.objects.filter(kind="charity").count() == 1


def test_a_person_is_added_changed_and_handed_over_by_form(area: Area, officer: Client) -> None:
    school = make_school(area=area)
    one = ["brackwater", school.key]
    officer.post(reverse("directory:add_person", args=one), {"name": "Imran Daud", "email": "Head@q.example", "kind": "head", "once": "1"})
    role = Role.objects.get()
    assert role.person.addresses.get().email == "head@q.example"
    day = {"on_day": "18", "on_month": "12", "on_year": "2030"}
    officer.post(reverse("directory:hand_over_role", args=[*one, role.public_id]), {**day, "name": "Tomasz Wilk", "once": "2"})
    assert Role.objects.get(person__name="Tomasz Wilk").from_on == date(2030, 12, 19)


def test_acting_on_behalf_shows_a_banner_until_it_is_stopped(area: Area, officer: Client) -> None:
    school = make_school("Quayfield Primary", area=area)
    address = reverse("directory:act_on_behalf", args=["brackwater", school.key])
    assert officer.get(address).status_code == 405
    assert "You are acting on behalf of Quayfield Primary" in officer.post(address, follow=True).content.decode()
    officer.post(reverse("directory:stop_on_behalf"))
    page = officer.get(reverse("directory:show_organisation", args=["brackwater", school.key])).content.decode()
    assert "You are acting on behalf" not in page


def test_an_officer_of_another_area_guesses_in_vain(area: Area, client: Client) -> None:
    school, charity = full_school(area), make_organisation(area=area)
    other = make_area("Elmshire", "elmshire")
    client.force_login(make_coordinator(other))
    for slug in ("brackwater", "elmshire"):
        for key in (school.key, charity.key):
            for name in ("show_organisation", "edit_card", "log", "add_person", "detach_organisation"):
                assert client.get(reverse(f"directory:{name}", args=[slug, key])).status_code == 404, (slug, name)
            assert client.post(reverse("directory:act_on_behalf", args=[slug, key])).status_code == 404


def test_a_head_sees_the_list_and_edits_their_own_school_only(area: Area, client: Client) -> None:
    own, other = make_school("Own", area=area), make_school("Other", area=area)
    head = make_user("Imran Daud")
    make_person("Imran Daud", user=head, organisation=own)
    make_person("Hannah Tweddle", email="hannah@other.example", organisation=other)
    client.force_login(head)
    assert client.get(reverse("directory:organisations", args=["brackwater"])).status_code == 200
    assert client.get(reverse("directory:edit_card", args=["brackwater", own.key])).status_code == 200
    assert client.get(reverse("directory:edit_card", args=["brackwater", other.key])).status_code == 404
    page = client.get(reverse("directory:show_organisation", args=["brackwater", other.key])).content.decode()
    assert "Hannah Tweddle" in page
    assert "hannah@other.example" not in page
    assert "Contact log" not in page
    assert client.get(reverse("directory:people", args=["brackwater"])).status_code == 404


def test_the_public_page_shows_the_registers_facts_with_their_day(area: Area, officer: Client) -> None:
    school = make_establishment("Quayfield Primary School", n_pupils=412, website="www.quayfield.example")
    page = officer.get(reverse("directory:show_school", args=[school.pk])).content.decode()
    assert "as published on 24 May 2025" in page
    assert "Add to the list of Brackwater" in page
    officer.post(reverse("directory:attach_school", args=["brackwater", school.pk]))
    assert "The page of this school in Brackwater" in officer.get(reverse("directory:show_school", args=[school.pk])).content.decode()
    assert officer.get(reverse("directory:show_school", args=[1])).status_code == 404


def test_who_left_stands_in_the_past_without_a_way_to_reach_them(area: Area, officer: Client) -> None:
    school = full_school(area)
    left = make_person("Former Head", email="former@q.example")
    make_role(left, school, from_on=date(2019, 9, 1), until_on=date(2022, 8, 31))
    page = officer.get(reverse("directory:show_organisation", args=["brackwater", school.key])).content.decode()
    assert "Who held a role here before" in page
    shown = officer.get(reverse("directory:show_person", args=["brackwater", school.key, left.public_id])).content.decode()
    assert "31 August 2022" in shown
    assert "we show no address" in shown
    assert "former@q.example" not in page + shown
    present = school.roles.filter(until_on__isnull=True).earliest("pk").person
    shown = officer.get(reverse("directory:show_person", args=["brackwater", school.key, present.public_id])).content.decode()
    assert present.addresses.get().email in shown
