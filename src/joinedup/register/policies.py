"""Who may load the register, and who may look at its imports."""

from joinedup.accounts import policies as accounts
from joinedup.accounts.choices import Role, Scope
from joinedup.core.actors import Actor


def may_import_register(actor: Actor) -> bool:
    """Say whether the actor may load register files: whoever looks after the installation."""
    return accounts.is_administrator(actor)


def may_see_imports(actor: Actor) -> bool:
    """Say whether the actor may see what imports did: administrators, and officers of any area."""
    return may_import_register(actor) or bool(actor.places(Scope.AREA.value, Role.OFFICER.value))
