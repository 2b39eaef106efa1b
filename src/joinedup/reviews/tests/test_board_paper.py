"""The paper for the board: two pages, with purpose, cost, days, risk, the way out and what it decides."""

import io

import pytest
from pypdf import PdfReader

from joinedup.partnerships.models import Partnership
from joinedup.reviews import documents, queries, services
from joinedup.reviews.services.weigh_ups import Verdict
from joinedup.reviews.tests import factories

pytestmark = pytest.mark.django_db
LONG = "It takes much longer than anybody thought at first, and who pays for it in the end is not clear to any of us today. " * 3


def _all_said(weigh_up: object, by: object) -> None:
    from joinedup.reviews import choices

    for side in choices.Side:
        said = {item.code: services.WeightDetails(3, 2, "our whole leadership team", LONG[:300]) for item in choices.items_of(side.value)}
        services.weigh_side(weigh_up=weigh_up, side=side.value, said=said, expected=weigh_up.version, by=by)  # type: ignore[arg-type,attr-defined]


def test_the_fullest_paper_has_two_pages_and_says_it_all() -> None:
    scene = factories.make_scene()
    weigh_up, by = factories.make_weigh_up(scene, full=False), scene.lead(scene.oak)
    Partnership.objects.update(exit_money=LONG, exit_keeps=LONG, purpose=LONG, aims="\n".join([LONG[:300]] * 5))
    _all_said(weigh_up, by)
    weigh_up.partnership.refresh_from_db()  # type: ignore[union-attr]
    verdict = Verdict("if", LONG[:600], "Take part for one year.\nName a governor who looks at it in June.")
    services.conclude_weigh_up(weigh_up=weigh_up, verdict=verdict, expected=weigh_up.version, by=by)
    name, made = documents.board_paper(queries.sheet_of(weigh_up, by), "pdf")
    read = PdfReader(io.BytesIO(made))
    text = " ".join(" ".join(page.extract_text() for page in read.pages).split())
    assert len(read.pages) == 2
    assert name.startswith("2026-11-09")
    for words in (
        "What it is for",
        "£250.00",
        "6 half-days",
        "A partner does not do its part",
        "The way out",
        "12 weeks",
        "Name a governor",
    ):
        assert words in text, words


def test_without_a_partnership_it_still_says_what_was_weighed() -> None:
    scene = factories.make_scene()
    by = scene.lead(scene.oak)
    weigh_up = services.start_weigh_up(organisation=scene.oak, about=queries.About("own", "A bus for three schools"), by=by)
    services.weigh_side(weigh_up=weigh_up, side="benefits", said=factories.BENEFITS, expected=weigh_up.version, by=by)
    name, made = documents.board_paper(queries.sheet_of(weigh_up, by), "word")
    assert name.endswith(".docx")
    assert made[:2] == b"PK"
