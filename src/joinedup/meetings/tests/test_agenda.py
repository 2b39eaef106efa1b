"""The agenda: typed in, proposed, put in order, sent; part B stays closed."""

from contextlib import AbstractContextManager
from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.urls import reverse

from joinedup.accounts.models import Area, User
from joinedup.accounts.tests import factories as accounts
from joinedup.analytics import reading
from joinedup.core import clock
from joinedup.core.actors import NOBODY
from joinedup.core.refusals import Conflict, Missing, Refused
from joinedup.files import queries as files
from joinedup.groups import services as seats
from joinedup.groups.tests import factories as groups
from joinedup.meetings import queries, services
from joinedup.meetings.models import Item, Meeting
from joinedup.meetings.tests import factories
from joinedup.notices.models import Message

pytestmark = pytest.mark.django_db
SECRET = "A school in difficulty"


def _titles(meeting: Meeting, viewer: object, invitation: object = None) -> list[str]:
    return [line.item.title for line in queries.agenda_of(meeting, viewer, invitation).lines]  # type: ignore[arg-type]


def _at(year: int, month: int, day: int) -> AbstractContextManager[None]:
    return clock.fixed(datetime(year, month, day, 7, tzinfo=UTC))


def test_last_terms_agenda_is_read_as_people_write_it() -> None:
    text = (
        "AGENDA items\n1.  Apologies\n2) Budget for decision (20 mins)\n• Decide: INSET day - 15 min\n"
        "16:10 Attendance, 25 minutes\n   \na. AOB 5'"
    )
    assert [(line.title, line.length, line.aim) for line in reading.read_lines(text)] == [
        ("Apologies", 10, "do"),
        ("Budget", 20, "decide"),
        ("INSET day", 15, "decide"),
        ("Attendance", 25, "do"),
        ("AOB", 5, "do"),
    ]


def test_an_agenda_longer_than_the_meeting_says_by_how_much() -> None:
    area = accounts.make_area()
    meeting = factories.make_meeting(area, length=60)
    agenda = queries.agenda_of(meeting, factories.runner_of(meeting))
    assert (agenda.minutes, agenda.minutes_over) == (65, 5)
    assert [f"{line.begins_at:%H:%M}" for line in agenda.lines] == ["16:00", "16:30", "16:50"]


def test_a_pupil_is_not_named_on_an_agenda() -> None:
    area = accounts.make_area()
    meeting = factories.make_meeting(area)
    with pytest.raises(Refused, match="names a pupil"):
        services.add_items(meeting=meeting, items=[services.ItemDetails("Ava Moss 12/03/2016")], by=factories.runner_of(meeting))


def test_anybody_of_the_group_proposes_and_the_chair_puts_it_on() -> None:
    area = accounts.make_area()
    meeting = factories.make_invited(area)
    row = factories.invitation(meeting)
    details = services.ItemDetails("Minibus", length=5)
    item = services.propose_item(meeting=meeting, details=details, by=factories.holder(row), invitation=row)
    assert item.proposed_by == "Head of Elm, Elm"
    chair = factories.runner_of(meeting)
    assert queries.proposed_items(meeting, chair) == [item]
    assert "Minibus" not in _titles(meeting, chair)
    services.accept_item(item=item, by=chair)
    assert _titles(meeting, chair) == ["Attendance", "One INSET day", "Minibus", SECRET]
    with pytest.raises(Refused, match="Only the chair"):
        services.leave_out_item(item=item, by=groups.actor_of(groups.members(meeting.group)[2]))
    item.refresh_from_db()
    services.leave_out_item(item=item, by=chair)
    assert "Minibus" not in _titles(meeting, chair)


def test_somebody_outside_the_group_proposes_nothing() -> None:
    cast = accounts.make_cast()
    meeting = factories.make_meeting(cast.brackwater, by=cast.ada)
    with pytest.raises(Refused, match="Only members"):
        services.propose_item(meeting=meeting, details=services.ItemDetails("Me too"), by=cast.cy)


