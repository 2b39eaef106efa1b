"""Two questions after a meeting: once for each seat that was there, and nobody can tell who said what."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.urls import reverse

from joinedup.accounts.models import User
from joinedup.accounts.tests import factories as accounts
from joinedup.audit.models import Entry
from joinedup.core import clock
from joinedup.core.refusals import Refused
from joinedup.groups.tests import factories as groups
from joinedup.meetings import queries, services
from joinedup.meetings.models import Invitation, Meeting, PulseAnswer, PulseToken
from joinedup.meetings.services import pulse as pulses
from joinedup.meetings.tests import factories

pytestmark = pytest.mark.django_db
SAID = (("yes", "learners"), ("yes", "both"), ("partly", "learners"), ("no", "ourselves"), ("yes", "learners"))


@pytest.fixture
def held() -> Iterator[Meeting]:
    meeting, _chair = factories.hold(accounts.make_area())
    with clock.fixed(datetime(2026, 12, 3, 18, tzinfo=UTC)):
        yield meeting


def _say(meeting: Meeting, *said: tuple[str, str]) -> None:
    for place, (worth, learners) in enumerate(said):
        row = factories.invitation(meeting, place)
        services.give_pulse(invitation=row, worth=worth, learners=learners, by=factories.holder(row))


def test_it_is_shown_when_the_time_is_over_and_enough_have_said_it(held: Meeting) -> None:
    _say(held, *SAID)
    pulse = queries.pulse_of(held)
    assert pulse is not None
    assert (pulse.is_open, pulse.n_answers, pulse.is_shown) == (True, 5, False)
    with clock.fixed(datetime(2026, 12, 18, 9, tzinfo=UTC)):
        pulse = queries.pulse_of(held)
        assert pulse is not None
        assert pulse.worth == (("Yes", 3), ("Partly", 1), ("No", 1))
        assert pulse.learners == (("Mostly for learners", 3), ("Half and half", 1), ("Mostly on ourselves", 1))
        with pytest.raises(Refused, match="time to say how it was is over"):
            _say(held, SAID[0])


def test_four_answers_are_never_shown(held: Meeting) -> None:
    _say(held, *SAID[:4])
    with clock.fixed(datetime(2026, 12, 18, 9, tzinfo=UTC)):
        pulse = queries.pulse_of(held)
        assert pulse is not None
        assert not pulse.is_shown


def test_nothing_ties_an_answer_to_who_gave_it(held: Meeting, monkeypatch: pytest.MonkeyPatch) -> None:
    before = Entry.objects.count()
    orders: list[int] = []
    monkeypatch.setattr(pulses, "shuffle", lambda rows: (orders.append(len(rows)), rows.reverse()))
    _say(held, *SAID)
    assert Entry.objects.count() == before
    assert orders == [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]  # each time both tables, each by itself
    assert {field.name for field in PulseAnswer._meta.get_fields()} == {"id", "meeting", "worth", "learners"}
    assert {field.name for field in PulseToken._meta.get_fields()} == {"id", "meeting", "invitation"}
    assert {row.id.version for row in PulseAnswer.objects.all()} == {4}


def test_each_seat_that_was_there_says_it_once(held: Meeting) -> None:
    _say(held, SAID[0])
    with pytest.raises(Refused, match="cannot be changed"):
        _say(held, SAID[1])
    one, other = factories.invitation(held, 1), factories.invitation(held, 2)
    assert (queries.owes_pulse(factories.invitation(held, 0)), queries.owes_pulse(one)) == (False, True)
    with pytest.raises(Refused, match="Only who was at the meeting"):
        services.give_pulse(invitation=one, worth="yes", learners="both", by=factories.holder(other))
    one.was_there = False
    with pytest.raises(Refused, match="Only who was at the meeting"):
        services.give_pulse(invitation=one, worth="yes", learners="both", by=factories.holder(one))


def test_where_four_were_there_nobody_is_asked() -> None:
    meeting, _chair = factories.hold(accounts.make_area(), n_schools=4)
    with clock.fixed(datetime(2026, 12, 3, 18, tzinfo=UTC)):
        assert queries.pulse_of(meeting) is None
        with pytest.raises(Refused, match="not keep it anonymous"):
            _say(meeting, SAID[0])


def test_a_meeting_that_was_held_keeps_its_time_so_that_results_are_never_hidden_again(held: Meeting) -> None:
    chair = factories.runner_of(held)
    for other in ({"on": date(2026, 12, 10)}, {"length": 120}):
        with pytest.raises(Refused, match="that was held stand"):
            services.change_meeting(meeting=held, details=factories.make_details(**other), expected=held.version, by=chair)
    assert services.change_meeting(meeting=held, details=factories.make_details(room="Hall"), expected=held.version, by=chair)


def test_a_lead_does_not_see_whether_a_colleague_has_answered(held: Meeting, client: Client) -> None:
    chair, head = factories.runner_of(held), groups.members(held.group)[0]
    deputy = groups.add_seat(held.group, "Deputy", head.organisation, by=chair)
    rows = Invitation.objects.create(meeting=held, member=deputy, was_there=True), held.invitations.get(member=head)
    client.force_login(User.objects.get(pk=chair.user_id))
    assert [client.get(reverse("meetings:give_pulse", args=[row.public_id])).status_code for row in rows] == [404, 200]
    pages = [client.get(reverse("meetings:answer_invitation", args=[row.public_id])).content.decode() for row in rows]
    assert ["how was it?" in page for page in pages] == [False, True]
