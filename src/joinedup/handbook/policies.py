"""Who may read the handbook, and who keeps the list of risks."""

from joinedup.core.actors import Actor
from joinedup.handbook import queries
from joinedup.partnerships import policies as partnerships
from joinedup.partnerships.models import Partnership


def may_read_handbook(actor: Actor, partnership: Partnership) -> bool:
    """Say whether the actor may read it: who organises the partnership or runs its area, and the people of its partners."""
    return partnerships.may_run_partnership(actor, partnership) or queries.is_insider(actor, partnership)


def may_keep_risks(actor: Actor, partnership: Partnership) -> bool:
    """Say whether the actor may read and change the list of risks: the partnership's own, nobody else."""
    return queries.is_insider(actor, partnership)
