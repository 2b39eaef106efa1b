"""Who may run a call and who may answer one."""

from joinedup.accounts import policies as accounts
from joinedup.brokerage.choices import LinkPurpose
from joinedup.brokerage.models import Call, CallAsk
from joinedup.brokerage.policies.things import may_enter_for, speaks_for_itself
from joinedup.core.actors import Actor


def may_run_call(actor: Actor, call: Call) -> bool:
    """Say whether the actor opens, nudges and closes this call: who runs its area."""
    return accounts.may_run_area(actor, call.area_id)


def may_answer_ask(actor: Actor, ask: CallAsk) -> bool:
    """Say whether the actor may answer: by the link sent for it, for the organisation itself, or on its behalf."""
    if actor.is_system or actor.may_by_link(LinkPurpose.ANSWER_CALL, ask.subject):
        return True
    return speaks_for_itself(actor, ask.organisation) or may_enter_for(actor, ask.organisation, ask.call.area_id)
