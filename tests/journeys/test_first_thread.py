"""The first thread: from an empty installation to a signed agreement, the partners by link alone."""

from collections.abc import Iterator
from datetime import datetime
from urllib.parse import urlsplit

import pytest
from django.test import Client
from playwright.sync_api import Browser

from joinedup.accounts.services.set_up import set_up_url
from joinedup.core import clock
from joinedup.demo import schools
from joinedup.partnerships.choices import Element
from tests.browser import served
from tests.journeys.people import Person, at_a_desk, last_code, links_in_mails, on_a_phone

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db,
    pytest.mark.skipif(not served.CHROMIUM.exists(), reason="Chromium is not installed"),
]
TUESDAY = datetime(2026, 10, 13, 10, 0, tzinfo=clock.LONDON)
AREA = "Tamberley Together"
WEFTFIELD, SPINDLEMERE, BOBBINFIELD = "Weftfield Primary School", "Spindlemere Primary School", "Bobbinfield Primary School"
HEADS = {WEFTFIELD: "Ruth Okafor", SPINDLEMERE: "Imran Daud", BOBBINFIELD: "Carys Bevan"}
PHONICS, SPEAKING, NUMBER = "phonics", "Speaking", "number"
# Who needs what and can offer what: each helps the next one round the circle.
WISHES = {WEFTFIELD: (PHONICS, SPEAKING), SPINDLEMERE: (SPEAKING, NUMBER), BOBBINFIELD: (NUMBER, PHONICS)}
PARTS = [str(element.label) for element in Element]


def short(school: str) -> str:
    """Return the first word of a school's name."""
    return school.split(maxsplit=1)[0].lower()


def address_of(school: str) -> str:
    """Return the address of a school's head."""
    return f"head@{short(school)}.example"


@pytest.fixture(autouse=True)
def tuesday_morning() -> Iterator[None]:
    with clock.fixed(TUESDAY):
        yield


def test_from_an_empty_installation_to_a_signed_agreement(chromium: Browser) -> None:
    client = Client(enforce_csrf_checks=True)
    with at_a_desk(chromium, "ada", client) as ada:
        set_up(ada)
        load_the_register(ada)
        add_schools(ada)
        add_heads(ada)
        enter_needs_and_offers(ada)
        make_a_plan(ada)
    for school in HEADS:
        with on_a_phone(chromium, f"answers-{short(school)}") as head:
            answer_introductions(head, school, "Yes, but later" if school == BOBBINFIELD else "Yes")
    with at_a_desk(chromium, "ada-later", client) as ada:
        see_the_answers(ada)
        form_a_partnership(ada)
        write_the_agreement(ada)
        for school in HEADS:
            with on_a_phone(chromium, f"reads-{short(school)}") as head:
                comment(head, school)
        open_for_signature(ada)
        for number, school in enumerate(HEADS, start=1):
            with on_a_phone(chromium, f"signs-{short(school)}") as head:
                sign(head, school, is_last=number == len(HEADS))
            see_who_has_signed(ada, number)
        see_it_in_force(ada)


def set_up(ada: Person) -> None:
    ada.opens(urlsplit(set_up_url()).path)
    ada.reads("Set up JoinedUp", "You are the first person here.")
    ada.fills("Your name", "Ada Marsh")
    ada.fills("Your e-mail address", "ada@tamberley.example")
    ada.fills("Name of your area", AREA)
    ada.presses("Start")
    assert set_up_url() == ""
    ada.opens("/")
    ada.reads("Home", "Nothing waits for you just now.", AREA, "The national register of schools is not loaded yet")


def load_the_register(ada: Person) -> None:
    ada.follows("Load the register")
    ada.reads("Load a register file")
    ada.uploads("Register file", "edubasealldata20261001.csv", schools.register_file())
    ada.presses("Check the file")
    ada.waits_for_the_work()
    ada.reads("edubasealldata20261001.csv", "What the file would change", "Rows 120", "Added 120")
    ada.presses("Load the file")
    ada.waits_for_the_work()
    ada.reads("edubasealldata20261001.csv", "Loaded by Ada Marsh", "Added 120")


def to_the_area(ada: Person, task: str) -> None:
    ada.follows("Home")
    ada.follows(AREA, within=ada.main)
    ada.reads(AREA, "From a list of schools to a signed agreement")
    ada.follows(task, within=ada.main)


