"""Who does which step best: what is known, one partner asked per step, answered by link, taken into the partnership."""

from datetime import timedelta

import pytest

from joinedup.audit import queries as audit
from joinedup.beginnings import queries, services
from joinedup.beginnings.models import Activity
from joinedup.beginnings.tests import factories
from joinedup.brokerage import queries as topics
from joinedup.brokerage.tests import factories as brokerage
from joinedup.core import clock
from joinedup.core.refusals import Missing, Refused
from joinedup.introductions import services as introductions
from joinedup.introductions.tests.factories import make_introduction
from joinedup.notices.models import Message
from joinedup.partnerships import queries as partnership_queries
from joinedup.partnerships.tests import factories as partnerships

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> brokerage.Cast:
    return brokerage.make_cast()


@pytest.fixture
def activity(cast: brokerage.Cast) -> Activity:
    known = factories.make_known(cast.brackwater, by=cast.ada, partners=[cast.oak, cast.ash])
    for organisation in (cast.oak, cast.ash):
        organisation.roles.get().shares.get_or_create(area=cast.brackwater)
    return factories.make_activity(cast.ada, partnership=known)


def test_what_partners_say_offer_and_have_promised_is_shown_by_name(cast: brokerage.Cast, activity: Activity) -> None:
    introduction = make_introduction(cast)
    for answer in introduction.answers.all():
        introductions.answer_introduction(answer=answer, details=introductions.AnswerDetails("yes"), by=cast.ada)
    step = activity.steps.get(place=1)
    details = services.StepDetails(step.name, "", topics.topic_by_code("B1"))
    services.change_step(step=step, details=details, expected=step.version, by=cast.ada)
    services.write_strength(step=step, organisation=cast.ash, words="We do this each year", by=cast.ada)
    known = {row.organisation.name: row.evidence for row in queries.candidates_of(queries.step_for(step.public_id, cast.ada), cast.ada)}
    assert list(known) == ["Ash Primary", "Oak Primary"]
    assert known["Ash Primary"] == ["Says: We do this each year"]
    assert [line.split(" ", 1)[0] for line in known["Oak Primary"]] == ["Offers", "Agreed"]


def test_what_is_not_shared_with_the_viewer_is_no_evidence(cast: brokerage.Cast, activity: Activity) -> None:
    brokerage.make_offer(cast.oak, cast.brackwater, visibility="me")
    step = activity.steps.get(place=1)
    details = services.StepDetails(step.name, "", topics.topic_by_code("B1"))
    services.change_step(step=step, details=details, expected=step.version, by=cast.ada)
    assert queries.candidates_of(queries.step_for(step.public_id, cast.ada), cast.ada) == []


def test_one_partner_at_a_time_is_asked_and_answers_by_link(cast: brokerage.Cast, activity: Activity) -> None:
    asked = factories.ask(activity, 1, cast.oak, cast.ada, "You know every firm in the port.")
    mail = Message.objects.get(subject_line__contains="Find out who comes")
    assert "You know every firm" in mail.text
    with pytest.raises(Refused, match="Oak Primary is asked"):
        factories.ask(activity, 1, cast.ash, cast.ada)
    factories.answer(asked, "other", suggests="Ash Primary")
    again = factories.ask(activity, 1, cast.ash, cast.ada)
    with pytest.raises(Refused, match="has been asked since"):
        factories.answer(asked, "yes")
    tell = activity.steps.get(place=3)
    factories.answer(again, "yes", words="Gladly", also=[tell])
    [first, _second, third] = queries.step_lines(activity)
    assert first.ask is not None
    assert (first.ask.organisation, first.ask.words, [row.suggests for row in first.before]) == (cast.ash, "Gladly", ["Ash Primary"])
    assert queries.evidence_of(third.step, cast.ada, [cast.ash.pk])[cast.ash.pk][0] == "Says that it does this well"
    verbs = [entry.verb for entry in audit.entries_about(activity.subject)]
    assert verbs[-3:] == ["activity.step_answered", "activity.partner_asked", "activity.step_answered"]


def test_taken_back_the_link_answers_nothing_and_another_is_asked(cast: brokerage.Cast, activity: Activity) -> None:
    asked = factories.ask(activity, 1, cast.oak, cast.ada)
    services.take_back_ask(ask=queries.ask_for(asked.public_id), by=cast.ada)
    with pytest.raises(Refused, match="taken back"):
        factories.answer(asked)
    assert Message.objects.get(subject_line__contains="Find out who comes").state == "stopped"
    assert factories.ask(activity, 1, cast.ash, cast.ada).says == ""


