"""The handbook says who does what, how, whom to reach and when; as PDF and Word."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from docx import Document
from pypdf import PdfReader

from joinedup.accounts.tests import factories as accounts
from joinedup.actions.tests import factories as actions
from joinedup.core import clock
from joinedup.groups.tests import factories as groups
from joinedup.handbook import documents, queries
from joinedup.handbook.tests import factories
from joinedup.partnerships.tests import factories as partnerships

pytestmark = pytest.mark.django_db


def test_it_holds_everything_that_somebody_new_needs(client: Client) -> None:
    area = accounts.make_area()
    user = accounts.make_officer(area)
    agreement = partnerships.make_agreement(area, by=accounts.actor_for(user, area))
    partnership, by = agreement.partnership, accounts.actor_for(user, area)
    head = queries.people_inside(partnership)[0]
    actions.make_action(area, "Book the coach", by=by, owner=head, about=partnership.subject)
    actions.make_action(area, "Nothing to do with it", by=by)
    actions.make_milestone(area, "All classes have been", by=by, on=clock.today() + timedelta(days=20), about=partnership.subject)
    groups.make_group(area, partnership=partnership, by=by)
    factories.make_risk(partnership, by=by)
    book = queries.handbook_of(partnership, by)
    name, pdf = documents.handbook_document(book, "pdf")
    assert name.endswith("handbook.pdf")
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())
    wanted = (
        "Book the coach",
        "All classes have been",
        "The minibus is no longer paid for",
        "Head of Elm",
        "@school.example",
        "We agree on this.",
    )
    assert [words for words in wanted if words not in text] == []
    assert "Nothing to do with it" not in text
    _name, word = documents.handbook_document(book, "word")
    said = "\n".join(cell.text for table in Document(BytesIO(word)).tables for row in table.rows for cell in row.cells)
    assert "Book the coach" in said
    client.force_login(user)
    assert "1 action still to do" in client.get(reverse("handbook:show_handbook", args=[area.slug, partnership.public_id])).content.decode()
    assert client.get(reverse("handbook:download_handbook", args=[area.slug, partnership.public_id, "text"])).status_code == 404
    client.force_login(accounts.make_officer(area, "Dee Drew"))  # runs the area, and is no partner
    page = client.get(reverse("handbook:show_handbook", args=[area.slug, partnership.public_id])).content.decode()
    assert "s own people" in page
