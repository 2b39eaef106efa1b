"""The September check: one link per school, changes at once and with who said them, only the silent are reminded, walls."""

from datetime import date, timedelta

import pytest

from joinedup.accounts.models import Area
from joinedup.accounts.tests import factories as accounts
from joinedup.audit.models import Entry
from joinedup.calendars.models import Period
from joinedup.contacts import choices, forms, queries, services
from joinedup.contacts.models import CheckAsk, SchoolCheck
from joinedup.contacts.services import CheckAnswer, NewPerson
from joinedup.contacts.tests import factories
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.refusals import Missing, Refused
from joinedup.directory import services as directory_services
from joinedup.directory.models import Role
from joinedup.directory.tests import factories as directory
from joinedup.notices.models import Message

pytestmark = pytest.mark.django_db


def asked() -> tuple[Area, CheckAsk, Actor]:
    """Return an area, what its school is asked, and the holder of the school's link."""
    area = accounts.make_area()
    ask = factories.make_check(area).asks.get()
    return area, ask, accounts.link_actor(choices.CHECK_PURPOSE, ask.subject, "head@oak.example", area=area)


def test_each_school_with_somebody_to_ask_gets_one_mail_in_working_hours() -> None:
    area = accounts.make_area()
    oak = directory.make_school("Oak", area=area)
    directory.make_person("Imran", organisation=oak, area=area, email="head@oak.example")
    directory.make_school("Elm", area=area)
    directory.make_organisation("A charity", area=area)
    officer = accounts.officer_actor(area)
    check = services.start_check(area=area, closes_on=clock.today() + timedelta(days=20), words="New year!", by=officer)
    mail = Message.objects.get()
    assert (mail.to, mail.urgency) == ("head@oak.example", "working_hours")
    assert "New year!" in mail.text
    state = queries.check_state(check)
    assert [line.organisation for line in state.silent] == ["Oak"]
    assert [line.organisation for line in state.unreached] == ["Elm"]
    assert services.ask_schools(check=check, by=officer) == 0
    directory.make_person("New", organisation=directory.Organisation.objects.get(name="Elm"), area=area)
    assert services.ask_schools(check=check, by=officer) == 1
    assert Entry.objects.filter(verb="check.started").count() == 1
    with pytest.raises(Refused, match="already"):
        services.start_check(area=area, closes_on=clock.today() + timedelta(days=20), by=officer)


def test_who_does_not_run_the_area_starts_and_sees_no_check() -> None:
    area, ask, _holder = asked()
    outsider = accounts.officer_actor(accounts.make_area("Elmshire"))
    with pytest.raises(Refused):
        services.start_check(area=area, closes_on=clock.today() + timedelta(days=20), by=outsider)
    with pytest.raises(Refused):
        services.nudge_silent(check=ask.check_of, words="Please", by=outsider)
    for viewer in (outsider, accounts.link_actor("other.purpose", ask.subject)):
        with pytest.raises(Missing):
            queries.ask_answering(ask.public_id, viewer)
    with pytest.raises(Missing):
        services.answer_check(ask=ask, answer=CheckAnswer(is_right=True), by=outsider)


def test_what_a_school_says_by_link_is_done_and_kept_with_who_said_it() -> None:
    area, ask, holder = asked()
    other = accounts.make_area("Elmshire")
    directory.make_attachment(other, ask.organisation)
    senco = Role.objects.get(kind="senco")
    answer = CheckAnswer(
        left=(senco.public_id,),
        new=(NewPerson("Priya Nair", "senco", "priya@oak.example"),),
        office_email="Office@oak.example",
        office_phone="01234 5",
        inset_days=(date(2027, 1, 4), date(2027, 1, 4)),
        note="The head marries in May.",
    )
    services.answer_check(ask=ask, answer=answer, by=holder)
    senco.refresh_from_db()
    assert senco.until_on == clock.today() - timedelta(days=1)
    new = Role.objects.get(person__name="Priya Nair")
    assert (new.confirmed_on, [share.area_id for share in new.shares.all()]) == (None, [area.pk])
    assert Period.objects.get().from_on == date(2027, 1, 4)
    assert [(change.said, change.said_by) for change in queries.changes_said(ask)] == [
        (said, "head@oak.example") for said in ("left", "new", "office", "inset", "note")
    ]
    assert Entry.objects.filter(verb="check.answered").count() == 1
    known = queries.known_of(ask)
    assert (known.office_email, known.office_phone, list(known.inset_days)) == ("office@oak.example", "01234 5", [date(2027, 1, 4)])
    services.answer_check(ask=ask, answer=CheckAnswer(is_right=True, office_email="office@oak.example", office_phone="01234 5"), by=holder)
    assert queries.changes_said(ask)[-1].said == "right"
    assert Role.objects.filter(title=choices.OFFICE_TITLE).count() == 1


def test_an_address_without_a_name_is_refused_at_its_line_and_never_lost() -> None:
    form = forms.AnswerCheckForm({"answer": "changed", "email_1": "priya@oak.example"})
    form.offer([])
    assert not form.is_valid()
    assert list(form.errors) == ["name_1"]


def test_nothing_said_is_refused_and_a_link_reaches_its_own_school_only() -> None:
    area, ask, holder = asked()
    with pytest.raises(Refused):
        services.answer_check(ask=ask, answer=CheckAnswer(), by=holder)
    elsewhere = directory.make_school("Elm", area=area)
    theirs = directory.make_role(directory.make_person("Theirs"), elsewhere, area=area)
    with pytest.raises(Refused):
        services.answer_check(ask=ask, answer=CheckAnswer(left=(theirs.public_id,)), by=holder)
    with pytest.raises(Refused):
        directory_services.end_role(role=theirs, on=clock.today(), by=holder)


def test_only_the_silent_are_reminded_and_each_time_once() -> None:
    area, ask, holder = asked()
    officer = accounts.officer_actor(area)
    check = SchoolCheck.objects.get()
    assert services.nudge_silent(check=check, words="Could you look?", by=officer) == 1
    mail = Message.objects.filter(key__startswith="check.nudged").get()
    assert "Could you look?" in mail.text
    assert mail.is_machine is False
    services.answer_check(ask=ask, answer=CheckAnswer(is_right=True), by=holder)
    with pytest.raises(Refused, match="nobody to remind"):
        services.nudge_silent(check=check, words="Again", by=officer)
    with pytest.raises(Refused):
        services.nudge_silent(check=check, words=" ", by=officer)


def test_an_officer_writes_down_what_a_school_says_on_the_telephone() -> None:
    area, ask, _holder = asked()
    officer = accounts.officer_actor(area)
    services.answer_check(ask=ask, answer=CheckAnswer(is_right=True), by=officer)
    assert queries.changes_said(ask)[0].said_by == officer.name
    assert [line.organisation for line in queries.check_state(ask.check_of).answered] == ["Quayfield Primary School"]
