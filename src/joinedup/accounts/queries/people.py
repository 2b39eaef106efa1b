"""The people of an area: their roles, teams and the invitations that are out."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from joinedup.accounts import choices
from joinedup.accounts.models import Area, AreaRole, Invitation, User
from joinedup.accounts.queries.actors import held_on
from joinedup.core import clock
from joinedup.core.refusals import require_found
from joinedup.notices import queries as notices
from joinedup.notices.queries import MessageLine


@dataclass(frozen=True, slots=True)
class RoleLine:
    """One role of one person."""

    public_id: str
    role: str
    label: str
    team: str
    from_on: date
    until_on: date | None
    version: int


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person who works in an area, with the roles held today or later."""

    public_id: str
    name: str
    email: str
    roles: tuple[RoleLine, ...]


@dataclass(frozen=True, slots=True)
class InvitationLine:
    """Somebody who was asked and has not accepted."""

    public_id: str
    name: str
    email: str
    roles: tuple[str, ...]
    state: str
    label: str
    sent_at: datetime
    expires_at: datetime


def roles_held_on(day: date) -> QuerySet[AreaRole]:
    """Return the roles of areas that are held on a day."""
    return held_on(day)


def people_of(area: Area) -> list[PersonLine]:
    """Return everybody who holds a role in an area, by name."""
    lines: dict[User, list[RoleLine]] = {}
    held = held_on(clock.today()).filter(area=area, user__is_active=True).select_related("user", "team")
    for role in held.order_by("user__name", "user_id", "role", "team__name"):
        lines.setdefault(role.user, []).append(_line(role))
    return [PersonLine(user.public_id, user.name, user.email, tuple(roles)) for user, roles in lines.items()]


def person_of(area: Area, public_id: str) -> PersonLine:
    """Return one person of an area; Missing when they hold no role in it."""
    return require_found(next((person for person in people_of(area) if person.public_id == public_id), None))


def user_of(area: Area, public_id: str) -> User:
    """Return the user behind a person of an area; Missing when they hold no role in it."""
    return require_found(
        User.objects.filter(public_id=public_id, area_roles__in=held_on(clock.today()).filter(area=area)).distinct().first()
    )


def role_of(area: Area, public_id: str) -> AreaRole:
    """Return a role of this area; Missing otherwise."""
    return require_found(AreaRole.objects.select_related("user", "area", "team").filter(area=area, public_id=public_id).first())


def invitations_of(area: Area) -> list[InvitationLine]:
    """Return the invitations of an area that were not accepted, newest first."""
    rows = Invitation.objects.filter(area=area, accepted_at=None, revoked_at=None).order_by("-sent_at")[:200]
    return [invitation_line(row) for row in rows]


def invitation_of(area: Area, public_id: str) -> Invitation:
    """Return an invitation of this area; Missing otherwise."""
    return require_found(Invitation.objects.select_related("area", "team").filter(area=area, public_id=public_id).first())


def mails_about_invitation(invitation: Invitation) -> list[MessageLine]:
    """Return the mails that were sent for an invitation, newest first: what became of each."""
    return notices.messages_about(invitation.subject)


def waiting_invitations(area: Area) -> QuerySet[Invitation]:
    """Return the invitations that can still be accepted."""
    return Invitation.objects.filter(area=area, accepted_at=None, declined_at=None, revoked_at=None, expires_at__gte=clock.now())


def locked_invitation(invitation: Invitation) -> Invitation:
    """Return the present row of an invitation, locked until the transaction ends."""
    return Invitation.objects.select_for_update(of=("self",)).select_related("area", "team").get(pk=invitation.pk)


def _line(role: AreaRole) -> RoleLine:
    team = role.team.name if role.team else ""
    return RoleLine(role.public_id, role.role, str(choices.Role(role.role).label), team, role.from_on, role.until_on, role.version)


def invitation_line(row: Invitation) -> InvitationLine:
    """Return an invitation as it is shown."""
    state = row.state(clock.now())
    labels = tuple(str(choices.Role(role).label) for role in row.roles)
    return InvitationLine(row.public_id, row.name, row.email, labels, state.value, str(state.label), row.sent_at, row.expires_at)
