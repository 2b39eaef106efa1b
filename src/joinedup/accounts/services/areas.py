"""Areas and their teams."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from joinedup.accounts import policies
from joinedup.accounts.choices import Role
from joinedup.accounts.models import Area, Team, User
from joinedup.accounts.services import invitations, people
from joinedup.audit import services as audit
from joinedup.core.actors import Actor
from joinedup.core.refusals import require
from joinedup.core.versions import save_version


@dataclass(frozen=True, slots=True)
class AreaDetails:
    """What is said of an area: its name stands on every page and mail, answers to its mails go to `reply_to`."""

    name: str
    reply_to: str = ""


@transaction.atomic
def create_area(*, details: AreaDetails, by: Actor) -> Area:
    """Create an area; somebody has to be invited as its officer next."""
    require(policies.may_create_area(by), _("Only a system administrator may create an area."))
    _check_name(details.name, None)
    area = Area.objects.create(name=details.name, slug=free_slug(details.name), reply_to=details.reply_to)
    audit.record(by=by, verb="area.created", about=area.subject, area_id=area.pk)
    return area


@transaction.atomic
def create_area_with_officer(*, details: AreaDetails, officer: str, by: Actor) -> Area:
    """Create an area and ask its first officer by mail; whoever names herself is officer and co-ordinator at once."""
    area = create_area(details=details, by=by)
    if officer.strip().lower() != by.email:
        invitations.invite(area=area, details=invitations.InvitationDetails(email=officer, name="", roles=(Role.OFFICER.value,)), by=by)
        return area
    me = User.objects.get(pk=by.user_id or 0)
    for role in (Role.OFFICER, Role.COORDINATOR):
        people.give_role(area=area, user=me, details=people.RoleDetails(role=role.value), by=by)
    return area


@transaction.atomic
def change_area(*, area: Area, details: AreaDetails, expected: int, by: Actor) -> None:
    """Change an area's name and the address to which answers go; its address stays, so that links keep working."""
    require(policies.may_change_area(by, area.pk), _("Only an officer of this area may change it."))
    _check_name(details.name, area)
    area.name, area.reply_to = details.name, details.reply_to
    save_version(area, expected=expected, fields=["name", "reply_to"])
    audit.record(by=by, verb="area.changed", about=area.subject, area_id=area.pk)


@transaction.atomic
def create_team(*, area: Area, name: str, by: Actor) -> Team:
    """Make a team of officers who keep their notes together."""
    require(policies.may_change_area(by, area.pk), _("Only an officer of this area may make a team."))
    _check_team_name(area, name, None)
    team = Team.objects.create(area=area, name=name)
    audit.record(by=by, verb="team.created", about=team.subject, area_id=area.pk)
    return team


@transaction.atomic
def rename_team(*, team: Team, name: str, expected: int, by: Actor) -> None:
    """Give a team another name."""
    require(policies.may_change_area(by, team.area_id), _("Only an officer of this area may rename a team."))
    _check_team_name(team.area, name, team)
    team.name = name
    save_version(team, expected=expected, fields=["name"])
    audit.record(by=by, verb="team.renamed", about=team.subject, area_id=team.area_id)


def free_slug(name: str) -> str:
    """Return the word that stands in the addresses of a new area's pages."""
    base = slugify(name)[:40] or "area"
    taken = set(Area.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    numbered = (f"{base}-{number}" for number in range(2, len(taken) + 3))
    return base if base not in taken else next(slug for slug in numbered if slug not in taken)


def _check_name(name: str, present: Area | None) -> None:
    same = Area.objects.filter(name__iexact=name).exclude(pk=present.pk if present else 0)
    require(not same.exists(), _("There is already an area with this name."), field="name")


def _check_team_name(area: Area, name: str, present: Team | None) -> None:
    same = Team.objects.filter(area=area, name__iexact=name).exclude(pk=present.pk if present else 0)
    require(not same.exists(), _("There is already a team with this name."), field="name")
