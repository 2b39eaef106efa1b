"""A table that was put in can be undone, except for what somebody has built on since."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from joinedup.accounts.models import Area
from joinedup.accounts.tests.factories import actor_for, make_area, make_officer
from joinedup.audit import queries as audit
from joinedup.core import clock
from joinedup.core.refusals import Refused
from joinedup.directory import services
from joinedup.directory.models import Address, Organisation, Person, Role, Upload
from joinedup.directory.tests.factories import (
    make_attachment,
    make_establishment,
    make_log_entry,
    make_organisation,
    make_person,
    make_school,
)
from joinedup.jobs.services.schedules import regular

pytestmark = pytest.mark.django_db


@pytest.fixture
def area(client: Client) -> Area:
    area = make_area("Brackwater", "brackwater")
    client.force_login(make_officer(area))
    return area


def put_in(client: Client, kind: str, table: str) -> Upload:
    file = SimpleUploadedFile("table.csv", table.encode())
    client.post(reverse("directory:upload_table", args=["brackwater", kind]), {"file": file})
    upload = Upload.objects.latest("pk")
    page = client.post(reverse("directory:check_table", args=["brackwater", upload.public_id]), follow=True).content.decode()
    assert "You can undo it until" in page
    return upload


def undo(client: Client, upload: Upload) -> str:
    """Read what would stay, press, and return both pages."""
    address = reverse("directory:undo_table", args=["brackwater", upload.public_id])
    before = client.get(address).content.decode()
    return before + client.post(address, follow=True).content.decode()


def test_an_undone_table_of_partners_leaves_what_was_there_and_what_was_built_on(area: Area, client: Client) -> None:
    there, school = make_organisation("Already Here", area=area), make_establishment("Quayfield Primary")
    table = f"Name,Kind,URN\nHarbour,Employer,\nBuilt On,Employer,\nRenamed,Employer,\nShared,Employer,\nQuayfield,School,{school.pk}\n"
    upload = put_in(client, "organisations", table + "Already Here,Charity or community group,\n")
    assert upload.user is not None
    make_log_entry(area, Organisation.objects.get(name="Built On"), upload.user)
    Organisation.objects.filter(name="Renamed").update(version=2)
    make_attachment(make_area("Elmshire", "elmshire"), Organisation.objects.get(name="Shared"))
    pages = undo(client, upload)
    assert "Take 2 entries back" in pages
    assert "3 entries stay" in pages
    assert "Something has been noted, given or agreed since" in pages
    assert "Somebody has changed it since" in pages
    listed = area.attachments.values_list("organisation__name", flat=True)
    assert sorted(listed) == ["Already Here", "Built On", "Renamed", "Shared"]
    assert set(Organisation.objects.values_list("name", flat=True)) == {*listed, "Quayfield Primary"}
    assert there.version == 1
    assert [line.verb for line in audit.entries_about(upload.subject)] == ["table.uploaded", "table.undone"]


def test_an_undone_table_of_people_takes_new_people_and_addresses_with_it(area: Area, client: Client) -> None:
    school = make_school("Quayfield Primary", area=area)
    known = make_person("Imran Daud", email="imran@q.example", organisation=school)
    rows = [("Imran Daud", "imran@q.example", "DSL"), ("New Face", "new@q.example", "Head"), ("Kept Face", "kept@q.example", "Head")]
    upload = put_in(client, "people", "Name,E-mail address,Role,URN\n" + "".join(f"{n},{e},{r},{school.urn}\n" for n, e, r in rows))
    kept = Role.objects.get(person__name="Kept Face")
    services.end_role(role=kept, on=clock.today(), by=actor_for(upload.user, area))
    pages = undo(client, upload)
    assert "Kept Face, Quayfield Primary" in pages
    assert sorted(Person.objects.values_list("name", flat=True)) == ["Imran Daud", "Kept Face"]
    assert sorted(Address.objects.values_list("email", flat=True)) == ["imran@q.example", "kept@q.example"]
    assert known.roles.count() == 1


def test_nobody_undoes_twice_too_late_or_for_somebody_else(area: Area, client: Client) -> None:
    upload = put_in(client, "organisations", "Name,Kind\nHarbour,Employer\n")
    with pytest.raises(Refused):
        services.undo_upload(upload=upload, by=actor_for(make_officer(area, "Other Officer"), area))
    undo(client, upload)
    assert not Organisation.objects.exists()
    upload.refresh_from_db()
    with pytest.raises(Refused):
        services.undo_upload(upload=upload, by=actor_for(upload.user, area))
    late = put_in(client, "organisations", "Name,Kind\nHarbour,Employer\n")
    Upload.objects.filter(pk=late.pk).update(created_at=clock.now() - timedelta(days=31))
    assert "Undo this table" not in undo(client, late)
    assert Organisation.objects.exists()


def test_old_tables_are_deleted_every_night(area: Area, client: Client) -> None:
    put_in(client, "organisations", "Name,Kind\nHarbour,Employer\n")
    waiting = Upload.objects.create(area=area, user=Upload.objects.get().user, kind="people", file_name="people.csv")
    for days, left in ((6, 2), (8, 1), (31, 0)):
        Upload.objects.update(created_at=clock.now() - timedelta(days=days))
        services.purge_uploads()
        assert Upload.objects.count() == left, waiting
    assert regular["directory.purge_uploads"].work is services.purge_uploads
