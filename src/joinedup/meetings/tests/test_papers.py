"""Papers that cannot be taken: each is refused with a sentence that says what to do."""

from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse

from joinedup.accounts.models import User
from joinedup.accounts.tests import factories as accounts
from joinedup.files import services as files
from joinedup.meetings import forms
from joinedup.meetings.tests import factories


@pytest.mark.django_db
def test_a_program_that_is_called_pdf_is_refused_on_the_page(client: Client) -> None:
    area = accounts.make_area()
    meeting = factories.make_meeting(area)
    client.force_login(User.objects.get(pk=factories.runner_of(meeting).user_id))
    url = reverse("meetings:add_paper", args=[area.slug, meeting.public_id, factories.item(meeting, "Attendance").public_id])
    page = client.post(url, {"file": SimpleUploadedFile("budget.pdf", b"MZ\x90\x00" + bytes(200), content_type="application/pdf")})
    assert "The name ends in .pdf, but the file is something else. Open it and save it again." in unescape(page.content.decode())


def test_a_paper_of_200_megabytes_and_a_program_are_refused_by_the_form() -> None:
    film = SimpleUploadedFile("film.pdf", b"%PDF-1.7")
    film.size = 200 * 1024 * 1024
    for file, words in ((film, "The file is larger than 20 MB. Choose a smaller one"), (SimpleUploadedFile("tool.exe", b"MZ"), "tool.exe")):
        assert words in str(forms.PaperForm({}, {"file": file}).errors)


@pytest.mark.django_db
def test_the_virus_scanner_looks_before_anything_is_locked(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    area = accounts.make_area()
    meeting = factories.make_meeting(area)
    client.force_login(User.objects.get(pk=factories.runner_of(meeting).user_id))
    url = reverse("meetings:add_paper", args=[area.slug, meeting.public_id, factories.item(meeting, "Attendance").public_id])
    depth, at_scan = len(connection.savepoint_ids), []
    monkeypatch.setattr(files.scanners, "_items", {"tests": lambda path: at_scan.append(len(connection.savepoint_ids)) or True})
    page = client.post(url, {"file": SimpleUploadedFile("plan.txt", b"94.1"), "once": "a-key"})
    assert (page.status_code, at_scan) == (302, [depth])
