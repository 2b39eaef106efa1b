"""Roles of people in an area: given, changed, ended."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.accounts import choices, policies, queries
from joinedup.accounts.choices import Role
from joinedup.accounts.models import Area, AreaRole, Team, User
from joinedup.audit import services as audit
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.refusals import require
from joinedup.core.versions import save_version


@dataclass(frozen=True, slots=True)
class RoleDetails:
    """A role to hold in an area: in one team or in all of it, until a day or until somebody ends it."""

    role: str
    team: Team | None = None
    until_on: date | None = None


@transaction.atomic
def give_role(*, area: Area, user: User, details: RoleDetails, by: Actor) -> AreaRole:
    """Give a person a role in an area from today on."""
    require(policies.may_give_role(by, area.pk, details.role), _("Only an officer of this area may give this role."))
    require(details.role in choices.AREA_ROLES, _("This role is not held in an area."), field="role")
    _check(area, details)
    held = AreaRole.objects.filter(area=area, user=user, role=details.role, team=details.team, ended_at=None)
    present = held.first()
    if present is not None and not present.holds_on(clock.today()):
        present.ended_at = clock.now()
        present.save(update_fields=["ended_at"])
        present = None
    require(present is None, _("%(name)s already has this role.") % {"name": user}, field="role")
    given = AreaRole.objects.create(
        area=area, user=user, role=details.role, team=details.team, from_on=clock.today(), until_on=details.until_on
    )
    audit.record(by=by, verb="role.given", about=given.subject, area_id=area.pk, facts={"role": details.role, "user": user.public_id})
    return given


@transaction.atomic
def change_role(*, role: AreaRole, details: RoleDetails, expected: int, by: Actor) -> None:
    """Change the team in which a role is held and the day until which it is held."""
    require(policies.may_give_role(by, role.area_id, role.role), _("Only an officer of this area may change this role."))
    _check(role.area, details)
    require(role.ended_at is None, _("This role has already ended. Give it again instead."))
    twice = AreaRole.objects.filter(area=role.area, user=role.user, role=role.role, team=details.team, ended_at=None).exclude(pk=role.pk)
    require(not twice.exists(), _("%(name)s already has this role there.") % {"name": role.user}, field="team")
    role.team, role.until_on = details.team, details.until_on
    save_version(role, expected=expected, fields=["team", "until_on"])
    _keep_an_officer(role.area, _("Somebody must stay officer of the area without an end date. Name another officer first."))
    audit.record(by=by, verb="role.changed", about=role.subject, area_id=role.area_id, facts={"role": role.role})


@transaction.atomic
def end_role(*, role: AreaRole, by: Actor) -> None:
    """End a role now; the last officer of an area cannot leave before another one is named."""
    mine = role.user_id == by.user_id
    require(mine or policies.may_give_role(by, role.area_id, role.role), _("Only an officer of this area may end this role."))
    ended = AreaRole.objects.filter(pk=role.pk, ended_at=None).update(ended_at=clock.now())
    require(bool(ended), _("This role has already ended."))
    _keep_an_officer(role.area, _("This is the last officer of the area. Name another officer first."))
    role.refresh_from_db()
    audit.record(by=by, verb="role.ended", about=role.subject, area_id=role.area_id, facts={"role": role.role})


def _check(area: Area, details: RoleDetails) -> None:
    require(details.team is None or details.team.area_id == area.pk, _("Choose a team of this area."), field="team")
    in_time = details.until_on is None or details.until_on >= clock.today()
    require(in_time, _("Enter today or a later day, or leave it empty."), field="until_on")


def _keep_an_officer(area: Area, message: str) -> None:
    # The row of the area is locked so that two officers who leave at the same moment cannot both be told that the other stays.
    Area.objects.select_for_update().get(pk=area.pk)
    officers = queries.roles_held_on(clock.today()).filter(area=area, role=Role.OFFICER, until_on=None, user__is_active=True)
    require(officers.exists(), message)
