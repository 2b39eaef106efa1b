"""Build the invented authority through the importer and the services; nothing is written past them but the accounts to sign in with."""

import io
from collections.abc import Callable
from datetime import UTC, date, datetime

from django.db import transaction

from joinedup.accounts import queries as accounts
from joinedup.accounts.choices import Role
from joinedup.accounts.models import User
from joinedup.accounts.services import areas, people
from joinedup.analytics.geodesy import grid_to_wgs84
from joinedup.core import clock
from joinedup.core.actors import SYSTEM, Actor
from joinedup.demo import asked, call, doings, funded, given, news, partnerships, schools, trusts, weighing, year
from joinedup.demo.partners import PARTNERS
from joinedup.demo.people import PERSONAS, Persona, heads
from joinedup.demo.town import Town
from joinedup.directory import services as directory
from joinedup.directory.choices import AskKind, AttachedBy, RoleKind
from joinedup.directory.models import Organisation
from joinedup.plans import services as plans
from joinedup.register import services as register

SEPTEMBER = datetime(2026, 9, 1, 8, tzinfo=UTC)
AREA = "tamberley-learning-partnership"
LATE = datetime(2026, 11, 23, 8, tzinfo=UTC)
TODAY = datetime(2026, 11, 24, 8, 40, tzinfo=UTC)
# Two independent schools joined after the call had gone out, so 116 schools were asked.
LATE_COMERS = ("Heronwick School", "Larchdale School")


def build(say: Callable[[str], None] = lambda words: None) -> Town:
    """Build everything, at the moments at which it is told to have happened."""
    with clock.fixed(SEPTEMBER):
        say("the register")
        load_register()
        town = open_area()
        say("schools, partners and people")
        list_organisations(town)
        add_people(town)
    say("this year's call")
    call.run(town)
    with clock.fixed(LATE):
        list_late_comers(town)
    say("who already pays for what")
    funded.fill(town)
    say("partnerships")
    partnerships.form(town)
    say("a meeting and what people promised")
    doings.fill(town)
    say("term dates and milestones")
    year.fill(town)
    say("a newsletter")
    news.fill(town)
    say("what heads weigh up, and who does which step")
    weighing.fill(town)
    say("what the area asks of its schools")
    asked.fill(town)
    given.fill(town)
    say("a first plan, to be made as soon as the worker runs")
    with clock.fixed(TODAY):
        start_plan(town)
    return town


def load_register() -> None:
    """Load the invented schools, trusts and memberships as files of the register."""
    files = {
        trusts.GROUPS_NAME: trusts.groups_file(),
        schools.AS_OF_NAME: schools.register_file(),
        trusts.LINKS_NAME: trusts.group_links_file(),
    }
    for name, content in files.items():
        register.import_file(register.Wanted(source=io.BytesIO(content), name=name), by=SYSTEM)


@transaction.atomic
def open_area() -> Town:
    """Open the area with its accounts; whoever installs a real one does this by the set-up link."""
    founder = _user(PERSONAS[1])
    by = accounts.actor_for(founder)
    details = areas.AreaDetails(name="Tamberley Learning Partnership", reply_to="office@tamberley.example")
    town = Town(areas.create_area_with_officer(details=details, officer=founder.email, by=by))
    town.users[founder.name] = founder
    for persona in PERSONAS:
        user = town.users.get(persona.name) or _user(persona)
        town.users[persona.name] = user
        held = {Role.OFFICER, Role.COORDINATOR} if user == founder else set()
        for word in persona.area_roles:
            if word not in held:
                people.give_role(area=town.area, user=user, details=people.RoleDetails(role=word), by=_founder(town))
    return town


def _user(persona: Persona) -> User:
    return User.objects.create_user(email=persona.email, name=persona.name, is_administrator=persona.is_administrator)


def _founder(town: Town) -> Actor:
    return town.actor(PERSONAS[1].name)


