"""Introductions: both sides are asked by mail, nobody is bound before two yeses, and an answer can be changed."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import Client

from joinedup.accounts.models import User
from joinedup.accounts.tests import factories as accounts
from joinedup.audit.models import Entry
from joinedup.brokerage.queries import visible_offers
from joinedup.brokerage.tests.factories import TODAY, Cast, make_cast, make_head, on_the_day
from joinedup.core.actors import SYSTEM, Actor
from joinedup.core.refusals import Missing, Refused
from joinedup.core.subjects import Subject
from joinedup.directory.choices import Approver
from joinedup.introductions import queries, services
from joinedup.introductions.choices import INTRODUCTION_PURPOSE, IntroductionState
from joinedup.introductions.models import Commitment, Introduction, IntroductionAnswer
from joinedup.introductions.services import AnswerDetails
from joinedup.introductions.tests import factories
from joinedup.introductions.tests.factories import side as side_of
from joinedup.notices import queries as notices
from joinedup.notices.models import Message
from joinedup.ui import filters

pytestmark = pytest.mark.django_db
YES, NO = AnswerDetails("yes"), AnswerDetails("no", reason="wrong_time", reason_words="Ofsted is coming")


@pytest.fixture
def cast() -> Iterator[Cast]:
    with on_the_day():
        yield make_cast()


@pytest.fixture
def introduction(cast: Cast) -> Introduction:
    """Oak would help Ash with phonics."""
    return factories.make_introduction(cast, half_days=6)


def address_of(introduction: Introduction, word: str) -> str:
    return side_of(introduction, word).address


def holder(answer: IntroductionAnswer) -> Actor:
    return accounts.link_actor(INTRODUCTION_PURPOSE, answer.subject, answer.address)


def say(introduction: Introduction, side: str, details: AnswerDetails, by: Actor | None = None) -> Introduction:
    answer = side_of(introduction, side)
    services.answer_introduction(answer=answer, details=details, by=by or holder(answer))
    introduction.refresh_from_db()
    return introduction


def test_sending_asks_both_sides_in_working_hours(introduction: Introduction) -> None:
    answers = list(introduction.answers.all())
    mails = Message.objects.filter(about_id__in=[answer.public_id for answer in answers])
    assert {mail.to for mail in mails} == {address_of(introduction, "giver"), address_of(introduction, "receiver")}
    assert all("/l/" in mail.text and "6 half-days" in mail.text for mail in mails)
    assert introduction.lapses_on == TODAY + timedelta(days=21)


def test_two_yeses_agree_and_both_get_the_other_contact(introduction: Introduction) -> None:
    assert say(introduction, "giver", YES).state == IntroductionState.SENT
    assert not Commitment.objects.exists()
    assert say(introduction, "receiver", AnswerDetails("later", later_when="after Christmas")).state == IntroductionState.AGREED
    commitment = Commitment.objects.get()
    assert (commitment.half_days, commitment.starts) == (6, "after Christmas")
    texts = {mail.to: mail.text for mail in Message.objects.filter(key__startswith="introduction_agreed")}
    assert address_of(introduction, "receiver") in texts[address_of(introduction, "giver")]
    assert address_of(introduction, "giver") in texts[address_of(introduction, "receiver")]
    assert Entry.objects.filter(verb="introduction.agreed").count() == 1


def test_yes_but_later_is_told_to_the_other_side_before_it_agrees(introduction: Introduction, client: Client) -> None:
    say(introduction, "giver", AnswerDetails("later", later_when="after Christmas"))
    mail = Message.objects.get(key__startswith="introduction_later")
    assert mail.to == address_of(introduction, "receiver")
    assert "Oak Primary has said yes" in mail.text
    assert "after Christmas" in mail.text
    assert mail.html.count("after Christmas") == 1
    where = client.get("/l/" + mail.text.split("/l/", 1)[1].split()[0], follow=True)
    assert "Has said yes, but later: after Christmas" in where.content.decode()
    done = client.post(where.request["PATH_INFO"], {"reply": "yes"}, follow=True).content.decode()
    assert "The other side said yes, but later: after Christmas" in done
    texts = {mail.to: mail.text for mail in Message.objects.filter(key__startswith="introduction_agreed")}
    assert "Oak Primary would like to start later: after Christmas" in texts[address_of(introduction, "receiver")]
    assert "start later" not in texts[address_of(introduction, "giver")]


def test_a_no_is_told_kindly_without_its_reason_and_can_be_thought_over(introduction: Introduction) -> None:
    say(introduction, "giver", YES)
    assert say(introduction, "receiver", NO).state == IntroductionState.DECLINED
    mail = Message.objects.get(key__startswith="introduction_declined")
    assert mail.to == address_of(introduction, "giver")
    assert "Ofsted" not in mail.text + mail.html
    assert say(introduction, "receiver", YES).state == IntroductionState.AGREED


def test_an_agreed_yes_taken_back_frees_both(introduction: Introduction) -> None:
    say(introduction, "giver", YES)
    say(introduction, "receiver", YES)
    assert say(introduction, "giver", NO).state == IntroductionState.DECLINED
    assert not Commitment.objects.exists()


def test_a_yes_beyond_the_heads_limit_waits_for_the_board(introduction: Introduction, cast: Cast) -> None:
    rule = {"approver": Approver.HEAD_UP_TO, "limit_half_days": 4, "next_board_on": TODAY + timedelta(days=8)}
    type(cast.ash).objects.filter(pk=cast.ash.pk).update(**rule)
    say(introduction, "giver", YES)
    assert say(introduction, "receiver", YES).state == IntroductionState.SENT
    answer = side_of(introduction, "receiver")
    assert (answer.waits_for, answer.board_on) == ("board", rule["next_board_on"])
    with pytest.raises(Refused, match="Only the trust"):
        services.release_answer(answer=answer, note="minute 7", by=holder(answer))
    with pytest.raises(Refused, match="Say who decided"):
        services.release_answer(answer=answer, note=" ", by=cast.ada)
    services.release_answer(answer=answer, note="Board minute 7, 2 December", by=cast.ada)
    introduction.refresh_from_db()
    assert introduction.state == IntroductionState.AGREED


def test_the_labels_say_what_a_yes_but_later_and_a_no_need(introduction: Introduction, client: Client) -> None:
    mail = Message.objects.get(to=address_of(introduction, "receiver"))
    page = client.get("/l/" + mail.text.split("/l/", 1)[1].split()[0], follow=True).content.decode()
    assert "why? (optional)" not in page
    assert "roughly when? (optional)" not in page
    assert "Needed if you say no." in page
    assert "Anything your co-ordinator should know (optional)" in page


def waits(introduction: Introduction, word: str) -> str:
    answer = side_of(introduction, word)
    return queries.awaited(answer, notices.messages_about(answer.subject))


def test_its_page_says_who_is_awaited_and_from_when(introduction: Introduction, cast: Cast, client: Client) -> None:
    client.force_login(User.objects.get(pk=cast.ada.user_id))
    page = f"/a/{cast.brackwater.slug}/introductions/{introduction.public_id}/"
    ash = side_of(introduction, "receiver")
    assert waits(introduction, "receiver").startswith(f"{ash.person_name}, who is asked when the mail leaves: ")
    assert "who is asked when the mail leaves" in client.get(page).content.decode()
    Message.objects.filter(about_id=ash.public_id).update(state="sent", sent_at=introduction.goes_at)
    assert waits(introduction, "receiver") == f"{ash.person_name}, until {filters.day(introduction.lapses_on)}"
    Message.objects.filter(about_id=ash.public_id).update(state="bounced")
    assert "no mail has reached: ring them" in waits(introduction, "receiver")
    say(introduction, "receiver", YES)
    assert waits(introduction, "receiver") == "Nobody"
    assert waits(introduction, "giver") != "Nobody"
    introduction.state = IntroductionState.LAPSED
    assert waits(introduction, "giver") == "Nobody"


def test_no_board_is_awaited_once_the_other_side_has_said_no(introduction: Introduction, cast: Cast) -> None:
    rule = {"approver": Approver.HEAD_UP_TO, "limit_half_days": 4, "next_board_on": TODAY + timedelta(days=8)}
    type(cast.ash).objects.filter(pk=cast.ash.pk).update(**rule)
    say(introduction, "receiver", YES)
    assert waits(introduction, "receiver").startswith("The board, ")
    say(introduction, "giver", NO)
    assert waits(introduction, "receiver") == "Nobody"


def test_an_answer_on_behalf_is_recorded_as_such(introduction: Introduction, cast: Cast) -> None:
    say(introduction, "giver", YES, by=cast.ada)
    answer = side_of(introduction, "giver")
    assert (answer.is_on_behalf, answer.answered_by) == (True, cast.ada.name)
    assert Entry.objects.filter(verb="introduction.answered").get().on_behalf_of == cast.oak.pk


def test_nobody_else_can_answer_or_see_it(introduction: Introduction) -> None:
    cast = make_cast()
    answer = side_of(introduction, "giver")
    other_side = holder(side_of(introduction, "receiver"))
    other_purpose = accounts.link_actor("answer_call", answer.subject)
    for stranger in (cast.ada, cast.bo, cast.cy, cast.oak_head, other_side, other_purpose):
        with pytest.raises(Missing):
            queries.answer_for(answer.public_id, stranger)
        with pytest.raises(Refused, match="Only the organisation that was asked"):
            services.answer_introduction(answer=answer, details=YES, by=stranger)


@pytest.mark.parametrize(
    ("details", "field"),
    [
        (AnswerDetails(""), "reply"),
        (AnswerDetails("later"), "later_when"),
        (AnswerDetails("no"), "reason"),
        (AnswerDetails("perhaps"), "reply"),
    ],
)
def test_half_an_answer_is_refused_at_its_field(introduction: Introduction, details: AnswerDetails, field: str) -> None:
    with pytest.raises(Refused) as refusal:
        say(introduction, "giver", details)
    assert refusal.value.field == field


def test_the_name_is_hidden_until_both_agree_when_it_was_shared_with_the_coordinator_only(cast: Cast) -> None:
    introduction = factories.make_introduction(cast, visibility="coordinator")
    answer = side_of(introduction, "receiver")
    assert introduction.giver.name not in Message.objects.get(about_id=answer.public_id).text
    assert introduction.giver.name not in queries.asked_page(answer).other
    say(introduction, "giver", YES)
    say(introduction, "receiver", YES)
    assert queries.asked_page(queries.answer_for(answer.public_id, SYSTEM)).other == introduction.giver.name


def test_what_is_shared_with_matched_partners_is_seen_by_them_once_both_agreed(cast: Cast) -> None:
    introduction = factories.make_introduction(cast, visibility="partners")
    head = make_head(introduction.receiver, "Rhoda Head")
    say(introduction, "giver", YES)
    assert introduction.offer not in visible_offers(head)
    say(introduction, "receiver", YES)
    assert introduction.offer in visible_offers(head)


def test_taking_back_stops_the_mails(introduction: Introduction, cast: Cast) -> None:
    services.take_back_introduction(introduction=introduction, by=cast.ada)
    stopped = Message.objects.filter(about_id__in=introduction.answers.values("public_id"))
    assert {mail.state for mail in stopped} == {"stopped"}
    with pytest.raises(Refused, match="taken back"):
        say(introduction, "giver", YES)


def test_what_nobody_answers_lapses_once_and_can_still_be_answered(introduction: Introduction) -> None:
    on = introduction.lapses_on + timedelta(days=1)
    assert services.lapse_introductions(on=introduction.lapses_on, by=SYSTEM) == 0
    assert services.lapse_introductions(on=on, by=SYSTEM) == 1
    assert services.lapse_introductions(on=on, by=SYSTEM) == 0
    say(introduction, "giver", YES)
    assert say(introduction, "receiver", YES).state == IntroductionState.AGREED


def test_agreed_introductions_are_taken_up_once(introduction: Introduction, cast: Cast) -> None:
    say(introduction, "giver", YES)
    say(introduction, "receiver", YES)
    assert queries.accepted_introductions(cast.brackwater.pk, cast.ada) == [introduction]
    formed = Subject("partnerships.partnership", "abc")
    services.take_up_introductions(introductions=[introduction], about=formed, by=cast.ada)
    assert queries.accepted_introductions(cast.brackwater.pk, cast.ada) == []
    with pytest.raises(Refused, match="already been formed"):
        services.take_up_introductions(introductions=[introduction], about=formed, by=cast.ada)
    with pytest.raises(Refused, match="formed from it"):
        say(introduction, "giver", NO)


def test_a_visitor_answers_by_link_without_an_account(introduction: Introduction, client: Client) -> None:
    answer = side_of(introduction, "giver")
    text = Message.objects.get(about_id=answer.public_id).text
    path = "/l/" + text.split("/l/", 1)[1].split()[0]
    page = client.get(path, follow=True)
    assert page.status_code == 200
    assert "Ash Primary" in page.content.decode()
    where = page.request["PATH_INFO"]
    assert client.post(where, {}).status_code == 200
    assert side_of(introduction, "giver").reply == ""
    done = client.post(where, {"reply": "later", "later_when": "after Christmas"}, follow=True)
    assert "We wait for the other side" in done.content.decode()
    assert side_of(introduction, "giver").later_when == "after Christmas"
