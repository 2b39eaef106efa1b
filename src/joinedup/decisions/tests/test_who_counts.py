"""Whose reply counts: who was asked and still votes; silence speaks for nobody who has spoken; who has left reads nothing closed."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.urls import reverse

from joinedup.accounts.tests import factories as accounts
from joinedup.contacts.queries import AsksWanted
from joinedup.core import clock
from joinedup.core.refusals import Missing, Refused
from joinedup.decisions import queries, services
from joinedup.decisions.models import Question
from joinedup.decisions.queries.asks import open_asks
from joinedup.decisions.tests import factories
from joinedup.directory.models import Organisation
from joinedup.groups import services as seats
from joinedup.groups.models import Group
from joinedup.groups.tests import factories as groups
from joinedup.notices.models import Message
from joinedup.partnerships.models import Partner

pytestmark = pytest.mark.django_db
AFTER = datetime(2026, 11, 20, 7, tzinfo=UTC)


def _board(**law: object) -> Group:
    return groups.make_partnership_group(accounts.make_area(), **law)


def _seat(group: Group, place: int = 1) -> None:
    """Give a second person of an organisation a seat."""
    organisation = groups.members(group)[place].organisation
    groups.add_seat(group, f"Deputy of {organisation.name}", organisation, by=factories.chair_of(group))


def _leave(organisation: Organisation) -> None:
    day = date(2026, 11, 9)
    Partner.objects.filter(organisation=organisation).update(left_on=day, notice_given_on=day, leaving_reason="It closes.")


def _becomes(question: Question, part: str) -> None:
    member = factories.reply(question).member
    details = seats.MemberDetails(part)
    seats.change_member(member=member, details=details, expected=member.version, by=factories.chair_of(question.group))


def _counted(question: Question) -> tuple[str, int, int]:
    with clock.fixed(AFTER):
        services.look_after_questions()
    question.refresh_from_db()
    counted = question.counted or {}
    return question.result, counted["n_against"], counted["n_all"]


def test_a_silent_colleague_does_not_take_an_objection_back() -> None:
    group = _board(silence_is_yes=True)
    _seat(group)
    question = factories.make_question(group=group, silence_is_yes=True)
    factories.answer(question, "", "against")
    assert _counted(question) == ("lost", 1, 3)


def test_a_silent_school_of_the_same_trust_does_not_take_an_objection_back() -> None:
    group = _board(silence_is_yes=True, unit="trust")
    trust = Organisation.objects.create(kind="trust", name="Tamberley Trust")
    Organisation.objects.filter(pk__in=[member.organisation_id for member in groups.members(group)[1:]]).update(trust=trust)
    question = factories.make_question(group=group, silence_is_yes=True)
    factories.answer(question, "", "against")
    assert _counted(question) == ("lost", 1, 2)


def test_a_seat_that_was_never_asked_neither_counts_nor_keeps_the_others_waiting() -> None:
    group = _board(unit="person", rule="all_members")
    question = factories.make_question(group=group)
    for place in (0, 1, 2):
        _seat(group, place)
    factories.answer(question, "for", "for", "against")
    found = services.settle_question(question=question, by=factories.chair_of(group))
    assert (found.result, found.counted["n_all"]) == ("carried", 3)  # type: ignore[index]


@pytest.mark.parametrize("part", ["observer", "clerk"])
def test_a_seat_that_votes_no_more_is_told_so_and_names_nobody(client: Client, part: str) -> None:
    question = factories.make_question()
    factories.answer(question, "for", "for")
    _becomes(question, part)
    row = factories.reply(question)
    with pytest.raises(Refused, match="no vote any more"):
        services.answer_question(reply=row, says="against", by=factories.holder(row))
    groups.actor_of(row.member)
    client.force_login(row.member.person.user)  # type: ignore[arg-type]
    reply, carry = (
        reverse(f"decisions:{name}_{what}", args=[row.public_id]) for name, what in (("answer", "question"), ("carry", "decision"))
    )
    assert "no vote any more" in client.get(reply).text
    assert _counted(question)[0] == "carried"
    assert carry not in client.get(reply).text
    assert client.get(carry).status_code == 404


@pytest.mark.parametrize("how", ["ended", "left", "observer"])
def test_the_link_of_who_is_no_partner_any_more_opens_nothing_closed(how: str) -> None:
    question = factories.make_question(part="b", title="Zanzibar")
    row = factories.reply(question)
    wanted = AsksWanted(organisations=frozenset({row.member.organisation_id}), areas=None)
    assert queries.reply_answering(row.public_id, factories.holder(row)) == row
    assert len(list(open_asks(wanted))) == 1
    if how == "ended":
        seats.end_member(member=row.member, by=factories.chair_of(question.group))
    elif how == "left":
        _leave(row.member.organisation)
    else:
        _becomes(question, "observer")
    with pytest.raises(Missing):
        queries.reply_answering(row.public_id, factories.holder(row))
    assert list(open_asks(wanted)) == []
    services.withdraw_question(question=question, because="No need.", by=factories.chair_of(question.group))
    assert Message.objects.filter(subject_line__startswith="Withdrawn").count() == 2


def test_the_law_of_the_question_says_whether_the_chair_decides(client: Client) -> None:
    question = factories.make_question(law={"rule": "majority", "has_casting_vote": True})
    factories.answer(question, "for", "against", "none")
    Group.objects.update(has_casting_vote=False)
    factories.chair_of(question.group)
    client.force_login(groups.members(question.group)[0].person.user)  # type: ignore[arg-type]
    client.post(reverse("decisions:settle_question", args=[question.group.area.slug, question.public_id]), {"casting": "against"})
    question.refresh_from_db()
    assert (question.result, question.casting) == ("lost", "against")


def test_the_chair_decided_only_where_votes_were_equal() -> None:
    question = factories.make_question(law={"rule": "majority", "has_casting_vote": True})
    factories.answer(question, "for", "for", "against")
    found = services.settle_question(question=question, casting="against", by=factories.chair_of(question.group))
    assert (found.result, found.casting) == ("carried", "")
