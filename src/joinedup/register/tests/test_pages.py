"""Loading a file in the browser, and the finder's page."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from joinedup.accounts.models import User
from joinedup.accounts.tests.factories import make_area, make_officer, make_user
from joinedup.jobs.services import run_due
from joinedup.register.models import ImportReport
from joinedup.register.tests import factories as f
from joinedup.register.tests import pages

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator() -> User:
    return make_user("Ina Installer", is_administrator=True)


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_a_file_is_uploaded_checked_confirmed_and_loaded(administrator: User) -> None:
    client = signed_in(administrator)
    file = SimpleUploadedFile("schools_20240901.csv", f.table(f.SCHOOLS, f.OAK, f.OAK))
    response = client.post(reverse("register:upload_register"), {"file": file})
    assert response.status_code == 302
    assert response["Location"].startswith("/jobs/")
    run_due()
    report = ImportReport.objects.get()
    show = reverse("register:show_import", args=[report.public_id])
    page = client.get(show).content.decode()
    assert "What the file would change" in page
    assert "stands already in line 2" in page
    assert not f.Establishment.objects.exists()
    load = reverse("register:confirm_import", args=[report.public_id])
    assert client.post(load).status_code == 302
    assert client.post(load)["Location"] == show, "a second press shows how far it is"
    run_due()
    report.refresh_from_db()
    assert (report.state, report.n_created, report.n_rejected) == ("done", 1, 1)
    assert "Download the report" in client.get(show).content.decode()
    csv = b"".join(client.get(reverse("register:download_report", args=[report.public_id])))  # type: ignore[arg-type]
    assert csv.startswith(b"\xef\xbb\xbfline,URN")


def test_before_an_older_file_is_loaded_its_page_says_what_is_doubtful_about_it(administrator: User) -> None:
    f.load_schools(f.OAK, on="20240901")
    client = signed_in(administrator)
    older = f.table(f.SCHOOLS, {**f.OAK, "URN": "900009"})
    client.post(reverse("register:upload_register"), {"file": SimpleUploadedFile("schools_20220901.csv", older)})
    run_due()
    report = ImportReport.objects.get(file_name="schools_20220901.csv")
    show = reverse("register:show_import", args=[report.public_id])
    assert "may have closed since 1 September 2022" in client.get(show).content.decode()
    client.post(reverse("register:confirm_import", args=[report.public_id]))
    run_due()
    page = client.get(show).content.decode()
    assert "Download the report" in page
    assert "may have closed since 1 September 2022" in page, "it stands there for who reads it later"


def test_a_wrong_file_is_refused_on_the_form(administrator: User) -> None:
    file = SimpleUploadedFile("schools.csv", b"Name,Town\nOak,Shipley\n")
    page = signed_in(administrator).post(reverse("register:upload_register"), {"file": file}).content.decode()
    assert "The file has no column URN" in page
    assert not ImportReport.objects.exists()


def test_a_check_that_is_refused_says_why_on_the_import(administrator: User) -> None:
    report = pages.upload(administrator, f.table(f.SCHOOLS))
    assert (report.state, report.failure) == ("failed", "The file has its columns but no rows. Download it again.")


def test_an_officer_may_look_but_not_load() -> None:
    summary = f.load_schools(f.OAK)
    client = signed_in(make_officer(make_area()))
    assert "Load a register file" not in client.get(reverse("register:imports")).content.decode()
    assert client.get(reverse("register:show_import", args=[summary.report_id])).status_code == 200
    assert client.get(reverse("register:upload_register")).status_code == 404
    assert client.post(reverse("register:confirm_import", args=[summary.report_id])).status_code == 404


def test_the_finder_answers_with_urn_and_place() -> None:
    f.load_schools(f.OAK)
    client = signed_in(make_user())
    page = client.get(reverse("register:find"), {"q": "oka primary"}).content.decode()
    assert "Oak Primary School" in page
    assert "900001" in page
    assert "Shipley" in page
    found = client.get(reverse("register:suggest"), {"q": "oak"}).json()["found"]
    label = "Oak Primary School, URN 900001, Shipley"
    assert found == [{"value": "900001", "label": label, "urn": 900001, "name": "Oak Primary School", "place": "Shipley"}]


def test_the_finder_needs_few_queries(django_assert_max_num_queries: object) -> None:
    assert callable(django_assert_max_num_queries)
    f.load_schools(f.OAK, f.ELM)
    client = signed_in(make_user())
    client.get(reverse("register:find"), {"q": "oak"})
    with django_assert_max_num_queries(14):
        client.get(reverse("register:find"), {"q": "oak shipley"})


def test_the_finder_and_the_imports_stand_in_the_menu(administrator: User) -> None:
    f.load_schools(f.OAK)
    page = signed_in(administrator).get("/", follow=True).content.decode()
    assert reverse("register:find") in page
    assert reverse("register:imports") in page
    officer = signed_in(make_officer(make_area("Brackwater", "brackwater")))
    page = officer.get(reverse("register:find")).content.decode()
    assert "What the national register holds" in page
    assert reverse("register:find") in officer.get("/a/brackwater/organisations/").content.decode()
    page = signed_in(make_user()).get(reverse("register:find")).content.decode()
    assert reverse("register:imports") not in page
