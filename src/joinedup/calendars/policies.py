"""Who keeps a school calendar; asked by the service and by the page that shows the button."""

from joinedup.accounts import policies as accounts
from joinedup.core.actors import Actor
from joinedup.directory import policies as directory
from joinedup.directory.choices import AskKind
from joinedup.directory.models import Organisation


def may_keep_calendar(actor: Actor, area_id: int | None, organisation: Organisation | None) -> bool:
    """Say whether the actor keeps a school calendar: who runs the area, and of a school's own who answers for the school."""
    if accounts.may_run_area(actor, area_id):
        return True
    if organisation is not None and actor.area_id == area_id and directory.keeps_by_link(actor, organisation):
        return True
    stands = actor.is_signed_in and actor.area_id == area_id
    return stands and organisation is not None and directory.may_answer_for(actor, organisation, AskKind.MEETINGS)
