"""An exchange: the year's call, a plan, a change with its price, introductions answered by link, a plan round them, a partnership."""

import csv
import gzip
import io
import os
import random
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from django.test import Client
from playwright.sync_api import Browser

from joinedup.accounts.models import Area, User
from joinedup.accounts.tests import factories as accounts
from joinedup.brokerage.tests.factories import make_need, make_offer
from joinedup.core import clock
from joinedup.core.actors import SYSTEM
from joinedup.demo import schools
from joinedup.directory import services as directory
from joinedup.directory.models import Organisation
from joinedup.directory.tests.factories import make_person
from joinedup.introductions.models import Introduction, IntroductionAnswer
from joinedup.introductions.services import AnswerDetails, answer_introduction
from joinedup.plans.models import Plan
from joinedup.register import services as register
from joinedup.register.models import Establishment
from tests.browser import served
from tests.journeys.people import Person, at_a_desk, links_in_mails, on_a_phone

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db,
    pytest.mark.skipif(not served.CHROMIUM.exists(), reason="Chromium is not installed"),
]
TUESDAY = datetime(2026, 10, 13, 10, 0, tzinfo=clock.LONDON)
REGISTER = Path(os.environ.get("JOINEDUP_DATA", "../shared/data")) / "gias/open_establishments_20250524.csv.gz"
AUTHORITY = "380"
TOPICS = ("B1", "B6", "C1", "C5", "E1", "F2")
SEED = 7


@pytest.fixture(autouse=True)
def tuesday_morning() -> Iterator[None]:
    with clock.fixed(TUESDAY):
        yield


def invented() -> tuple[str, bytes]:
    return "edubasealldata20261001.csv", schools.register_file()


def authority() -> tuple[str, bytes]:
    """Return the rows of one real authority as a file of the register."""
    if not REGISTER.exists():
        pytest.skip("JOINEDUP_DATA has no register")
    with gzip.open(REGISTER, "rt", encoding="cp1252", newline="") as source:
        rows = list(csv.reader(source))
    code = rows[0].index("LA (code)")
    text = io.StringIO()
    csv.writer(text).writerows(row for row in rows if row[code] in ("LA (code)", AUTHORITY))
    return "open_establishments_20250524.csv", text.getvalue().encode()


def address_of(school: Organisation) -> str:
    return f"head{school.pk}@school.example"


def make_schools(area: Area, user: User, file: tuple[str, bytes], n_schools: int) -> list[Organisation]:
    """Load a register file, put some primary schools on the area's list, each with a head."""
    name, content = file
    register.import_file(register.Wanted(io.BytesIO(content), name), by=SYSTEM)
    found = Establishment.objects.filter(phase__iexact="primary", is_open=True, latitude__isnull=False).order_by("urn")[:n_schools]
    by = accounts.actor_for(user, area)
    directory.attach_urns(area=area, urns=[row.urn for row in found], by=by, how="picked")
    listed = list(Organisation.objects.filter(attachments__area=area).order_by("pk"))
    for school in listed:
        make_person(f"Head of {school.name}", organisation=school, email=address_of(school), area=area)
    return listed


def invent_wishes(area: Area, listed: list[Organisation]) -> None:
    """Let all schools but the first two say what they need and offer, by a seed; the first two answer the call themselves."""
    chance = random.Random(SEED)
    for school in listed[2:]:
        wanted, offered = chance.sample(TOPICS, 2)
        size = {"size": "short_spell", "half_days": chance.randint(3, 6), "visibility": "area", "phases": ("P",), "within_km": 60}
        make_need(school, area, topic=wanted, urgency=chance.randint(1, 3), **size)
        make_offer(school, area, topics=(offered,), **size)


def test_from_the_call_to_a_partnership_in_an_invented_area(chromium: Browser) -> None:
    walk(chromium, invented(), 14)


@pytest.mark.register
def test_from_the_call_to_a_partnership_in_a_real_authority(chromium: Browser) -> None:
    walk(chromium, authority(), 40)


def walk(chromium: Browser, file: tuple[str, bytes], n_schools: int) -> None:
    area = accounts.make_area("Tamberley Together")
    user = accounts.make_officer(area, "Ada Marsh")
    accounts.give_role(user, area, accounts.Role.COORDINATOR)
    listed = make_schools(area, user, file, n_schools)
    client = Client(enforce_csrf_checks=True)
    client.force_login(user)
    with at_a_desk(chromium, "exchange-ada", client) as ada:
        send_the_call(ada, area, n_schools)
        invent_wishes(area, listed)
        for school, topics in ((listed[0], ("phonics", "Speaking")), (listed[1], ("Speaking", "phonics"))):
            with on_a_phone(chromium, f"exchange-answers-{school.pk}") as head:
                answer_the_call(head, school, topics)
        make_a_plan(ada, area, n_schools)
        change_the_plan(ada)
        send_introductions(ada)
        by_link = Introduction.objects.filter(receiver=listed[0]).first() or Introduction.objects.first()
        assert by_link is not None
        for answer in by_link.answers.all():
            with on_a_phone(chromium, f"exchange-says-{answer.side}") as head:
                say_yes(head, answer)
        answer_the_others(by_link, user, area)
        plan_again(ada, area)
        set_up_a_partnership(ada)


def send_the_call(ada: Person, area: Area, n_schools: int) -> None:
    ada.opens(f"/a/{area.slug}/needs-and-offers/")
    ada.presses("Start this year's call")
    ada.reads("Start this year's call")
    ada.fills("Name of the call", "Needs and offers 2026")
    ada.fills_day("Closing day", 6, 11, 2026)
    ada.chooses("Primary", of="Who is asked?")
    ada.presses("Save the draft")
    ada.presses("Check and send")
    ada.reads("Check and send the call", f"{n_schools} schools and partners")
    ada.presses("Send the call")
    ada.reads("The call is sent")


