"""Who may load the register, and who may look at its imports."""

from joinedup.accounts import policies as accounts
from joinedup.accounts.choices import Role, Scope
from joinedup.core.actors import Actor


def may_import_register(actor: Actor) -> bool:
    """Say whether the actor may load register files: whoever looks after the installation."""
    return accounts.is_administrator(actor)


def may_find_outside_areas(actor: Actor) -> bool:
    """Say whether the finder stands in the menu: above areas; inside one it stands on the area's list of schools and partners."""
    return actor.is_signed_in and actor.area_id is None


def may_see_imports(actor: Actor) -> bool:
    """Say whether the actor may see what imports did: administrators, and officers of any area."""
    return may_import_register(actor) or bool(actor.places(Scope.AREA.value, Role.OFFICER.value))