def test_the_order_is_typed_in_one_table_and_two_editors_collide() -> None:
    area = accounts.make_area()
    meeting = factories.make_meeting(area)
    chair = factories.runner_of(meeting)
    first, second = factories.item(meeting, "Attendance"), factories.item(meeting, "One INSET day")
    placed = {first.public_id: services.Placed(9, 25, "learn", "a"), second.public_id: services.Placed(1, 20, "decide", "a")}
    services.order_agenda(meeting=meeting, placed=placed, expected=meeting.version, by=chair)
    agenda = queries.agenda_of(meeting, chair)
    assert [(line.item.title, line.item.length, line.item.aim) for line in agenda.open_lines] == [
        ("One INSET day", 20, "decide"),
        ("Attendance", 25, "learn"),
    ]
    with pytest.raises(Conflict):
        services.order_agenda(meeting=meeting, placed=placed, expected=meeting.version, by=chair)


def test_an_order_that_somebody_else_has_changed_is_not_sent_over_theirs(client: Client) -> None:
    area = accounts.make_area()
    by = factories.make_runner(area)
    meeting = factories.make_meeting(area, by=by)
    client.force_login(User.objects.get(pk=by.user_id))
    attendance = factories.item(meeting, "Attendance")
    here = factories.again(by, area)
    mine = {"version": str(meeting.version)}
    for place, item in enumerate(queries.items_seen(meeting, here), 1):
        told = {"position": place, "length": item.length, "aim": item.aim, "part": item.part}
        mine |= {f"{name}_{item.public_id}": str(value) for name, value in told.items()}
    theirs = {attendance.public_id: services.Placed(1, attendance.length, attendance.aim, "b")}
    services.order_agenda(meeting=meeting, placed=theirs, expected=meeting.version, by=here)
    answer = client.post(reverse("meetings:order_agenda", args=[area.slug, meeting.public_id]), mine)
    assert answer.status_code == 409
    assert "Load the page again" in answer.text
    assert "Send it again" not in answer.text
    attendance.refresh_from_db()
    assert attendance.part == "b"


def test_part_b_is_for_the_partners_own_alone() -> None:
    area = accounts.make_area()
    by = factories.make_runner(area)
    meeting = factories.make_meeting(area, by=by)
    by = factories.again(by, area)
    outside = groups.partnerships.make_led_school("Yew", area)
    observer = groups.add_seat(meeting.group, "Funder", outside, part="observer", by=by)
    services.send_invitations(meeting=meeting, by=by)
    rows = {row.member_id: row for row in queries.invitations_of(meeting)}
    member = groups.members(meeting.group)[1]
    sees = {
        "organiser": (by, None, True),
        "member by account": (groups.actor_of(member), None, True),
        "member by link": (factories.holder(rows[member.pk]), rows[member.pk], True),
        "observer by account": (groups.actor_of(observer), None, False),
        "observer by link": (factories.holder(rows[observer.pk]), rows[observer.pk], False),
        "officer of the area": (accounts.officer_actor(area), None, False),
        "nobody": (NOBODY, None, False),
    }
    found = {who: SECRET in _titles(meeting, viewer, row) for who, (viewer, row, _) in sees.items()}
    assert found == {who: want for who, (_, _, want) in sees.items()}
    agendas = [queries.agenda_of(meeting, viewer, row) for viewer, row, _ in sees.values()]
    assert {agenda.minutes for agenda in agendas} == {65}  # the time agrees for everybody
    assert all(agenda.has_closed for agenda in agendas)


def test_an_officer_who_is_no_insider_neither_reads_nor_touches_part_b() -> None:
    area = accounts.make_area()
    meeting = factories.make_meeting(area)
    officer = accounts.officer_actor(area)
    closed = factories.item(meeting, SECRET)
    with pytest.raises(Missing):
        queries.item_for(meeting, closed.public_id, officer)
    with pytest.raises(Refused, match="partners only"):
        services.change_item(item=closed, details=services.ItemDetails("x"), expected=closed.version, by=officer)
    with pytest.raises(Refused, match="partners only"):
        services.add_items(meeting=meeting, items=[services.ItemDetails("x", part="b")], by=officer)
    placed = {row.public_id: services.Placed(1, 10, "do", "a") for row in Item.objects.all()}
    services.order_agenda(meeting=meeting, placed=placed, expected=meeting.version, by=officer)
    closed.refresh_from_db()
    assert closed.part == "b"


