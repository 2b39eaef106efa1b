"""The pages of lists in their states, opened once each in a browser."""

from datetime import date, timedelta

from django.conf import settings
from django.test import Client
from django.urls import reverse

from joinedup.accounts.models import Area, Link, User
from joinedup.accounts.tests.factories import actor_for, link_actor, make_area, make_officer, make_user
from joinedup.actions.tests import factories as actions
from joinedup.contacts import services
from joinedup.contacts.tests import factories
from joinedup.core import clock
from joinedup.directory.choices import RoleKind
from joinedup.directory.models import Organisation, Person
from joinedup.directory.tests import factories as directory
from joinedup.ui.states import PageState, Shown


def area_and_officer() -> tuple[Area, User]:
    area = make_area("Wendale Schools Together")
    return area, make_officer(area)


def furnished() -> tuple[Area, User]:
    """Return an area with SENDCos: one with an address that came back, one behind a shared mailbox, a school without."""
    area, officer = area_and_officer()
    trust = directory.make_trust("Lanternfield Learning Trust", area=area)
    for name, school in (("Ann Okafor", "Holy Family Catholic Primary School"), ("Ben Whitlock", "Quayfield Primary School")):
        place = directory.make_school(school, area=area, town="Brackwater", trust=trust)
        factories.make_senco(area, name, school=place, email=f"{name.split()[0].lower()}@{school.split()[0].lower()}.example")
    factories.make_senco(
        area, "Priya Nair", school=directory.make_school("St Joseph's", area=area), email="office@st.example", is_shared=True
    )
    factories.make_bounce("ben@quayfield.example")
    directory.make_school("Ashgarth Primary School", area=area, town="Ashgarth")
    return area, officer


def lists(*, full: bool) -> Shown:
    area, officer = area_and_officer()
    if full:
        factories.make_saved_list(area)
    return Shown(reverse("contacts:lists", args=[area.slug]), user=officer)


def by_role(query: str = "?role=senco", *, full: bool = True) -> Shown:
    area, officer = furnished() if full else area_and_officer()
    return Shown(reverse("contacts:by_role", args=[area.slug]) + query, user=officer)


def saved() -> Shown:
    area, officer = furnished()
    return Shown(reverse("contacts:show_list", args=[area.slug, factories.make_saved_list(area).public_id]), user=officer)


def paste() -> Shown:
    area, officer = furnished()
    directory.make_school("St Joseph's Catholic Primary School", area=area, town="Ashgarth")
    directory.make_establishment("Holmegate High School", urn=990001, town="Ashgarth")
    return Shown(reverse("contacts:paste", args=[area.slug]), user=officer)


def strangers(*, new: bool = True) -> Shown:
    area, officer = furnished()
    saved_list = factories.make_pasted_list(area, officer) if new else factories.make_saved_list(area)
    return Shown(reverse("contacts:place_people", args=[area.slug, saved_list.public_id]), user=officer)


PASTED = "St Josephs, Holy Fam, Quayfield prim; 990001\nbqu@nowhere.example, Priya Nair, The Moon"


def check(*, started: bool) -> Shown:
    area, officer = furnished()
    if started:
        directory.make_person("Imran Daud", organisation=directory.make_school("Oak Primary School", area=area), area=area)
        state = factories.make_check(area)
        ask = state.asks.get(organisation__name="Quayfield Primary School", person_name="Imran Daud")
        new = services.NewPerson("Priya Nair", "senco", "priya@quayfield.example")
        answer = services.CheckAnswer(new=(new,), inset_days=(date(2027, 1, 4),), note="Our head marries in May.")
        services.answer_check(ask=ask, answer=answer, by=actor_for(officer, area))
    return Shown(reverse("contacts:show_check", args=[area.slug]), user=officer)


def asked(*, as_head: bool = False) -> Shown:
    """Quayfield is asked for its people, and its head has promised something."""
    area, officer = area_and_officer()
    school = factories.make_check(area).asks.get().organisation
    head = school.roles.get(kind="head").person
    actions.make_action(area, "Send the visit dates", owner=head, due_on=clock.today() - timedelta(days=2))
    if as_head:
        officer = make_user("Imran Daud")
        Person.objects.filter(pk=head.pk).update(user=officer)
    return Shown(reverse("contacts:school_asks", args=[school.public_id]), user=officer)


def call_sheet(*, full: bool) -> Shown:
    """Quayfield with a note, promises of both sides, somebody new, a mail that came back."""
    area, officer = area_and_officer()
    if not full:
        school = directory.make_school("Ashgarth Primary School", area=area)
        return Shown(reverse("contacts:show_call_sheet", args=[area.slug, school.key]), user=officer)
    school = factories.make_check(area).asks.get().organisation
    Organisation.objects.filter(pk=school.pk).update(phone="01904 555 012")
    head, own = (
        school.roles.get(kind="head").person,
        directory.make_person("Ada Adams", organisation=directory.make_organisation(area=area)),
    )
    actions.make_action(area, "Send the visit dates", owner=head, due_on=clock.today() - timedelta(days=2))
    actions.make_action(area, "Find a mentor for their new SENDCo", owner=own, about=school.subject)
    directory.make_log_entry(area, school, officer, text="Imran is happy with the visits. He wants to know who pays cover.")
    role = directory.make_role(directory.make_person("Noor Lane"), school, kind=RoleKind.DSL, from_on=clock.today() - timedelta(days=20))
    factories.make_bounce(role.person.addresses.get().email)
    return Shown(reverse("contacts:show_call_sheet", args=[area.slug, school.key]), user=officer)


