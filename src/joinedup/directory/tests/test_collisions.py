"""Two editors of one thing: the second sees both versions and keeps either; nothing typed is lost."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from joinedup.accounts.models import Area, User
from joinedup.accounts.tests.factories import make_area, make_officer
from joinedup.core.models import Noun
from joinedup.directory.models import LogEntry, Person
from joinedup.directory.tests.factories import make_log_entry, make_organisation, make_person, make_school

pytestmark = pytest.mark.django_db
Case = tuple[str, list[str], Noun, dict[str, str], dict[str, str]]  # page, its arguments, the thing, what each types


@pytest.fixture
def area() -> Area:
    return make_area("Brackwater", "brackwater")


@pytest.fixture
def officers(area: Area) -> tuple[Client, Client]:
    clients = Client(), Client()
    for client, name in zip(clients, ("Priya Nair", "Martin Sleight"), strict=True):
        client.force_login(make_officer(area, name))
    return clients


def hidden_of(page: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page):
        found.setdefault(name, []).append(value)
    return found


def collide(officers: tuple[Client, Client], address: str, first: dict[str, str], second: dict[str, str]) -> str:
    """Let both open the same version, save one after the other, and return what the second sees."""
    assert officers[0].post(address, {**first, "version": "1"}).status_code == 302
    answer = officers[1].post(address, {**second, "version": "1"})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Priya Nair saved another version" in page
    return page


def keep(client: Client, address: str, page: str, **chosen: str) -> None:
    assert client.post(address, {**hidden_of(page), **{f"choose-{name}": side for name, side in chosen.items()}}).status_code == 302


def test_two_editors_of_an_organisation_keep_either_part(area: Area, officers: tuple[Client, Client]) -> None:
    charity = make_organisation("Tall Ships Readers", area=area)
    address = reverse("directory:edit_organisation", args=["brackwater", charity.key])
    first = {"name": "Tall Ships", "kind": "charity", "phone": "01234 111111", "town": "Brackwater"}
    page = collide(officers, address, first, {**first, "name": "Readers of the Sea", "phone": "01234 222222"})
    assert [text in page for text in ("Tall Ships", "Readers of the Sea", "01234 111111", "01234 222222")] == [True] * 4
    keep(officers[1], address, page, name="theirs", phone="mine")
    charity.refresh_from_db()
    assert (charity.name, charity.phone, charity.town) == ("Tall Ships", "01234 222222", "Brackwater")


def test_two_editors_of_a_person_see_both_addresses(area: Area, officers: tuple[Client, Client]) -> None:
    person = make_person("Imran Daud", email="imran@q.example", organisation=(school := make_school(area=area)))
    address = reverse("directory:change_person", args=["brackwater", school.key, person.public_id])
    first = {"name": "Imran Daud", "email": "head@q.example", "phone": "1"}
    page = collide(officers, address, first, {"name": "Imran A. Daud", "email": "office@q.example", "is_shared": "on", "phone": "1"})
    assert "head@q.example" in page
    assert "office@q.example" in page
    keep(officers[1], address, page, name="mine", email="theirs", is_shared="theirs")
    person = Person.objects.get()
    assert (person.name, [(one.email, one.is_shared) for one in person.addresses.all()]) == ("Imran A. Daud", [("head@q.example", False)])


def test_a_conflict_that_is_not_decided_again_collides_again(area: Area, officers: tuple[Client, Client]) -> None:
    school = make_school(area=area)
    address = reverse("directory:edit_card", args=["brackwater", school.key])
    page = collide(officers, address, {"aims": "Read more."}, {"aims": "Count more."})
    assert officers[0].post(address, {"aims": "Sing more.", "version": "2"}).status_code == 302
    again = officers[1].post(address, {**hidden_of(page), "choose-aims": "mine"})
    assert again.status_code == 409
    assert "Count more." in again.content.decode()
    assert "Sing more." in again.content.decode()


def changed_rule(area: Area) -> Case:
    school = make_school(area=area)
    typed = {"approver": "board", "note": "Ask Sandra first"}
    return "edit_approval_rule", [school.key], school, typed, {**typed, "note": "Ask Lukas first"}


def changed_role(area: Area) -> Case:
    school = make_school(area=area)
    role = make_person("Imran Daud", organisation=school).roles.get()
    day = {"from_on_day": "1", "from_on_month": "9", "from_on_year": "2024"}
    return "change_role", [school.key, role.public_id], role, {**day, "title": "Head of Year"}, {**day, "title": "Deputy"}


@pytest.mark.parametrize(("make", "field", "kept"), [(changed_rule, "note", "approval_note"), (changed_role, "title", "title")])
def test_every_form_of_the_directory_lets_one_choose(
    area: Area,
    officers: tuple[Client, Client],
    make: Callable[[Area], Case],
    field: str,
    kept: str,
) -> None:
    name, args, thing, first, second = make(area)
    address = reverse(f"directory:{name}", args=["brackwater", *args])
    page = collide(officers, address, first, second)
    assert first[field] in page
    keep(officers[1], address, page, **{field: "mine"})
    assert getattr(type(thing)._default_manager.get(pk=thing.pk), kept) == second[field]


def test_a_note_that_was_open_twice_keeps_its_readers_as_chosen(area: Area, officers: tuple[Client, Client]) -> None:
    school, author = make_school(area=area), User.objects.get(name="Priya Nair")
    note = make_log_entry(area, school, author)
    address = reverse("directory:change_log_entry", args=["brackwater", school.key, note.public_id])
    typed = {"kind": "call", "on_day": "1", "on_month": "9", "on_year": "2025", "text": "Rang."}
    twice = {**typed, "who_sees": "area", "text": "Rang twice."}
    page = collide((officers[0], officers[0]), address, {**typed, "who_sees": "private"}, twice)
    assert "Only me" in page
    keep(officers[0], address, page, who_sees="theirs", text="mine")
    note = LogEntry.objects.get()
    assert (note.private, note.text) == (True, "Rang twice.")
