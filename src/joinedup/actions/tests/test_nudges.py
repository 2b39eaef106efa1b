"""Asking how it is going from one's own mail program; what a school is asked; owners who leave or delegate."""

from datetime import UTC, date, datetime
from urllib.parse import unquote

import pytest
from django.test import Client

from joinedup.accounts.models import User
from joinedup.accounts.tests import factories as accounts
from joinedup.actions import choices, queries, services
from joinedup.actions.models import Action
from joinedup.actions.services import owners_gone
from joinedup.actions.tests import factories
from joinedup.audit import queries as audit
from joinedup.calendars.queries import SubjectKind, subject_kinds
from joinedup.calendars.tests import factories as calendars
from joinedup.core import clock
from joinedup.core.refusals import Missing, Refused
from joinedup.core.subjects import Subject
from joinedup.directory.tests import factories as directory
from joinedup.jobs import services as jobs
from joinedup.notices import queries as notices
from joinedup.notices import services as mail
from joinedup.notices.models import Message

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)  # a Tuesday


def test_a_mail_for_ones_own_program_is_ready_and_kept_once_it_is_sent() -> None:
    area = accounts.make_area()
    by = accounts.officer_actor(area)
    owner = factories.make_owner(area, email="imran@oak.example")
    late = [factories.make_action(area, what, by=by, owner=owner) for what in ("Book the coach", "Ask governors")]
    (letter,) = services.own_letters(actions=late, words="Shall I ring you?", by=by)
    opened = unquote(letter.mailto)
    assert opened.startswith(
        "mailto:imran@oak.example?subject=How is it going? Book the coach&body=Hello Imran Daud,\r\n\r\nShall I ring you?"
    )
    assert "- Ask governors (due on" in opened
    assert "See and answer: http" in opened
    assert [step.title for step in queries.steps_of(late[0])] == ["Added"]
    assert services.record_own_nudge(actions=late, words="Shall I ring you?", by=by) == 1
    line = notices.messages_about(late[0].subject)[0]
    assert (line.to, line.state_word) == ("imran@oak.example", "Written from their own mail program")
    assert queries.steps_of(late[1])[0].title == "Asked by mail"
    with pytest.raises(Refused):
        services.own_letters(actions=late, words="Hello?", by=factories.holder_of_link(late[0]))


def test_blind_copies_are_cut_where_a_mail_program_would_cut_them() -> None:
    by = accounts.officer_actor(accounts.make_area())
    letters = [services.OwnLetter("A", "Oak", f"head-of-school-{n}@school{n}.example", "") for n in range(120)]
    parts = services.letters_to_all(letters, "Hello", by)
    assert len(parts) > 2
    assert max(map(len, parts)) <= 1_900
    assert sum(unquote(part).count("@") for part in parts) == 120


def test_the_page_opens_ones_own_program_and_keeps_what_was_sent(client: Client) -> None:
    area = accounts.make_area()
    user = accounts.make_officer(area)
    with clock.fixed(datetime(2026, 11, 2, 9, tzinfo=UTC)):
        action = factories.make_action(area, by=accounts.actor_for(user, area), due_on=date(2026, 11, 9))
    client.force_login(user)
    with clock.fixed(NOON):
        sent = {"actions": [action.public_id], "words": "Shall I ring?", "way": "own"}
        page = client.post(f"/a/{area.slug}/actions/nudge/", sent | {"once": "a"}).content.decode()
        assert "Open the mail to Imran Daud" in page
        client.post(f"/a/{area.slug}/actions/nudge/own/", sent | {"once": "b"})
        client.post(f"/a/{area.slug}/actions/nudge/own/", sent | {"once": "b"})
        assert Message.objects.filter(key__startswith="action.own").count() == 1
        page = client.post(f"/a/{area.slug}/actions/nudge/", {**sent, "way": "here", "once": "c"}, follow=True).content.decode()
        assert "1 mail leaves Tuesday 24 November 2026 at 12:10pm." in page
        batch = Message.objects.get(key__startswith="action.nudge").batch
        assert client.post(f"/mails/together/{batch}/").status_code == 302
    assert Message.objects.get(key__startswith="action.nudge").state == "stopped"


