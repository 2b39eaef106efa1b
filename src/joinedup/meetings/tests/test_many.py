"""Four hundred are invited: the page answers at once, a worker writes the mails, each exactly once."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from joinedup.accounts.models import Area, Link, User
from joinedup.accounts.tests import factories as accounts
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.refusals import Refused
from joinedup.directory.models import Address, Organisation, Person
from joinedup.groups.models import Group, Member
from joinedup.groups.tests import factories as groups
from joinedup.jobs import services as jobs
from joinedup.jobs.models import Job
from joinedup.meetings import queries, services
from joinedup.meetings.models import Invitation, Meeting
from joinedup.meetings.services import mails
from joinedup.meetings.tests import factories
from joinedup.notices.models import Message

pytestmark = pytest.mark.django_db
N = 400


def fill(group: Group, organisation: Organisation, n: int = N) -> None:
    """Give n people a seat each; the group may have some already."""
    names = [f"Person {number}" for number in range(n - group.members.count())]
    people = Person.objects.bulk_create(Person(name=name) for name in names)
    Address.objects.bulk_create(Address(person=person, email=f"p{place}@many.example") for place, person in enumerate(people))
    since = date(2026, 9, 1)
    Member.objects.bulk_create(Member(group=group, person=person, organisation=organisation, from_on=since) for person in people)


def _meeting(n: int) -> tuple[Area, Meeting, Actor]:
    area = accounts.make_area()
    meeting = factories.make_meeting(area)
    chair = factories.runner_of(meeting)
    fill(meeting.group, groups.members(meeting.group)[0].organisation, n)
    return area, meeting, chair


@pytest.fixture
def conference() -> tuple[Area, Meeting, Actor]:
    return _meeting(N)


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> tuple[Area, Meeting, Actor]:
    """Return a meeting of twelve whose mails a worker writes in pieces of four."""
    monkeypatch.setattr(mails, "AT_ONCE", 5)
    monkeypatch.setattr(mails, "PIECE", 4)
    return _meeting(12)


def test_the_page_answers_at_once_and_shows_how_far_the_worker_is(
    conference: tuple[Area, Meeting, Actor], client: Client, django_assert_max_num_queries: object
) -> None:
    area, meeting, chair = conference
    client.force_login(User.objects.get(pk=chair.user_id))
    with django_assert_max_num_queries(60):  # type: ignore[operator]
        answer = client.post(reverse("meetings:send_agenda", args=[area.slug, meeting.public_id]), {"once": "x"})
    assert answer.status_code == 302
    assert Message.objects.count() == 0
    page = reverse("meetings:show_meeting", args=[area.slug, meeting.public_id])
    with django_assert_max_num_queries(60):  # type: ignore[operator]
        assert "Mails are being written: 0 of many" in client.get(page).content.decode()
    jobs.run_due()
    assert Message.objects.filter(subject_line__startswith="Agenda").values("to").distinct().count() == N
    assert "Mails are being written" not in client.get(page).content.decode()


def test_a_worker_that_is_killed_half_way_posts_nothing_twice_and_loses_nothing(
    few: tuple[Area, Meeting, Actor], monkeypatch: pytest.MonkeyPatch
) -> None:
    _area, meeting, chair = few
    assert services.send_invitations(meeting=meeting, by=chair) == 12
    job = Job.objects.get(name=queries.MAILS_JOB)
    real, posted = mails._post, []

    def dies(*args: object, **kwargs: object) -> None:
        if len(posted) == 6:  # in the middle of a piece
            raise SystemExit
        posted.append(args)
        real(*args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(mails, "_post", dies)
    with pytest.raises(SystemExit):
        jobs.run_due()
    assert Message.objects.count() == 4
    monkeypatch.setattr(mails, "_post", real)
    Job.objects.filter(pk=job.pk).update(state="waiting", lease_until=None)
    jobs.run_due()
    assert Message.objects.values("to").distinct().count() == Message.objects.count() == 12
    assert Link.objects.filter(subject_kind="meetings.invitation").count() == 12


def _move_twice(meeting: Meeting, chair: Actor) -> None:
    for day in (10, 17):  # in a minute
        meeting = queries.meeting_for(meeting.public_id, chair)
        services.change_meeting(meeting=meeting, details=factories.make_details(on=date(2026, 12, day)), expected=meeting.version, by=chair)
    jobs.run_due()


def test_invitations_that_have_not_left_are_written_anew_with_the_last_date(few: tuple[Area, Meeting, Actor]) -> None:
    _area, meeting, chair = few
    services.send_invitations(meeting=meeting, by=chair)
    jobs.run_due()
    _move_twice(meeting, chair)
    waiting = Message.objects.filter(state="waiting")
    assert len(waiting) == len({mail.to for mail in waiting}) == 12
    assert all("17 December 2026" in mail.text and "Are you coming" in mail.text and "10 December" not in mail.text for mail in waiting)


def test_what_a_later_word_has_replaced_is_not_written(few: tuple[Area, Meeting, Actor]) -> None:
    _area, meeting, chair = few
    services.send_invitations(meeting=meeting, by=chair)
    jobs.run_due()
    factories.let_leave(meeting)
    _move_twice(meeting, chair)
    moved = Message.objects.filter(subject_line__startswith="Changed", state="waiting")
    assert moved.count() == 12
    assert all("17 December 2026" in mail.subject_line and "3 December 2026" in mail.text for mail in moved)
    services.send_agenda(meeting=meeting, by=chair)
    services.cancel_meeting(meeting=queries.meeting_for(meeting.public_id, chair), because="Snow", by=chair)
    jobs.run_due()
    assert set(Message.objects.filter(state="waiting").values_list("subject_line", flat=True)) == {
        "Cancelled: Heads in December, Thursday 17 December 2026"
    }


def test_whoever_a_job_that_ended_early_did_not_write_to_is_asked_again(few: tuple[Area, Meeting, Actor]) -> None:
    _area, meeting, chair = few
    services.send_invitations(meeting=meeting, by=chair)
    assert not Invitation.objects.filter(sent_at__isnull=False).exists()
    with pytest.raises(Refused, match="still being written"):
        services.send_invitations(meeting=meeting, by=chair)
    Job.objects.update(state="failed", ended_at=clock.now())
    assert services.send_invitations(meeting=meeting, by=chair) == 12
    jobs.run_due()
    assert Message.objects.count() == Invitation.objects.filter(sent_at__isnull=False).count() == 12
    with pytest.raises(Refused, match="asked already"):
        services.send_invitations(meeting=meeting, by=chair)


def test_a_move_says_what_people_knew_also_while_other_mails_are_written(few: tuple[Area, Meeting, Actor]) -> None:
    _area, meeting, chair = few
    services.send_invitations(meeting=meeting, by=chair)
    for day in (10, 17):
        meeting = queries.meeting_for(meeting.public_id, chair)
        services.change_meeting(meeting=meeting, details=factories.make_details(on=date(2026, 12, day)), expected=meeting.version, by=chair)
        if day == 10:
            jobs.run_due()
            Message.objects.update(state="sent", sent_at=clock.now())  # everybody knows of the tenth
            services.send_agenda(meeting=meeting, by=chair)
    jobs.run_due()
    moved = Message.objects.filter(subject_line__startswith="Changed", state="waiting")
    assert moved.count() == 12
    assert all("10 December 2026" in mail.text and "3 December 2026" not in mail.text for mail in moved)


def test_minutes_sent_again_go_out_once(few: tuple[Area, Meeting, Actor]) -> None:
    _area, meeting, chair = few
    services.take_pen(meeting=meeting, by=chair)
    item = queries.item_for(queries.meeting_for(meeting.public_id, chair), factories.item(meeting, "Attendance").public_id, chair)
    services.save_minute(item=item, said=services.Said("It rises.", "heard"), expected=1, by=chair)
    for _time in range(2):
        services.send_minutes(meeting=meeting, by=chair)
    jobs.run_due()
    assert Message.objects.filter(key__startswith="meetings.minutes:").count() == 12


def test_attendance_of_four_hundred_is_written_in_few_queries(
    conference: tuple[Area, Meeting, Actor], django_assert_max_num_queries: object
) -> None:
    _area, meeting, chair = conference
    services.send_invitations(meeting=meeting, by=chair)
    meeting = queries.meeting_for(meeting.public_id, chair)
    there = {row.public_id: "yes" for row in Invitation.objects.filter(meeting=meeting)}
    with django_assert_max_num_queries(20):  # type: ignore[operator]
        services.take_attendance(meeting=meeting, there=there, expected=meeting.version, by=chair)
