"""Two partnerships as far as their agreements go: Brackwater Schools Together is in force, Port and People is open for signature."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

from joinedup.core import clock
from joinedup.demo.texts import BRACKWATER, PORT
from joinedup.demo.town import Town, head_account
from joinedup.directory import services as directory
from joinedup.directory.choices import RoleKind
from joinedup.directory.models import Person
from joinedup.partnerships import choices, queries, services
from joinedup.partnerships.models import Agreement, Partnership

BRACKWATER_PARTNERS = (
    "Saltry Primary Academy",
    "Quayfield Primary Academy",
    "Quayley Primary Academy",
    "Brinemere Primary Academy",
    "Samphireley Primary Academy",
    "Capstanby Primary School",
    "Hawsermore Primary School",
    "Windlassby Infant School",
    "Windlassby Junior School",
    "Brinebank Infant School",
    "St Oswin's Catholic Primary School, Windlasshaven",
    "Gullhaven High School",
    "Gullcombe Academy",
    "Gullwick Nursery School",
    "Tamberley Best Start Family Hubs",
)
PORT_PARTNERS = (
    "Gullhaven High School",
    "Gullcombe Academy",
    "Brineside Academy",
    "Hawserholt Academy",
    "St Oswin's Catholic High School, Brinegarth",
    "Ashgarth Academy",
    "Saltstead Special School",
    "Thriftbank Alternative Provision Academy",
    "Brackwater Port",
    "Tamberley General Hospital",
    "Tamberley Careers Hub",
)
# Those of Port and People that have signed by 24 November; the others have the mail.
PORT_SIGNED = PORT_PARTNERS[:4]


def form(town: Town) -> None:
    """Form both, write their agreements, open them and sign as far as the story goes."""
    _add_leads(town)
    with clock.fixed(datetime(2026, 9, 7, 9, tzinfo=UTC)):
        together = _form(
            town,
            "Bernadette Quill",
            services.PartnershipDetails(
                name="Brackwater Schools Together",
                kind=choices.Kind.NETWORK.value,
                purpose="Children in Brackwater start school ready, read well and feel that they belong, whichever school they go to.",
            ),
            BRACKWATER_PARTNERS,
            _terms(date(2026, 9, 14), date(2027, 7, 7), cost=250_000, half_days=9),
        )
        _open(town, "Bernadette Quill", together, BRACKWATER)
    for row, name in enumerate(BRACKWATER_PARTNERS):
        with clock.fixed(datetime(2026, 9, 8, 9, tzinfo=UTC) + timedelta(hours=5 * row)):
            _sign(town, together, name)
    with clock.fixed(datetime(2026, 10, 1, 9, tzinfo=UTC)):
        _set_stage(town, together)
    with clock.fixed(datetime(2026, 11, 9, 9, tzinfo=UTC)):
        port = _form(
            town,
            "Martin Sleight",
            services.PartnershipDetails(
                name="Port and People",
                kind=choices.Kind.PROJECT.value,
                purpose="Every young person in Brackwater meets people at work in the port, the hospital and beyond before they choose.",
            ),
            PORT_PARTNERS,
            _terms(date(2027, 2, 9), date(2027, 11, 30), cost=120_000, half_days=6),
        )
        _open(town, "Martin Sleight", port, PORT)
    for row, name in enumerate(PORT_SIGNED):
        with clock.fixed(datetime(2026, 11, 11, 9, tzinfo=UTC) + timedelta(days=2 * row)):
            _sign(town, port, name)


def _add_leads(town: Town) -> None:
    """Give the partners that are no schools somebody who speaks for them."""
    by = town.actor("Dr Adaeze Obi")
    leads = {
        "Tamberley Best Start Family Hubs": "Rosa Mercer",
        "Brackwater Port": "Kofi Lund",
        "Tamberley General Hospital": "Meera Nash",
        "Tamberley Careers Hub": "Frank Tully",
    }
    with clock.fixed(datetime(2026, 9, 1, 9, tzinfo=UTC)):
        for organisation, name in leads.items():
            directory.add_person(
                organisation=town.organisations[organisation],
                person=directory.PersonDetails(name=name, email=f"{name.lower().replace(' ', '.')}@tamberley.example"),
                role=directory.RoleDetails(kind=RoleKind.MANAGER, from_on=date(2025, 9, 1)),
                by=by,
            )


def _terms(starts_on: date, review_on: date, *, cost: int, half_days: int) -> services.Terms:
    return services.Terms(
        starts_on=starts_on,
        review_on=review_on,
        notice_weeks=12,
        exit_money="Money paid for the year stays with the partnership; money promised but not spent is given back.",
        exit_keeps="You keep what your school made and may go on using what we made together.",
        cost_pence=cost,
        half_days=half_days,
    )


def _form(town: Town, organiser: str, details: services.PartnershipDetails, names: tuple[str, ...], terms: services.Terms) -> Partnership:
    partners = [_partner(town, name, is_lead=row == 0) for row, name in enumerate(names)]
    by = town.actor(organiser)
    aims = f"{details.purpose} We look at what we have reached each July and say so to everybody."
    return services.form_partnership(details=details, partners=partners, by=by, aims=aims, terms=terms)


def _partner(town: Town, name: str, *, is_lead: bool) -> services.PartnerDetails:
    organisation = town.organisations[name]
    lead: Person = organisation.roles.filter(kind__in=[RoleKind.HEAD, RoleKind.MANAGER]).order_by("pk")[0].person
    kind = choices.PartnerKind.LEAD if is_lead else choices.PartnerKind.FULL
    return services.PartnerDetails(organisation=organisation, kind=kind.value, coordinator=lead, signatory=lead)


def _open(town: Town, organiser: str, partnership: Partnership, texts: Mapping[str, str]) -> None:
    by = town.actor(organiser)
    agreement = queries.agreement_of(partnership)
    for section in queries.sections_of(agreement):
        services.write_section(section=section, text=texts[section.element], is_done=True, expected=section.version, by=by)
    services.send_to_consultation(agreement=_agreement(partnership), by=by)
    services.open_for_signature(agreement=_agreement(partnership), by=by)


def _sign(town: Town, partnership: Partnership, name: str) -> None:
    partner = partnership.partners.get(organisation=town.organisations[name])
    version = queries.version_to_sign(_agreement(partnership))
    assert version is not None
    by = head_account(town, name)
    signing = services.Signing(name=by.name, role=_title(name), version_hash=version.hash)
    services.sign_agreement(partner=partner, signing=signing, by=by)


def _title(name: str) -> str:
    return "Headteacher" if "School" in name or "Academy" in name else "Manager"


def _agreement(partnership: Partnership) -> Agreement:
    return queries.agreement_of(_fresh(partnership))


def _fresh(partnership: Partnership) -> Partnership:
    partnership.refresh_from_db()
    return partnership


def _set_stage(town: Town, partnership: Partnership) -> None:
    by, row = town.actor("Bernadette Quill"), _fresh(partnership)
    services.set_stage(partnership=row, stage=choices.Stage.FUNCTIONING.value, expected=row.version, by=by)
