"""The agreement on paper says what the page says, down to the fingerprint."""

import io
import re
import zipfile
from datetime import timedelta

import pytest
from pypdf import PdfReader

from joinedup.accounts.tests import factories as accounts
from joinedup.core import clock
from joinedup.directory.choices import Approver
from joinedup.partnerships import documents, queries, services
from joinedup.partnerships.models import Agreement, AgreementVersion
from joinedup.partnerships.tests import factories

pytestmark = pytest.mark.django_db


def _signed_by_one() -> tuple[Agreement, AgreementVersion]:
    agreement = factories.make_open_agreement(accounts.make_area())
    oak, elm = factories.partners(agreement)
    factories.sign(agreement, oak)
    elm.organisation.approver = Approver.BOARD.value
    elm.organisation.save()
    signing = factories.signing_of(agreement, name="Hannah Tweddle", board_on=clock.today() + timedelta(days=8))
    services.sign_agreement(partner=elm, signing=signing, by=factories.lead_of(elm))
    agreement = queries.agreement_of(agreement.partnership)
    version = queries.version_to_sign(agreement)
    assert version is not None
    return agreement, version


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_the_pdf_holds_signatures_exit_terms_and_the_fingerprint() -> None:
    agreement, version = _signed_by_one()
    made = documents.agreement_document(agreement, version, "pdf")
    reader = PdfReader(io.BytesIO(made.content))
    text = _squeezed("".join(page.extract_text() for page in reader.pages))
    assert version.hash in text
    assert "12weeks,inwriting" in _squeezed(reader.pages[0].extract_text())
    assert "ImranDaud" in text
    assert "Waitsfortheboard" in text
    assert made.name.endswith("agreement version 1.pdf")
    assert agreement.partnership.name in made.name
    catalogue = reader.trailer["/Root"]
    assert catalogue["/MarkInfo"]["/Marked"]  # type: ignore[index]


def test_the_word_file_says_the_same() -> None:
    agreement, version = _signed_by_one()
    made = documents.agreement_document(agreement, version, "word")
    words = zipfile.ZipFile(io.BytesIO(made.content)).read("word/document.xml").decode()
    text = _squeezed(re.sub(r"<[^>]+>", "", words))
    assert version.hash in text
    assert "HannahTweddle" in text
    assert made.name.endswith(".docx")
    assert 'w:lang w:val="en-GB"' in zipfile.ZipFile(io.BytesIO(made.content)).read("word/styles.xml").decode()


def test_the_board_reads_two_pages_at_most() -> None:
    area = accounts.make_area()
    by = accounts.officer_actor(area)
    agreement = queries.agreement_of(factories.make_partnership(area, by=by))
    factories.write_all(agreement, by=by, words="Long words about this part. " * 60)
    for partner in (None, factories.partners(agreement)[0]):
        reader = PdfReader(io.BytesIO(documents.board_paper(agreement, partner).content))
        assert len(reader.pages) <= 2
        text = "".join(page.extract_text() for page in reader.pages)
        assert "What you decide tonight" in text
