"""Who may do what with areas, people and invitations; upper rooms ask `may_run_area` and `is_administrator` too."""

from joinedup.accounts.choices import Role, Scope
from joinedup.core.actors import Actor


def is_administrator(actor: Actor) -> bool:
    """Say whether the actor looks after the installation: areas, imports, jobs, backups; not content."""
    return actor.is_system or actor.holds(Role.ADMINISTRATOR.value, Scope.INSTALLATION.value)


def is_officer(actor: Actor, area_id: int | None) -> bool:
    """Say whether the actor is an officer of this area."""
    return actor.is_system or (area_id is not None and actor.holds(Role.OFFICER.value, Scope.AREA.value, area_id))


def is_data_protection_officer(actor: Actor, area_id: int | None) -> bool:
    """Say whether the actor is a data protection officer of this area."""
    return area_id is not None and actor.holds(Role.DATA_PROTECTION_OFFICER.value, Scope.AREA.value, area_id)


def may_run_area(actor: Actor, area_id: int | None) -> bool:
    """Say whether the actor runs this area's work: officer or co-ordinator of it."""
    if actor.is_system:
        return True
    return area_id is not None and area_id in actor.places(Scope.AREA.value, Role.OFFICER.value, Role.COORDINATOR.value)


def may_create_area(actor: Actor) -> bool:
    """Say whether the actor may create areas."""
    return is_administrator(actor)


def may_change_area(actor: Actor, area_id: int) -> bool:
    """Say whether the actor may change an area's name and teams."""
    return is_officer(actor, area_id) or is_administrator(actor)


def may_close_area(actor: Actor, area_id: int) -> bool:
    """Say whether the actor may close an area: its officers and the system administrator."""
    return is_officer(actor, area_id) or is_administrator(actor)


def may_see_people(actor: Actor, area_id: int) -> bool:
    """Say whether the actor may see who works in an area."""
    return may_run_area(actor, area_id) or is_data_protection_officer(actor, area_id)


def may_invite(actor: Actor, area_id: int) -> bool:
    """Say whether the actor may ask people to work in an area and give them roles."""
    return is_officer(actor, area_id) or is_administrator(actor)


def may_give_role(actor: Actor, area_id: int, role: str) -> bool:
    """Say whether the actor may give or end this role; only an administrator names administrators."""
    return is_administrator(actor) if role == Role.ADMINISTRATOR else may_invite(actor, area_id)
