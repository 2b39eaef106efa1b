import pytest
from django.db import DatabaseError, connection, transaction

from joinedup.audit import queries, services
from joinedup.audit.models import AppendOnly, Entry
from joinedup.audit.tests.factories import ADA, THING, make_entry
from joinedup.core.actors import SYSTEM, Actor, LinkScope
from joinedup.core.subjects import Subject

pytestmark = pytest.mark.django_db


@pytest.fixture
def names(monkeypatch):
    known = {"user": {7: "Ada Oak"}, "link": {5: "Chair of Elm"}, "organisation": {12: "Elm Primary"}}
    monkeypatch.setattr(queries.names, "_items", {kind: lambda ids, kind=kind: known[kind] for kind in known})


def test_the_record_says_who_for_whom_what_and_when(names):
    by_link = Actor(kind="link", name="", link=LinkScope(5, "sign", THING, "chair@elm.example"))
    make_entry(by=ADA.speaking_for(organisation_id=12, name="Elm"), verb="agreement.changed", facts={"version": 3})
    make_entry(by=by_link)
    make_entry(by=SYSTEM)
    make_entry(about=Subject("partnerships.agreement", "other"))
    changed, signed, system = queries.entries_about(THING)
    assert (changed.who, changed.on_behalf_of, changed.verb, changed.facts) == (
        "Ada Oak",
        "Elm Primary",
        "agreement.changed",
        {"version": 3},
    )
    assert (signed.who, system.who) == ("Chair of Elm", "JoinedUp")


def test_a_name_that_was_erased_leaves_the_entry():
    make_entry()
    assert [line.who for line in queries.entries_about(THING)] == ["A former user"]


def test_an_entry_of_a_change_that_did_not_happen_is_not_there():
    def change_and_fail():
        with transaction.atomic():
            make_entry()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        change_and_fail()
    assert not Entry.objects.exists()


@pytest.mark.parametrize("text", ["head@oak.example", "She said that\nthe school", "x" * 81])
def test_free_text_and_contact_data_do_not_enter_the_record(text):
    with pytest.raises(ValueError, match="free text"):
        make_entry(facts={"note": text})


def test_the_model_refuses_to_change_or_delete():
    entry = make_entry()
    entry.verb = "agreement.withdrawn"
    for attempt in (entry.save, entry.delete, Entry.objects.all().delete, lambda: Entry.objects.update(verb="x")):
        with pytest.raises(AppendOnly):
            attempt()


def test_the_database_refuses_to_change_an_entry_too():
    make_entry()
    with pytest.raises(DatabaseError, match="only added to"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE audit_entry SET verb = 'x'")


def test_recording_stands_in_the_actors_area_unless_another_is_said():
    assert make_entry().area_id == 3
    assert make_entry(area_id=4).area_id == 4
    assert make_entry(by=SYSTEM).area_id is None
    assert services.verify_seals().faults == []
