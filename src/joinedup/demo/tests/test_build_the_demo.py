"""The invented authority: its schools as told, always the same, and signing in as its people only in the demo."""

from collections import Counter

import pytest
from django.test import Client, override_settings

from joinedup.accounts.models import User
from joinedup.actions.models import Action, Milestone
from joinedup.brokerage.models import Need, Offer
from joinedup.calls.models import CallAsk
from joinedup.demo import schools, services, trusts, wishes
from joinedup.demo.people import PERSONAS
from joinedup.meetings.models import Meeting
from joinedup.partnerships.models import Agreement
from joinedup.plans.models import Plan
from joinedup.register.models import Establishment


def test_there_are_120_schools_of_the_told_kinds() -> None:
    rows = schools.schools()
    assert Counter(row.place for row in rows) == {"T": 46, "W": 28, "B": 27, "F": 19}
    assert Counter(row.phase for row in rows)["Primary"] == 83
    assert Counter(row.phase for row in rows)["Secondary"] == 18
    assert Counter(row.trust for row in rows)["Lanternfield Learning Trust"] == 12
    assert len(schools.trust_names()) == 13
    assert sum(1 for row in rows if row.place == "W" and row.phase == "Primary" and row.pupils < 105) == 11
    assert max(row.fsm for row in rows) == 71
    assert len({row.name for row in rows}) == 120


def test_the_files_are_the_same_each_time() -> None:
    assert schools.register_file() == schools.register_file()
    assert trusts.group_links_file() == trusts.group_links_file()


def test_the_call_asks_for_what_is_told() -> None:
    told = {wish.school for wish in wishes.scenes()}
    rows = [row for row in schools.schools() if row.phase != "16 plus"]
    answering = [row for row in rows if row.name in told] + [row for row in rows if row.name not in told][: 84 - len(told)]
    needs, offers = wishes.wishes(answering)
    assert (len(needs), len(offers)) == (206, 171)
    topics = Counter(wish.details.topic for wish in needs if isinstance(wish.details, wishes.NeedDetails))
    assert {code: topics[code] for code in wishes.STORIES} == {code: counts[0] for code, counts in wishes.STORIES.items()}


@pytest.mark.django_db
def test_everything_is_built_through_the_services(client: Client) -> None:
    services.build()
    assert Establishment.objects.count() == 120
    answered = Counter(CallAsk.objects.values_list("answered", flat=True))
    assert answered == {"": 20, "themselves": 51 + 12, "confirmed": 24, "on_behalf": 9}
    assert (Need.objects.count(), Offer.objects.exclude(year=2024).count()) == (206, 172)  # the last one waits for its head's word
    assert dict(Agreement.objects.values_list("partnership__name", "state")) == {
        "Brackwater Schools Together": "in_force",
        "Port and People": "open",
    }
    assert User.objects.filter(email__in=[persona.email for persona in PERSONAS]).count() == 16
    meetings = Meeting.objects.order_by("starts_at").values_list("title", "minutes_state")
    assert list(meetings) == [("Heads in November", "sent"), ("Heads in December", "none")]
    assert Meeting.objects.get(minutes_state="none").invitations.count() > 5
    assert Counter(Action.objects.values_list("state", flat=True)) == {"open": 6, "done": 1}  # two of them from the visit to Quayfield
    assert Milestone.objects.filter(reached_on__isnull=False).count() == 1
    assert Plan.objects.get().title == "Autumn introductions, first draft"
    with override_settings(MODE="demo"):
        for persona in PERSONAS:
            page = client.post("/demo/sign-in/", {"email": persona.email}, follow=True)
            assert page.status_code == 200, persona.name


@pytest.mark.django_db
def test_only_the_demos_own_people_can_be_chosen(client: Client) -> None:
    User.objects.create_user(email="somebody@example.org", name="Somebody")
    with override_settings(MODE="demo"):
        assert client.post("/demo/sign-in/", {"email": "somebody@example.org"}).status_code == 404
    assert client.post("/demo/sign-in/", {"email": "martin.sleight@tamberley.example"}).status_code == 404