def test_what_was_sent_is_kept_although_one_owner_has_answered_meanwhile(client: Client) -> None:
    area = accounts.make_area()
    user = accounts.make_officer(area)
    by = accounts.actor_for(user, area)
    with clock.fixed(datetime(2026, 11, 2, 9, tzinfo=UTC)):
        late = [factories.make_action(area, f"Thing {n}", by=by, due_on=date(2026, 11, 9)) for n in range(2)]
    client.force_login(user)
    with clock.fixed(NOON):
        Action.objects.filter(pk=late[0].pk).update(state="done", closed_on=NOON.date())
        sent = {"actions": [action.public_id for action in late], "words": "Shall I ring?", "way": "own"}
        page = client.post(f"/a/{area.slug}/actions/nudge/own/", sent | {"once": "a"}, follow=True).content.decode()
        assert "Kept: you wrote to 1 person." in page
        assert Message.objects.get(key__startswith="action.own").about_id == late[1].public_id
        page = client.post(f"/a/{area.slug}/actions/nudge/own/", sent | {"actions": ["gone"], "once": "b"}, follow=True).content.decode()
        assert "Nothing was kept of what you sent." in page


def test_a_school_that_was_asked_much_is_named_before_the_next_round() -> None:
    area = accounts.make_area()
    by = accounts.officer_actor(area)
    oak, elm = directory.make_school("Oak", area=area), directory.make_school("Elm", area=area)
    owners = [factories.make_owner(area, name, organisation=oak, email=f"{name.lower()}@oak.example") for name in ("Imran", "Ruth")]
    quiet = factories.make_owner(area, "Sam", organisation=elm)
    with clock.fixed(datetime(2026, 11, 20, 12, tzinfo=UTC)):
        factories.make_action(area, "Last week", by=by, owner=owners[0])
    with clock.fixed(NOON):
        for number in range(2):
            factories.make_action(area, f"Thing {number}", by=by, owner=owners[number])
        factories.make_action(area, "Alone", by=by, owner=quiet)
        assert queries.ask_warning([oak.pk, elm.pk], area.pk) == ""
        third = factories.make_action(area, "Third", by=by, owner=owners[0])
        services.nudge_owners(actions=[third], words="How is it?", by=by)
        assert queries.ask_warning([elm.pk], area.pk) == ""
        assert queries.ask_warning([oak.pk, elm.pk], area.pk) == (
            "1 of these schools was asked 3 things or more this week. Hold it until next week?"
        )
        assert [(one.name, one.n_week, one.n_half_term) for one in queries.asked_of_organisations(area.pk)] == [
            ("Elm", 1, 1),
            ("Oak", 4, 5),
        ]
        assert queries.asked_of_organisations(accounts.make_area("Elmshire").pk) == []
        services.set_ask_limit(most_a_week=5, most_a_half_term=20, by=by)
        assert queries.ask_warning([oak.pk, elm.pk], area.pk) == ""
        services.set_ask_limit(most_a_week=2, most_a_half_term=5, by=by)
        assert "asked 5 things or more this half-term" in queries.ask_warning([oak.pk, elm.pk], area.pk)
        mail.stop_of_area(area.pk, by=by)
        assert queries.ask_warning([oak.pk, elm.pk], area.pk) == ""


def test_the_half_term_begins_where_the_term_dates_say() -> None:
    area = accounts.make_area()
    assert queries.half_term_began(area.pk, date(2026, 11, 24)) == date(2026, 10, 13)
    calendars.make_calendar(area)
    assert queries.half_term_began(area.pk, date(2026, 11, 24)) == date(2026, 11, 2)
    assert queries.half_term_began(area.pk, date(2026, 12, 28)) == date(2026, 11, 2)


def test_who_keeps_an_action_is_asked_once_to_hand_it_over_when_its_owner_left() -> None:
    area = accounts.make_area()
    by = accounts.officer_actor(area)
    gone, here = factories.make_owner(area, "Imran Daud"), factories.make_owner(area, "Ruth Vale")
    with clock.fixed(NOON):
        action = factories.make_action(area, "Book the coach", by=by, owner=gone)
        factories.make_action(area, "Ask governors", by=by, owner=here)
        gone.roles.update(until_on=date(2026, 11, 20))
        assert [row.what for row in queries.actions_listed(by, queries.ActionFilter(show="gone"))] == ["Book the coach"]
        for _morning in range(2):
            jobs.start("actions.remind", by=by, title="Remind")
            jobs.run_due()
        (mail_row,) = Message.objects.filter(key__startswith="action.owner_left")
        assert mail_row.to == by.email
        assert "Book the coach (Imran Daud, " in mail_row.text
        assert "Ask governors" not in mail_row.text
        services.hand_over_action(action=action, to=here, organisation=here.roles.get().organisation, reason="", expected=1, by=by)
        assert not queries.actions_listed(by, queries.ActionFilter(show="gone")).exists()


