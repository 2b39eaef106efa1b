"""Write down, hand over, move, finish, open again, drop: done, refused, not allowed, recorded."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from joinedup.accounts.models import User
from joinedup.accounts.tests import factories as accounts
from joinedup.actions import choices, queries, services
from joinedup.actions.models import Action
from joinedup.actions.tests import factories
from joinedup.audit import queries as audit
from joinedup.core import clock
from joinedup.core.refusals import Conflict, Missing, Refused
from joinedup.core.subjects import Subject
from joinedup.directory.tests import factories as directory
from joinedup.notices.models import Message

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> accounts.Cast:
    return accounts.make_cast()


def verbs(action: Action) -> list[str]:
    return [line.verb for line in audit.entries_about(action.subject) if line.verb.startswith("action.")]


def test_an_action_has_one_owner_a_day_and_a_mail_with_a_link(cast: accounts.Cast) -> None:
    owner = factories.make_owner(cast.brackwater, email="head@oak.example")
    action = factories.make_action(cast.brackwater, by=cast.ada, owner=owner)
    mail = Message.objects.get(to="head@oak.example")
    assert "Send the list of Year 6 visits" in mail.subject_line
    assert "/l/" in mail.text
    assert mail.urgency == "working_hours"
    assert verbs(action) == ["action.added"]
    assert [step.title for step in queries.steps_of(action)] == ["Added"]


def test_somebody_is_not_mailed_about_what_they_promised_themselves(cast: accounts.Cast) -> None:
    user = accounts.make_officer(cast.brackwater, "Bernadette Quill")
    owner = directory.make_person("Bernadette Quill", organisation=directory.make_school(area=cast.brackwater), user=user)
    factories.make_action(cast.brackwater, by=accounts.actor_for(user, cast.brackwater), owner=owner)
    assert not Message.objects.exists()


def test_an_owner_without_an_address_is_written_down_all_the_same(cast: accounts.Cast) -> None:
    action = factories.make_action(cast.brackwater, by=cast.ada, owner=factories.make_owner(cast.brackwater, email=""))
    assert action.state == "open"
    assert not Message.objects.exists()


def test_only_who_runs_the_area_writes_actions_down(cast: accounts.Cast) -> None:
    owner = factories.make_owner(cast.brackwater)
    for outsider in (cast.bo.within(area_id=cast.brackwater.pk, area_slug=cast.brackwater.slug), accounts.actor_for(accounts.make_user())):
        with pytest.raises((Refused, Missing)):
            factories.make_action(cast.brackwater, by=outsider, owner=owner)


def test_an_owner_must_work_for_the_organisation_as_far_as_the_area_knows(cast: accounts.Cast) -> None:
    elsewhere = factories.make_owner(cast.elmshire)
    with pytest.raises(Refused, match="somebody who works for"):
        factories.make_action(cast.brackwater, by=cast.ada, owner=elsewhere)


def test_nothing_that_names_a_pupil_is_written_down(cast: accounts.Cast) -> None:
    with pytest.raises(Refused, match="names a pupil"):
        factories.make_action(cast.brackwater, "Ring about Ava Moss 12/03/2016", by=cast.ada)


def test_an_action_about_something_nobody_knows_is_refused(cast: accounts.Cast) -> None:
    with pytest.raises(Refused):
        factories.make_action(cast.brackwater, by=cast.ada, about=Subject("nowhere.thing", "abc"))


def test_handing_over_ends_the_old_link_and_tells_the_new_owner(cast: accounts.Cast) -> None:
    action = factories.make_action(cast.brackwater, by=cast.ada)
    new = factories.make_owner(cast.brackwater, "Ruth Vale", email="ruth@elm.example")
    school = new.roles.get().organisation
    services.hand_over_action(action=action, to=new, organisation=school, reason="On leave", expected=action.version, by=cast.ada)
    assert (action.owner, action.organisation) == (new, school)
    assert Message.objects.filter(to="ruth@elm.example").count() == 1
    assert "links.revoked" in [line.verb for line in audit.entries_about(action.subject)]
    assert "From Imran Daud" in queries.steps_of(action)[0].text


def test_moving_needs_a_reason_and_keeps_the_old_date(cast: accounts.Cast) -> None:
    action = factories.make_action(cast.brackwater, by=cast.ada, due_on=date(2030, 2, 28))
    with pytest.raises(Refused, match="Say why"):
        services.move_action(action=action, due_on=date(2028, 2, 29), reason=" ", expected=1, by=cast.ada)
    action.refresh_from_db()
    services.move_action(action=action, due_on=date(2028, 2, 29), reason="Hall is booked", expected=1, by=cast.ada)
    assert (action.due_on, action.n_moved, verbs(action)[-1]) == (date(2028, 2, 29), 1, "action.moved")
    assert queries.steps_of(action)[0].text == "From 28 February 2030 to 29 February 2028. Hall is booked"


def test_an_action_is_not_moved_into_the_past(cast: accounts.Cast) -> None:
    action = factories.make_action(cast.brackwater, by=cast.ada)
    with pytest.raises(Refused, match="today or later"):
        services.move_action(action=action, due_on=clock.today() - timedelta(days=1), reason="Late", expected=1, by=cast.ada)


def test_what_is_done_can_be_opened_again(cast: accounts.Cast) -> None:
    action = factories.make_action(cast.brackwater, by=cast.ada)
    services.finish_action(action=action, words="List sent", expected=1, by=cast.ada)
    assert (action.state, action.closed_on) == ("done", clock.today())
    with pytest.raises(Refused, match="closed"):
        services.finish_action(action=action, expected=2, by=cast.ada)
    services.reopen_action(action=action, reason="Two schools missing", expected=2, by=cast.ada)
    assert (action.state, action.closed_on) == ("open", None)
    assert verbs(action) == ["action.added", "action.finished", "action.reopened"]


def test_only_who_keeps_the_actions_drops_one(cast: accounts.Cast) -> None:
    action = factories.make_action(cast.brackwater, by=cast.ada)
    with pytest.raises(Refused):
        services.drop_action(action=action, reason="No time", expected=1, by=factories.holder_of_link(action))
    services.drop_action(action=action, reason="The trip is off", expected=1, by=cast.ada)
    assert action.state == "dropped"
    assert not queries.actions_listed(cast.ada, queries.ActionFilter()).exists()


def test_two_editors_collide_visibly(cast: accounts.Cast) -> None:
    action = factories.make_action(cast.brackwater, by=cast.ada)
    services.change_action(action=action, what="Send both lists", detail="", expected=1, by=cast.ada)
    with pytest.raises(Conflict):
        services.change_action(action=action, what="Send one list", detail="", expected=1, by=cast.ada)
    assert Action.objects.get().what == "Send both lists"


class TestAnswers:
    def answer(self, action: Action, answer: str, **facts: object) -> None:
        details = services.AnswerDetails(answer, **facts)  # type: ignore[arg-type]
        services.answer_action(action=action, details=details, expected=action.version, by=factories.holder_of_link(action))

    def test_an_owner_without_an_account_says_done(self, cast: accounts.Cast) -> None:
        action = factories.make_action(cast.brackwater, by=cast.ada)
        self.answer(action, choices.Answer.DONE)
        assert action.state == "done"
        assert verbs(action)[-1] == "action.finished"

    def test_more_time_needs_a_day(self, cast: accounts.Cast) -> None:
        action = factories.make_action(cast.brackwater, by=cast.ada)
        with pytest.raises(Refused, match="Enter the day"):
            self.answer(action, choices.Answer.LATER, words="Ofsted")
        self.answer(action, choices.Answer.LATER, words="Ofsted", due_on=clock.today() + timedelta(days=60))
        assert action.n_moved == 1

    def test_who_cannot_says_why_and_whoever_wrote_it_down_is_told(self, cast: accounts.Cast) -> None:
        action = factories.make_action(cast.brackwater, by=cast.ada)
        self.answer(action, choices.Answer.CANNOT, words="I am leaving in July")
        assert action.state == "open"
        assert queries.action_line(action).state_word == "Owner cannot"
        assert "I am leaving in July" in Message.objects.get(to=cast.ada.email).text

    def test_a_missing_reason_is_said_at_the_words(self, cast: accounts.Cast) -> None:
        action = factories.make_action(cast.brackwater, by=cast.ada)
        for answer, facts in ((choices.Answer.CANNOT, {}), (choices.Answer.LATER, {"due_on": clock.today() + timedelta(days=60)})):
            with pytest.raises(Refused, match="Say why") as refusal:
                self.answer(action, answer, **facts)
            assert refusal.value.field == "words", answer

    def test_an_answer_to_an_action_that_somebody_changed_meanwhile_is_read_again(self, cast: accounts.Cast, client: Client) -> None:
        action = factories.make_action(cast.brackwater, by=cast.ada)
        client.force_login(User.objects.get(pk=cast.ada.user_id))
        said = {"answer": "done", "words": "Sent on Monday", "version": str(action.version)}
        services.change_action(action=action, what="Send three lists", detail="", expected=action.version, by=cast.ada)
        answer = client.post(reverse("actions:answer_action", args=[action.public_id]), said)
        assert answer.status_code == 409
        assert "Load the page again" in answer.text
        assert "Sent on Monday" in answer.text

    def test_a_link_to_another_action_answers_nothing(self, cast: accounts.Cast) -> None:
        mine = factories.make_action(cast.brackwater, by=cast.ada)
        other = factories.make_action(cast.brackwater, by=cast.ada)
        with pytest.raises(Refused):
            services.finish_action(action=other, expected=1, by=factories.holder_of_link(mine))
        with pytest.raises(Missing):
            queries.action_answering(other.public_id, factories.holder_of_link(mine))


def test_after_the_last_one_the_list_thanks_and_says_where_to_go(client: Client, cast: accounts.Cast) -> None:
    action = factories.make_action(cast.brackwater, by=cast.ada)
    client.force_login(User.objects.get(pk=cast.ada.user_id))
    services.finish_action(action=action, expected=action.version, by=cast.ada)
    page = client.get(reverse("actions:list_actions", args=[cast.brackwater.slug])).content.decode()
    assert "All done: 1 promise kept, and nothing is left to do. Thank you!" in page
    assert reverse("calendars:show_timetable", args=[cast.brackwater.slug]) in page
