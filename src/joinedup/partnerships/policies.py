"""Who may do what with partnerships and agreements; each rule is asked by the service and by the page that shows the button."""

from joinedup.accounts import policies as accounts
from joinedup.accounts.choices import Role, Scope
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.directory import policies as directory
from joinedup.partnerships import choices, queries
from joinedup.partnerships.models import Agreement, Partner, Partnership

WRITERS = (Role.LEAD.value, Role.TRUST_LEAD.value, Role.CONTRIBUTOR.value, Role.DELEGATE.value)


def may_form_partnership(actor: Actor, area_id: int | None) -> bool:
    """Say whether the actor may set up partnerships in the area."""
    return accounts.may_run_area(actor, area_id)


def may_run_partnership(actor: Actor, partnership: Partnership) -> bool:
    """Say whether the actor organises the partnership: organiser, co-ordinator, or who runs the area or team that shares it."""
    if actor.is_system:
        return True
    own = (choices.TeamRoleKind.ORGANISER.value, choices.TeamRoleKind.COORDINATOR.value)
    if partnership.pk in actor.places(Scope.PARTNERSHIP.value, *own):
        return True
    runs = (Role.OFFICER.value, Role.COORDINATOR.value)
    if partnership.visibility == choices.Visibility.AREA:
        return partnership.area_id in actor.places(Scope.AREA.value, *runs)
    return partnership.visibility == choices.Visibility.TEAM and partnership.team_id in actor.places(Scope.TEAM.value, *runs)


def partnerships_run_by(actor: Actor) -> list[str]:
    """Return the public ids of the partnerships that the actor organises, in the area in which they stand."""
    return [row.public_id for row in queries.partnerships_here(actor) if may_run_partnership(actor, row)]


def writes_for_partner(actor: Actor, partnership: Partnership) -> bool:
    """Say whether the actor works for one of the partners."""
    mine = actor.places(Scope.ORGANISATION.value, *WRITERS)
    return bool(mine) and partnership.partners.filter(queries.still_here(clock.today()), organisation_id__in=mine).exists()


def may_edit_section(actor: Actor, agreement: Agreement) -> bool:
    """Say whether the actor may write on the agreement: its organisers and the partners' people, while it is being written."""
    if agreement.state not in choices.WRITING:
        return False
    return may_run_partnership(actor, agreement.partnership) or writes_for_partner(actor, agreement.partnership)


def may_comment_on_agreement(actor: Actor, agreement: Agreement, partner: Partner | None = None) -> bool:
    """Say whether the actor may comment: organisers, partners' people and their link holders, while it is in consultation."""
    if agreement.state != choices.AgreementState.IN_CONSULTATION:
        return False
    if partner is not None and actor.may_by_link(choices.READ_PURPOSE, partner.subject):
        return True
    return may_run_partnership(actor, agreement.partnership) or writes_for_partner(actor, agreement.partnership)


def may_move_agreement(actor: Actor, agreement: Agreement) -> bool:
    """Say whether the actor may move the agreement from state to state."""
    return may_run_partnership(actor, agreement.partnership)


def may_sign_agreement(actor: Actor, partner: Partner) -> bool:
    """Say whether the actor may sign for the partner: its lead in person, or the holder of its signing link; nobody on behalf."""
    return actor.on_behalf_of is None and speaks_for_partner(actor, partner)


def speaks_for_partner(actor: Actor, partner: Partner) -> bool:
    """Say whether the actor is the partner's own voice: a delegate and an organiser are not."""
    if actor.may_by_link(choices.SIGN_PURPOSE, partner.subject):
        return True
    return actor.is_signed_in and directory.leads_organisation(actor, partner.organisation_id)


def may_answer_agreement(actor: Actor, partner: Partner) -> bool:
    """Say whether the actor may ask a question or say "not yet" for the partner: its people, and holders of its links."""
    if speaks_for_partner(actor, partner) or actor.may_by_link(choices.READ_PURPOSE, partner.subject):
        return True
    return actor.is_signed_in and partner.organisation_id in actor.places(Scope.ORGANISATION.value, *WRITERS)