def answer_the_call(head: Person, school: Organisation, topics: tuple[str, str]) -> None:
    head.opens(links_in_mails(address_of(school))[0])
    head.reads(f"What does {school.name} need, and what can it offer?")
    head.chooses("Yes, this year", of="Do you want to take part this year?")
    head.presses("Save the answer")
    for noun, question, topic in (("need", "How much help?", topics[0]), ("offer", "How much each time?", topics[1])):
        if noun == "offer":
            head.reads(f"What {school.name} said")
            head.presses("Add an offer")
        head.reads("What do you need?" if noun == "need" else "What can you offer?")
        head.selects("Topic", topic)
        head.chooses("A short spell (3 to 6 half-days)", of=question)
        head.presses(f"Add the {noun}")
    head.reads(f"What {school.name} said", "Your answer is kept as it stands.")


def make_a_plan(ada: Person, area: Area, n_schools: int) -> None:
    ada.opens(f"/a/{area.slug}/plans/")
    ada.presses("Make the first plan")
    ada.reads("Make a plan of introductions", f"{n_schools} needs", f"{n_schools} offers")
    ada.fills("Name of the plan", "Autumn introductions")
    ada.fills("Longest distance in kilometres", "60")
    ada.presses("Make the plan")
    ada.waits_for_the_work()
    ada.reads("Autumn introductions", "Needs met in full", "Short circles", "Who helps whom, on the map", "Why:")


def change_the_plan(ada: Person) -> None:
    first = ada.main.locator("table tbody tr a").first
    ada.follows(first.inner_text(), within=ada.main)
    ada.reads("", "Change the plan here", "Why this pair")
    ada.chooses("Not this pair: look for another", of="What should become of this suggestion?")
    ada.presses("Show what this costs")
    ada.reads("Autumn introductions", "You are trying a change: Without", "Worth of the plan", "Each suggestion that changes")
    ada.presses("Take this change")
    ada.reads("Autumn introductions", "The plan is changed. The version before is kept.")


def send_introductions(ada: Person) -> None:
    ada.presses("Check and send introductions")
    ada.reads("Check before you send", "Both sides of")
    ada.presses("Send the introductions")
    ada.waits_for_the_work()
    assert Introduction.objects.count() == Plan.objects.get(state="ready").suggestions.filter(state="introduced").count() > 0


def say_yes(head: Person, answer: IntroductionAnswer) -> None:
    links = [link for link in links_in_mails(answer.address) if link]
    for link in reversed(links):
        head.opens(link)
        if answer.public_id in head.page.url:
            break
    head.reads("", "Nobody is bound before both of you have said yes.")
    head.chooses("Yes", of="Would you like to go ahead?")
    head.presses("Send the answer")
    head.sees("What happens next")


def answer_the_others(done: Introduction, user: User, area: Area) -> None:
    """Let a third of the other introductions be refused, a third be agreed, and a third wait."""
    by = accounts.actor_for(user, area)
    for number, introduction in enumerate(Introduction.objects.exclude(pk=done.pk).order_by("pk")):
        if number % 3 == 0:
            no = AnswerDetails("no", reason="wrong_time")
            answer_introduction(answer=introduction.answers.get(side="giver"), details=no, by=by)
        elif number % 3 == 1:
            for answer in introduction.answers.all():
                answer_introduction(answer=answer, details=AnswerDetails("yes"), by=by)


def plan_again(ada: Person, area: Area) -> None:
    standing = Introduction.objects.filter(state__in=["sent", "agreed"])
    ada.opens(f"/a/{area.slug}/plans/")
    ada.follows("Autumn introductions", within=ada.main)
    ada.presses("Plan again round what is agreed")
    ada.reads("Plan again round what is agreed", f"{standing.count()} introductions wait or are agreed")
    ada.presses("Plan again")
    ada.waits_for_the_work()
    ada.reads("Autumn introductions", "You are trying a change: Planned again round what is agreed")
    ada.presses("Take this change")
    taken = Plan.objects.get(state="ready", is_trial=False)
    assert set(standing) == {row.introduction for row in taken.suggestions.filter(state="introduced")}
    refused = set(Introduction.objects.filter(state="declined").values_list("need_id", "offer_id"))
    assert refused
    assert not refused & set(taken.suggestions.values_list("need_id", "offer_id"))
    ada.presses("Compare plans")
    ada.reads("Plans side by side", "Half-days met, by group of schools", "Partners for each school, on average")


def set_up_a_partnership(ada: Person) -> None:
    ada.opens("/")
    ada.reads("Home", "agreed by both")
    ada.follows(next(line for line in ada.words().splitlines() if "agreed by both" in line).split("\t")[0].strip())
    ada.reads("Set up a partnership", "Nobody is told yet.")
    ada.fills("Name of the partnership", "Talk and Number")
    ada.selects("What kind of partnership is it?", "Project")
    ada.fills("What is it for?", "Schools help each other with reading and talk.")
    ada.chooses("All officers of the area", of="Who else in the area sees it?")
    ada.main.get_by_role("group", name="Start from introductions that people accepted").get_by_role("checkbox").first.check()
    ada.presses("Save and go on")
    ada.reads("Does it exist already?")
    ada.chooses("Set it up all the same", of="What do you do?")
    ada.fills("Why, or whom you ring", "They asked for an agreement.")
    ada.presses("Go on")
    ada.reads("Talk and Number", "This partnership is being set up.", "So far: 2")
