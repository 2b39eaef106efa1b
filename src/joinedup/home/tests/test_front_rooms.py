"""Home gathers what waits over all areas; an area shows its first steps; a search finds what the viewer may see."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from joinedup.accounts.models import User
from joinedup.accounts.tests import factories as accounts
from joinedup.actions.services import finish_action
from joinedup.actions.tests import factories as actions
from joinedup.brokerage.tests import factories
from joinedup.calls import services as calls
from joinedup.calls.tests.factories import make_call
from joinedup.core import clock
from joinedup.directory.choices import AskKind, RoleKind
from joinedup.directory.models import Person
from joinedup.directory.tests import factories as directory
from joinedup.groups.tests import factories as groups
from joinedup.home import queries
from joinedup.introductions import services as introductions
from joinedup.introductions.tests.factories import make_introduction
from joinedup.meetings.services import answer_invitation
from joinedup.meetings.tests import factories as meetings
from joinedup.partnerships import choices as partnership_choices
from joinedup.partnerships import services as partnerships
from joinedup.partnerships.tests import factories as agreements
from joinedup.plans.tests.factories import make_small_plan

pytestmark = pytest.mark.django_db


def test_an_introduction_waits_for_the_head_who_was_asked_and_for_nobody_else() -> None:
    cast = factories.make_cast()
    make_introduction(cast)
    assert [item.whose for item in queries.waiting_for(cast.ash_head)] == ["Ash Primary"]
    assert queries.waiting_for(cast.yew_head) == []
    assert queries.waiting_for(cast.bo) == []


def test_a_delegate_finds_only_the_asks_that_were_handed_on() -> None:
    cast = factories.make_cast()
    make_call(cast)
    make_introduction(cast)
    titles = []
    for name, ask in (("Dot Deputy", AskKind.NEEDS), ("Una Under", AskKind.INTRODUCTIONS)):
        user = accounts.make_user(name)
        person = directory.make_person(name, organisation=cast.ash, kind=RoleKind.OFFICE_MANAGER, user=user)
        directory.make_delegation(person, cast.ash, ask)
        titles += [item.title for item in queries.waiting_for(accounts.actor_for(user))]
    assert titles == ["This year's call: what you need and can offer", "Introduction: Phonics and early reading"]


def test_an_agreement_waits_for_the_head_until_it_is_signed(client: Client) -> None:
    cast = factories.make_cast()
    agreement = agreements.make_open_agreement(cast.brackwater, by=cast.ada, partners=[cast.oak, cast.ash])
    partner = agreements.partners(agreement)[0]
    item = next(iter(queries.waiting_for(cast.oak_head)))
    assert (item.title, item.whose) == (f"Read and sign the agreement of {agreement.partnership.name}", "Oak Primary")
    client.force_login(User.objects.get(pk=cast.oak_head.user_id))
    assert item.href in client.get(reverse("home:show_home")).content.decode()
    agreements.sign(agreement, partner, cast.oak_head)
    assert queries.waiting_for(cast.oak_head) == []
    assert queries.waiting_for(cast.yew_head) == []


def test_what_both_agreed_leads_the_officer_to_a_partnership() -> None:
    cast = factories.make_cast()
    for answer in make_introduction(cast).answers.all():
        introductions.answer_introduction(answer=answer, details=introductions.AnswerDetails("yes"), by=cast.ada)
    item = next(item for item in queries.to_decide(cast.ada) if "agreed by both" in item.title)
    assert item.href == reverse("partnerships:start_partnership", args=[cast.brackwater.slug])


def test_a_call_waits_only_until_it_is_answered() -> None:
    cast = factories.make_cast()
    call = make_call(cast)
    assert [item.whose for item in queries.waiting_for(cast.oak_head)] == ["Oak Primary"]
    calls.answer_call(ask=call.asks.get(organisation=cast.oak), answer="yes", reason="", by=cast.oak_head)
    assert queries.waiting_for(cast.oak_head) == []


def test_what_somebody_promised_stands_on_their_home_until_it_is_done() -> None:
    cast = factories.make_cast()
    owner = Person.objects.get(user_id=cast.oak_head.user_id)
    action = actions.make_action(cast.brackwater, "Book the hall", by=cast.ada, owner=owner)
    assert [(item.title, item.whose) for item in queries.promised_by(cast.oak_head)] == [("Book the hall", "Brackwater")]
    assert queries.promised_by(cast.ash_head) == []
    finish_action(action=action, expected=1, by=cast.oak_head)
    assert queries.promised_by(cast.oak_head) == []


def test_the_front_page_sends_those_who_are_signed_in_home(client: Client) -> None:
    cast = factories.make_cast()
    assert "Sign in" in client.get("/").content.decode()
    client.force_login(User.objects.get(pk=cast.ada.user_id))
    assert client.get("/")["Location"] == reverse("home:show_home")


def test_an_area_shows_how_far_each_step_is() -> None:
    cast = factories.make_cast()
    make_introduction(cast)
    make_small_plan(cast)
    gone = factories.make_offer(cast.ash, cast.brackwater, by=cast.ada)
    type(gone).objects.filter(pk=gone.pk).update(state="expired")  # the plan counts what is open: so does the area
    tasks = queries.area_tasks(cast.brackwater, cast.ada)
    status = {task.text: task.status for task in tasks}
    assert status["Schools and partners"] == "2 organisations"
    assert status["What they need and can offer"] == "5 needs, 4 offers"
    assert "Counted is what is shared today." in " ".join(task.hint for task in tasks)
    assert status["Plans of introductions"] == "1 plan"
    assert status["Introductions"] == "0 agreed"
    assert status["This year's call"] == "Not started"
    assert status["Partnerships and agreements"] == "Not started"


def test_a_search_finds_partnerships_only_for_those_who_may_see_them() -> None:
    cast = factories.make_cast()
    details = partnerships.PartnershipDetails("Talk Together", partnership_choices.Kind.PROJECT.value, "Children talk more.")
    partnerships.start_partnership(details=details, by=cast.ada)
    assert [hit.name for hit in queries.search("talk", cast.ada)["partnerships"]] == ["Talk Together"]
    assert queries.search("talk", cast.bo)["partnerships"] == []
    assert queries.search("  ", cast.ada) == {"organisations": [], "partnerships": []}


def test_home_asks_whether_somebody_comes_until_they_have_said(client: Client) -> None:
    meeting = meetings.make_invited(accounts.make_area(), on=clock.today() + timedelta(days=20))
    row = meetings.invitation(meeting)
    member = groups.actor_of(row.member)
    title = f"Say whether you come: {meeting.title}"
    assert [(item.title, item.whose) for item in queries.waiting_for(member)] == [(title, "Elm")]
    answer_invitation(invitation=row, answer="coming", by=member)
    assert queries.waiting_for(member) == []