def test_the_agenda_goes_by_itself_on_its_day_exactly_once() -> None:
    area = accounts.make_area()
    meeting = factories.make_meeting(area)
    assert services.send_due_agendas() == 0
    with _at(2026, 11, 19):
        assert [services.send_due_agendas(), services.send_due_agendas()] == [1, 0]
    mails = Message.objects.filter(subject_line__startswith="Agenda:")
    assert mails.count() == 3
    assert all("One INSET day" in mail.text and "part B" in mail.text for mail in mails)
    assert not any(SECRET in mail.text + mail.html for mail in mails)
    meeting.refresh_from_db()
    assert meeting.agenda_number == 1


@pytest.mark.parametrize("facts", [{"items": False}, {"agenda_goes_alone": False}, {"on": date(2026, 11, 12)}])
def test_an_agenda_that_is_empty_stopped_or_for_the_past_does_not_go(facts: dict[str, object]) -> None:
    factories.make_meeting(accounts.make_area(), **facts)  # type: ignore[arg-type]
    with _at(2026, 11, 19):
        assert services.send_due_agendas() == 0


def test_it_can_be_sent_by_hand_and_again() -> None:
    area = accounts.make_area()
    meeting = factories.make_meeting(area)
    chair = factories.runner_of(meeting)
    assert services.send_agenda(meeting=meeting, by=chair) == 3
    assert services.send_agenda(meeting=meeting, by=chair) == 3
    assert Message.objects.filter(subject_line__startswith="New agenda:").count() == 3
    with pytest.raises(Refused, match="Only the chair"):
        services.send_agenda(meeting=meeting, by=groups.actor_of(groups.members(meeting.group)[1]))
    with _at(2026, 11, 19):
        assert services.send_due_agendas() == 0


def test_papers_are_read_by_who_reads_the_item_and_marked_late_after_the_agenda() -> None:
    area = accounts.make_area()
    meeting = factories.make_invited(area)
    chair, row = factories.runner_of(meeting), factories.invitation(meeting)
    open_item, closed = factories.item(meeting, "Attendance"), factories.item(meeting, SECRET)
    early = factories.paper(open_item, "figures.txt", b"Attendance 94.1", by=chair)
    hidden = factories.paper(closed, "plan.txt", b"closed", by=chair)
    services.send_agenda(meeting=meeting, by=chair)
    with _at(2026, 11, 20):
        late = factories.paper(open_item, "late.txt", b"more", by=chair)
    meeting = queries.meeting_for(meeting.public_id, chair)
    papers = queries.agenda_of(meeting, chair).lines[0].papers
    assert [(paper.name, paper.is_late) for paper in papers] == [("figures.txt", False), ("late.txt", True)]
    officer = accounts.officer_actor(area)
    assert files.may_read(officer, early)
    assert not files.may_read(officer, hidden)
    assert not files.may_read(accounts.actor_for(accounts.make_user("Cy")), early)
    assert queries.paper_of(meeting, hidden.public_id, factories.holder(row), row) == hidden
    with pytest.raises(Missing):
        queries.paper_of(meeting, hidden.public_id, officer)
    services.remove_paper(item=open_item, stored=late, by=chair)
    assert len(queries.agenda_of(meeting, chair).lines[0].papers) == 1


def test_a_program_named_pdf_is_no_paper() -> None:
    meeting = factories.make_meeting(accounts.make_area())
    with pytest.raises(Refused, match="something else"):
        factories.paper(factories.item(meeting, "Attendance"), "a.pdf", b"MZ\x90", by=factories.runner_of(meeting))


def test_a_group_of_the_whole_area_works_alike() -> None:
    area: Area = accounts.make_area()
    by = accounts.officer_actor(area)
    group = groups.make_group(area, by=by)
    meeting = factories.make_meeting(area, by=by, group=group)
    assert SECRET in _titles(meeting, by)
    seats.end_group(group=group, by=by)
    group.refresh_from_db()
    with pytest.raises(Refused):
        services.plan_meetings(group=group, details=factories.make_details(), by=by)


def test_a_sundays_agenda_is_said_to_leave_on_monday() -> None:
    meeting = factories.make_meeting(accounts.make_area(), on=date(2026, 12, 6), items=False)
    assert (meeting.agenda_on, meeting.agenda_leaves_on) == (date(2026, 11, 22), date(2026, 11, 23))
