"""Minutes: typed by one person, never lost, sent, corrected, approved; unfinished items go on."""

from contextlib import AbstractContextManager
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from joinedup.accounts.models import User
from joinedup.accounts.tests import factories as accounts
from joinedup.actions import services as actions
from joinedup.audit import queries as audit
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.refusals import Conflict, Refused
from joinedup.groups.tests import factories as groups
from joinedup.meetings import queries, services
from joinedup.meetings.models import Item, Meeting
from joinedup.meetings.tests import factories
from joinedup.notices.models import Message

pytestmark = pytest.mark.django_db
SECRET = "A school in difficulty"


def _evening() -> AbstractContextManager[None]:
    return clock.fixed(datetime(2026, 12, 3, 18, tzinfo=UTC))


def _typed(area: object, **outcomes: str) -> tuple[Meeting, Actor]:
    """Return a meeting whose minutes were typed, and its chair."""
    meeting = factories.make_invited(area)  # type: ignore[arg-type]
    chair = factories.runner_of(meeting)
    services.take_pen(meeting=meeting, by=chair)
    for title in ("Attendance", "One INSET day", SECRET):
        _save(meeting, title, f"We spoke about {title}.", outcomes.get(title.split()[0], "heard"), by=chair)
    return queries.meeting_for(meeting.public_id, chair), chair


def _save(meeting: Meeting, title: str, text: str, outcome: str = "", *, expected: int = 1, by: Actor) -> int:
    item = Item.objects.select_related("meeting__group__partnership").get(meeting=meeting, title=title)
    return services.save_minute(item=item, said=services.Said(text, outcome), expected=expected, by=by).version


def test_one_person_types_and_another_takes_over() -> None:
    meeting = factories.make_meeting(accounts.make_area())
    chair = factories.runner_of(meeting)
    officer = accounts.officer_actor(meeting.group.area)
    with pytest.raises(Refused, match="Take the pen"):
        _save(meeting, "Attendance", "Early", by=chair)
    services.take_pen(meeting=meeting, by=chair)
    version = _save(meeting, "Attendance", "It rises.", by=chair)
    services.take_pen(meeting=meeting, by=officer)
    with pytest.raises(Refused, match="Somebody else"):
        _save(meeting, "Attendance", "It falls.", expected=version, by=chair)
    _save(meeting, "Attendance", "It rises slowly.", expected=version, by=officer)
    assert [draft.text for draft in queries.drafts_of(factories.item(meeting, "Attendance"))] == ["It rises slowly.", "It rises."]


def test_two_windows_of_one_person_collide_visibly_and_lose_nothing() -> None:
    meeting = factories.make_meeting(accounts.make_area())
    chair = factories.runner_of(meeting)
    services.take_pen(meeting=meeting, by=chair)
    version = _save(meeting, "Attendance", "First window", by=chair)
    _save(meeting, "Attendance", "Second window", expected=version, by=chair)
    with pytest.raises(Conflict):
        _save(meeting, "Attendance", "First window again", expected=version, by=chair)
    assert queries.minutes_of(meeting, chair)[0].minute.text == "Second window"  # type: ignore[union-attr]


def test_saving_the_same_words_again_makes_no_new_draft() -> None:
    meeting = factories.make_meeting(accounts.make_area())
    chair = factories.runner_of(meeting)
    services.take_pen(meeting=meeting, by=chair)
    version = _save(meeting, "Attendance", "It rises.", by=chair)
    assert _save(meeting, "Attendance", "It rises.", expected=version, by=chair) == version
    assert len(queries.drafts_of(factories.item(meeting, "Attendance"))) == 1


def test_who_does_not_run_the_meeting_does_not_take_the_pen_and_no_pupil_is_named() -> None:
    meeting = factories.make_meeting(accounts.make_area())
    with pytest.raises(Refused, match="Only the chair"):
        services.take_pen(meeting=meeting, by=groups.actor_of(groups.members(meeting.group)[1]))
    chair = factories.runner_of(meeting)
    services.take_pen(meeting=meeting, by=chair)
    with pytest.raises(Refused, match="names a pupil"):
        _save(meeting, "Attendance", "Ava Moss 12/03/2016 was away", by=chair)