def add_schools(ada: Person) -> None:
    to_the_area(ada, "Schools and partners")
    ada.reads("Schools and partners", "No schools yet")
    ada.presses("Paste a list of schools")
    ada.reads("Paste a list of schools", "Nothing is added yet")
    ada.fills("Your list", "Weftfield Primary\nSpindlemere Primary School\n990104")
    ada.presses("Check the list")
    ada.reads("Check the list", "2 of 3 lines recognised.", "Which school is “Weftfield Primary”?", *HEADS)
    ada.chooses(WEFTFIELD, of="Which school is “Weftfield Primary”?")
    ada.presses("Add these schools")
    ada.reads("Schools and partners", *HEADS)


def add_heads(ada: Person) -> None:
    for school, head in HEADS.items():
        ada.follows("Schools and partners")
        ada.follows(school, within=ada.main)
        ada.follows("Add a person", within=ada.main)
        ada.reads("Add a person")
        ada.fills("Name of the person", head)
        ada.fills("E-mail address", address_of(school))
        ada.selects("What they do", "Head")
        ada.presses("Add the person")
        ada.reads(school, head, address_of(school))


def enter_needs_and_offers(ada: Person) -> None:
    for school, (need, offer) in WISHES.items():
        ada.follows("Needs and offers")
        ada.presses("Enter on behalf of a school")
        ada.reads("Enter on behalf of a school", *HEADS)
        ada.follows(school, within=ada.main)
        ada.reads(f"What {school} needs and can offer", "You write on behalf of this school.")
        ada.presses("Add a need")
        ada.reads("Add a need")
        ada.selects("Topic", need)
        ada.chooses("A short spell (3 to 6 half-days)", of="How much help?")
        ada.presses("Add the need")
        ada.reads("", f"{school}: what we need", "Written down and shared.", "Not yet confirmed by the school", "4 half-days")
        ada.follows("Back")
        ada.reads(f"What {school} needs and can offer", "1 entry was written down on behalf of the school")
        ada.presses("Add an offer")
        ada.reads("Add an offer")
        ada.selects("Topic", offer)
        ada.chooses("A short spell (3 to 6 half-days)", of="How much each time?")
        ada.presses("Add the offer")
        ada.reads("", f"{school}: what we can offer", "Written down and shared.")
        ada.follows("Back")
        ada.reads(f"What {school} needs and can offer", "2 entries were written down on behalf of the school")
    to_the_area(ada, "Plans of introductions")


def make_a_plan(ada: Person) -> None:
    ada.reads("Plans of introductions", "No plans yet")
    ada.presses("Make the first plan")
    ada.reads("Make a plan of introductions", "3 needs (12 half-days) and 3 offers (12 half-days)")
    ada.fills("Name of the plan", "Autumn introductions")
    ada.presses("Make the plan")
    ada.waits_for_the_work()
    ada.reads("Autumn introductions", "3 of 3", f"In this plan {WEFTFIELD} supports {SPINDLEMERE}")
    ada.presses("Send introductions")
    ada.reads("Check before you send", *HEADS)
    ada.presses("Send the introductions")
    ada.reads("Introductions sent", "3 matches", "The mails leave on Tuesday 13 October 2026")


def answer_introductions(head: Person, school: str, reply: str) -> None:
    links = links_in_mails(address_of(school))
    assert len(links) == 2, "one as the school that would help, one as the school that would be helped"
    for link in links:
        head.opens(link)
        head.reads("", f"{AREA} asks {school}", "4 half-days", "Your answer", "Nobody is bound before both of you have said yes.")
        head.chooses(reply, of="Would you like to go ahead?")
        if reply == "Yes, but later":
            head.fills("If later: roughly when?", "after half-term")
        head.presses("Send the answer")
        head.sees("What happens next")
        head.reads("You both said yes" if "You both said yes" in head.words() else "Thank you for your answer")


def see_the_answers(ada: Person) -> None:
    ada.opens("/")
    ada.reads("Home", "3 introductions were agreed by both")
    ada.follows("3 introductions were agreed by both: set up a partnership")


