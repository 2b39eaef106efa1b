"""Introductions: both sides are asked by mail, nobody is bound before two yeses, and an answer can be changed."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import Client

from joinedup.accounts.tests import factories as accounts
from joinedup.audit.models import Entry
from joinedup.brokerage import queries, services
from joinedup.brokerage.choices import INTRODUCTION_PURPOSE, IntroductionState, PlanState, SuggestionState
from joinedup.brokerage.models import Commitment, Introduction, IntroductionAnswer
from joinedup.brokerage.services import AnswerDetails
from joinedup.brokerage.tests import factories, plan_factories
from joinedup.core.actors import SYSTEM, Actor
from joinedup.core.refusals import Missing, Refused
from joinedup.core.subjects import Subject
from joinedup.directory.choices import Approver
from joinedup.jobs import services as jobs
from joinedup.notices.models import Message

pytestmark = pytest.mark.django_db
YES, NO = AnswerDetails("yes"), AnswerDetails("no", reason="wrong_time", reason_words="Ofsted is coming")


@pytest.fixture(autouse=True)
def _tuesday(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Iterator[None]:
    if "in_a_child" not in request.node.name:
        monkeypatch.setattr(jobs, "in_child", plan_factories.solve_here)
    with factories.on_the_day():
        yield


@pytest.fixture
def circle() -> plan_factories.Circle:
    return plan_factories.make_circle(factories.make_cast())


@pytest.fixture
def introduction(circle: plan_factories.Circle) -> Introduction:
    """Quayfield would help Pellin with phonics."""
    plan = plan_factories.make_plan(circle)
    sent = plan_factories.send_all(plan, circle.ada)
    return next(row for row in sent if row.giver == circle.quayfield)


def holder(answer: IntroductionAnswer) -> Actor:
    return accounts.link_actor(INTRODUCTION_PURPOSE, answer.subject, answer.address)


def say(introduction: Introduction, side: str, details: AnswerDetails, by: Actor | None = None) -> Introduction:
    answer = plan_factories.side(introduction, side)
    services.answer_introduction(answer=answer, details=details, by=by or holder(answer))
    introduction.refresh_from_db()
    return introduction


def test_sending_asks_both_sides_in_working_hours_and_marks_the_suggestion(introduction: Introduction) -> None:
    answers = list(introduction.answers.all())
    mails = Message.objects.filter(about_id__in=[answer.public_id for answer in answers])
    assert {mail.to for mail in mails} == {"q@example.org", "p@example.org"}
    assert all("/l/" in mail.text and "6 half-days" in mail.text for mail in mails)
    assert introduction.suggestion is not None
    introduction.suggestion.refresh_from_db()
    assert introduction.suggestion.state == SuggestionState.INTRODUCED
    assert introduction.lapses_on == factories.TODAY + timedelta(days=21)


def test_many_introductions_are_sent_in_the_background_and_a_second_run_sends_none_twice(circle: plan_factories.Circle) -> None:
    plan = plan_factories.make_plan(circle)
    ids = list(plan.suggestions.values_list("public_id", flat=True))
    job = services.start_sending(plan=plan, public_ids=ids, words="", by=circle.ada)
    assert jobs.run_due() == 1
    job.refresh_from_db()
    assert job.result_url.endswith(f"/plans/{plan.public_id}/sent/"), job.error
    assert len(queries.last_batch(plan)) == 3
    services.start_sending(plan=plan, public_ids=ids, words="", by=circle.ada)
    jobs.run_due()
    assert Introduction.objects.count() == 3


def test_two_yeses_agree_and_both_get_the_other_contact(introduction: Introduction) -> None:
    assert say(introduction, "giver", YES).state == IntroductionState.SENT
    assert not Commitment.objects.exists()
    assert say(introduction, "receiver", AnswerDetails("later", later_when="after Christmas")).state == IntroductionState.AGREED
    commitment = Commitment.objects.get()
    assert (commitment.half_days, commitment.starts) == (6, "after Christmas")
    texts = {mail.to: mail.text for mail in Message.objects.filter(key__startswith="introduction_agreed")}
    assert "p@example.org" in texts["q@example.org"]
    assert "q@example.org" in texts["p@example.org"]
    assert Entry.objects.filter(verb="introduction.agreed").count() == 1


def test_yes_but_later_is_told_to_the_other_side_before_it_agrees(introduction: Introduction, client: Client) -> None:
    say(introduction, "giver", AnswerDetails("later", later_when="after Christmas"))
    mail = Message.objects.get(key__startswith="introduction_later")
    assert mail.to == "p@example.org"
    assert "Quayfield Primary has said yes" in mail.text
    assert "after Christmas" in mail.text
    assert mail.html.count("after Christmas") == 1
    where = client.get("/l/" + mail.text.split("/l/", 1)[1].split()[0], follow=True)
    assert "Has said yes, but later: after Christmas" in where.content.decode()
    done = client.post(where.request["PATH_INFO"], {"reply": "yes"}, follow=True).content.decode()
    assert "The other side said yes, but later: after Christmas" in done
    texts = {mail.to: mail.text for mail in Message.objects.filter(key__startswith="introduction_agreed")}
    assert "Quayfield Primary would like to start later: after Christmas" in texts["p@example.org"]
    assert "start later" not in texts["q@example.org"]


def test_a_no_is_told_kindly_without_its_reason_and_can_be_thought_over(introduction: Introduction) -> None:
    say(introduction, "giver", YES)
    assert say(introduction, "receiver", NO).state == IntroductionState.DECLINED
    mail = Message.objects.get(key__startswith="introduction_declined")
    assert mail.to == "q@example.org"
    assert "Ofsted" not in mail.text + mail.html
    assert say(introduction, "receiver", YES).state == IntroductionState.AGREED


def test_an_agreed_yes_taken_back_frees_both(introduction: Introduction) -> None:
    say(introduction, "giver", YES)
    say(introduction, "receiver", YES)
    assert say(introduction, "giver", NO).state == IntroductionState.DECLINED
    assert not Commitment.objects.exists()


def test_a_yes_beyond_the_heads_limit_waits_for_the_board(introduction: Introduction, circle: plan_factories.Circle) -> None:
    rule = {"approver": Approver.HEAD_UP_TO, "limit_half_days": 4, "next_board_on": factories.TODAY + timedelta(days=8)}
    type(circle.pellin).objects.filter(pk=circle.pellin.pk).update(**rule)
    say(introduction, "giver", YES)
    assert say(introduction, "receiver", YES).state == IntroductionState.SENT
    answer = plan_factories.side(introduction, "receiver")
    assert (answer.waits_for, answer.board_on) == ("board", rule["next_board_on"])
    with pytest.raises(Refused, match="Only the trust"):
        services.release_answer(answer=answer, note="minute 7", by=holder(answer))
    with pytest.raises(Refused, match="Say who decided"):
        services.release_answer(answer=answer, note=" ", by=circle.ada)
    services.release_answer(answer=answer, note="Board minute 7, 2 December", by=circle.ada)
    introduction.refresh_from_db()
    assert introduction.state == IntroductionState.AGREED


def test_an_answer_on_behalf_is_recorded_as_such(introduction: Introduction, circle: plan_factories.Circle) -> None:
    say(introduction, "giver", YES, by=circle.ada)
    answer = plan_factories.side(introduction, "giver")
    assert (answer.is_on_behalf, answer.answered_by) == (True, circle.ada.name)
    assert Entry.objects.filter(verb="introduction.answered").get().on_behalf_of == circle.quayfield.pk


def test_nobody_else_can_answer_or_see_it(introduction: Introduction) -> None:
    cast = factories.make_cast()
    answer = plan_factories.side(introduction, "giver")
    other_side = holder(plan_factories.side(introduction, "receiver"))
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


def test_the_name_is_hidden_until_both_agree_when_it_was_shared_with_the_coordinator_only() -> None:
    circle = plan_factories.make_circle(factories.make_cast(), visibility="coordinator")
    introduction = plan_factories.send_all(plan_factories.make_plan(circle), circle.ada)[0]
    answer = plan_factories.side(introduction, "receiver")
    assert introduction.giver.name not in Message.objects.get(about_id=answer.public_id).text
    assert introduction.giver.name not in queries.asked_page(answer).other
    say(introduction, "giver", YES)
    say(introduction, "receiver", YES)
    assert queries.asked_page(queries.answer_for(answer.public_id, SYSTEM)).other == introduction.giver.name


def test_what_is_shared_with_matched_partners_is_seen_by_them_once_both_agreed() -> None:
    circle = plan_factories.make_circle(factories.make_cast(), visibility="partners")
    introduction = plan_factories.send_all(plan_factories.make_plan(circle), circle.ada)[0]
    head = factories.make_head(introduction.receiver, "Rhoda Head")
    say(introduction, "giver", YES)
    assert introduction.offer not in queries.visible_offers(head)
    say(introduction, "receiver", YES)
    assert introduction.offer in queries.visible_offers(head)


def test_taking_back_stops_the_mails_and_frees_the_suggestion(introduction: Introduction, circle: plan_factories.Circle) -> None:
    suggestion = introduction.suggestion
    assert suggestion is not None
    services.take_back_introduction(introduction=introduction, by=circle.ada)
    suggestion.refresh_from_db()
    assert suggestion.state == SuggestionState.SUGGESTED
    stopped = Message.objects.filter(about_id__in=introduction.answers.values("public_id"))
    assert {mail.state for mail in stopped} == {"stopped"}
    with pytest.raises(Refused, match="taken back"):
        say(introduction, "giver", YES)


def test_what_nobody_answers_lapses_once_and_can_still_be_answered(introduction: Introduction) -> None:
    on = introduction.lapses_on + timedelta(days=1)
    assert services.lapse_introductions(on=introduction.lapses_on, by=SYSTEM) == 0
    assert services.lapse_introductions(on=on, by=SYSTEM) == 3
    assert services.lapse_introductions(on=on, by=SYSTEM) == 0
    say(introduction, "giver", YES)
    assert say(introduction, "receiver", YES).state == IntroductionState.AGREED


def test_a_new_plan_leaves_alone_what_stands_or_was_refused(introduction: Introduction, circle: plan_factories.Circle) -> None:
    say(introduction, "receiver", NO)
    again = plan_factories.make_plan(circle, balance="bank")
    assert again.state in (PlanState.READY, PlanState.FAILED)
    assert again.suggestions.count() == 0


def test_agreed_introductions_are_taken_up_once(introduction: Introduction, circle: plan_factories.Circle) -> None:
    say(introduction, "giver", YES)
    say(introduction, "receiver", YES)
    assert queries.accepted_introductions(circle.area.pk, circle.ada) == [introduction]
    formed = Subject("partnerships.partnership", "abc")
    services.take_up_introductions(introductions=[introduction], about=formed, by=circle.ada)
    assert queries.accepted_introductions(circle.area.pk, circle.ada) == []
    with pytest.raises(Refused, match="already been formed"):
        services.take_up_introductions(introductions=[introduction], about=formed, by=circle.ada)
    with pytest.raises(Refused, match="formed from it"):
        say(introduction, "giver", NO)


def test_a_visitor_answers_by_link_without_an_account(introduction: Introduction, client: Client) -> None:
    answer = plan_factories.side(introduction, "giver")
    text = Message.objects.get(about_id=answer.public_id).text
    path = "/l/" + text.split("/l/", 1)[1].split()[0]
    page = client.get(path, follow=True)
    assert page.status_code == 200
    assert "Pellin Primary" in page.content.decode()
    where = page.request["PATH_INFO"]
    assert client.post(where, {}).status_code == 200
    assert plan_factories.side(introduction, "giver").reply == ""
    done = client.post(where, {"reply": "later", "later_when": "after Christmas"}, follow=True)
    assert "We wait for the other side" in done.content.decode()
    assert plan_factories.side(introduction, "giver").later_when == "after Christmas"
