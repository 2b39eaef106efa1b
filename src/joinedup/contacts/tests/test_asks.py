"""One page of what is asked of a school: each reader opens what they may answer; a link opens what went to the same mailbox."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from joinedup.accounts.models import Area
from joinedup.accounts.services import links
from joinedup.accounts.tests import factories as accounts
from joinedup.actions.tests import factories as actions
from joinedup.audit.models import Entry
from joinedup.contacts import choices, queries, services
from joinedup.contacts.models import CheckAsk
from joinedup.contacts.tests import factories
from joinedup.core import clock
from joinedup.core.refusals import Missing, Refused
from joinedup.directory.choices import AskKind, RoleKind
from joinedup.directory.models import Organisation, Person
from joinedup.directory.tests import factories as directory
from joinedup.notices.models import Message
from tests.scanner.links import last_link

pytestmark = pytest.mark.django_db


@pytest.fixture
def area() -> Area:
    return accounts.make_area("Brackwater Schools")


@pytest.fixture
def school(area: Area) -> Organisation:
    """Quayfield is asked twice: its people, by the September check; and a promise of its head."""
    place = factories.make_check(area).asks.get().organisation
    head = place.roles.get(kind=RoleKind.HEAD).person
    actions.make_action(area, "Send the visit dates", owner=head, due_on=clock.today() + timedelta(days=9))
    return place


def delegate(school: Organisation, *asks: AskKind) -> Client:
    user = accounts.make_user("Sandra Webb")
    person = directory.make_person("Sandra Webb", organisation=school, kind=RoleKind.OFFICE_MANAGER, user=user)
    directory.make_delegation(person, school, *asks)
    client = Client()
    client.force_login(user)
    return client


def page(client: Client, school: Organisation) -> str:
    return client.get(reverse("contacts:my_asks"), follow=True).content.decode()


def test_an_office_manager_sees_all_and_opens_what_was_handed_on(school: Organisation) -> None:
    client = delegate(school, AskKind.PEOPLE)
    shown = page(client, school)
    ask = reverse("contacts:answer_check", args=[CheckAsk.objects.get().public_id])
    assert "For Quayfield Primary School, as Office manager or head&#39;s PA" in shown
    assert ask in shown
    assert "Send the visit dates" in shown
    assert "/actions/" not in shown
    assert "Imran Daud" in shown
    client.post(ask, {"answer": "right"})
    assert CheckAsk.objects.get().answered_at is not None
    assert ask not in page(client, school)


def test_what_waits_for_somebody_is_what_they_may_answer(area: Area, school: Organisation) -> None:
    user = accounts.make_user("Imran Daud")
    Person.objects.filter(name="Imran Daud").update(user=user)
    waiting = queries.asks_waiting(accounts.actor_for(user))
    assert [ask.purpose for ask in waiting] == ["actions.answer", choices.CHECK_PURPOSE]
    assert queries.asks_waiting(accounts.officer_actor(area)) == []
    Area.objects.filter(pk=area.pk).update(closed_at=clock.now())
    assert queries.asks_waiting(accounts.actor_for(user)) == []
    assert queries.asks_of_school(school.public_id, accounts.actor_for(user)).shown == []


def test_an_area_sees_its_own_asks_and_nobody_elses(area: Area, school: Organisation) -> None:
    other = accounts.make_area("Underholt Trust")
    shown = queries.asks_of_school(school.public_id, accounts.officer_actor(area))
    assert (shown.shown[0].ask.what, shown.shown[0].href) == ("Send the visit dates", "")
    assert len(shown.shown) == 2
    directory.make_attachment(other, school)
    assert queries.asks_of_school(school.public_id, accounts.officer_actor(other)).shown == []
    with pytest.raises(Missing):
        queries.asks_of_school(school.public_id, accounts.officer_actor(accounts.make_area("Wendale")))


def sent_to(area: Area, school: Organisation, email: str) -> tuple[Client, str]:
    person = directory.make_person("Sandra Webb", organisation=school, kind=RoleKind.OFFICE_MANAGER, area=area, email=email)
    services.send_asks(organisation=school, area=area, to=person.public_id, by=accounts.officer_actor(area))
    client = Client()
    shown = client.get(last_link(email), follow=True).content.decode()
    return client, shown


def test_a_link_opens_only_what_went_to_the_same_mailbox(area: Area, school: Organisation) -> None:
    client, shown = sent_to(area, school, "office@quayfield.example")
    ask = CheckAsk.objects.get()
    assert "Send the visit dates" in shown
    assert ask.public_id not in shown
    attachment = school.attachments.get()
    opened = reverse("contacts:open_ask", args=[attachment.public_id, ask.public_id])
    assert client.get(opened).status_code == 404
    assert client.get(reverse("contacts:answer_check", args=[ask.public_id])).status_code == 302
    links.give_link(
        purpose=choices.CHECK_PURPOSE,
        subject=ask.subject,
        address="office@quayfield.example",
        days=9,
        by=accounts.officer_actor(area),
    )
    answered = client.get(opened, follow=True)
    assert "Who does what at Quayfield Primary School?" in answered.content.decode()
    assert Message.objects.filter(about_id=school.public_id, key__startswith="asks.sent:").count() == 1
    assert Entry.objects.filter(verb="asks.sent").count() == 1
    assert [line.to for line in queries.mails_to_school(school, accounts.officer_actor(area))] == ["office@quayfield.example"]
    assert queries.mails_to_school(school, accounts.officer_actor(accounts.make_area("Wendale"))) == []


def test_a_mail_that_was_stopped_goes_again_the_same_day(area: Area, school: Organisation) -> None:
    sent_to(area, school, "office@quayfield.example")
    person = Person.objects.get(name="Sandra Webb")
    services.send_asks(organisation=school, area=area, to=person.public_id, by=accounts.officer_actor(area))
    mails = Message.objects.filter(key__startswith="asks.sent:").order_by("pk")
    assert list(mails.values_list("state", flat=True)) == ["stopped", "waiting"]


def test_who_runs_two_areas_sends_for_each_that_lists_the_school(area: Area, school: Organisation) -> None:
    user = accounts.make_officer(area)
    other, elsewhere = accounts.make_area("Alder Hub"), accounts.make_area("Aspen Hub")
    for further in (other, elsewhere):
        accounts.give_role(user, further)
    directory.make_attachment(other, school)
    client = Client()
    client.force_login(user)
    shown = client.get(reverse("contacts:school_asks", args=[school.public_id])).content.decode()
    assert [reverse("contacts:send_asks", args=[one.slug, school.key]) in shown for one in (area, other, elsewhere)] == [True, True, False]
    mailing = client.get(reverse("contacts:send_asks", args=[area.slug, school.key])).content.decode()
    assert "the 2 things that you ask" in mailing


def test_a_page_with_nothing_on_it_is_not_sent(area: Area) -> None:
    school = directory.make_school("Ashgarth Primary School", area=area)
    person = directory.make_person("Bea Holt", organisation=school, area=area, email="bea@ashgarth.example")
    with pytest.raises(Refused):
        services.send_asks(organisation=school, area=area, to=person.public_id, by=accounts.officer_actor(area))
    with pytest.raises(Missing):
        services.send_asks(organisation=school, area=area, to=person.public_id, by=accounts.officer_actor(accounts.make_area()))
