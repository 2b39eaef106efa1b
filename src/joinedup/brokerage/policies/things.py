"""Who may say, share, renew and release needs and offers."""

from joinedup.accounts import policies as accounts
from joinedup.accounts.choices import Role, Scope
from joinedup.brokerage import choices, queries
from joinedup.brokerage.models import Need, Offer
from joinedup.core.actors import Actor
from joinedup.directory import queries as directory
from joinedup.directory.models import Organisation


def may_enter_for(actor: Actor, organisation: Organisation, area_id: int | None) -> bool:
    """Say whether the actor may enter on behalf of the organisation: who runs an area that has it on its list."""
    return accounts.may_run_area(actor, area_id) and directory.is_attached(organisation, area_id)


def speaks_for_itself(actor: Actor, organisation: Organisation) -> bool:
    """Say whether the actor answers for the organisation from inside: its lead, its trust's, or a delegate for such asks."""
    return organisation.pk in queries.own_organisations(actor) | actor.places(Scope.ORGANISATION, Role.TRUST_LEAD)


def may_say_for(actor: Actor, organisation: Organisation) -> bool:
    """Say whether the actor may say what the organisation needs and offers: itself, a delegate, by its link, or on its behalf."""
    if actor.kind == "link":
        asked = queries.asked_by_link(actor)
        return asked is not None and asked.organisation_id == organisation.pk and asked.is_open
    return actor.is_system or speaks_for_itself(actor, organisation) or may_enter_for(actor, organisation, actor.area_id)


def may_share_with(actor: Actor, organisation: Organisation, area_id: int) -> bool:
    """Say whether the actor may share things of the organisation with this area: any that lists it, or only the one they act for."""
    if actor.kind == "link":
        asked = queries.asked_by_link(actor)
        return asked is not None and asked.organisation_id == organisation.pk and asked.area_id == area_id
    if actor.is_system or speaks_for_itself(actor, organisation):
        return directory.is_attached(organisation, area_id)
    return may_enter_for(actor, organisation, area_id)


def may_confirm_entries(actor: Actor, organisation: Organisation, area_id: int) -> bool:
    """Say whether the actor's word confirms for the organisation what was entered on its behalf in this area."""
    if actor.kind != "link":
        return speaks_for_itself(actor, organisation)
    attachment = queries.attachment_of_link(actor)
    if attachment is not None:
        return attachment.organisation_id == organisation.pk and attachment.area_id == area_id
    return may_share_with(actor, organisation, area_id)


def may_release(actor: Actor, thing: Need | Offer) -> bool:
    """Say whether the actor gives the yes that this thing waits for: the trust's lead, or the organisation's for its board."""
    if thing.waits_for == choices.WaitsFor.TRUST:
        return thing.organisation_id in actor.places(Scope.ORGANISATION, Role.TRUST_LEAD)
    return thing.organisation_id in actor.places(Scope.ORGANISATION, Role.LEAD, Role.TRUST_LEAD)


def how_entered(actor: Actor, organisation: Organisation) -> choices.Entered:
    """Return how something that this actor says for the organisation comes in."""
    if actor.kind == "link":
        return choices.Entered.LINK
    if organisation.pk in actor.places(Scope.ORGANISATION, Role.LEAD):
        return choices.Entered.LEAD
    if organisation.pk in actor.places(Scope.ORGANISATION, Role.DELEGATE):
        return choices.Entered.DELEGATE
    return choices.Entered.OFFICER
