"""Who writes newsletters."""

from joinedup.accounts import policies as accounts
from joinedup.core.actors import Actor
from joinedup.news.models import Newsletter
from joinedup.partnerships import policies as partnerships
from joinedup.partnerships.models import Partnership


def may_write_for(actor: Actor, area_id: int | None, partnership: Partnership | None) -> bool:
    """Say whether the actor writes newsletters: who organises the partnership, or runs the area."""
    if partnership is not None:
        return partnerships.may_run_partnership(actor, partnership)
    return accounts.may_run_area(actor, area_id)


def may_write_newsletter(actor: Actor, newsletter: Newsletter) -> bool:
    """Say whether the actor may change, send and stop this newsletter."""
    return may_write_for(actor, newsletter.area_id, newsletter.partnership)


def may_write_here(actor: Actor) -> bool:
    """Say whether the actor writes newsletters of the area in which they stand."""
    return accounts.may_run_area(actor, actor.area_id)
