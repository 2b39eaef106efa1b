"""Decisions by written reply: asked, replied, reminded, counted by the group's law, withdrawn."""

from datetime import UTC, date, datetime, timedelta

import pytest

from joinedup.accounts.tests import factories as accounts
from joinedup.audit import queries as audit
from joinedup.contacts.queries import AsksWanted
from joinedup.core import clock
from joinedup.core.refusals import Missing, Refused
from joinedup.decisions import queries, services
from joinedup.decisions.models import Question, Reply
from joinedup.decisions.queries.asks import open_asks
from joinedup.decisions.tests import factories
from joinedup.directory.models import Organisation
from joinedup.groups import services as seats
from joinedup.groups.tests import factories as groups
from joinedup.notices.models import Message
from joinedup.partnerships.models import Partner

pytestmark = pytest.mark.django_db
AFTER = datetime(2026, 11, 20, 7, tzinfo=UTC)


def _settled(question: Question) -> Question:
    with clock.fixed(AFTER):
        services.look_after_questions()
    question.refresh_from_db()
    return question


@pytest.mark.parametrize(
    ("law", "says", "result"),
    [
        ({}, ("for", "for", ""), "carried"),
        ({}, ("for", "for", "against"), "lost"),
        ({"rule": "majority"}, ("for", "for", "against"), "carried"),
        ({"rule": "majority"}, ("for", "against", "interest"), "lost"),
        ({"rule": "majority"}, ("for", "interest", "interest"), "carried"),
        ({"rule": "all_members"}, ("for", "", ""), "no_quorum"),
        ({"rule": "all_members"}, ("for", "for", ""), "carried"),
        ({"quorum": "organisations", "quorum_size": 3}, ("for", "for", ""), "no_quorum"),
    ],
)
def test_the_groups_law_counts_what_was_replied_by_the_deadline(law: dict[str, object], says: tuple[str, ...], result: str) -> None:
    question = factories.make_question(law=law)
    factories.answer(question, *says)
    with clock.fixed(datetime(2026, 11, 19, 22, tzinfo=UTC)):
        services.look_after_questions()
    assert Question.objects.get().state == "open"
    assert _settled(question).result == result
    assert audit.entries_about(question.subject)[-1].verb == "question.settled"
    with clock.fixed(AFTER):
        assert services.look_after_questions() == 0


def test_every_seat_with_a_vote_gets_a_link_and_observers_and_clerk_get_none() -> None:
    group = groups.make_partnership_group(accounts.make_area())
    by = factories.chair_of(group)
    for part in ("observer", "clerk"):
        groups.add_seat(group, f"The {part}", groups.members(group)[0].organisation, part=part, by=by)
    question = factories.make_question(group=group)
    assert Reply.objects.count() == Message.objects.filter(subject_line__startswith="Your reply until").count() == 3
    assert audit.entries_about(question.subject)[-1].facts == {"n_mails": 3, "silence_is_yes": False}


def test_a_reply_is_changed_until_the_deadline_and_not_after_it() -> None:
    question = factories.make_question()
    row = factories.reply(question)
    for says in ("for", "against"):
        services.answer_question(reply=factories.reply(question), says=says, by=factories.holder(row))
    assert factories.reply(question).says == "against"
    with clock.fixed(AFTER), pytest.raises(Refused, match="deadline was Thursday 19 November 2026, so this reply does not count"):
        services.answer_question(reply=factories.reply(question), says="for", by=factories.holder(row))


def test_nobody_replies_for_another_seat() -> None:
    question = factories.make_question()
    with pytest.raises(Refused, match="holds this seat"):
        services.answer_question(reply=factories.reply(question, 1), says="for", by=factories.chair_of(question.group))
    with pytest.raises(Missing):
        queries.reply_answering(factories.reply(question, 1).public_id, factories.holder(factories.reply(question, 2)))


def test_a_reply_to_a_withdrawn_question_is_refused_with_the_reason() -> None:
    question = factories.make_question()
    factories.answer(question, "for")
    services.withdraw_question(question=question, because="The date was wrong.", by=factories.chair_of(question.group))
    row = factories.reply(question)
    with pytest.raises(Refused, match=r"withdrawn, so your reply does not count\. Why: The date was wrong"):
        services.answer_question(reply=row, says="for", by=factories.holder(row))
    assert Message.objects.filter(subject_line__startswith="Withdrawn: ").count() == 3
    assert Message.objects.filter(subject_line__startswith="Your reply", state="waiting").count() == 0
    with clock.fixed(AFTER):
        assert services.look_after_questions() == 0


def test_who_left_the_group_or_the_partnership_has_no_vote_any_more() -> None:
    question = factories.make_question(law={"rule": "majority"})
    factories.answer(question, "for", "against", "against")
    elm, ash = factories.reply(question, 1), factories.reply(question, 2)
    seats.end_member(member=elm.member, by=factories.chair_of(question.group))
    Partner.objects.filter(organisation=ash.member.organisation).update(
        left_on=date(2026, 11, 9), notice_given_on=date(2026, 11, 9), leaving_reason="It closes."
    )
    for row in (elm, ash):
        with pytest.raises(Refused, match="no vote since Monday 9 November 2026"):
            services.answer_question(reply=factories.reply(question, 1 if row == elm else 2), says="against", by=factories.holder(row))
    counted = _settled(question)
    assert (counted.result, counted.counted["n_all"], counted.counted["n_against"]) == ("carried", 1, 0)  # type: ignore[index]


