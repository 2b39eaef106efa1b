"""Invitations to work in an area: sent by mail, accepted by link and code, declined, sent again, taken back."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.accounts import choices, policies, queries
from joinedup.accounts.choices import InvitationState, Purpose, Role
from joinedup.accounts.models import Area, AreaRole, Invitation, Team, User
from joinedup.accounts.services import codes, links
from joinedup.accounts.services.codes import CheckedCode
from joinedup.audit import services as audit
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.refusals import require, require_found
from joinedup.notices import services as notices


@dataclass(frozen=True, slots=True)
class InvitationDetails:
    """Whom to ask, for which roles, in which team, until when."""

    email: str
    name: str
    roles: tuple[str, ...]
    team: Team | None = None
    until_on: date | None = None


@transaction.atomic
def invite(*, area: Area, details: InvitationDetails, by: Actor) -> Invitation:
    """Ask somebody by mail to work in an area; nothing is theirs before they accept."""
    check_invitation(area=area, details=details, by=by)
    invitation = Invitation.objects.create(
        area=area,
        email=details.email.strip().lower(),
        name=details.name,
        roles=list(details.roles),
        team=details.team,
        until_on=details.until_on,
        invited_by_id=by.user_id,
        expires_at=_expiry(),
    )
    audit.record(by=by, verb="invitation.sent", about=invitation.subject, area_id=area.pk, facts={"roles": ",".join(details.roles)})
    _mail(invitation, by)
    return invitation


@transaction.atomic
def resend_invitation(*, invitation: Invitation, by: Actor) -> None:
    """Mail an invitation again with a new link and two weeks more; the old link no longer works."""
    require(policies.may_invite(by, invitation.area_id), _("Only an officer of this area may send invitations."))
    invitation = queries.locked_invitation(invitation)
    open_states = (InvitationState.WAITING, InvitationState.EXPIRED)
    require(invitation.state(clock.now()) in open_states, _("This invitation has been answered or taken back."))
    invitation.version += 1
    invitation.sent_at, invitation.expires_at = clock.now(), _expiry()
    invitation.save(update_fields=["version", "sent_at", "expires_at"])
    links.revoke_links(subject=invitation.subject, by=by)
    audit.record(by=by, verb="invitation.sent_again", about=invitation.subject, area_id=invitation.area_id)
    _mail(invitation, by)


@transaction.atomic
def revoke_invitation(*, invitation: Invitation, by: Actor) -> None:
    """Take an invitation back; its link no longer works."""
    require(policies.may_invite(by, invitation.area_id), _("Only an officer of this area may take back invitations."))
    invitation = queries.locked_invitation(invitation)
    answered = (InvitationState.ACCEPTED, InvitationState.DECLINED, InvitationState.REVOKED)
    require(invitation.state(clock.now()) not in answered, _("This invitation has been answered or taken back."))
    invitation.revoked_at = clock.now()
    invitation.save(update_fields=["revoked_at"])
    links.revoke_links(subject=invitation.subject, by=by)
    audit.record(by=by, verb="invitation.revoked", about=invitation.subject, area_id=invitation.area_id)


def mail_invitation_code(*, invitation: Invitation, by: Actor) -> None:
    """Mail a code to the invited address, so that a link forwarded to somebody else lets nobody in."""
    _require_open(invitation, by)
    title = _("joining %(area)s") % {"area": invitation.area.name}
    codes.mail_code(address=invitation.email, purpose=Purpose.INVITATION, subject=invitation.subject, by=by, title=title)


def check_invitation_code(*, invitation: Invitation, typed: str) -> CheckedCode:
    """Return a proof that the invited person typed the mailed code; call it before `accept_invitation`, outside any transaction."""
    return codes.check_code(address=invitation.email, purpose=Purpose.INVITATION, subject=invitation.subject, typed=typed)


@transaction.atomic
def accept_invitation(*, invitation: Invitation, name: str, proof: CheckedCode, by: Actor) -> User:
    """Give the invited person an account, unless she has one, and the roles that she was asked to take."""
    invitation = queries.locked_invitation(invitation)
    _require_open(invitation, by)
    require(proof.purpose == Purpose.INVITATION and proof.subject == invitation.subject, _("Ask for a new code."), field="code")
    codes.spend_code(proof)
    user = User.objects.filter(email=invitation.email).first() or User.objects.create_user(email=invitation.email, name=name)
    require(user.is_active, _("This account was closed. Ask a system administrator to open it again."))
    _give_roles(invitation, user)
    invitation.accepted_at, invitation.accepted_by = clock.now(), user
    invitation.save(update_fields=["accepted_at", "accepted_by"])
    links.spend_link(by=by)
    audit.record(by=by, verb="invitation.accepted", about=invitation.subject, area_id=invitation.area_id, facts={"user": user.public_id})
    return user


@transaction.atomic
def decline_invitation(*, invitation: Invitation, by: Actor) -> None:
    """Say no to an invitation; whoever sent it sees that on the page of people."""
    invitation = queries.locked_invitation(invitation)
    _require_open(invitation, by)
    invitation.declined_at = clock.now()
    invitation.save(update_fields=["declined_at"])
    links.spend_link(by=by)
    audit.record(by=by, verb="invitation.declined", about=invitation.subject, area_id=invitation.area_id)


def check_invitation(*, area: Area, details: InvitationDetails, by: Actor) -> None:
    """Refuse an invitation that could not be sent, before its sender is asked to check it."""
    _check(area, details, by)
    email = details.email.strip().lower()
    waiting = queries.waiting_invitations(area).filter(email=email)
    require(not waiting.exists(), _("This person has already been asked. Send the invitation again, or take it back first."), field="email")
    require(not _has_all(area, email, details.roles), _("This person already has these roles here."), field="email")


def _check(area: Area, details: InvitationDetails, by: Actor) -> None:
    require(policies.may_invite(by, area.pk), _("Only an officer of this area may send invitations."))
    require(bool(details.roles), _("Choose at least one role."), field="roles")
    known = all(role in choices.ROLES_TO_INVITE for role in details.roles)
    require(known, _("Choose roles from the list."), field="roles")
    may = all(policies.may_give_role(by, area.pk, role) for role in details.roles)
    require(may, _("Only a system administrator may name another system administrator."), field="roles")
    require(details.team is None or details.team.area_id == area.pk, _("Choose a team of this area."), field="team")
    in_time = details.until_on is None or details.until_on >= clock.today()
    require(in_time, _("Enter today or a later day, or leave it empty."), field="until_on")


def _require_open(invitation: Invitation, by: Actor) -> None:
    require_found(invitation if by.may_by_link(Purpose.INVITATION, invitation.subject) else None)
    require(invitation.state(clock.now()) == InvitationState.WAITING, _("This invitation has been answered, taken back or is too old."))


def _has_all(area: Area, email: str, roles: tuple[str, ...]) -> bool:
    user = User.objects.filter(email=email).first()
    if user is None:
        return False
    held = set(queries.roles_held_on(clock.today()).filter(area=area, user=user).values_list("role", flat=True))
    held |= {Role.ADMINISTRATOR.value} if user.is_administrator else set()
    return set(roles) <= held


def _give_roles(invitation: Invitation, user: User) -> None:
    if Role.ADMINISTRATOR in invitation.roles:
        user.is_administrator = True
        user.save(update_fields=["is_administrator"])
    for role in set(invitation.roles) & set(choices.AREA_ROLES):
        AreaRole.objects.update_or_create(
            area=invitation.area,
            user=user,
            team=invitation.team,
            role=role,
            ended_at=None,
            defaults={"until_on": invitation.until_on},
            create_defaults={"from_on": clock.today(), "until_on": invitation.until_on},
        )


def _expiry() -> datetime:
    return clock.end_of_day(clock.today() + timedelta(days=choices.INVITATION_DAYS))


def _mail(invitation: Invitation, by: Actor) -> None:
    area = invitation.area
    inside = by.within(area_id=area.pk, area_slug=area.slug)
    title = _("Join %(area)s") % {"area": area.name}
    url = links.give_link(
        purpose=Purpose.INVITATION, subject=invitation.subject, address=invitation.email, days=choices.INVITATION_DAYS, by=inside,
        name=invitation.name, title=title, ask=by.name,
    )  # fmt: skip
    context = {
        "name": invitation.name,
        "host": area.name,
        "inviter": by.name,
        "roles": [str(Role(role).label) for role in invitation.roles],
        "action_url": url,
        "expires_at": invitation.expires_at,
    }
    mail = notices.Mail(
        key=f"invitation.sent:{invitation.public_id}:{invitation.version}",
        to=invitation.email,
        template="accounts/mail/invitation",
        context=context,
        sender_name=area.name,
        reply_to=area.reply_to,
        about=invitation.subject,
        area_id=area.pk,
    )
    notices.post(mail, by=inside)
