"""Organisations join, change how they belong, give notice and leave."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from joinedup.accounts.services import codes, on_behalf
from joinedup.audit import services as audit
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.refusals import Refused, require
from joinedup.core.versions import save_version
from joinedup.directory.models import Address, Organisation, Person
from joinedup.partnerships import choices, policies, queries
from joinedup.partnerships.models import Agreement, Partner, Partnership
from joinedup.partnerships.services import force, mails
from joinedup.partnerships.services.partnerships import PartnerDetails, check_runs


@dataclass(frozen=True, slots=True)
class Leaving:
    """The day from which a partner no longer belongs, and why."""

    on: date
    reason: str = ""


@transaction.atomic
def add_partner(*, partnership: Partnership, details: PartnerDetails, by: Actor) -> Partner:
    """Add an organisation; it belongs at once, or with its signature when the agreement is already in force."""
    agreement = queries.locked(queries.agreement_of(partnership))
    check_runs(agreement.partnership, by)
    _check_open_organisation(details.organisation)
    here = partnership.partners.filter(queries.still_here(clock.today()), organisation=details.organisation)
    require(not here.exists(), _("%(name)s is a partner already.") % {"name": details.organisation.name}, field="organisation")
    _check_people(details.organisation, details.coordinator, details.signatory)
    partner = Partner.objects.create(
        partnership=partnership,
        organisation=details.organisation,
        kind=choices.PartnerKind(details.kind).value,
        coordinator=details.coordinator,
        signatory=details.signatory,
        added_on=clock.today(),
        joined_on=None if agreement.version_in_force_id else clock.today(),
    )
    _record(partner, "partner.added", by, kind=partner.kind)
    force.ask_to_sign_if_open(agreement, partner, by=by)
    return partner


@transaction.atomic
def change_partner(*, partner: Partner, details: PartnerDetails, expected: int, by: Actor) -> None:
    """Change how a partner belongs and who its people are."""
    check_runs(partner.partnership, by)
    _check_people(partner.organisation, details.coordinator, details.signatory)
    partner.kind = choices.PartnerKind(details.kind).value
    partner.coordinator, partner.signatory = details.coordinator, details.signatory
    save_version(partner, expected=expected, fields=["kind", "coordinator", "signatory"])
    _record(partner, "partner.changed", by, kind=partner.kind)


@transaction.atomic
def record_leaving(*, partner: Partner, leaving: Leaving, by: Actor) -> None:
    """Record, as organiser, that a partner has told us that it leaves; everybody is told."""
    agreement, partner = lock_with_agreement(partner)
    check_runs(agreement.partnership, by)
    _check_still_here(partner)
    partner.left_on, partner.leaving_reason = max(leaving.on, clock.today()), leaving.reason.strip()
    save_version(partner, expected=partner.version, fields=["left_on", "leaving_reason"])
    _record(partner, "partner.left", by, on=partner.left_on.isoformat())
    if agreement.partnership.state == choices.PartnershipState.FORMED:
        _tell_leaving(agreement, partner, by)
    force.settle(agreement, by=by)


@transaction.atomic
def give_notice(*, partner: Partner, leaving: Leaving, by: Actor, proof: codes.CheckedCode | None = None) -> None:
    """Give the notice that the agreement in force asks for; the partner's own voice, by account or by link and mailed code."""
    agreement, partner = lock_with_agreement(partner)
    check_voice(partner, by, proof)
    _check_still_here(partner)
    version = agreement.version_in_force
    require(version is not None, _("The agreement is not in force yet. You can withdraw your signature instead."))
    require(partner.notice_given_on is None, _("You have given notice already."))
    earliest = earliest_leaving(agreement)
    require(
        leaving.on >= earliest,
        ngettext(
            "The agreement asks for %(weeks)d week's notice. The earliest day is %(day)s.",
            "The agreement asks for %(weeks)d weeks' notice. The earliest day is %(day)s.",
            notice_weeks(agreement),
        )
        % {"weeks": notice_weeks(agreement), "day": f"{earliest.day} {earliest:%B %Y}"},
        field="on",
    )
    partner.notice_given_on, partner.left_on, partner.leaving_reason = clock.today(), leaving.on, leaving.reason.strip()
    save_version(partner, expected=partner.version, fields=["notice_given_on", "left_on", "leaving_reason"])
    _record(partner, "partner.notice_given", by, on=leaving.on.isoformat())
    _tell_leaving(agreement, partner, by)


def notice_weeks(agreement: Agreement) -> int:
    """Return the weeks of notice in the version in force."""
    version = agreement.version_in_force
    return int(version.content["notice_weeks"]) if version else agreement.partnership.notice_weeks


def earliest_leaving(agreement: Agreement) -> date:
    """Return the first day on which a partner that gives notice today may be gone."""
    return clock.today() + timedelta(weeks=notice_weeks(agreement))


