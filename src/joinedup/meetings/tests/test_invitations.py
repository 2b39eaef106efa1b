"""Invitations and answers by link, attendance by organisation."""

from datetime import UTC, datetime

import pytest

from joinedup.accounts.tests import factories as accounts
from joinedup.audit import queries as audit
from joinedup.core import clock
from joinedup.core.refusals import Missing, Refused
from joinedup.directory.models import Address
from joinedup.directory.tests import factories as directory
from joinedup.groups import services as seats
from joinedup.groups.tests import factories as groups
from joinedup.meetings import queries, services
from joinedup.meetings.tests import factories
from joinedup.notices.models import Message

pytestmark = pytest.mark.django_db


def test_each_seat_is_asked_once_and_new_ones_later() -> None:
    area = accounts.make_area()
    meeting = factories.make_invited(area)
    assert Message.objects.filter(subject_line__startswith="Are you coming?").count() == 3
    by = factories.runner_of(meeting)
    with pytest.raises(Refused, match="asked already"):
        services.send_invitations(meeting=meeting, by=by)
    groups.add_seat(meeting.group, "Deputy", groups.members(meeting.group)[0].organisation, by=by)
    assert services.send_invitations(meeting=meeting, by=by) == 1


def test_a_group_without_addresses_is_said_to_have_none() -> None:
    area = accounts.make_area()
    by = accounts.officer_actor(area)
    group = groups.make_group(area, by=by, organisations=[])
    school = directory.make_school("Oak", area=area)
    person = directory.make_person("No Mail", organisation=school, area=area, email="")
    seats.add_members(group=group, seats=[seats.Seat(person, school)], by=by)
    meeting = factories.make_meeting(area, by=by, group=group)
    with pytest.raises(Refused, match="Nobody in the group"):
        services.send_invitations(meeting=meeting, by=by)


def test_a_seat_without_an_address_is_asked_when_it_has_one() -> None:
    area = accounts.make_area()
    meeting = factories.make_meeting(area)
    by = factories.runner_of(meeting)
    school = groups.members(meeting.group)[0].organisation
    person = directory.make_person("No Mail", organisation=school, area=area, email="")
    seats.add_members(group=meeting.group, seats=[seats.Seat(person, school)], by=by)
    assert services.send_invitations(meeting=meeting, by=by) == 3
    assert meeting.invitations.get(sent_at__isnull=True).member.person == person
    with pytest.raises(Refused, match="who has an address was asked already"):
        services.send_invitations(meeting=meeting, by=by)
    Address.objects.create(person=person, email="now@oak.example")
    assert services.send_invitations(meeting=meeting, by=by) == 1


def test_answers_by_link_are_counted_by_organisation() -> None:
    area = accounts.make_area()
    meeting = factories.make_invited(area)
    rows = [factories.invitation(meeting, place) for place in range(3)]
    services.answer_invitation(invitation=rows[0], answer="coming", by=factories.holder(rows[0]))
    services.answer_invitation(invitation=rows[1], answer="sending", sends="Mo Khan, deputy", by=factories.holder(rows[1]))
    services.answer_invitation(invitation=rows[2], answer="apologies", by=factories.holder(rows[2]))
    found = queries.attendance_of(meeting)
    assert (found.n_coming, found.n_organisations) == (2, 3)
    assert sorted(place.said for place in found.places) == ["Apologies", "Coming", "Sends someone: Mo Khan, deputy"]
    services.answer_invitation(invitation=rows[2], answer="coming", by=factories.holder(rows[2]))
    assert queries.attendance_of(meeting).n_coming == 3
    facts = audit.entries_about(meeting.subject)[-1].facts
    assert facts == {"invitation": rows[2].public_id, "answer": "coming"}


def test_who_sends_someone_says_whom() -> None:
    meeting = factories.make_invited(accounts.make_area())
    row = factories.invitation(meeting)
    with pytest.raises(Refused, match="who comes for you"):
        services.answer_invitation(invitation=row, answer="sending", by=factories.holder(row))


def test_nobody_answers_for_others_but_who_runs_the_meeting() -> None:
    meeting = factories.make_invited(accounts.make_area())
    first, second = factories.invitation(meeting, 1), factories.invitation(meeting, 2)
    with pytest.raises(Refused, match="Only whoever is invited"):
        services.answer_invitation(invitation=first, answer="coming", by=factories.holder(second))
    with pytest.raises(Missing):
        queries.invitation_answering(first.public_id, factories.holder(second))
    services.answer_invitation(invitation=first, answer="apologies", by=factories.runner_of(meeting))


def test_after_the_meeting_answers_are_closed() -> None:
    meeting = factories.make_invited(accounts.make_area())
    row = factories.invitation(meeting)
    with clock.fixed(datetime(2026, 12, 4, tzinfo=UTC)), pytest.raises(Refused, match="is over"):
        services.answer_invitation(invitation=row, answer="coming", by=factories.holder(row))


def test_attendance_is_written_down_with_who_came_instead() -> None:
    meeting = factories.make_invited(accounts.make_area())
    chair = factories.runner_of(meeting)
    rows = [factories.invitation(meeting, place) for place in range(3)]
    there = {rows[0].public_id: "yes", rows[1].public_id: "Mo Khan", rows[2].public_id: "no"}
    services.take_attendance(meeting=meeting, there=there, expected=meeting.version, by=chair)
    found = [(row.was_there, row.came_instead) for row in (factories.invitation(meeting, place) for place in range(3))]
    assert found == [(True, ""), (True, "Mo Khan"), (False, "")]
    with pytest.raises(Refused):
        services.take_attendance(meeting=meeting, there=there, expected=meeting.version, by=groups.actor_of(rows[1].member))
