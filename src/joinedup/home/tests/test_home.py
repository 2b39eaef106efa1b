"""Home says what waits, what to decide and what happened, in a few reads however many partnerships there are."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from joinedup.accounts import queries as accounts
from joinedup.accounts.models import Area, User
from joinedup.actions.tests import factories as actions
from joinedup.beginnings.tests import factories as beginnings
from joinedup.brokerage.tests import factories
from joinedup.calls.tests.factories import make_call
from joinedup.contacts import queries as contacts
from joinedup.contacts.choices import VisitState
from joinedup.contacts.models import VisitNote
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.directory.models import Person
from joinedup.groups.tests import factories as groups
from joinedup.home import queries
from joinedup.introductions import services as introductions
from joinedup.introductions.models import Gift
from joinedup.introductions.tests.factories import make_agreed, make_introduction
from joinedup.meetings import services as meetings
from joinedup.meetings.tests import factories as meetings_made
from joinedup.news.models import LastLook
from joinedup.news.tests import factories as news
from joinedup.partnerships import services as team
from joinedup.partnerships.tests import factories as partnerships
from joinedup.plans.tests.factories import make_small_plan, send_first

pytestmark = pytest.mark.django_db
MOST = 20


def again(actor: Actor) -> Actor:
    return accounts.actor_for(User.objects.get(pk=actor.user_id))


def test_home_leads_into_an_area_that_has_no_schools_yet(client: Client) -> None:
    cast = factories.make_cast()
    officer = User.objects.get(pk=cast.ada.user_id)
    client.force_login(officer)
    words = "no schools yet. Its page lists the first steps."
    assert words not in client.get(reverse("home:show_home")).content.decode()
    cast.brackwater.attachments.all().delete()
    assert words in client.get(reverse("home:show_home")).content.decode()


def test_home_says_of_asks_what_the_page_of_the_school_says() -> None:
    cast = factories.make_cast()
    make_call(cast)
    make_agreed(cast)
    introductions.ask_what_came_of_it(area=cast.brackwater, year=Gift.objects.get().year, by=cast.ada)
    make_introduction(cast)
    partnerships.make_open_agreement(cast.brackwater, by=cast.ada, partners=[cast.oak, cast.ash])
    factories.make_need(cast.ash, cast.brackwater, topic="B2", by=cast.ada)
    actions.make_action(cast.brackwater, owner=Person.objects.get(user_id=cast.ash_head.user_id))
    VisitNote.objects.create(
        area=cast.brackwater,
        organisation=cast.ash,
        author_name="Ada",
        on=clock.today(),
        delete_after=clock.today(),
        state=VisitState.SENT,
        sent_at=clock.now(),
    )
    beginnings.ask(beginnings.make_activity(cast.ada), 1, cast.ash, cast.ada)
    for viewer in (again(cast.ash_head), again(cast.oak_head), again(cast.yew_head), again(cast.ada)):
        shown = {item.href for item in queries.waiting_in(viewer)}
        assert shown == {ask.href for ask in contacts.asks_waiting(viewer)}
        assert (
            any("/visits/" in href for href in shown)
            == any("/steps/" in href for href in shown)
            == (viewer.user_id == cast.ash_head.user_id)
        )
        assert any("/given/" in href for href in shown) == (viewer.user_id in (cast.ash_head.user_id, cast.oak_head.user_id))
        assert {area.pk for area in queries.areas_at_home(viewer)} == accounts.area_ids_of(viewer)


def test_an_officer_sees_the_open_call_what_was_agreed_and_how_far_an_agreement_is() -> None:
    cast = factories.make_cast()
    make_call(cast)
    agreement = partnerships.make_open_agreement(cast.brackwater, by=cast.ada, partners=[cast.oak, cast.ash])
    partnerships.sign(agreement, partnerships.partners(agreement)[0], cast.oak_head)
    for answer in make_introduction(cast).answers.all():
        introductions.answer_introduction(answer=answer, details=introductions.AnswerDetails("yes"), by=cast.ada)
    titles = {item.title for item in queries.to_decide(cast.ada)}
    assert titles == {
        "This year's call: 2 of 2 have not answered",
        "1 introduction was agreed by both: set up a partnership",
        "Agreement: 1 of 2 has signed",
    }
    assert queries.to_decide(cast.oak_head) == []
    assert queries.to_decide(cast.bo) == []


def test_plans_of_one_area_that_are_alternatives_are_one_line() -> None:
    cast = factories.make_cast()
    make_small_plan(cast)
    [one] = queries.to_decide(cast.ada)
    assert "introduce" in one.title
    make_small_plan(cast)
    [both] = queries.to_decide(cast.ada)
    assert both.title == "2 plans of introductions are ready: choose one and send its introductions"
    assert both.href == reverse("plans:list_plans", args=[cast.brackwater.slug])


def test_home_speaks_of_the_plan_from_which_introductions_are_out_and_not_of_those_that_were_ready_before() -> None:
    cast = factories.make_cast()
    with clock.fixed(clock.now() - timedelta(days=2)):
        chosen, other = make_small_plan(cast), make_small_plan(cast)
    with clock.fixed(clock.now() - timedelta(days=1)):
        send_first(chosen, by=cast.ada)
    [left] = [item for item in queries.to_decide(cast.ada) if "introduc" in item.title]
    assert left.title == "Autumn introductions: 2 matches are still to be introduced, or left out"
    assert left.href == reverse("plans:show_plan", args=[cast.brackwater.slug, chosen.public_id])
    assert other.public_id not in left.href
    newer = make_small_plan(cast)
    rest, new = (item for item in queries.to_decide(cast.ada) if "introduc" in item.title)
    assert (rest.title, new.title) == (left.title, "Autumn introductions: introduce 3 matches, or leave them out")
    send_first(newer, by=cast.ada)
    titles = [item.title for item in queries.to_decide(cast.ada) if "introduc" in item.title]
    assert titles == [left.title, left.title], "neither hides what is left of the other"


def test_home_counts_the_signatures_that_the_page_of_the_agreement_counts() -> None:
    cast = factories.make_cast()
    agreement = partnerships.make_open_agreement(cast.brackwater, by=cast.ada, partners=[cast.oak, cast.ash])
    partnerships.sign(agreement, partnerships.partners(agreement)[0], cast.oak_head)
    cast.oak.closed_on = clock.today()
    cast.oak.save()
    assert "Agreement: 0 of 2 have signed" in {item.title for item in queries.to_decide(cast.ada)}


def test_home_says_nothing_of_an_area_that_was_closed() -> None:
    cast = factories.make_cast()
    make_call(cast)
    make_introduction(cast)
    agreement = partnerships.make_open_agreement(cast.brackwater, by=cast.ada, partners=[cast.oak, cast.ash])
    factories.make_need(cast.ash, cast.brackwater, topic="B2", by=cast.ada)
    actions.make_action(cast.brackwater, owner=Person.objects.get(user_id=cast.ash_head.user_id))
    user = news.accounts.make_user("Olu")
    team.add_organiser(partnership=agreement.partnership, email=user.email, role="organiser", by=cast.ada)
    organiser = accounts.actor_for(user)
    meeting = meetings_made.make_invited(cast.brackwater, on=clock.today() + timedelta(days=30))
    chair, member = meetings_made.runner_of(meeting), groups.actor_of(groups.members(meeting.group)[1])
    meetings.propose_item(meeting=meeting, details=meetings.ItemDetails("Minibus"), by=chair)
    readers = [again(actor) for actor in (cast.ash_head, organiser, chair, member)]
    assert all(queries.waiting_in(one) or queries.to_decide(one) for one in readers)
    Area.objects.update(closed_at=clock.now())
    for one in map(again, readers):
        assert queries.waiting_in(one) == []
        assert queries.to_decide(one) == []


def test_who_runs_a_meeting_sees_proposals_and_never_a_word_of_part_b() -> None:
    meeting = meetings_made.make_invited(_area(), on=clock.today() + timedelta(days=30))
    chair, member = meetings_made.runner_of(meeting), groups.actor_of(groups.members(meeting.group)[1])
    for part in ("a", "b"):
        meetings.propose_item(meeting=meeting, details=meetings.ItemDetails("Minibus", part=part), by=chair)
    assert [item.title for item in queries.to_decide(chair)] == [f"{meeting.title}: 1 item was proposed"]
    assert queries.to_decide(member) == []


def _area() -> Area:
    return news.accounts.make_area()


def test_home_tells_what_happened_until_it_was_seen(client: Client) -> None:
    with clock.fixed(news.NOW):
        term = news.make_term()
        client.force_login(news.user_of(term.bea))
        page = client.get(reverse("home:show_home")).content.decode()
        assert "The minutes of Heads in November were sent out" in page
        assert "Reached: Everybody has seen a lesson elsewhere" in page
        assert news.SECRET not in page
        assert not LastLook.objects.exists()
        client.post(reverse("home:note_all"), {"at": clock.now().isoformat()})
        assert "What happened since" not in client.get(reverse("home:show_home")).content.decode()


def test_thirty_partnerships_cost_home_no_more_reads_than_three(client: Client) -> None:
    with clock.fixed(datetime(2026, 11, 24, 10, tzinfo=UTC)):
        cast = factories.make_cast()
        make_call(cast)
        make_introduction(cast)
        factories.make_need(cast.ash, cast.brackwater, topic="B2", by=cast.ada)
        actions.make_action(cast.brackwater, owner=Person.objects.get(user_id=cast.ash_head.user_id))
        counts: dict[str, list[int]] = {"head": [], "officer": []}
        made = 0
        for wanted in (3, 30):
            while made < wanted:
                made += 1
                partnerships.make_partnership(cast.brackwater, by=cast.ada, name=f"Partnership {made}", partners=[cast.oak, cast.ash])
            for who, actor in (("head", cast.ash_head), ("officer", cast.ada)):
                client.force_login(User.objects.get(pk=actor.user_id))
                client.get(reverse("home:show_home"))  # the first visit writes the session
                with CaptureQueriesContext(connection) as asked:
                    assert client.get(reverse("home:show_home")).status_code == 200
                counts[who].append(len(asked))
        assert counts["head"][0] == counts["head"][1] <= MOST, counts
        assert counts["officer"][0] == counts["officer"][1] <= MOST, counts