def test_who_has_not_answered_is_reminded_once_a_day(cast: brokerage.Cast, activity: Activity) -> None:
    asked = factories.ask(activity, 1, cast.oak, cast.ada)
    with pytest.raises(Refused, match="written to today"):
        services.remind_partner(ask=queries.ask_for(asked.public_id), by=cast.ada)
    with clock.fixed(clock.now() + timedelta(days=7)):
        services.remind_partner(ask=queries.ask_for(asked.public_id), by=cast.ada)
        with pytest.raises(Refused, match="written to today"):
            services.remind_partner(ask=queries.ask_for(asked.public_id), by=cast.ada)
        first, again = Message.objects.filter(subject_line__contains="Find out who comes").order_by("pk")
        assert (first.state, again.state) == ("stopped", "waiting")
        assert "We asked you on Tuesday 24 November 2026" in again.text
        with pytest.raises(Refused, match="Only who organises"):
            services.remind_partner(ask=queries.ask_for(asked.public_id), by=cast.oak_head)
        factories.answer(asked)
        with pytest.raises(Refused, match="nothing to remind"):
            services.remind_partner(ask=queries.ask_for(asked.public_id), by=cast.ada)
    assert "activity.partner_reminded" in [entry.verb for entry in audit.entries_about(activity.subject)]


def test_steps_change_places_and_one_that_nobody_does_is_taken_out(cast: brokerage.Cast, activity: Activity) -> None:
    def names() -> list[str]:
        return [step.name for step in activity.steps.all()]

    last = activity.steps.get(place=3)
    for _press in range(3):
        services.move_step(step=last, to="up", by=cast.ada)
    assert names() == ["Tell families", "Find out who comes", "Plan the day"]
    services.move_step(step=last, to="down", by=cast.ada)
    assert names()[1] == "Tell families"
    asked = factories.ask(activity, 1, cast.oak, cast.ada)
    with pytest.raises(Refused, match="Oak Primary is asked for this step"):
        services.remove_step(step=asked.step, by=cast.ada)
    with pytest.raises(Refused, match="Only who organises"):
        services.remove_step(step=last, by=cast.oak_head)
    services.remove_step(step=last, by=cast.ada)
    assert [(step.place, step.name) for step in activity.steps.all()] == [(1, "Find out who comes"), (2, "Plan the day")]
    assert audit.entries_about(activity.subject)[-1].verb == "activity.step_removed"


def test_the_finished_table_goes_into_the_partnership(cast: brokerage.Cast, activity: Activity) -> None:
    elm = partnerships.make_led_school("Elm", cast.brackwater)
    alone = factories.make_activity(cast.ada)
    for place, organisation in ((1, cast.oak), (2, elm)):
        factories.answer(factories.ask(alone, place, organisation, cast.ada))
    assert activity.partnership is not None
    with pytest.raises(Refused, match="Nobody does these steps yet: Tell families"):
        services.take_into_partnership(activity=alone, partnership=activity.partnership, by=cast.ada)
    factories.answer(factories.ask(alone, 3, elm, cast.ada))
    assert services.take_into_partnership(activity=alone, partnership=activity.partnership, by=cast.ada)
    assert elm in {row.organisation for row in partnership_queries.partners_of(activity.partnership)}
    section = partnership_queries.section_of(partnership_queries.agreement_of(activity.partnership), "resources")
    assert "- Plan the day: Elm" in section.text
    assert [row.name for row, _lines in queries.tables_of(activity.partnership)] == [alone.name, activity.name]
    assert queries.steps_done_in(activity.partnership)[1] == (alone.name, "Plan the day", "Elm")
    with pytest.raises(Refused, match="stays as it is"):
        services.add_step(activity=alone, details=services.StepDetails("Look back"), by=cast.ada)


def test_what_is_written_badly_is_refused(cast: brokerage.Cast, activity: Activity) -> None:
    for steps, words in (([str(n) for n in range(13)], "at most 12"), (["Plan", "plan"], "same name"), (["Ava Moss 12/03/2016"], "pupil")):
        with pytest.raises(Refused, match=words):
            services.add_activity(details=services.ActivityDetails("A day", "", steps), by=cast.ada)
    asked = factories.ask(activity, 1, cast.oak, cast.ada)
    with pytest.raises(Refused, match="whom to ask"):
        factories.answer(asked, "other")
    with pytest.raises(Refused, match="one of the partners"):
        factories.ask(activity, 2, cast.yew, cast.ada)


def test_who_does_not_run_it_changes_nothing_and_a_stranger_sees_nothing(cast: brokerage.Cast, activity: Activity) -> None:
    asked = factories.ask(activity, 1, cast.oak, cast.ada)
    step = activity.steps.get(place=2)
    for other in (cast.bo, cast.cy, cast.yew_head, cast.oak_head):
        with pytest.raises(Refused, match="Only who organises"):
            services.ask_partner(step=step, organisation=cast.ash, by=other)
        with pytest.raises(Missing):
            queries.step_for(step.public_id, other)
    for stranger in (cast.bo, cast.cy, cast.yew_head):
        assert list(queries.visible_activities(stranger)) == []
    with pytest.raises(Refused, match="Only whoever answers"):
        services.answer_step(ask=asked, reply=services.StepReply("yes"), by=cast.ash_head)
    services.answer_step(ask=asked, reply=services.StepReply("not_us"), by=cast.oak_head)