def test_silence_counts_as_a_yes_only_where_the_terms_say_so() -> None:
    with pytest.raises(Refused, match="terms do not say so"):
        factories.make_question(silence_is_yes=True)
    question = factories.make_question(law={"silence_is_yes": True}, silence_is_yes=True)
    assert "no reply by then counts as a yes" in Message.objects.filter(about_id=question.public_id).latest("pk").text
    assert _settled(question).counted == {"n_for": 3, "n_against": 0, "n_none": 0, "n_out": 0, "n_there": 3, "n_all": 3}
    against = factories.make_question(group=question.group, silence_is_yes=True)
    factories.answer(against, "against")
    assert _settled(against).result == "lost"


def test_equal_votes_wait_for_the_chair() -> None:
    question = factories.make_question(law={"rule": "majority", "has_casting_vote": True})
    factories.answer(question, "for", "against", "")
    assert (_settled(question).state, question.chair_asked_on) == ("open", date(2026, 11, 20))
    by = factories.chair_of(question.group)
    with clock.fixed(AFTER):
        assert services.look_after_questions() == 0
        with pytest.raises(Refused, match="votes are equal"):
            services.settle_question(question=question, by=by)
        assert services.settle_question(question=question, casting="for", by=by).result == "carried"
    assert Message.objects.filter(subject_line__startswith="Votes are equal").count() == 1


def test_when_all_have_replied_it_is_counted_before_the_deadline() -> None:
    question = factories.make_question()
    factories.answer(question, "for", "for")
    by = factories.chair_of(question.group)
    with pytest.raises(Refused, match="have not replied yet"):
        services.settle_question(question=question, by=by)
    factories.answer(question, "", "", "none")
    with pytest.raises(Refused, match="Only the chair"):
        services.settle_question(question=question, by=groups.actor_of(factories.reply(question).member))
    assert services.settle_question(question=question, by=by).result == "carried"
    assert Message.objects.filter(subject_line="Decided: Our INSET day").count() == 3


def test_only_who_owes_a_reply_is_reminded_and_once_a_day() -> None:
    question = factories.make_question()
    factories.answer(question, "for", "")
    with clock.fixed(datetime(2026, 11, 17, 7, tzinfo=UTC)):
        assert services.look_after_questions() == 1
        assert services.look_after_questions() == 0
        with pytest.raises(Refused, match="today already"):
            services.remind_owing(question=question, by=factories.chair_of(question.group))
    assert Message.objects.filter(subject_line__startswith="Still open").count() == 2


def test_what_is_for_partners_only_stands_in_no_mail_and_no_stranger_sees_it() -> None:
    area = accounts.make_area()
    question = factories.make_question(area, part="b", title="Zanzibar", text="Zanzibar closes.", why="Zanzibar")
    factories.answer(question, "for", "for", "for")
    services.settle_question(question=question, by=factories.chair_of(question.group))
    assert not [mail for mail in Message.objects.all() if "Zanzibar" in mail.subject_line + mail.text + mail.html]
    officer = accounts.officer_actor(area)
    assert queries.questions_of(question.group, officer) == []
    assert queries.settled_between(question.group, None, clock.now() + timedelta(days=1), with_closed=False) == []
    with pytest.raises(Missing):
        queries.question_for(question.public_id, officer)
    assert queries.questions_of(question.group, factories.chair_of(question.group)) == [question]


def test_a_deadline_lies_ahead_no_pupil_is_named_and_not_everybody_asks() -> None:
    group = groups.make_partnership_group(accounts.make_area())
    by = factories.chair_of(group)
    for facts, words in (({"closes_on": clock.today()}, "tomorrow"), ({"text": "Ava Moss 12/03/2016 moves"}, "names a pupil")):
        with pytest.raises(Refused, match=words):
            services.ask_question(group=group, details=factories.make_details(**facts), by=by)
    with pytest.raises(Refused, match="Only the chair"):
        services.ask_question(group=group, details=factories.make_details(), by=groups.actor_of(groups.members(group)[1]))


def test_schools_of_one_trust_have_one_vote_where_the_group_says_so() -> None:
    question = factories.make_question(law={"rule": "majority", "unit": "trust"})
    trust = Organisation.objects.create(kind="trust", name="Tamberley Trust")
    for place in (1, 2):
        school = factories.reply(question, place).member.organisation
        school.trust = trust
        school.save()
    factories.answer(question, "for", "against", "against")
    counted = _settled(question).counted
    assert counted == {"n_for": 1, "n_against": 1, "n_none": 0, "n_out": 0, "n_there": 2, "n_all": 2}


def test_a_reply_that_is_owed_stands_among_what_is_asked_of_the_school() -> None:
    area = accounts.make_area()
    open_one = factories.make_question(area)
    closed = factories.make_question(group=open_one.group, part="b", title="Zanzibar")
    factories.answer(open_one, "for", "")
    school = factories.reply(open_one, 1).member.organisation
    wanted = AsksWanted(organisations=frozenset({school.pk, factories.reply(open_one, 0).member.organisation_id}), areas=None)
    found = [(ask.organisation_id == school.pk, ask.what) for ask in open_asks(wanted)]
    assert found == [
        (True, "Reply in writing: Our INSET day"),
        (False, "Reply in writing: a question for partners only"),
        (True, "Reply in writing: a question for partners only"),
    ]
    assert closed.title == "Zanzibar"
