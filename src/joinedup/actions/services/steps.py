"""What every change of an action leaves behind: a line in its history and an entry in the record."""

from joinedup.actions import choices
from joinedup.actions.models import Action, ActionStep
from joinedup.audit import services as audit
from joinedup.core.actors import Actor


def note(action: Action, kind: choices.StepKind, *, by: Actor, old: str = "", new: str = "", reason: str = "") -> ActionStep:
    """Write the line, and the record without its words; return the line."""
    step = ActionStep.objects.create(
        action=action,
        kind=kind,
        by_name=by.name[:160],
        on_behalf_name=by.on_behalf_name[:255],
        old=old,
        new=new,
        reason=reason,
    )
    facts = {"due_on": action.due_on.isoformat(), "owner": action.owner.public_id, "organisation": action.organisation.public_id}
    audit.record(by=by, verb=f"action.{kind.value}", about=action.subject, area_id=action.area_id, facts=facts)
    return step
