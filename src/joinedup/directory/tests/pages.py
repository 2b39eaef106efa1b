"""The directory's pages in their states, opened once each in a browser."""

from datetime import date, timedelta
from typing import Any

from django.urls import reverse

from joinedup.accounts.models import Area, User
from joinedup.accounts.tests.factories import make_area, make_officer, make_user
from joinedup.core import clock
from joinedup.directory.choices import AskKind, OrganisationKind, RoleKind
from joinedup.directory.models import Organisation, Unit, Upload
from joinedup.directory.tests import factories
from joinedup.register.choices import LinkKind
from joinedup.register.models import EstablishmentLink
from joinedup.ui.states import PageState, Shown


def area_and_officer() -> tuple[Area, User]:
    area = make_area("Brackwater Schools Together")
    return area, make_officer(area)


def busy_school(area: Area) -> Organisation:
    """Return a school with everything on its page."""
    trust = factories.make_trust("Lanternfield Learning Trust")
    facts = {
        "latitude": 53.79,
        "longitude": -1.75,
        "head_first_name": "Ruth",
        "head_last_name": "Ellery",
        "n_pupils": 412,
        "fsm_share": 0.58,
    }
    school = factories.make_school("Quayfield Primary School", area=area, trust=trust, website="www.quayfield.example", **facts)
    school.aims, school.approver, school.limit_half_days = "Every child reads by seven.", "head_up_to", 6
    school.limit_pence, school.next_board_on = 100_000, date(2026, 12, 2)
    school.save()
    imran = factories.make_person("Imran Daud", organisation=school)
    factories.make_role(imran, school, RoleKind.DSL, until_on=clock.today() + timedelta(days=30))
    former = factories.make_person("Janet Oldroyd")
    factories.make_role(former, school, RoleKind.HEAD, from_on=date(2012, 9, 1), until_on=date(2024, 8, 31), title="Principal")
    factories.make_role(imran, school, RoleKind.DEPUTY, from_on=date(2019, 9, 1), until_on=date(2024, 8, 31))
    sandra = factories.make_person("Sandra Bright", organisation=school, kind=RoleKind.OFFICE_MANAGER, is_shared=True)
    factories.make_delegation(sandra, school, AskKind.NEEDS, AskKind.MEETINGS)
    Unit.objects.create(organisation=school, name="Nursery", email="nursery@quayfield.example")
    author = make_user("Martin Sleight")
    factories.make_log_entry(area, school, author, given_in_confidence=True, purpose="To plan the autumn.")
    factories.make_log_entry(area, school, author, kind="visit", text="Saw Year 1 phonics.\nWill send three dates.")
    return school


def of_area(name: str, *words: str, query: str = "", n: int = 0) -> Shown:
    area, officer = area_and_officer()
    for number in range(n):
        factories.make_school(f"School with quite a long name number {number:02d}", area=area)
    return Shown(reverse(f"directory:{name}", args=[area.slug, *words]) + query, user=officer)


def of_school(name: str, *things: str) -> Shown:
    area, officer = area_and_officer()
    school = busy_school(area)
    role = school.roles.order_by("pk").first()
    assert role is not None
    found: dict[str, Any] = {"role": role.public_id, "person": role.person.public_id}
    return Shown(reverse(f"directory:{name}", args=[area.slug, school.key, *[found[thing] for thing in things]]), user=officer)


def bare_partner() -> Shown:
    area, officer = area_and_officer()
    charity = factories.make_organisation("Harbour Bereavement", kind=OrganisationKind.CHARITY, area=area)
    return Shown(reverse("directory:show_organisation", args=[area.slug, charity.key]), user=officer)


def closed_school(name: str) -> Shown:
    area, officer = area_and_officer()
    school = busy_school(area)
    after = factories.make_establishment("Quayfield Academy")
    days = {"established_on": date(2026, 9, 1), "as_of": date(2026, 9, 2)}
    EstablishmentLink.objects.create(urn=school.urn or 0, link_urn=after.pk, link_type="Successor", kind=LinkKind.SUCCESSOR, **days)
    Organisation.objects.filter(pk=school.pk).update(closed_on=date(2026, 8, 31))
    return Shown(reverse(f"directory:{name}", args=[area.slug, school.key]), user=officer)