def visit(name: str = "show_visit", *, sent: bool = False) -> Shown:
    area, officer = area_and_officer()
    by = actor_for(officer, area)
    note = factories.make_visit(area, by=by)
    if sent:
        services.send_visit(note=note, to=note.organisation.roles.get().person.public_id, by=by)
        lead = link_actor("contacts.visit", note.subject, area=area)
        note.refresh_from_db()
        services.answer_visit(note=note, is_accurate=False, comment="We saw three lessons, not two.", expected=note.version, by=lead)
    key = note.organisation.key if name in ("visits", "write_visit") else note.public_id
    return Shown(reverse(f"contacts:{name}", args=[area.slug, key]), user=officer)


def visit_by_link() -> Shown:
    area, officer = area_and_officer()
    by = actor_for(officer, area)
    note = factories.make_visit(area, by=by)
    services.send_visit(note=note, to=note.organisation.roles.get().person.public_id, by=by)
    return Shown(reverse("contacts:answer_visit", args=[note.public_id]), before=lambda client: _hold(client, note.public_id))


def no_visits() -> Shown:
    area, officer = area_and_officer()
    return Shown(reverse("contacts:visits", args=[area.slug, directory.make_school(area=area).key]), user=officer)


def mail_asks() -> Shown:
    shown = asked()
    area = Area.objects.latest("pk")
    key = Organisation.objects.get(name="Quayfield Primary School").key
    return Shown(reverse("contacts:send_asks", args=[area.slug, key]), user=shown.user)


def asks_by_link() -> Shown:
    area, officer = area_and_officer()
    school = factories.make_check(area).asks.get().organisation
    head = school.roles.get(kind="head").person
    services.send_asks(organisation=school, area=area, to=head.public_id, by=actor_for(officer, area))
    public_id = school.attachments.get().public_id
    return Shown(reverse("contacts:asks_by_link", args=[public_id]), before=lambda client: _hold(client, public_id))


def by_link() -> Shown:
    area = make_area("Wendale Schools Together")
    ask = factories.make_check(area).asks.get()
    return Shown(reverse("contacts:answer_check", args=[ask.public_id]), before=lambda client: _hold(client, ask.public_id))


def _hold(client: Client, public_id: str) -> None:
    """Put the link into the visitor's session, as opening it does."""
    session = client.session
    session["links"] = [Link.objects.get(subject_id=public_id).pk]
    session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key


ANSWERED = (("inset", "4 January 2027"), ("office_email", "office@quayfield.example"), ("answer", "changed"))

PAGES = [
    PageState("lists, none saved", lambda: lists(full=False)),
    PageState("lists, saved", lambda: lists(full=True)),
    PageState("by role, nothing asked", lambda: by_role("")),
    PageState("by role, no role chosen", lambda: by_role(""), submit="Make the list"),
    PageState("by role, nobody", lambda: by_role("?role=senco", full=False)),
    PageState("by role, found", by_role),
    PageState("by role, saved without a name", by_role, submit="Save this list"),
    PageState("paste, sent empty", paste, submit="Check the list"),
    PageState("paste, checked", paste, fill=(("text", PASTED),), submit="Check the list"),
    PageState("who are they, guessed", strangers),
    PageState("who are they, without a name", strangers, submit="Put them on the pages of their schools"),
    PageState("who are they, nobody new", lambda: strangers(new=False)),
    PageState("check, to start, sent empty", lambda: check(started=False), submit="Start the check"),
    PageState("check, followed", lambda: check(started=True)),
    PageState("check, answered by link", by_link, fill=ANSWERED, submit="Send"),
    PageState("check, by link, sent empty", by_link, submit="Send"),
    PageState("asks of a school, its officer", asked),
    PageState("asks of a school, its head", lambda: asked(as_head=True)),
    PageState("call sheet", lambda: call_sheet(full=True)),
    PageState("call sheet, nothing known, noted empty", lambda: call_sheet(full=False), submit="Note the call"),
    PageState("visits, none", no_visits),
    PageState("visits", lambda: visit("visits")),
    PageState("visit, to write, sent empty", lambda: visit("write_visit"), submit="Save the note"),
    PageState("visit, to change", lambda: visit("change_visit")),
    PageState("visit, not sent", visit),
    PageState("visit, commented", lambda: visit(sent=True)),
    PageState("visit, by link, sent empty", visit_by_link, submit="Send your answer"),
    PageState("asks, to mail", mail_asks),
    PageState("asks, by link", asks_by_link),
    PageState("asks of nobody", lambda: Shown(reverse("contacts:my_asks"), user=make_user("Dot Nobody"))),
    PageState("saved list", saved),
]
