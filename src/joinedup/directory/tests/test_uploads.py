"""Upload, check, confirm: good rows go in without the bad ones, twice does no harm."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from joinedup.accounts.models import Area
from joinedup.accounts.tests.factories import make_area, make_officer
from joinedup.directory.models import Organisation, Role, Upload
from joinedup.directory.tests.factories import make_establishment, make_organisation, make_person, make_school

pytestmark = pytest.mark.django_db


@pytest.fixture
def area(client: Client) -> Area:
    area = make_area("Brackwater", "brackwater")
    client.force_login(make_officer(area))
    return area


def send(client: Client, kind: str, table: str, name: str = "table.csv") -> str:
    file = SimpleUploadedFile(name, table.encode())
    return client.post(reverse("directory:upload_table", args=["brackwater", kind]), {"file": file}, follow=True).content.decode()


def confirm(client: Client) -> None:
    upload = Upload.objects.latest("pk")
    client.post(reverse("directory:check_table", args=["brackwater", upload.public_id]))


def test_good_partners_go_in_without_the_bad_and_twice_is_once(area: Area, client: Client) -> None:
    school = make_establishment("Quayfield Primary")
    table = (
        "Name,Kind,URN,Postcode,Colour\n"
        '"Harbour, ""Bereavement"" 😀",Charity or community group,,TA1 2BC,red\n'
        "=cmd(),Employer,,,\n"
        "Zed,spaceship,,,\n"
        ",Employer,,,\n"
        f"Quayfield,School,{school.pk},,\n"
        "Nowhere,School,999999,,\n"
    )
    page = send(client, "organisations", table)
    assert "Put 3 rows in" in page
    assert "3 rows to mend" in page
    assert "We left out columns that we do not know: Colour" in page
    for _press in range(2):
        confirm(client)
    send(client, "organisations", table)
    confirm(client)
    assert sorted(Organisation.objects.values_list("name", flat=True)) == ["=cmd()", 'Harbour, "Bereavement" 😀', "Quayfield Primary"]
    assert area.attachments.count() == 3


def test_people_are_recognised_by_address_and_placed_on_the_list(area: Area, client: Client) -> None:
    school = make_school("Quayfield Primary", area=area)
    make_organisation("Tall Ships Readers", area=area)
    known = make_person("Imran Daud", email="imran@quayfield.example")
    table = (
        "Name,E-mail address,Role,URN,School,Since\n"
        f"I Daud,Imran@Quayfield.example,Head,{school.urn},,05/09/2024\n"
        "Femi Adeyemi,femi@ships.example,Partnerships lead,,Tall ships readers,\n"
        "Ghost,ghost@x.example,Head,,Nowhere,\n"
        "Wrong,not an address,Head,,Tall Ships Readers,\n"
        "Later,later@x.example,Head,,Tall Ships Readers,31/02/2026\n"
    )
    page = send(client, "people", table)
    assert "Put 2 rows in" in page
    assert "It is not on your list" in page
    assert "Headteacher or principal</td>" in page
    assert "first 50 rows" not in page
    for _press in range(2):
        confirm(client)
    assert Role.objects.count() == 2
    assert Role.objects.get(organisation=school).person == known


def test_a_last_day_that_is_past_needs_a_first_day_and_holds_up_nobody_else(area: Area, client: Client) -> None:
    school = make_school("Quayfield Primary", area=area)
    rows = f"Gone,gone@x.example,Head,{school.urn},,1/9/2020\nThere,there@x.example,Head,{school.urn},,\n"
    page = send(client, "people", "Name,E-mail address,Role,URN,Since,Until\n" + rows)
    assert "Put 1 row in" in page
    assert "Enter the first day, too: empty, it is the known one or today." in page
    confirm(client)
    assert [role.person.name for role in Role.objects.all()] == ["There"]


def days_held() -> list[tuple[str, str]]:
    return [(str(role.from_on), str(role.until_on or "")) for role in Role.objects.order_by("from_on")]


@pytest.fixture
def head(area: Area) -> Role:
    school = make_school("Quayfield Primary", area=area)
    make_person("Imran Daud", email="imran@quayfield.example", organisation=school, area=area)
    Role.objects.update(from_on="2025-09-01")
    return Role.objects.get()


def table_of(head: Role, *, since: str = "", until: str = "") -> str:
    row = f"Imran Daud,imran@quayfield.example,Head,{head.organisation.urn},{since},{until}\n"
    return "Name,E-mail address,Role,URN,Since,Until\n" + row


def test_what_somebody_did_there_before_is_written_down_beside_what_they_do_now(head: Role, client: Client) -> None:
    for _time in range(2):
        send(client, "people", table_of(head, since="1/9/2019", until="31/8/2021"))
        confirm(client)
        assert days_held() == [("2019-09-01", "2021-08-31"), ("2025-09-01", "")]


def test_a_role_that_ends_later_stays_one_however_often_its_table_comes(head: Role, client: Client) -> None:
    Role.objects.update(until_on="2099-06-11")
    file = client.get(reverse("directory:download_people", args=["brackwater", "csv"])).content.decode("utf-8-sig")
    send(client, "people", file)
    confirm(client)
    assert days_held() == [("2025-09-01", "2099-06-11")]


def test_a_role_that_a_table_ends_is_told_and_runs_on_after_an_undo(head: Role, client: Client) -> None:
    send(client, "people", table_of(head, until="31/10/2026"))
    confirm(client)
    upload = Upload.objects.get()
    assert days_held() == [("2025-09-01", "2026-10-31")]
    page = client.get(reverse("directory:check_table", args=["brackwater", upload.public_id])).content.decode()
    assert "1 role that somebody held got its last day." in page
    assert "stayed as it was" not in page
    client.post(reverse("directory:undo_table", args=["brackwater", upload.public_id]))
    assert days_held() == [("2025-09-01", "")]


def test_an_undo_leaves_ended_what_somebody_has_changed_or_begun_since(head: Role, client: Client) -> None:
    send(client, "people", table_of(head, until="31/10/2026"))
    confirm(client)
    head.pk = None
    Role.objects.bulk_create([Role(person=head.person, organisation=head.organisation, kind=head.kind, from_on="2026-11-01")])
    client.post(reverse("directory:undo_table", args=["brackwater", Upload.objects.get().public_id]))
    assert days_held() == [("2025-09-01", "2026-10-31"), ("2026-11-01", "")]


def test_the_words_for_roles_and_kinds_are_listed(area: Area, client: Client) -> None:
    people, partners = (client.get(reverse("directory:upload_table", args=["brackwater", kind])) for kind in ("people", "organisations"))
    assert "one of “Headteacher or principal”, “" in people.content.decode()
    assert "“Charity or community group”, “" in partners.content.decode()


@pytest.mark.parametrize("content", ["", "%PDF-1.7 no table", "Colour,Size\nred,1\n"])
def test_a_file_that_is_no_such_table_is_refused_with_the_mend(area: Area, client: Client, content: str) -> None:
    page = send(client, "people", content)
    assert "There is a problem" in page
    assert Upload.objects.count() == 0


def test_a_download_goes_back_in_as_it_came_out(area: Area, client: Client) -> None:
    make_organisation("Harbour Bereavement", area=area)
    make_school("=1+1 School", area=area)
    out = client.get(reverse("directory:download_organisations", args=["brackwater", "csv"])).content.decode("utf-8-sig")
    assert "Put 2 rows in" in send(client, "organisations", out)
    confirm(client)
    assert Organisation.objects.count() == 2


def test_nobody_else_sees_or_confirms_a_table(area: Area, client: Client) -> None:
    send(client, "organisations", "Name,Kind\nZed,Employer\n")
    address = reverse("directory:check_table", args=["brackwater", Upload.objects.get().public_id])
    client.force_login(make_officer(area, "Other Officer"))
    assert client.get(address).status_code == 404
    assert client.post(address).status_code == 404