def test_the_script_saves_and_is_told_of_a_conflict(client: Client) -> None:
    area = accounts.make_area()
    meeting = factories.make_meeting(area)
    chair = factories.runner_of(meeting)
    services.take_pen(meeting=meeting, by=chair)
    client.force_login(User.objects.get(pk=chair.user_id))
    url = reverse("meetings:save_minute", args=[area.slug, meeting.public_id, factories.item(meeting, "Attendance").public_id])
    answer = client.post(url, {"text": "It rises.", "outcome": "", "version": "1"}, headers={"Accept": "application/json"})
    assert answer.json()["version"] == 2
    answer = client.post(url, {"text": "Other", "outcome": "", "version": "1"}, headers={"Accept": "application/json"})
    assert (answer.status_code, answer.json()["conflict"]) == (409, True)
    answer = client.post(url, {"text": "Other", "outcome": "", "version": "1"})
    assert answer.status_code == 409
    assert "It rises." in answer.content.decode()


def test_minutes_being_typed_are_read_by_the_groups_own_alone() -> None:
    area = accounts.make_area()
    meeting, chair = _typed(area)
    row = factories.invitation(meeting)
    officer = accounts.officer_actor(area)
    reads = [queries.may_read_minutes(meeting, viewer) for viewer in (chair, groups.actor_of(row.member), officer)]
    assert reads == [True, True, False]
    assert not queries.may_read_minutes(meeting, factories.holder(row), row)
    with _evening():
        services.send_minutes(meeting=meeting, by=chair)
    meeting = queries.meeting_for(meeting.public_id, chair)
    assert queries.may_read_minutes(meeting, factories.holder(row), row)
    assert SECRET not in [line.item.title for line in queries.minutes_of(meeting, officer)]
    assert SECRET in [line.item.title for line in queries.minutes_of(meeting, factories.holder(row), row)]


def test_minutes_go_out_without_part_b_and_carry_unfinished_items_over() -> None:
    area = accounts.make_area()
    meeting, chair = _typed(area, One="carried_over", A="carried_over")
    following = services.plan_meetings(group=meeting.group, details=factories.make_details(on=date(2027, 1, 14)), by=chair)[0]
    with _evening():
        assert services.send_minutes(meeting=meeting, by=chair) == 3
        services.send_minutes(meeting=meeting, by=chair)
    mails = Message.objects.filter(subject_line__startswith="Minutes: ")
    assert mails.count() == 3
    assert all("Attendance: Heard" in mail.text and "Thursday 14 January 2027" in mail.text for mail in mails)
    assert not any("difficulty" in mail.text + mail.html for mail in mails)
    assert [(item.title, item.part) for item in queries.items_seen(following, chair)] == [("One INSET day", "a"), (SECRET, "b")]
    assert queries.unfinished(following, chair) == []
    assert queries.minutes_to_approve(following) == [meeting]


def test_who_was_absent_gets_three_lines() -> None:
    area = accounts.make_area()
    meeting = factories.make_invited(area)
    chair = factories.runner_of(meeting)
    away = factories.invitation(meeting, 2)
    there = {factories.invitation(meeting, 0).public_id: "yes", factories.invitation(meeting, 1).public_id: "yes", away.public_id: "no"}
    services.take_attendance(meeting=meeting, there=there, expected=meeting.version, by=chair)
    services.take_pen(meeting=queries.meeting_for(meeting.public_id, chair), by=chair)
    item = queries.item_for(queries.meeting_for(meeting.public_id, chair), factories.item(meeting, "One INSET day").public_id, chair)
    services.record_decision(item=item, details=services.DecisionDetails("We share 4 June."), by=chair)
    promise = actions.ActionDetails(
        away.member.person, away.member.organisation, "Ask the caterer", date(2026, 12, 18), about=meeting.subject
    )
    actions.add_action(details=promise, by=chair)
    services.plan_meetings(group=meeting.group, details=factories.make_details(on=date(2027, 1, 14)), by=chair)
    with _evening():
        assert services.send_minutes(meeting=meeting, by=chair) == 3
    assert Message.objects.filter(subject_line__startswith="Minutes: ").count() == 2
    text = Message.objects.get(subject_line__startswith="You were missed").text
    for line in (
        "1. Decided, also for you: We share 4 June. (decided)",
        "2. What you owe: Ask the caterer, by 18 December 2026.",
        "3. Next date: ",
    ):
        assert line in text


