"""Partnerships and agreements for tests: the cast is Ada (officer), Oak and Elm (partners), their heads by account or link."""

from datetime import date
from itertools import count

from joinedup.accounts.models import Area
from joinedup.accounts.services import codes
from joinedup.accounts.tests import factories as accounts
from joinedup.core.actors import Actor, Grant
from joinedup.directory.models import Organisation
from joinedup.directory.tests import factories as directory
from joinedup.partnerships import choices, queries, services
from joinedup.partnerships.models import Agreement, Partner, Partnership, Signature

_numbers = count(1)
TERMS = services.Terms(
    starts_on=date(2026, 9, 1),
    review_on=date(2027, 7, 1),
    notice_weeks=12,
    exit_money="What you have paid for the year stays in the pot.",
    exit_keeps="You keep everything that we made together.",
    cost_pence=25_000,
    half_days=6,
)


def make_details(**facts: object) -> services.PartnershipDetails:
    defaults = {"name": f"Port and People {next(_numbers)}", "kind": "network", "purpose": "Give every pupil a visit to the port."}
    return services.PartnershipDetails(**{**defaults, **facts})  # type: ignore[arg-type]


def make_partnership(area: Area, *, by: Actor | None = None, partners: list[Organisation] | None = None, **facts: object) -> Partnership:
    """Return a formed partnership, of Oak and Elm when no partners are given."""
    by = by or accounts.officer_actor(area)
    organisations = partners if partners is not None else [make_led_school("Oak", area), make_led_school("Elm", area)]
    return services.form_partnership(
        details=make_details(**facts),
        partners=[services.PartnerDetails(organisation) for organisation in organisations],
        by=by,
        aims="Raise hopes\nOpen doors",
        terms=TERMS,
    )


def make_led_school(name: str, area: Area) -> Organisation:
    """Return a school on the area's list whose head has an address of their own."""
    school = directory.make_school(name, area=area)
    directory.make_person(f"Head of {name}", organisation=school, area=area)
    return school


def make_agreement(area: Area, *, by: Actor | None = None, partners: list[Organisation] | None = None) -> Agreement:
    """Return an agreement whose ten parts are written, in draft."""
    by = by or accounts.officer_actor(area)
    agreement = queries.agreement_of(make_partnership(area, by=by, partners=partners))
    write_all(agreement, by=by)
    return queries.agreement_of(agreement.partnership)


def write_all(agreement: Agreement, *, by: Actor, words: str = "We agree on this.") -> None:
    for section in queries.sections_of(agreement):
        services.write_section(section=section, text=words, is_done=True, expected=section.version, by=by)


def make_open_agreement(area: Area, *, by: Actor | None = None, partners: list[Organisation] | None = None) -> Agreement:
    by = by or accounts.officer_actor(area)
    agreement = make_agreement(area, by=by, partners=partners)
    services.open_for_signature(agreement=agreement, by=by)
    return queries.agreement_of(agreement.partnership)


def make_agreement_in_force(area: Area, *, by: Actor | None = None, partners: list[Organisation] | None = None) -> Agreement:
    agreement = make_open_agreement(area, by=by, partners=partners)
    sign_all(agreement)
    return queries.agreement_of(agreement.partnership)


def partners(agreement: Agreement) -> list[Partner]:
    return sorted(queries.partners_of(agreement.partnership), key=lambda partner: partner.pk)


def lead_of(partner: Partner) -> Actor:
    """Return a signed-in lead of the partner's organisation."""
    user = accounts.make_user(f"Lead of {partner.organisation.name}")
    return accounts.actor_for(user).with_grants([Grant("lead", "organisation", partner.organisation_id)])


def holder_of_link(partner: Partner, address: str = "head@example.org", purpose: str = choices.SIGN_PURPOSE) -> Actor:
    return accounts.link_actor(purpose, partner.subject, address, area=partner.partnership.area)


def proof_for(partner: Partner, address: str = "head@example.org") -> codes.CheckedCode:
    """Return the proof that a code mailed to this address was typed."""
    from joinedup.accounts.models import MailedCode
    from joinedup.core import clock

    row = MailedCode.objects.create(
        digest=f"test{next(_numbers)}",
        address=address,
        purpose=choices.SIGN_PURPOSE,
        subject_kind=partner.subject.kind,
        subject_id=partner.subject.public_id,
        expires_at=clock.now(),
    )
    return codes.CheckedCode(row.pk, address, choices.SIGN_PURPOSE, partner.subject)


def signing_of(agreement: Agreement, **facts: object) -> services.Signing:
    version = queries.version_to_sign(agreement)
    assert version is not None
    return services.Signing(**{"name": "Imran Daud", "role": "Headteacher", "version_hash": version.hash, **facts})  # type: ignore[arg-type]


def sign(agreement: Agreement, partner: Partner, by: Actor | None = None) -> Signature:
    return services.sign_agreement(partner=partner, signing=signing_of(agreement), by=by or lead_of(partner))


def sign_all(agreement: Agreement) -> None:
    for partner in partners(agreement):
        sign(agreement, partner)