@transaction.atomic
def list_organisations(town: Town) -> None:
    """Put the schools, their trusts and the other partners on the area's list."""
    by = _founder(town)
    urns = [school.urn for school in schools.schools() if school.name not in LATE_COMERS]
    directory.attach_urns(area=town.area, urns=urns, by=by, how=AttachedBy.PICKED)
    for organisation in directory.organisations_for_urns(urns).values():
        town.organisations[organisation.name] = organisation
    trust_rows = Organisation.objects.filter(name__in=schools.trust_names(), group__isnull=False)
    directory.attach_all(area=town.area, organisation_ids=[row.pk for row in trust_rows], by=by, how=AttachedBy.PICKED)
    town.organisations |= {row.name: row for row in trust_rows}
    for row, partner in enumerate(PARTNERS):
        place = schools.PLACES[partner.place]
        longitude, latitude = grid_to_wgs84(place.easting + 150 * row, place.northing - 120 * row)
        details = directory.OrganisationDetails(
            kind=partner.kind,
            name=partner.name,
            town=place.town,
            postcode=f"{place.postcode} {row % 9 + 1}ZZ",
            latitude=latitude,
            longitude=longitude,
        )
        organisation = directory.add_organisation(details=details, by=by)
        directory.attach(town.area, organisation, by, how=AttachedBy.PICKED)
        town.organisations[partner.name] = organisation


@transaction.atomic
def start_plan(town: Town) -> None:
    """Let Martin start a plan over what the call has brought; the worker makes it while the first visitor looks round."""
    details = plans.PlanDetails(title="Autumn introductions, first draft", balance="bank", reach_km=25)
    plans.make_plan(area=town.area, details=details, by=town.actor("Martin Sleight"))


@transaction.atomic
def list_late_comers(town: Town) -> None:
    """Put the two schools on the list that joined late, with their heads."""
    by = _founder(town)
    late = [school for school in schools.schools() if school.name in LATE_COMERS]
    directory.attach_urns(area=town.area, urns=[school.urn for school in late], by=by, how=AttachedBy.PICKED)
    for organisation in directory.organisations_for_urns([school.urn for school in late]).values():
        town.organisations[organisation.name] = organisation
    for school, name, email in heads(schools.schools()):
        if school in late:
            _add(town, school.name, name, email, RoleKind.HEAD, by)


@transaction.atomic
def add_people(town: Town) -> None:
    """Give every school its head, and the people to sign in as their roles."""
    by = _founder(town)
    for persona in PERSONAS:
        for organisation, kind in ((persona.organisation, persona.kind), *persona.more):
            _add(town, organisation, persona.name, persona.email, kind, by)
    for school, name, email in heads(schools.schools()):
        if school.name in LATE_COMERS:
            continue
        _add(town, school.name, name, email, RoleKind.HEAD, by)
    quayfield = town.organisations["Quayfield Primary Academy"]
    sandra = quayfield.roles.get(person__name="Sandra Bright").person
    asks = [AskKind.NEEDS, AskKind.INTRODUCTIONS, AskKind.MEETINGS, AskKind.PEOPLE]
    directory.give_delegation(person=sandra, organisation=quayfield, asks=asks, by=by)
    _set_rules(town, by)


def _add(town: Town, organisation: str, name: str, email: str, kind: str, by: Actor) -> None:
    directory.add_person(
        organisation=town.organisations[organisation],
        person=directory.PersonDetails(name=name, email=email),
        role=directory.RoleDetails(kind=kind, from_on=date(2025, 9, 1)),
        by=by,
    )


def _set_rules(town: Town, by: Actor) -> None:
    """Say who decides where the demo shows it: three Lanternfield schools ask their trust, Underholt its board above 6 half-days."""
    lanternfield = [row for row in town.organisations.values() if row.trust and row.trust.name == "Lanternfield Learning Trust"]
    for organisation in sorted(lanternfield, key=lambda row: row.name)[:3]:
        rule = directory.ApprovalRule(approver="trust")
        directory.change_approval_rule(organisation=organisation, rule=rule, expected=organisation.version, by=by)
    underholt = town.organisations["Underholt CofE (VC) Primary School"]
    board = directory.ApprovalRule(approver="head_up_to", limit_half_days=6, limit_pence=100_000, next_board_on=date(2026, 12, 2))
    directory.change_approval_rule(organisation=underholt, rule=board, expected=underholt.version, by=by)