def test_without_a_next_meeting_unfinished_items_wait_for_it() -> None:
    meeting, chair = _typed(accounts.make_area(), One="carried_over")
    with _evening():
        services.send_minutes(meeting=meeting, by=chair)
    following = services.plan_meetings(group=meeting.group, details=factories.make_details(on=date(2027, 1, 14)), by=chair)[0]
    item = queries.unfinished(following, chair)[0]
    services.carry_over_item(item=item, to=following, by=chair)
    with pytest.raises(Refused, match="taken over already"):
        services.carry_over_item(item=item, to=following, by=chair)


def test_a_correction_by_link_is_settled_before_approval() -> None:
    meeting, chair = _typed(accounts.make_area())
    row = factories.invitation(meeting)
    with pytest.raises(Refused, match="no longer"):
        services.correct_minutes(invitation=row, text="Too early", by=factories.holder(row))
    with _evening():
        services.send_minutes(meeting=meeting, by=chair)
        row = factories.invitation(queries.meeting_for(meeting.public_id, chair))
        correction = services.correct_minutes(invitation=row, text="It was 94, not 49.", by=factories.holder(row))
    assert Message.objects.get(subject_line__startswith="A correction").to == chair.email
    meeting = queries.meeting_for(meeting.public_id, chair)
    with clock.fixed(datetime(2027, 1, 14, 18, tzinfo=UTC)):
        with pytest.raises(Refused, match="asked for a correction"):
            services.approve_minutes(meeting=meeting, on=clock.today(), by=chair)
        services.settle_correction(correction=correction, answer="taken", by=chair)
        with pytest.raises(Refused, match="between"):
            services.approve_minutes(meeting=meeting, on=clock.today() + timedelta(days=1), by=chair)
        services.approve_minutes(meeting=meeting, on=clock.today(), by=chair)
    with pytest.raises(Refused, match="approved"):
        _save(meeting, "Attendance", "Rewritten", expected=2, by=chair)
    assert queries.drafts_of(factories.item(meeting, "Attendance")) == []
    verbs = [line.verb for line in audit.entries_about(meeting.subject)]
    assert verbs[-4:] == ["meeting.minutes_sent", "meeting.minutes_corrected", "meeting.correction_settled", "meeting.minutes_approved"]


def test_words_that_arrive_after_the_pen_was_taken_or_the_minutes_approved_are_refused() -> None:
    meeting, chair = _typed(accounts.make_area())
    late = Item.objects.select_related("meeting__group__partnership").get(meeting=meeting, title="Attendance")
    services.take_pen(meeting=meeting, by=accounts.officer_actor(meeting.group.area))
    with pytest.raises(Refused, match="Take the pen"):
        services.save_minute(item=late, said=services.Said("Late"), expected=2, by=chair)
    with _evening():
        services.send_minutes(meeting=meeting, by=chair)
        row = factories.invitation(queries.meeting_for(meeting.public_id, chair))
        assert row.meeting.minutes_state == "sent"
        services.approve_minutes(meeting=meeting, on=clock.today(), by=chair)
        with pytest.raises(Refused, match="no longer"):
            services.correct_minutes(invitation=row, text="Late", by=factories.holder(row))


def test_empty_minutes_are_not_sent() -> None:
    meeting = factories.make_meeting(accounts.make_area())
    chair = factories.runner_of(meeting)
    with pytest.raises(Refused, match="Type the minutes"):
        services.send_minutes(meeting=meeting, by=chair)
    services.take_pen(meeting=meeting, by=chair)
    with pytest.raises(Refused, match="Nothing is written"):
        services.send_minutes(meeting=meeting, by=chair)
