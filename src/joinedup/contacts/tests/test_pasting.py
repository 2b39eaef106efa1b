"""Paste anything: recognised against the area first, then the register; kept as a list; walls."""

import pytest
from django.test import Client
from django.urls import reverse

from joinedup.accounts.tests import factories as accounts
from joinedup.audit.models import Entry
from joinedup.contacts import analysis, queries, services
from joinedup.contacts.analysis import Verdict
from joinedup.contacts.models import SavedList
from joinedup.contacts.queries import Wanted
from joinedup.contacts.tests import factories
from joinedup.core.actors import Actor
from joinedup.core.refusals import Missing, Refused
from joinedup.directory.choices import RoleKind
from joinedup.directory.tests import factories as directory

pytestmark = pytest.mark.django_db


def meant(text: str, viewer: Actor) -> list[tuple[str, str]]:
    found = analysis.recognise_text(text, viewer)
    return [(one.verdict.value, ", ".join(option.name for option in one.options)) for one in found]


def test_schools_people_and_addresses_are_recognised_in_one_text() -> None:
    area = accounts.make_area()
    quay = directory.make_school("Quayfield Primary School", area=area)
    factories.make_senco(area, "Jane Okafor", school=quay, email="jane@quay.example")
    for town in ("Brackwater", "Ashgarth"):
        directory.make_school("St Joseph's Catholic Primary School", area=area, town=town)
    text = "St Josephs, Quayfield prim; Jane Okafor\nJane <JANE@quay.example>, new@elm.example, jane@, The Moon"
    assert meant(text, accounts.officer_actor(area)) == [
        ("doubtful", "St Joseph's Catholic Primary School, St Joseph's Catholic Primary School"),
        ("certain", "Quayfield Primary School"),
        ("certain", "Jane Okafor"),
        ("certain", "Jane Okafor"),
        ("certain", "new@elm.example"),
        ("doubtful", "Jane Okafor"),
        ("unknown", ""),
    ]


def test_a_school_that_is_not_on_the_list_is_found_in_the_register() -> None:
    area = accounts.make_area()
    listed = directory.make_school("Quayfield Primary School", area=area)
    high = directory.make_establishment("Holmegate High School", folded="holmegate high school", postcode="TA1 2BC", postcode_key="TA12BC")
    found = analysis.recognise_text(f"{listed.urn}\nsomething at TA1 2BC", accounts.officer_actor(area))
    assert [(one.verdict, one.options[0].key) for one in found] == [
        (Verdict.CERTAIN, f"o:{listed.public_id}"),
        (Verdict.CERTAIN, f"u:{high.pk}"),
    ]


def test_people_of_another_area_are_not_recognised() -> None:
    area, other = accounts.make_area(), accounts.make_area("Elmshire")
    oak = directory.make_school("Oak Primary School", area=area)
    directory.make_attachment(other, oak)
    factories.make_senco(other, "Jane Okafor", school=oak, email="jane@oak.example")
    officer = accounts.officer_actor(area)
    assert meant("jane@oak.example, Jane Okafor", officer) == [("certain", "jane@oak.example"), ("unknown", "")]
    with pytest.raises(Missing):
        analysis.recognise_text("Oak", accounts.actor_for(accounts.make_user(), area))
    with pytest.raises(Refused):
        analysis.recognise_text("a," * 1001, officer)


def test_what_was_chosen_becomes_a_list_and_new_schools_come_onto_the_areas() -> None:
    area = accounts.make_area()
    officer = accounts.officer_actor(area)
    quay = factories.make_senco(area, "Jane")
    directory.make_person("Head", organisation=quay, area=area, email="head@quay.example")
    ann = directory.make_person("Ann", organisation=directory.make_school("Elm", area=area), kind=RoleKind.CLERK, email="ann@elm.example")
    new = directory.make_establishment("Holmegate High School")
    too_long = f"e:{'a' * 250}@x.example"
    keys = [f"o:{quay.public_id}", f"u:{new.pk}", f"p:{ann.public_id}", "e:x@ash.example", "e:nonsense", too_long, "", "u:zzz"]
    pasted = services.keep_pasted(area=area, keys=keys, details=services.ListDetails("Heads", attach=True), by=officer)
    found = queries.people_listed(Wanted.of(pasted.saved.wanted), officer)
    assert found.emails == ["head@quay.example", "ann@elm.example", "x@ash.example"]
    assert [place.name for place in found.without] == ["Holmegate High School"]
    assert (pasted.n_attached, pasted.n_not_listed) == (1, 0)
    assert Entry.objects.filter(verb="list.saved").count() == 1
    assert services.keep_pasted(area=area, keys=keys, details=services.ListDetails("Heads", "senco"), by=officer).saved.name == "Heads (2)"


def test_nothing_chosen_and_others_areas_are_refused() -> None:
    area, other = accounts.make_area(), accounts.make_area("Elmshire")
    theirs = directory.make_school("Oak", area=other)
    for keys, by in (([f"o:{theirs.public_id}"], accounts.officer_actor(area)), (["e:x@ash.example"], accounts.officer_actor(other))):
        with pytest.raises(Refused):
            services.keep_pasted(area=area, keys=keys, details=services.ListDetails("List"), by=by)
    assert not SavedList.objects.exists()


def test_the_pages_go_from_a_mess_to_a_list(client: Client) -> None:
    area = accounts.make_area()
    factories.make_senco(area, "Jane Okafor", school=directory.make_school("Quayfield", area=area), email="jane@quay.example")
    page = reverse("contacts:paste", args=[area.slug])
    client.force_login(accounts.make_officer(area))
    checked = client.post(page, {"text": "Jane Okafor; The Moon"}).content
    assert b"1 of 2 recognised" in checked
    assert b"The Moon" in checked
    key = "p:" + queries.people_known(area.pk)[0].public_id
    sent = {"step": "confirm", "n": "0", "key": key, "name": "Pasted", "role": "", "once": "a", "text": "Jane"}
    assert b"jane@quay.example" in client.post(page, sent, follow=True).content
    again = client.post(page, {**sent, "key": "o:nothing", "once": "b"})
    assert b"There is a problem" in again.content
