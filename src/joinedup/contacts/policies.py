"""Who may make lists of people, and who answers a check."""

from joinedup.accounts.policies import may_run_area
from joinedup.contacts import choices
from joinedup.contacts.models import CheckAsk, VisitNote
from joinedup.core.actors import Actor
from joinedup.directory.choices import AskKind
from joinedup.directory.models import Organisation
from joinedup.directory.policies import leads_organisation, may_answer_for, may_write_log


def may_make_lists(actor: Actor, area_id: int | None) -> bool:
    """Say whether the actor may list and write to the people of an area: who runs it."""
    return may_run_area(actor, area_id)


def may_make_lists_here(actor: Actor) -> bool:
    """Say whether the actor may list the people of the area in which they stand."""
    return may_make_lists(actor, actor.area_id)


def may_answer_check(actor: Actor, ask: CheckAsk) -> bool:
    """Say whether the actor may say who does what in a school: its lead or delegate, the holder of its link, who runs the area."""
    if actor.may_by_link(choices.CHECK_PURPOSE, ask.subject):
        return True
    if actor.is_signed_in and may_answer_for(actor, ask.organisation, AskKind.PEOPLE):
        return True
    return actor.area_id == ask.check_of.area_id and may_run_area(actor, actor.area_id)


def may_write_visit(actor: Actor, organisation: Organisation) -> bool:
    """Say whether the actor may write a note of a visit: who keeps the area's contact log of the organisation."""
    return may_write_log(actor, organisation)


def may_change_visit(actor: Actor, note: VisitNote) -> bool:
    """Say whether the actor may change a note: its author, before it is sent or once the school has commented."""
    return _wrote(actor, note) and note.state in (choices.VisitState.DRAFT, choices.VisitState.COMMENTED)


def may_send_visit(actor: Actor, note: VisitNote) -> bool:
    """Say whether the actor may send a note, also again or to somebody else: its author, until the school has said that it is accurate."""
    return _wrote(actor, note) and note.state != choices.VisitState.ACCEPTED


def _wrote(actor: Actor, note: VisitNote) -> bool:
    return actor.user_id is not None and note.author_id == actor.user_id and may_make_lists(actor, note.area_id)


def may_answer_visit(actor: Actor, note: VisitNote) -> bool:
    """Say whether the actor may say for the school whether a note is accurate: the holder of its link, or who leads the school."""
    if note.state == choices.VisitState.DRAFT:
        return False
    return actor.may_by_link(choices.VISIT_PURPOSE, note.subject) or leads_organisation(actor, note.organisation_id)
