"""Enter an uploaded list: row by row, each whole or not at all; a long one in the background."""

from collections.abc import Iterator
from typing import Any

import pytest

from joinedup.audit import queries as audit
from joinedup.audit.models import Entry
from joinedup.audit.services import verify_seals
from joinedup.brokerage import queries, services
from joinedup.brokerage.models import Need, Upload
from joinedup.brokerage.services import uploads
from joinedup.brokerage.tests.factories import Cast, make_cast, make_need, on_the_day
from joinedup.brokerage.tests.test_needs_pages import browser, page, press
from joinedup.brokerage.tests.test_upload_list import HEAD, enter, upload
from joinedup.core.refusals import Missing, Refused
from joinedup.jobs import services as jobs
from joinedup.jobs.choices import State
from joinedup.jobs.models import Job

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Iterator[Cast]:
    with on_the_day():
        yield make_cast()


@pytest.fixture(autouse=True)
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a piece end at its rows alone, however busy the machine is."""
    monkeypatch.setattr(uploads, "PIECE_SECONDS", 600)


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take lists of more than two rows for long ones, and enter two rows at a time."""
    monkeypatch.setattr(services, "AT_ONCE", 2)
    monkeypatch.setattr(uploads, "PIECE", 2)


def lines(cast: Cast, n: int) -> str:
    return HEAD + "".join(f"{(cast.oak, cast.ash)[k % 2].urn},,{('need', 'offer')[k % 3 == 0]},B1,Number {k},visit,,\n" for k in range(n))


def kept(cast: Cast, n: int) -> Upload:
    upload(cast, lines(cast, n))
    return Upload.objects.get()


def test_five_hundred_rows_go_in_through_a_worker(cast: Cast) -> None:
    assert "500 rows can go in" in upload(cast, lines(cast, 500))
    shown = enter(cast)
    assert "It starts as soon as a worker is free" in shown
    assert not Need.objects.exists()
    assert jobs.run_due() == 1
    job = Job.objects.get()
    assert (job.state, job.error, job.n_total) == (State.DONE, "", 500)
    assert Need.objects.filter(upload=Upload.objects.get()).count() == 333
    shown = browser(cast.ada).get(job.result_url).content.decode()
    assert "500 new entries" in shown
    assert "Number 499" not in shown  # fifty rows on a page


@pytest.mark.usefixtures("short")
def test_two_presses_start_one_work(cast: Cast) -> None:
    row = kept(cast, 5)
    first = services.start_entering(upload=row, by=cast.ada)
    assert services.start_entering(upload=row, by=cast.ada) == first
    client = browser(cast.ada)
    for _press in range(2):
        press(client, "check_upload", cast.brackwater.slug, row.public_id, once="the same key")
    assert jobs.run_due() == 1
    assert Need.objects.count() == 3
    with pytest.raises(Refused, match="already"):
        services.start_entering(upload=row, by=cast.ada)


