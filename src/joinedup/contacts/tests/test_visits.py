"""A note of a visit: written, sent to the school, accepted or commented, its agreements made actions; deleted when its day has come."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from joinedup.accounts.models import Area, Link
from joinedup.accounts.tests import factories as accounts
from joinedup.actions.models import Action
from joinedup.audit.models import Entry
from joinedup.contacts import queries, services
from joinedup.contacts.forms import VisitForm
from joinedup.contacts.models import VisitNote
from joinedup.contacts.tests import factories
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.refusals import Missing, Refused
from joinedup.directory.models import Role
from joinedup.directory.tests import factories as directory
from joinedup.notices import queries as notices
from joinedup.notices.models import Message
from tests.scanner.links import last_link

pytestmark = pytest.mark.django_db


@pytest.fixture
def area() -> Area:
    return accounts.make_area("Brackwater Schools")


@pytest.fixture
def ada(area: Area) -> Actor:
    return accounts.officer_actor(area)


@pytest.fixture
def note(area: Area, ada: Actor) -> VisitNote:
    return factories.make_visit(area, by=ada)


def head(note: VisitNote) -> Role:
    return note.organisation.roles.get()


def send(note: VisitNote, by: Actor) -> VisitNote:
    services.send_visit(note=note, to=head(note).person.public_id, by=by)
    note.refresh_from_db()
    return note


def test_the_school_says_by_link_that_it_is_accurate(note: VisitNote, ada: Actor) -> None:
    send(note, ada)
    client = Client()
    shown = client.get(last_link("head@quayfield.example"), follow=True).content.decode()
    assert "Phonics in Year 1, two lessons" in shown
    answer = reverse("contacts:answer_visit", args=[note.public_id])
    assert "accurate?" in client.post(answer, {}).content.decode()
    client.post(answer, {"answer": "accurate", "comment": "", "version": note.version})
    note.refresh_from_db()
    assert (note.state, note.answered_by) == ("accepted", "Imran Daud")
    assert client.get(reverse("contacts:download_visit_by_link", args=[note.public_id])).content.startswith(b"%PDF")
    assert set(Entry.objects.filter(subject_id=note.public_id).values_list("verb", flat=True)) >= {
        "visit.written",
        "visit.sent",
        "visit.answered",
    }
    assert [line.to for line in notices.messages_about(note.subject)] == ["head@quayfield.example"]


def test_a_comment_lets_its_author_change_the_note_and_send_it_again(note: VisitNote, ada: Actor) -> None:
    send(note, ada)
    lead = accounts.link_actor("contacts.visit", note.subject, area=note.area)
    with pytest.raises(Refused, match="not accurate"):
        services.answer_visit(note=note, is_accurate=False, expected=note.version, by=lead)
    services.answer_visit(note=note, is_accurate=False, comment="We saw three lessons.", expected=note.version, by=lead)
    note.refresh_from_db()
    details = factories.visit_details(head(note), seen="Three lessons.")
    services.change_visit(note=note, details=details, expected=note.version, by=ada)
    note.refresh_from_db()
    send(note, ada)
    assert (note.n_sent, note.state) == (2, "sent")
    assert Action.objects.count() == 1


def test_a_reworded_agreement_keeps_its_action(note: VisitNote, ada: Actor) -> None:
    send(note, ada)
    lead = accounts.link_actor("contacts.visit", note.subject, area=note.area)
    note = services.answer_visit(note=note, is_accurate=False, comment="Wrendale, not Ashgarth.", expected=note.version, by=lead)
    owner, kept = head(note), services.Agreed("Think about a governors' visit")
    reworded = services.Agreed("Show the lesson to Wrendale", owner.public_id, clock.today() + timedelta(days=30), is_wanted=True)
    details = factories.visit_details(owner, agreed=(reworded, kept))
    send(services.change_visit(note=note, details=details, expected=note.version, by=ada), ada)
    assert [(line.what, bool(line.action)) for line in queries.agreed_on(note)] == [(reworded.what, True), (kept.what, False)]
    assert Action.objects.count() == 1
    note = services.answer_visit(note=note, is_accurate=False, comment="Not agreed.", expected=note.version, by=lead)
    details = factories.visit_details(owner, agreed=(services.Agreed(""), kept))
    note = services.change_visit(note=note, details=details, expected=note.version, by=ada)
    assert VisitForm.for_thing(None, note).initial["what_2"] == kept.what, "a line keeps its place"


def test_a_note_goes_again_or_to_somebody_else_and_one_link_lives(note: VisitNote, ada: Actor) -> None:
    send(note, ada)
    first = Message.objects.get(about_id=note.public_id)
    assert send(note, ada).n_sent == 2
    first.refresh_from_db()
    assert first.state == "stopped"
    deputy = directory.make_person("Ann Okafor", organisation=note.organisation, area=note.area, email="ann@quayfield.example")
    assert services.send_visit(note=note, to=deputy.public_id, by=ada) == "ann@quayfield.example"
    live = Link.objects.filter(subject_id=note.public_id, revoked_at=None)
    assert [link.address for link in live] == ["ann@quayfield.example"]
    assert Action.objects.count() == 1
    note.refresh_from_db()
    lead = accounts.link_actor("contacts.visit", note.subject, area=note.area)
    note = services.answer_visit(note=note, is_accurate=True, expected=note.version, by=lead)
    with pytest.raises(Refused, match="Only its author"):
        services.send_visit(note=note, to=deputy.public_id, by=ada)


def test_the_school_answers_the_note_that_it_read(note: VisitNote, ada: Actor) -> None:
    send(note, ada)
    read = note.version
    client = Client()
    client.get(last_link("head@quayfield.example"), follow=True)
    VisitNote.objects.update(seen="No phonics at all.", version=read + 1)
    answer = reverse("contacts:answer_visit", args=[note.public_id])
    assert f'name="version" value="{read + 1}"' in client.get(answer).content.decode()
    clash = client.post(answer, {"answer": "accurate", "comment": "", "version": read})
    assert (clash.status_code, b"Load the page again" in clash.content) == (409, True)
    note.refresh_from_db()
    assert note.state == "sent"


def test_what_was_ticked_becomes_an_action_with_its_owner_when_the_note_is_sent(note: VisitNote, ada: Actor) -> None:
    assert not Action.objects.exists()
    send(note, ada)
    action = Action.objects.get()
    assert (action.what, action.owner, action.about) == ("Show the lesson to Ashgarth", head(note).person, note.organisation.subject)
    assert [(line.what, bool(line.action)) for line in queries.agreed_on(note)] == [
        ("Show the lesson to Ashgarth", True),
        ("Think about a governors' visit", False),
    ]


def test_a_draft_is_its_authors_and_a_note_stays_in_its_area(area: Area, note: VisitNote, ada: Actor) -> None:
    other = accounts.actor_for(accounts.make_officer(area, "Cora Cole"), area)
    with pytest.raises(Missing):
        queries.visit_for(note.public_id, other)
    send(note, ada)
    assert queries.visit_for(note.public_id, other) == note
    with pytest.raises(Refused, match="Only its author"):
        services.send_visit(note=note, to=head(note).person.public_id, by=other)
    with pytest.raises(Missing):
        queries.visit_for(note.public_id, accounts.officer_actor(accounts.make_area("Underholt")))
    with pytest.raises(Missing):
        services.answer_visit(note=note, is_accurate=True, expected=note.version, by=other)


def test_the_head_finds_the_note_among_what_is_asked(note: VisitNote, ada: Actor) -> None:
    send(note, ada)
    user = accounts.make_user("Imran Daud")
    person = head(note).person
    person.user = user
    person.save()
    assert "contacts.visit" in [ask.purpose for ask in queries.asks_waiting(accounts.actor_for(user))]


def test_a_pupil_is_never_named(area: Area, ada: Actor, note: VisitNote) -> None:
    with pytest.raises(Refused):
        factories.make_visit(area, by=ada, seen="Ava Moss 12/03/2016 reads well.")
    with pytest.raises(Refused, match="An action needs somebody"):
        services.change_visit(
            note=note,
            details=factories.visit_details(None, agreed=(services.Agreed("Ring", is_wanted=True),)),
            expected=note.version,
            by=ada,
        )


def test_a_line_of_what_was_agreed_is_refused_where_it_is_wrong_and_never_dropped(ada: Actor, note: VisitNote) -> None:
    role, soon = head(note).public_id, clock.today() + timedelta(days=30)
    wrong = {
        "what_3": services.Agreed("", role, soon),
        "owner_3": services.Agreed("Ring", due_on=soon, is_wanted=True),
        "due_3": services.Agreed("Ring", role, is_wanted=True),
    }
    for field, line in wrong.items():
        details = factories.visit_details(None, agreed=(services.Agreed("Think about it"), services.Agreed(""), line))
        with pytest.raises(Refused) as refusal:
            services.change_visit(note=note, details=details, expected=note.version, by=ada)
        assert refusal.value.field == field


def test_a_note_goes_when_its_day_has_come(note: VisitNote) -> None:
    VisitNote.objects.update(delete_after=clock.today() - timedelta(days=1))
    assert services.purge_visits() == 1


def test_a_note_whose_lines_have_no_number_yet_is_changed_alike(note: VisitNote, ada: Actor) -> None:
    note.agreed = [{word: value for word, value in line.items() if word != "number"} for line in note.agreed]
    note.save(update_fields=["agreed"])
    shown = VisitForm.for_thing(None, note).initial
    assert shown["what_1"] == note.agreed[0]["what"]
    changed = services.change_visit(note=note, details=factories.visit_details(head(note)), expected=note.version, by=ada)
    assert [line["number"] for line in changed.agreed] == [1, 2]