def people() -> Shown:
    area, officer = area_and_officer()
    busy_school(area)
    return Shown(reverse("directory:people", args=[area.slug]), user=officer)


def checked_table(*, done: bool = False, undone: bool = False, name: str = "check_table") -> Shown:
    area, officer = area_and_officer()
    made = factories.make_organisation("Harbour Bereavement", area=area)
    kept = factories.make_organisation("Tall Ships Readers", area=area, version=2)
    rows = [[2, {"name": "Harbour Bereavement", "kind": "charity", "postcode": "TA1 2BC"}], [3, {"name": "=cmd()", "kind": "employer"}]]
    fault = {
        "row": 4,
        "column": "Kind",
        "value": "spaceship",
        "wrong": "We could not read it",
        "mend": "Enter one of the words of the template.",
    }
    done_at = clock.now() if done else None
    result: dict[str, Any] = {"made": 2, "attached": 2, "already": 1, "ids": {"made": [made.pk, kept.pk], "attached": [made.pk, kept.pk]}}
    result |= {"gone": 1, "stays": [{"name": kept.name, "why": "changed"}]} if undone else {}
    table = {"file_name": "partners.csv", "rows": rows, "faults": [fault], "unknown": ["Colour"], "done_at": done_at, "result": result}
    table["undone_at"] = done_at if undone else None
    upload = Upload.objects.create(area=area, user=officer, kind="organisations", **table)
    return Shown(reverse(f"directory:{name}", args=[area.slug, upload.public_id]), user=officer)


def public_school() -> Shown:
    area, officer = area_and_officer()
    return Shown(reverse("directory:show_school", args=[busy_school(area).urn]), user=officer)


def pasted() -> Shown:
    factories.make_establishment("Quayfield Primary School", urn=990001)
    for town in ("Shipley", "Keighley"):
        factories.make_establishment("Holy Family Catholic School", town=town, folded="holy family catholic school")
    return of_area("paste_schools")


PASTED = (("lines", "990001\nHoly Family Catholic School\nNowhere High"),)

PAGES = [
    PageState("list, empty", lambda: of_area("organisations")),
    PageState("list, two pages", lambda: of_area("organisations", n=52)),
    PageState("list, nothing fits", lambda: of_area("organisations", query="?q=zzz", n=1)),
    PageState("ways to add", lambda: of_area("attach_schools")),
    PageState("pasted list, checked", pasted, fill=PASTED, submit="Check the list"),
    PageState("all of, sent empty", lambda: of_area("attach_all_of"), submit="Show the schools"),
    PageState("add a partner, sent empty", lambda: of_area("add_organisation"), submit="Add the partner"),
    PageState("school, full", lambda: of_school("show_organisation")),
    PageState("partner, bare", bare_partner),
    PageState("school that became another", lambda: closed_school("show_organisation")),
    PageState("carry over", lambda: closed_school("carry_to_successor")),
    PageState("aims and how we work", lambda: of_school("edit_card")),
    PageState("how we decide, sent empty", lambda: of_school("edit_approval_rule"), submit="Save"),
    PageState("add a person, sent empty", lambda: of_school("add_person"), submit="Add the person"),
    PageState("person, now and before", lambda: of_school("show_person", "person")),
    PageState("change a person", lambda: of_school("change_person", "person")),
    PageState("hand over a role", lambda: of_school("hand_over_role", "role")),
    PageState("who may answer", lambda: of_school("give_delegation")),
    PageState("take off the list", lambda: of_school("detach_organisation")),
    PageState("contact log", lambda: of_school("log")),
    PageState("note a contact, sent empty", lambda: of_school("write_log_entry"), submit="Save the note"),
    PageState("people by role", people),
    PageState("people by role, empty", lambda: of_area("people")),
    PageState("upload a table", lambda: of_area("upload_table", "people")),
    PageState("table, checked", checked_table),
    PageState("table, in", lambda: checked_table(done=True)),
    PageState("table, about to be undone", lambda: checked_table(done=True, name="undo_table")),
    PageState("table, undone", lambda: checked_table(done=True, undone=True)),
    PageState("public facts of a school", public_school),
]