def test_no_mail_that_leaves_says_what_is_for_partners_only() -> None:
    by, gone = accounts.officer_actor(area := accounts.make_area()), factories.make_owner(area)
    ids, page = (lambda _viewer: ["b1"]), (lambda _slug, _key: "/")
    subject_kinds.add("tests.closed", SubjectKind("Part B", ids, ids, lambda found: dict.fromkeys(found, "B"), page, is_closed=True))
    try:
        with clock.fixed(NOON):
            late = [factories.make_action(area, "Zanzibar", by=by, owner=gone, about=Subject("tests.closed", "b1"))]
            (letter,) = services.own_letters(actions=late, words="Shall I ring?", by=by)
            services.record_own_nudge(actions=late, words="Shall I ring?", by=by)
            gone.roles.update(until_on=date(2026, 11, 20))
            owners_gone.ask_to_hand_over(today=NOON.date())
    finally:
        del subject_kinds._items["tests.closed"]
    kept = {row.key.partition(":")[0]: row.subject_line + row.text + row.html for row in Message.objects.all()}
    assert {"action.own", "action.owner_left"} <= kept.keys()
    assert "Zanzibar" not in letter.mailto + "".join(kept.values())
    assert "Something for partners only" in kept["action.owner_left"]


def test_an_owner_hands_an_action_to_a_colleague_of_the_same_school_by_link() -> None:
    area = accounts.make_area()
    by = accounts.officer_actor(area)
    action = factories.make_action(area, by=by)
    colleague = factories.make_owner(area, "Ruth Vale", organisation=action.organisation, email="ruth@oak.example")
    stranger = factories.make_owner(area, "Sam Stone")
    holder = factories.holder_of_link(action)
    assert queries.colleagues_of(action) == [colleague]
    with pytest.raises(Refused):
        services.delegate_action(action=action, to=stranger, reason="", expected=1, by=holder)
    details = services.AnswerDetails(choices.Answer.COLLEAGUE, "She plans the trips", colleague=colleague)
    with pytest.raises(Refused, match="Choose the colleague"):
        services.answer_action(action=action, details=services.AnswerDetails(choices.Answer.COLLEAGUE), expected=1, by=holder)
    services.answer_action(action=action, details=details, expected=1, by=holder)
    assert Action.objects.get().owner == colleague
    assert Message.objects.get(key__startswith="action.given", to="ruth@oak.example")
    with pytest.raises(Refused):
        services.delegate_action(action=action, to=stranger, reason="", expected=2, by=accounts.actor_for(accounts.make_user(), area))


def test_a_mail_that_came_back_is_said_on_the_action(client: Client) -> None:
    area = accounts.make_area()
    user = accounts.make_officer(area)
    action = factories.make_action(area, by=accounts.actor_for(user, area))
    address = queries.owner_address(action.owner)
    Message.objects.filter(to=address).update(state="bounced")
    client.force_login(user)
    assert f"The last mail to {address} did not arrive" in client.get(f"/a/{area.slug}/actions/{action.public_id}/").content.decode()


def test_an_area_sets_how_much_its_schools_are_asked_within_bounds_and_on_the_record(client: Client) -> None:
    cast = accounts.make_cast()
    for week, half_term, words in ((0, 12, "from 1 to 20"), (3, 101, "from 4 to 100"), (9, 8, "less than a week")):
        with pytest.raises(Refused, match=words):
            services.set_ask_limit(most_a_week=week, most_a_half_term=half_term, by=cast.ada)
    with pytest.raises(Refused, match="Only who runs the area"):
        services.set_ask_limit(most_a_week=4, most_a_half_term=16, by=cast.cy.within(area_id=cast.brackwater.pk, area_slug="brackwater"))
    client.force_login(User.objects.get(pk=cast.ada.user_id))
    slug = cast.brackwater.slug
    page = client.post(f"/a/{slug}/asks/limit/", {"most_a_week": "4", "most_a_half_term": "16"}, follow=True).content.decode()
    assert "4 things this week or 16 this half-term" in page
    assert f"{cast.ada.name} set them on" in page
    entry = audit.entries_about(queries.ask_limit_of(cast.brackwater.pk).subject)[-1]
    assert (entry.verb, entry.facts) == ("ask_limit.set", {"most_a_week": 4, "most_a_half_term": 16})
    assert queries.ask_limit_of(cast.elmshire.pk).most_a_week == 3


def test_what_is_asked_of_schools_is_for_who_runs_the_area(client: Client) -> None:
    area = accounts.make_area()
    client.force_login(accounts.make_user())
    assert client.get(f"/a/{area.slug}/asks/").status_code == 404
    with pytest.raises(Missing):
        notices.posted_together("", accounts.officer_actor(area))
