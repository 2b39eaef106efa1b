"""What was decided in writing is minuted, each partner says who carries what was decided, time and travel are shared fairly."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from joinedup.accounts.tests import factories as accounts
from joinedup.analytics import reading
from joinedup.audit import queries as audit
from joinedup.core import clock
from joinedup.core.actors import NOBODY
from joinedup.core.refusals import Refused
from joinedup.decisions.tests import factories as decisions
from joinedup.directory.models import Organisation
from joinedup.groups import queries as groups
from joinedup.groups.tests import factories as seats
from joinedup.meetings import documents, queries, services
from joinedup.meetings.models import Meeting
from joinedup.meetings.tests import factories
from joinedup.notices.models import Message
from tests.scanner.links import last_link

pytestmark = pytest.mark.django_db
EVENING = datetime(2026, 12, 3, 18, tzinfo=UTC)


def test_the_next_meeting_minutes_what_was_decided_in_writing() -> None:
    area = accounts.make_area()
    meeting, chair = factories.hold(area, n_schools=3)
    for part, words in (("a", "We buy one minibus."), ("b", "Zanzibar closes.")):
        question = decisions.make_question(group=meeting.group, part=part, text=words)
        decisions.answer(question, "for", "for", "for")
        decisions.services.settle_question(question=question, by=chair)
    row = factories.invitation(meeting)
    read = [queries.written(meeting, chair), queries.written(meeting, NOBODY), queries.written(meeting, factories.holder(row), row)]
    assert [len(rows) for rows in read] == [2, 1, 2]
    with clock.fixed(EVENING):
        services.send_minutes(meeting=meeting, by=chair)
    mails = Message.objects.filter(subject_line__startswith="Minutes: ")
    assert all("We buy one minibus. (decided)" in mail.text and "Zanzibar" not in mail.text + mail.html for mail in mails)
    later = services.plan_meetings(group=meeting.group, details=factories.make_details(on=date(2027, 1, 14)), by=chair)[0]
    assert queries.written(later, chair) == []
    meeting = queries.meeting_for(meeting.public_id, chair)
    with_closed = documents.minutes_document(meeting, documents.Reader(chair), "word").content
    assert len(with_closed) != len(documents.minutes_document(meeting, documents.Reader(chair, only_open=True), "word").content)


def test_a_partner_says_by_link_who_carries_what_was_decided(client: Client) -> None:
    meeting, chair = factories.hold(accounts.make_area(), n_schools=3)
    with clock.fixed(EVENING):
        services.send_minutes(meeting=meeting, by=chair)
        row = factories.invitation(queries.meeting_for(meeting.public_id, chair))
        client.get(last_link(row.member.person.addresses.get().email), follow=True)
        url = reverse("meetings:carry_decisions", args=[row.public_id])
        page = client.get(url)
        decision = queries.minutes_of(meeting, chair)[1].decisions[0]
        assert "We share 4 June." in page.content.decode()
        client.post(url, {f"carries_{decision.public_id}": "Mo Khan, deputy"})
        assert "Mo Khan, deputy" in client.get(reverse("meetings:correct_minutes", args=[row.public_id])).content.decode()
    assert audit.entries_about(decision.subject)[-1].verb == "decision.carried_inside"
    other = factories.invitation(meeting, 2)
    with pytest.raises(Refused, match="Only somebody of this organisation"):
        services.carry_decisions(invitation=other, names={decision.public_id: "Me"}, by=factories.holder(row))
    services.remove_decision(decision=decision, by=chair)
    assert not queries.carried_by(meeting, queries.minutes_of(meeting, chair))


def test_the_time_of_a_term_is_shared_between_learners_and_ourselves() -> None:
    meeting, chair = factories.hold(accounts.make_area(), n_schools=3)
    lines = reading.read_lines("Minutes of last time, 25 min\nPhonics visits, 10 min")
    items = [services.ItemDetails(line.title, length=line.length, is_internal=line.is_internal) for line in lines]
    services.add_items(meeting=meeting, items=items, by=chair)
    assert queries.time_shared(meeting.group, chair) is None
    with clock.fixed(EVENING):
        shared = queries.time_shared(meeting.group, chair)
    assert shared is not None
    assert (shared.minutes, shared.internal, shared.share_internal) == (100, 25, 25)  # 30 + 20 + 15 in part B + 25 + 10


def _place(name: str, latitude: float) -> Organisation:
    school = Organisation.objects.get(name=name)
    school.latitude, school.longitude = latitude, -0.5
    school.save()
    return school


def _meet_at(meeting: Meeting, venue: Organisation) -> list[tuple[str, str]]:
    Meeting.objects.filter(pk=meeting.pk).update(venue=venue)
    with clock.fixed(EVENING):
        return [(idea.organisation.name, idea.why) for idea in queries.venue_ideas(meeting.group)]


def test_the_next_place_takes_turns_spares_who_travelled_most_or_lies_in_the_middle() -> None:
    meeting, _chair = factories.hold(accounts.make_area(), n_schools=3)
    oak, _elm, _ash = _place("Oak", 53.0), _place("Elm", 53.1), _place("Ash", 53.5)
    assert _meet_at(meeting, oak) == [
        ("Ash", "you have not met there this school year"),
        ("Ash", "its people travelled most this school year: about 35 miles in a straight line, one way"),
        ("Elm", "nearest for all of you taken together"),
    ]


def test_a_partners_place_is_written_out_and_newcomers_are_named() -> None:
    area = accounts.make_area()
    meeting, chair = factories.hold(area, n_schools=3)
    oak = Organisation.objects.get(name="Oak")
    details = factories.make_details(on=date(2027, 1, 14), place="", venue=oak)
    following = services.plan_meetings(group=meeting.group, details=details, by=chair)[0]
    assert following.place.startswith("Oak")
    with clock.fixed(EVENING + timedelta(days=5)):
        seats.add_seat(meeting.group, "Ruth Amari", oak, by=chair)
    assert [row.person.name for row in queries.newcomers(following)] == ["Ruth Amari"]
    assert len(groups.members_of(meeting.group)) == 4


def test_who_wants_a_word_before_stands_in_the_mail_with_the_agenda() -> None:
    meeting = factories.make_meeting(accounts.make_area(), summary="We settle the day.")
    chair = factories.runner_of(meeting)
    services.add_items(meeting=meeting, items=[services.ItemDetails("Budget", briefing="New heads")], by=chair)
    services.send_agenda(meeting=meeting, by=chair)
    text = Message.objects.filter(subject_line__startswith="Agenda").first().text  # type: ignore[union-attr]
    assert "We settle the day." in text
    assert "Wants a word before: New heads" in text
