"""A term of a partnership: an item proposed by link, the meeting, its minutes, a decision, a promise, its reminder, and done by link."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

import pytest
from django.test import Client
from playwright.sync_api import Browser

from joinedup.accounts.tests import factories as accounts
from joinedup.actions import services as actions
from joinedup.core import clock
from joinedup.groups.tests import factories as groups
from joinedup.meetings.models import Meeting
from joinedup.meetings.tests import factories as meetings
from joinedup.notices.models import Message
from tests.browser import served
from tests.journeys.people import Person, at_a_desk, links_in_mails, on_a_phone

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db,
    pytest.mark.skipif(not served.CHROMIUM.exists(), reason="Chromium is not installed"),
]
PROMISE = "Send round the timetable of visits"
CLOSED = "A school in difficulty"
DECIDED = "We share 4 June 2027 as INSET day."


@contextmanager
def on(month: int, day: int, hour: int, *, year: int = 2026) -> Iterator[None]:
    with clock.fixed(datetime(year, month, day, hour, 15, tzinfo=clock.LONDON)):
        yield


@pytest.mark.parametrize("scripts", [True, False], ids=["with JavaScript", "without"])
def test_a_term_of_a_partnership(chromium: Browser, scripts: bool) -> None:
    with on(11, 10, 10):
        area = accounts.make_area("Brackwater Schools")
        ada = accounts.make_officer(area, "Ada Marsh")
        meeting = meetings.make_invited(area, by=accounts.actor_for(ada, area), title="Heads in December")
    client = Client(enforce_csrf_checks=True)
    client.force_login(ada)
    _chair, elm, ash = (member.person.addresses.get().email for member in groups.members(meeting.group))
    with on(11, 11, 12), on_a_phone(chromium, "elm-proposes") as head:
        propose_an_item(head, elm)
    with on(11, 12, 9), on_a_phone(chromium, "ash-answers") as head:
        cannot_come(head, ash)
    with on(11, 18, 9), at_a_desk(chromium, "ada-before", client, scripts=scripts) as person:
        take_the_proposal(person, meeting)
    with on(12, 3, 16), at_a_desk(chromium, "ada-meets", client, scripts=scripts) as person:
        hold_the_meeting(person, meeting)
    with on(12, 4, 9), on_a_phone(chromium, "ash-reads") as head:
        read_the_minutes(head, ash)
    remind_and_answer(chromium, elm)
    with on(1, 12, 9, year=2027), at_a_desk(chromium, "ada-after", client, scripts=scripts) as person:
        see_it_done(person, meeting)
        send_the_newsletter(person, meeting, elm, ash)


def propose_an_item(head: Person, address: str) -> None:
    head.opens(links_in_mails(address)[-1])
    head.reads("Heads in December", "Thursday 3 December 2026", "Agenda")
    head.chooses("I am coming", of="Are you coming?")
    head.presses("Send my answer")
    head.reads("Thank you", "You are coming")
    head.follows("Propose an item")
    head.reads("Propose an item", "The chair or clerk puts it in its place")
    head.fills("Name of the item", "Phonics visits in February")
    head.chooses("Do", of="What is it for?")
    head.presses("Propose it")
    head.reads("Heads in December", "“Phonics visits in February” is proposed.")


def cannot_come(head: Person, address: str) -> None:
    head.opens(links_in_mails(address)[-1])
    head.chooses("I cannot come", of="Are you coming?")
    head.presses("Send my answer")
    head.reads("Thank you", "You cannot come")


def take_the_proposal(person: Person, meeting: Meeting) -> None:
    person.opens("/")
    person.reads("Home")
    person.follows("Brackwater Schools", within=person.main)
    person.follows("Meetings")
    person.follows("Heads in December", within=person.main)
    person.reads("Heads in December", "Phonics visits in February")
    person.presses("Put on the agenda")
    person.presses("Send the agenda now")
    person.reads("Send the agenda", "Phonics visits in February", "It goes to 3 people")
    person.presses("Send the agenda")
    person.reads("Heads in December")
    assert Message.objects.filter(text__contains="Phonics visits in February").count() == 3


def hold_the_meeting(person: Person, meeting: Meeting) -> None:
    person.opens(f"/a/{meeting.group.area.slug}/meetings/{meeting.public_id}/")
    person.presses("Type the minutes")
    person.presses("Begin the minutes")
    person.follows("Who is there")
    person.reads("Who is there?", "What people answered is filled in already.")
    person.chooses("There", of="Head of Oak, Oak")
    person.presses("Save who is there")
    person.presses("Type the minutes")
    person.reads("Type the minutes")
    person.main.get_by_label("What was said").first.fill("It rises in all three schools. Elm's breakfast club helps most.")
    person.presses("Save")
    person.follows("Write down a decision", within=person.main.locator("section").filter(has_text="One INSET day"))
    person.reads("Write down a decision")
    person.fills("What is decided?", DECIDED)
    person.presses("Count and write down")
    person.reads("Type the minutes", DECIDED)
    assert person.main.get_by_label("What was said").first.input_value().startswith("It rises in all three schools")
    person.follows("Actions", within=person.main)
    person.follows("Write an action down", within=person.main)
    person.reads("Write an action down", "One person, one thing, one day.")
    person.fills("What will be done?", PROMISE)
    person.fills("Who will do it?", "Head of Elm")
    person.fills_day("Due date", 11, 1, 2027)
    person.presses("Write it down")
    person.sees(PROMISE)
    person.opens(f"/a/{meeting.group.area.slug}/meetings/{meeting.public_id}/")
    person.presses("Type the minutes")
    person.presses("Read back and send")
    person.reads("Read back and send the minutes", DECIDED, PROMISE)
    person.presses("Send the minutes")
    person.reads("")


def read_the_minutes(head: Person, address: str) -> None:
    told = Message.objects.filter(to=address).latest("id").text
    assert DECIDED in told
    head.opens(links_in_mails(address)[-1])
    head.reads("Heads in December", "Read the minutes")
    head.presses("Read the minutes")
    head.reads("", DECIDED)


def remind_and_answer(chromium: Browser, address: str) -> None:
    """Three working days before, in the morning: one mail with what is owed; its link says that it is done."""
    before = Message.objects.count()
    with on(1, 8, 7, year=2027):
        actions.remind_all(today=clock.today())
        actions.remind_all(today=clock.today())
        reminder = Message.objects.filter(to=address).latest("id")
        assert PROMISE in reminder.text
        assert Message.objects.count() == before + 1, "once, although two schedulers ran"
    with on(1, 8, 12, year=2027), on_a_phone(chromium, "elm-does-it") as head:
        head.opens(links_in_mails(address)[-1])
        head.reads("", PROMISE)
        if head.main.get_by_role("link", name=PROMISE).count():
            head.follows(PROMISE, within=head.main)
        head.chooses("It is done", of="How is it going?")
        head.presses("Send the answer")
        head.reads("", "Thank you.")


def see_it_done(person: Person, meeting: Meeting) -> None:
    person.opens(f"/a/{meeting.group.area.slug}/actions/")
    person.follows("Also what is done or dropped", within=person.main)
    person.reads("Actions", PROMISE, "Done")
    person.opens(f"/a/{meeting.group.area.slug}/meetings/{meeting.public_id}/")
    person.presses("Read the minutes")
    person.reads("Minutes of Heads in December", DECIDED)


def send_the_newsletter(person: Person, meeting: Meeting, *addresses: str) -> None:
    assert meeting.group.partnership
    person.opens(f"/a/{meeting.group.area.slug}/partnerships/{meeting.group.partnership.public_id}/newsletters/new/")
    person.reads("Draft a newsletter", "Part B of meetings")
    person.fills_day("First day", 1, 12, 2026)
    person.fills_day("Last day", 12, 1, 2027)
    person.presses("Draft it")
    person.sees(DECIDED)
    assert CLOSED not in person.words()
    person.presses("Choose who gets it")
    person.reads("Who gets the newsletter")
    person.fills("Other addresses", "\n".join(addresses))
    person.presses("Continue")
    person.reads("Check the newsletter before it goes", DECIDED)
    person.main.locator("form").get_by_role("button", name="Send it to").click()
    person.page.wait_for_load_state("load")
    served.settle(person.page)
    person.reads("")
    assert Message.objects.filter(to__in=addresses, text__contains=DECIDED, about_kind__startswith="news").exists()