@transaction.atomic
def carry_partner(*, partner: Partner, successor: Organisation, by: Actor) -> Partner | None:
    """Let the school after this one take the partner's place; it must sign for itself. None when it is a partner already."""
    agreement, partner = lock_with_agreement(partner)
    _check_still_here(partner)
    partner.left_on, partner.leaving_reason = clock.today(), _("Became %(name)s") % {"name": successor.name}
    save_version(partner, expected=partner.version, fields=["left_on", "leaving_reason"])
    _record(partner, "partner.carried", by, successor=successor.public_id)
    rows = partner.partnership.partners.filter(queries.still_here(clock.today()), organisation=successor)
    if rows.exists():
        force.settle(agreement, by=by)
        return None
    new = Partner.objects.create(
        partnership=partner.partnership,
        organisation=successor,
        kind=partner.kind,
        coordinator=partner.coordinator,
        added_on=clock.today(),
        joined_on=None if agreement.version_in_force_id else clock.today(),
        succeeds=partner,
    )
    _record(new, "partner.added", by, kind=new.kind)
    force.settle(agreement, by=by)
    force.ask_to_sign_if_open(agreement, new, by=by)
    return new


def check_voice(partner: Partner, by: Actor, proof: codes.CheckedCode | None) -> None:
    """Refuse whoever is not the partner's own voice: on behalf never, delegates never, a link only with the code mailed to one person."""
    on_behalf.require_own_voice(by)
    require(policies.may_sign_agreement(by, partner), _("Only %(who)s may do this.") % {"who": who_signs(partner)})
    if by.kind == "link":
        _spend(partner, proof)
    elif not by.is_system:
        require(not is_shared(by.email), _shared_words())


def _spend(partner: Partner, proof: codes.CheckedCode | None) -> None:
    if proof is None or proof.purpose != choices.SIGN_PURPOSE or proof.subject != partner.subject:
        raise Refused(_("Enter the code that we mailed to you."), field="code")
    require(not is_shared(proof.address), _shared_words(), field="code")
    codes.spend_code(proof)


def who_signs(partner: Partner) -> str:
    """Return who may sign for a partner, in words for a page."""
    if partner.signatory is not None:
        return _("%(name)s of %(school)s") % {"name": partner.signatory.name, "school": partner.organisation.name}
    return _("the head or leader of %(school)s") % {"school": partner.organisation.name}


def is_shared(address: str) -> bool:
    """Say whether an address is a mailbox that several people read."""
    return Address.objects.filter(email__iexact=address, is_shared=True).exists()


def _shared_words() -> str:
    return _("Several people read this mailbox, so it cannot sign alone. Ask the organisers to send the link to your own address.")


def lock_with_agreement(partner: Partner) -> tuple[Agreement, Partner]:
    """Lock the agreement first, always: two people who act at once then wait for one another in the same order."""
    agreement = queries.locked(queries.agreement_of(partner.partnership))
    rows = Partner.objects.select_related("organisation__trust", "partnership__area", "coordinator", "signatory")
    return agreement, rows.get(pk=partner.pk)


def _check_still_here(partner: Partner) -> None:
    gone = partner.left_on is not None and partner.left_on <= clock.today()
    require(not gone, _("%(name)s has left the partnership.") % {"name": partner.organisation.name})


def _check_open_organisation(organisation: Organisation) -> None:
    require(
        organisation.closed_on is None,
        _("%(name)s has closed. Add the school that came after it.") % {"name": organisation.name},
        field="organisation",
    )


def _check_people(organisation: Organisation, coordinator: Person | None, signatory: Person | None) -> None:
    for field, person in (("coordinator", coordinator), ("signatory", signatory)):
        known = person is None or person.roles.filter(organisation=organisation).exists()
        require(known, _("Choose somebody who works for %(name)s.") % {"name": organisation.name}, field=field)
    leads = signatory is None or any(speaks(role.kind) for role in signatory.roles.filter(organisation=organisation))
    require(
        leads,
        _("Only a head, chief or other leader, or the chair, signs for %(name)s. A delegate never signs.") % {"name": organisation.name},
        field="signatory",
    )


def speaks(kind: str) -> bool:
    """Say whether a kind of role lets its holder sign: who leads the organisation or its trust, or chairs its board."""
    from joinedup.directory.choices import LEAD_KINDS, TRUST_LEAD_KINDS, RoleKind

    return kind in {*LEAD_KINDS, *TRUST_LEAD_KINDS, RoleKind.CHAIR}


def _tell_leaving(agreement: Agreement, partner: Partner, by: Actor) -> None:
    day = partner.left_on.isoformat() if partner.left_on else ""
    facts = {"leaver": partner.organisation.name, "on": partner.left_on, "reason": partner.leaving_reason}
    letter = mails.Letter("partner_leaves", key=f"{partner.public_id}:{day}", facts=facts)
    mails.to_everybody(letter, queries.partners_of(agreement.partnership), agreement.partnership, by=by)


def _record(partner: Partner, verb: str, by: Actor, **facts: str | int | bool | None) -> None:
    area_id = partner.partnership.area_id
    facts = {"organisation": partner.organisation.public_id, **facts}
    audit.record(by=by, verb=verb, about=partner.partnership.subject, area_id=area_id, facts=facts)
