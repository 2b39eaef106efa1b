"""Upload, check, confirm, undo; download in the same shape."""

import csv
import io
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from joinedup.brokerage import choices, services
from joinedup.brokerage.models import Need, Offer, Topic, Upload
from joinedup.brokerage.tests.factories import Cast, make_cast, make_need, on_the_day
from joinedup.brokerage.tests.test_needs_pages import browser, page, press
from joinedup.core.refusals import Missing, Refused

pytestmark = pytest.mark.django_db
HEAD = "URN,School or partner,Need or offer,Topics,In a few words,Size,How soon,At most half-days\n"


@pytest.fixture
def cast() -> Iterator[Cast]:
    with on_the_day():
        yield make_cast()


def upload(cast: Cast, text: str, who: str = "ada") -> str:
    file = SimpleUploadedFile("list.csv", text.encode())
    return press(browser(getattr(cast, who)), "upload_list", cast.brackwater.slug, file=file)


def enter(cast: Cast, **data: Any) -> str:
    return press(browser(cast.ada), "check_upload", cast.brackwater.slug, Upload.objects.order_by("-id")[0].public_id, **data)


def test_a_list_is_checked_first_and_entered_on_behalf_after_a_press(cast: Cast) -> None:
    text = HEAD + f"{cast.oak.urn},,need,F2,Mornings,visit,3,\n,Ash Primary,offer,B1; B2,Come and see,short_spell,,12\n"
    assert "2 rows can go in" in upload(cast, text)
    assert not Need.objects.exists()
    assert "The list is entered" in enter(cast)
    need, offer = Need.objects.get(), Offer.objects.get()
    assert (need.entered, need.awaits_confirmation, need.urgency) == (choices.Entered.UPLOAD, True, 3)
    assert (offer.topics.count(), offer.capacity, offer.half_days) == (2, 12, 4)


def test_each_bad_row_says_where_what_and_how_to_mend_and_the_good_ones_go_in(cast: Cast) -> None:
    urn = cast.oak.urn
    text = HEAD + (
        f"{urn},,need,B1,,visit,2,\n"
        "999999,,need,B1,,visit,2,\n"
        f"{urn},,need,Dragons,,visit,2,\n"
        f"{urn},,need,B1,,enormous,2,\n"
        f"{urn},,need,B1,for A123456789012,visit,2,\n"
        f"{urn},,perhaps,B1,,visit,2,\n"
        f"{urn},,need,,,visit,2,\n"
    )
    shown = upload(cast, text)
    assert "1 row can go in" in shown
    assert "6 rows need mending" in shown
    for words in ("999999", "Dragons", "enormous", "names a pupil", "perhaps"):
        assert words in shown
    report = page(browser(cast.ada), "download_faults", cast.brackwater.slug, Upload.objects.get().public_id)
    assert len(list(csv.reader(io.StringIO(report)))) == 7
    enter(cast)
    assert Need.objects.count() == 1


def test_the_words_of_each_column_are_listed_and_the_empty_table_begins_with_a_row_in_words(cast: Cast) -> None:
    shown = page(browser(cast.ada), "upload_list", cast.brackwater.slug)
    for words in ("One of: “Need”, “Offer”.", "Needs only. One of: “This half-term”, “This school year”", "“A visit (one half-day)”"):
        assert words in shown
    assert "usual of its topic. One of: “The co-ordinator”, “" in shown
    table = page(browser(cast.ada), "download_template", cast.brackwater.slug, "csv")
    assert ",Need,Phonics and early reading,,Phonics in Year 1,Somebody comes to the school that asked,A visit (one half-day)," in table
    assert "1 row can go in" in upload(cast, table.lstrip("\ufeff").replace("143032", str(cast.oak.urn)))


def test_a_list_is_shown_in_the_words_of_topics_and_sizes_and_its_faults_in_order_of_rows(cast: Cast) -> None:
    urn = cast.oak.urn
    shown = upload(cast, HEAD + f"{urn},,need,F2,,visit,3,\n{urn},,need,Dragons,,visit,3,\n{urn},,want,B1,,visit,3,\n")
    assert "Absence from anxiety, severe absence" in shown
    assert "A visit (one half-day)" in shown
    assert shown.index("Dragons") < shown.index("want<")
    assert "Enter one of: “Need”, “Offer”." in shown
    entered = enter(cast)
    assert "Need: Absence from anxiety, severe absence" in entered


