"""Decisions: counted by the group's law, written down with the votes, subject to boards."""

from datetime import date

import pytest

from joinedup.accounts.tests import factories as accounts
from joinedup.audit import queries as audit
from joinedup.core.actors import Actor
from joinedup.core.refusals import Missing, Refused
from joinedup.groups import services as seats
from joinedup.groups.tests import factories as groups
from joinedup.meetings import queries, services
from joinedup.meetings.models import Decision, Item, Meeting, Vote
from joinedup.meetings.tests import factories

pytestmark = pytest.mark.django_db


def _held(*there: str, **law: object) -> tuple[Meeting, Actor]:
    """Return a meeting of three heads with who is there ("yes", "no", or who came instead), and its chair."""
    area = accounts.make_area()
    by = factories.make_runner(area)
    group = groups.make_partnership_group(area, by=by, **law)
    meeting = factories.make_invited(area, by=by, group=group)
    chair = factories.runner_of(meeting)
    words = there or ("yes", "yes", "yes")
    came = {factories.invitation(meeting, place).public_id: word for place, word in enumerate(words)}
    services.take_attendance(meeting=meeting, there=came, expected=meeting.version, by=chair)
    return queries.meeting_for(meeting.public_id, chair), chair


def _decide(meeting: Meeting, by: Actor, *votes: str, **facts: object) -> Decision:
    said = {factories.invitation(meeting, place).public_id: vote for place, vote in enumerate(votes)}
    item = Item.objects.select_related("meeting__group__partnership").get(meeting=meeting, title="One INSET day")
    details = services.DecisionDetails("We share one INSET day.", said, **facts)  # type: ignore[arg-type]
    return services.record_decision(item=item, details=details, by=by)


@pytest.mark.parametrize(
    ("rule", "votes", "result"),
    [
        ("consensus", ("for", "for", "none"), "carried"),
        ("consensus", ("for", "for", "against"), "lost"),
        ("majority", ("for", "for", "against"), "carried"),
        ("two_thirds", ("for", "against", "none"), "lost"),
        ("majority", ("for", "against", "interest"), "lost"),
        ("majority", ("for", "none", "interest"), "carried"),
        ("majority", ("interest", "interest", "interest"), "no_quorum"),
    ],
)
def test_the_groups_rule_decides(rule: str, votes: tuple[str, ...], result: str) -> None:
    meeting, chair = _held(rule=rule)
    decision = _decide(meeting, chair, *votes)
    assert decision.result == result
    assert decision.law["rule"] == rule
    assert Vote.objects.filter(decision=decision).count() == 3
    assert audit.entries_about(meeting.subject)[-1].facts == {"decision": decision.public_id, "result": result}


def test_without_quorum_nothing_is_decided_and_who_came_instead_counts() -> None:
    meeting, chair = _held("yes", "no", "no", quorum="organisations", quorum_size=2)
    assert _decide(meeting, chair, "for").result == "no_quorum"
    meeting, chair = _held("yes", "Mo Khan, deputy", "no", quorum="organisations", quorum_size=2)
    assert _decide(meeting, chair, "for", "for").result == "carried"


def test_the_chairs_casting_vote_is_asked_for_when_votes_are_equal() -> None:
    meeting, chair = _held("yes", "yes", "no", rule="majority", has_casting_vote=True)
    with pytest.raises(Refused, match="votes are equal"):
        _decide(meeting, chair, "for", "against")
    decision = _decide(meeting, chair, "for", "against", casting="for")
    assert (decision.result, decision.casting) == ("carried", "for")
    decision = _decide(meeting, chair, "for", "none", casting="against")  # not equal: the chair's word was not needed
    assert (decision.result, decision.casting) == ("carried", "")


def test_observers_and_clerk_have_no_vote() -> None:
    meeting, chair = _held(rule="majority")
    for part in ("observer", "clerk"):
        groups.add_seat(meeting.group, f"The {part}", groups.members(meeting.group)[0].organisation, part=part, by=chair)
    services.send_invitations(meeting=meeting, by=chair)
    meeting = queries.meeting_for(meeting.public_id, chair)
    there = {row.public_id: "yes" for row in queries.invitations_of(meeting)}
    services.take_attendance(meeting=meeting, there=there, expected=meeting.version, by=chair)
    assert len(queries.there(meeting)) == 3
    assert _decide(meeting, chair, "for", "against", "against").counted["n_all"] == 3


def test_nobody_votes_who_was_not_there_or_left_the_group() -> None:
    meeting, chair = _held("yes", "yes", "no", rule="majority")
    away = factories.invitation(meeting, 2)
    decision = _decide(meeting, chair, "for", "for", "against")
    assert (decision.counted["n_against"], decision.counted["n_there"], decision.counted["n_all"]) == (0, 2, 3)
    seats.end_member(member=away.member, by=chair)
    assert _decide(meeting, chair, "for", "for").counted["n_all"] == 2


def test_a_new_rule_changes_no_past_decision() -> None:
    meeting, chair = _held(rule="majority")
    decision = _decide(meeting, chair, "for", "for", "against")
    details = groups.make_details(rule="unanimous")
    seats.change_group(group=meeting.group, details=details, expected=meeting.group.version, by=chair)
    decision.refresh_from_db()
    assert (decision.result, decision.law["rule"]) == ("carried", "majority")


def test_a_decision_subject_to_boards_waits_and_is_settled_once() -> None:
    meeting, chair = _held()
    with pytest.raises(Refused, match="after the meeting"):
        _decide(meeting, chair, boards_on=date(2026, 12, 1))
    decision = _decide(meeting, chair, boards_on=date(2027, 1, 20))
    assert (decision.result, decision.boards, decision.boards_on) == ("carried", "waiting", date(2027, 1, 20))
    services.record_boards(decision=decision, agreed=False, by=chair)
    assert decision.boards == "not_agreed"
    with pytest.raises(Refused, match="does not wait"):
        services.record_boards(decision=decision, agreed=True, by=chair)
    assert _decide(meeting, chair, "against", boards_on=date(2027, 1, 20)).boards == ""  # what was not decided waits for nobody


def test_who_is_there_is_written_down_first() -> None:
    area = accounts.make_area()
    meeting = factories.make_invited(area)
    with pytest.raises(Refused, match="who is there first"):
        _decide(meeting, factories.runner_of(meeting), "for")


def test_only_who_runs_the_meeting_decides_on_paper_and_part_b_stays_closed() -> None:
    meeting, chair = _held()
    with pytest.raises(Refused, match="Only the chair"):
        _decide(meeting, groups.actor_of(groups.members(meeting.group)[1]), "for")
    closed = Item.objects.select_related("meeting__group__partnership").get(meeting=meeting, part="b")
    officer = accounts.officer_actor(meeting.group.area)
    with pytest.raises(Refused, match="partners only"):
        services.record_decision(item=closed, details=services.DecisionDetails("x"), by=officer)
    decision = services.record_decision(item=closed, details=services.DecisionDetails("We help."), by=chair)
    assert queries.decision_of(meeting, decision.public_id, chair) == decision
    with pytest.raises(Missing):
        queries.decision_of(meeting, decision.public_id, officer)


def test_a_decision_written_down_wrongly_is_removed() -> None:
    meeting, chair = _held()
    decision = _decide(meeting, chair)
    services.remove_decision(decision=decision, by=chair)
    assert not Decision.objects.exists()
    assert audit.entries_about(meeting.subject)[-1].verb == "meeting.decision_removed"