def form_a_partnership(ada: Person) -> None:
    ada.reads("Set up a partnership", "Nobody is told yet.")
    ada.fills("Name of the partnership", "Talk and Number")
    ada.selects("What kind of partnership is it?", "Project")
    ada.fills("What is it for?", "Three schools help each other with reading, talk and number.")
    ada.chooses("All officers of the area", of="Who else in the area sees it?")
    for box in ada.main.get_by_role("group", name="Start from introductions that people accepted").get_by_role("checkbox").all():
        box.check()
    ada.presses("Save and go on")
    ada.reads("Talk and Number", "This partnership is being set up.", "At least two. So far: 3")
    ada.follows("Aims")
    ada.reads("Aims", "What should be different because you work together?")
    ada.fills("Aims, one on each line", "Raise how many children read by seven\nGive every child a chance to speak")
    ada.presses("Save")
    ada.follows("Dates, cost and the way out")
    ada.reads("Dates, cost and the way out")
    ada.fills_day("Start date", 2, 11, 2026)
    ada.fills_day("Review date", 1, 7, 2027)
    ada.fills("Money from each partner in a year, at most", "0")
    ada.fills("Half-days from each partner in a year, at most", "8")
    ada.fills("Weeks of notice to leave", "6")
    ada.fills("What happens to money when a partner leaves?", "There is no money in it.")
    ada.fills("What does a partner that leaves keep?", "All materials that we made together.")
    ada.presses("Save")
    ada.follows("Check and form the partnership")
    ada.reads("Check before you form the partnership", *HEADS, "Raise how many children read by seven")
    ada.presses("Form the partnership")
    ada.reads("Talk and Number", "3 partners", "Draft")


def write_the_agreement(ada: Person) -> None:
    ada.follows("Agreement", within=ada.main)
    ada.reads("Agreement", "Work through the ten parts together.")
    for number, part in enumerate(PARTS, start=1):
        ada.follows(f"{number}. {part}")
        ada.fills("Our words", f"{part}: we have talked about it and this is what we promise.")
        ada.chooses("This part is done")
        ada.presses("Save this part")
    ada.reads("Agreement", "Done")
    ada.presses("Send it to the partners to comment")
    ada.reads("Send it to the partners to comment", "Who gets a mail", *HEADS)
    ada.presses("Send it to the partners to comment")
    ada.reads("Agreement", "The partners are reading it.")


def comment(head: Person, school: str) -> None:
    head.opens(links_in_mails(address_of(school))[-1])
    head.reads("Agreement of Talk and Number", "Please read it and comment on any part. Nobody signs anything now.", *HEADS)


def open_for_signature(ada: Person) -> None:
    ada.opens(ada.page.url)
    ada.presses("Open it for signature")
    ada.reads("Open it for signature", "The text is frozen and gets a fingerprint.")
    ada.presses("Open it for signature")
    ada.reads("Agreement", "Signatures", "Not answered")


def sign(head: Person, school: str, *, is_last: bool) -> None:
    address = address_of(school)
    head.opens(links_in_mails(address)[-1])
    head.reads("Agreement of Talk and Number", f"For {school}", "How to leave", "6 weeks")
    head.chooses("We sign", of="What is your answer?")
    head.presses("Go on")
    head.reads("Sign the agreement", f"You sign version 1 for {school}.")
    head.fills("Your name", HEADS[school])
    head.fills("Your role", "Headteacher")
    head.chooses("I have read the agreement and may sign it")
    head.presses("Mail me the code")
    head.reads("Type the code", f"We mailed a code to {address}.")
    head.fills("Code from the mail", last_code(address))
    head.presses(f"Confirm for {school}")
    head.reads("You have signed", "The agreement is in force" if is_last else "of 3 partners have signed.", "What happens next")


def see_who_has_signed(ada: Person, number: int) -> None:
    ada.opens(ada.page.url)
    ada.reads("Agreement", *list(HEADS.values())[:number])
    waiting = ada.main.get_by_role("button", name="Send the link again")
    assert waiting.count() == len(HEADS) - number


def see_it_in_force(ada: Person) -> None:
    ada.reads("Agreement", "Version 1 is in force since Tuesday 13 October 2026.", *HEADS.values())
    address = ada.main.get_by_role("link", name="PDF of version 1").get_attribute("href")
    answer = ada.visit.client.get(address or "")
    assert answer["Content-Type"] == "application/pdf"