def test_nobody_uploads_what_they_could_not_see(cast: Cast) -> None:
    shown = upload(cast, f"URN,Need or offer,Topics,Size,Who may see it\n{cast.oak.urn},need,B1,visit,Only us\n")
    assert "1 row needs mending" in shown
    assert "Enter one of: “The co-ordinator”, “" in shown


def test_a_list_is_entered_once_and_can_be_undone(cast: Cast) -> None:
    upload(cast, HEAD + f"{cast.oak.urn},,need,F2,,visit,3,\n")
    enter(cast)
    row = Upload.objects.get()
    with pytest.raises(Refused, match="already"):
        services.enter_upload(upload=row, by=cast.ada)
    assert "undone" in enter(cast, undo="yes")
    assert Need.objects.get().state == choices.State.WITHDRAWN


def test_what_is_downloaded_can_be_uploaded_again_and_changes_only_what_differs(cast: Cast) -> None:
    make_need(cast.oak, cast.brackwater, topic="B1", detail="=1+1")
    make_need(cast.ash, cast.brackwater, topic="B2", detail="=2+2")
    text = page(browser(cast.ada), "download_list", cast.brackwater.slug, "csv")
    assert "2 rows can go in" in upload(cast, text.replace("'=2+2", "Less noise"))
    shown = enter(cast)
    assert "1 entry changed. 1 entry was as it stood." in shown
    assert sorted(Need.objects.values_list("detail", flat=True)) == ["=1+1", "Less noise"]


def downloaded(cast: Cast) -> str:
    return page(browser(cast.ada), "download_list", cast.brackwater.slug, "csv").lstrip("\ufeff")


def test_a_row_of_what_is_out_of_date_is_left_out_and_never_entered_twice(cast: Cast) -> None:
    make_need(cast.oak, cast.brackwater, topic="F2")
    Need.objects.update(state=choices.State.EXPIRED)
    upload(cast, downloaded(cast))
    shown = enter(cast)
    assert "It is “Out of date” and was left as it is. See to it on its page, or empty its reference to enter it anew." in shown
    assert Need.objects.count() == 1


def test_a_list_that_says_something_else_about_who_may_see_it_says_that_it_does_not_change_that(cast: Cast) -> None:
    make_need(cast.oak, cast.brackwater, topic="B1")
    usual, other = (str(choices.Visibility(value).label) for value in (Need.objects.get().shares.get().visibility, "area"))
    table = downloaded(cast)
    assert usual in table
    rows = list(csv.reader(io.StringIO(table)))
    out = io.StringIO()
    csv.writer(out).writerows([[other if cell == usual else cell for cell in row] for row in rows])
    upload(cast, out.getvalue())
    assert "A list does not change who may see it." in enter(cast)
    assert str(choices.Visibility(Need.objects.get().shares.get().visibility).label) == usual


def test_the_name_of_a_sensitive_topic_goes_in_with_the_star_that_the_page_shows(cast: Cast) -> None:
    name = Topic.objects.filter(is_sensitive=True)[0].name
    assert "1 row can go in" in upload(cast, HEAD + f'{cast.oak.urn},,need,"{name} *",,visit,3,\n')


def test_a_download_says_no_day_of_confirming_for_what_the_school_has_not_confirmed(cast: Cast) -> None:
    make_need(cast.oak, cast.brackwater, topic="F2", by=cast.ada)
    make_need(cast.oak, cast.brackwater, topic="B1", by=cast.oak_head)
    said = {row["Topics"]: row["Last confirmed"] for row in csv.DictReader(io.StringIO(downloaded(cast)))}
    assert (said["F2"], bool(said["B1"])) == ("", True)


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "empty"), (b"%PDF-1.7 \x00", "not a table"), (b"Name,Colour\nx,y\n", "no column"), (b"PK\x03\x04xx", "open")],
)
def test_a_wrong_file_is_refused_with_what_to_do(cast: Cast, content: bytes, words: str) -> None:
    file = SimpleUploadedFile("list.csv", content)
    shown = press(browser(cast.ada), "upload_list", cast.brackwater.slug, file=file)
    assert "There is a problem" in shown
    assert words in shown


@pytest.mark.parametrize("who", ["oak_head", "bo", "cy"])
def test_only_who_runs_the_area_uploads_and_downloads(cast: Cast, who: str) -> None:
    client, slug = browser(getattr(cast, who)), cast.brackwater.slug
    for name, args in (("upload_list", ()), ("download_list", ("csv",)), ("download_template", ("xlsx",))):
        page(client, name, slug, *args, status=404)
    with pytest.raises(Missing):
        services.keep_upload(area=cast.brackwater, checked=services.Checked("x", [], []), by=getattr(cast, who))