@pytest.mark.usefixtures("short")
def test_a_list_that_was_stopped_says_how_far_it_came_and_goes_on_there(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    row = kept(cast, 5)
    job = services.start_entering(upload=row, by=cast.ada)
    progress = jobs.Run.progress

    def stop_after_the_first_piece(run: jobs.Run, *args: Any) -> None:
        progress(run, *args)
        raise jobs.Cancelled

    with monkeypatch.context() as patched:
        patched.setattr(jobs.Run, "progress", stop_after_the_first_piece)
        jobs.run_due()
    shown = page(browser(cast.ada), "check_upload", cast.brackwater.slug, row.public_id)
    assert "2 of 5 rows have been entered" in shown
    assert "Enter the other rows" in shown
    job.refresh_from_db()
    jobs.try_again(job, by=cast.ada)
    jobs.run_due()
    row.refresh_from_db()
    assert [result["row"] for result in row.results] == [2, 3, 4, 5, 6]
    assert (row.n_added, Need.objects.count()) == (5, 3)


def test_a_row_that_is_refused_leaves_nothing_and_says_why(cast: Cast) -> None:
    row = kept(cast, 4)
    place = cast.ash.attachments.get()
    place.until = place.since
    place.save()
    services.enter_upload(upload=row, by=cast.ada)
    assert {need.organisation_id for need in Need.objects.all()} == {cast.oak.pk}
    shown = page(browser(cast.ada), "check_upload", cast.brackwater.slug, row.public_id)
    assert "2 rows were left out" in shown
    assert "no longer on your area's list" in shown
    entry = audit.entries_about(row.subject)[-1]
    assert (entry.verb, entry.facts["added"], entry.facts["left_out"]) == ("upload.entered", 2, 2)
    left = queries.result_lines(Upload.objects.get(), cast.ada, start=0, end=1)[0]
    assert (left.organisation, left.did, left.reference) == ("Ash Primary", "left_out", "")


def test_a_row_that_somebody_changed_meanwhile_is_left_out_and_the_others_go_in(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    make_need(cast.oak, cast.brackwater, topic="B1", detail="Mornings", by=cast.ada)
    text = page(browser(cast.ada), "download_list", cast.brackwater.slug, "csv").replace("Mornings", "Evenings")
    upload(cast, text + f",{cast.ash.urn},,need,B2,,More,,visit,,,,,,,,\n")
    monkeypatch.setattr(uploads.needs, "change_need", _refuse)
    row = services.enter_upload(upload=Upload.objects.get(), by=cast.ada)
    assert [result["did"] for result in row.results] == ["left_out", "added"]
    assert row.results[0]["why"] == "Somebody was faster."


def _refuse(**_said: Any) -> None:
    raise Refused("Somebody was faster.")


def test_only_who_runs_the_area_enters_a_list(cast: Cast) -> None:
    row = kept(cast, 1)
    for who in (cast.bo, cast.cy, cast.oak_head):
        for verb in (services.enter_upload, services.start_entering, services.undo_upload):
            with pytest.raises(Missing):
                verb(upload=row, by=who)
    assert not Need.objects.exists()


@pytest.mark.usefixtures("short")
def test_who_no_longer_runs_the_area_enters_nothing_in_the_background(cast: Cast) -> None:
    row = kept(cast, 5)
    services.start_entering(upload=row, by=cast.ada)
    cast.brackwater.roles.all().delete()
    jobs.run_due()
    assert Job.objects.get().state == State.FAILED
    assert not Need.objects.exists()


@pytest.mark.usefixtures("short")
def test_a_list_that_was_undone_is_not_entered_any_further(cast: Cast) -> None:
    row = kept(cast, 5)
    uploads._enter_piece(row, cast.ada)
    assert services.undo_upload(upload=row, by=cast.ada) == 2
    with pytest.raises(Refused, match="undone"):
        services.start_entering(upload=row, by=cast.ada)


@pytest.mark.usefixtures("short")
def test_a_long_list_is_undone_in_the_background(cast: Cast) -> None:
    row = services.enter_upload(upload=kept(cast, 5), by=cast.ada)
    assert "It starts as soon as a worker is free" in enter(cast, undo="yes")
    jobs.run_due()
    row.refresh_from_db()
    assert row.undone_at is not None
    assert {need.state for need in Need.objects.all()} == {"withdrawn"}
    assert audit.entries_about(row.subject)[-1].verb == "upload.undone"


def test_rows_of_a_piece_are_kept_together_and_each_is_on_the_record(cast: Cast, django_assert_max_num_queries: Any) -> None:
    row = kept(cast, 40)
    with django_assert_max_num_queries(30):
        services.enter_upload(upload=row, by=cast.ada)
    entry = Entry.objects.filter(verb="need.added").last()
    assert entry is not None
    assert (entry.area_id, entry.facts) == (cast.brackwater.pk, {"state": "shared", "topic": "B1", "half_days": 1})
    assert not verify_seals().faults
