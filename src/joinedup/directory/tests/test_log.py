"""The contact log: for the next caller, private where it is said, never with a pupil in it."""

from datetime import date, timedelta

import pytest

from joinedup.accounts.choices import Role as Permission
from joinedup.accounts.tests.factories import Cast, actor_for, give_role, make_cast, make_officer, make_team, make_user
from joinedup.audit import queries as audit
from joinedup.core import clock
from joinedup.core.refusals import Conflict, Missing, Refused
from joinedup.directory import queries, services
from joinedup.directory.models import LogEntry
from joinedup.directory.services import LogDetails
from joinedup.directory.tests.factories import make_school
from joinedup.jobs.services.schedules import regular

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def note(**facts: object) -> LogDetails:
    return LogDetails(**{"kind": "call", "on": clock.today(), "text": "Rang about dates; will send three.", **facts})  # type: ignore[arg-type]


def test_a_note_is_read_by_colleagues_of_the_area_and_recorded(cast: Cast) -> None:
    school = make_school(area=cast.brackwater)
    entry = services.write_log_entry(organisation=school, details=note(), by=cast.ada)
    colleague = actor_for(make_officer(cast.brackwater, "Martin Sleight"), cast.brackwater)
    assert queries.log_of(school, colleague) == [entry]
    assert queries.log_of(school, cast.bo) == []
    assert entry.delete_after > clock.today() + timedelta(days=365)
    assert [line.verb for line in audit.entries_about(entry.subject)] == ["log_entry.written"]


def test_a_private_note_stays_with_its_author(cast: Cast) -> None:
    school = make_school(area=cast.brackwater)
    entry = services.write_log_entry(organisation=school, details=note(private=True), by=cast.ada)
    colleague = actor_for(make_officer(cast.brackwater, "Martin Sleight"), cast.brackwater)
    assert queries.log_of(school, colleague) == []
    with pytest.raises(Missing):
        queries.log_entry_for(entry.public_id, colleague)


def test_a_teams_note_stays_in_the_team(cast: Cast) -> None:
    school, team = make_school(area=cast.brackwater), make_team(cast.brackwater, "SEND")
    user = make_user("Priya Ranganathan")
    give_role(user, cast.brackwater, Permission.OFFICER, team=team)
    priya = actor_for(user, cast.brackwater)
    services.write_log_entry(organisation=school, details=note(team=team), by=priya)
    assert len(queries.log_of(school, priya)) == 1
    assert queries.log_of(school, cast.ada) == []
    with pytest.raises(Missing):
        services.write_log_entry(organisation=school, details=note(team=team), by=cast.ada)


def test_only_the_area_writes_and_only_the_author_changes(cast: Cast) -> None:
    school = make_school(area=cast.brackwater)
    with pytest.raises(Refused):
        services.write_log_entry(organisation=school, details=note(), by=cast.bo)
    entry = services.write_log_entry(organisation=school, details=note(), by=cast.ada)
    colleague = actor_for(make_officer(cast.brackwater, "Martin Sleight"), cast.brackwater)
    with pytest.raises(Refused):
        services.change_log_entry(entry=entry, details=note(text="x"), expected=1, by=colleague)
    services.change_log_entry(entry=entry, details=note(text="Better."), expected=1, by=cast.ada)
    with pytest.raises(Conflict):
        services.change_log_entry(entry=entry, details=note(text="Worse."), expected=1, by=cast.ada)
    services.delete_log_entry(entry=entry, by=cast.ada)
    assert LogEntry.objects.count() == 0


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"text": " "}, "text"),
        ({"text": "Pupil A123456789012 moves."}, "text"),
        ({"text": "Zoe Moss, DOB 3/4/2015"}, "text"),
        ({"kind": "smoke signal"}, "kind"),
        ({"on": date(2999, 1, 1)}, "on"),
        ({"delete_after": date(2000, 1, 1)}, "delete_after"),
    ],
)
def test_a_note_that_cannot_stand_is_refused_with_its_field(cast: Cast, facts: dict[str, object], field: str) -> None:
    school = make_school(area=cast.brackwater)
    with pytest.raises(Refused) as refusal:
        services.write_log_entry(organisation=school, details=note(**facts), by=cast.ada)
    assert refusal.value.field == field


def test_notes_go_on_their_delete_date(cast: Cast) -> None:
    school = make_school(area=cast.brackwater)
    day = clock.today() - timedelta(days=10)
    services.write_log_entry(organisation=school, details=note(on=day, delete_after=day + timedelta(days=1)), by=cast.ada)
    services.write_log_entry(organisation=school, details=note(), by=cast.ada)
    assert services.purge_log_entries() == 1


def test_the_worker_deletes_notes_every_night() -> None:
    assert regular["directory.purge_log"].work is services.purge_log_entries
