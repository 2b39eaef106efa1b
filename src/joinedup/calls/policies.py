"""Who may run a call and who may answer one."""

from joinedup.accounts import policies as accounts
from joinedup.brokerage import policies as brokerage
from joinedup.calls.choices import LinkPurpose
from joinedup.calls.models import Call, CallAsk
from joinedup.core.actors import Actor


def may_run_call(actor: Actor, call: Call) -> bool:
    """Say whether the actor opens, nudges and closes this call: who runs its area."""
    return accounts.may_run_area(actor, call.area_id)


def may_answer_ask(actor: Actor, ask: CallAsk) -> bool:
    """Say whether the actor may answer: by the link sent for it, for the organisation itself, or on its behalf."""
    if actor.is_system or actor.may_by_link(LinkPurpose.ANSWER_CALL, ask.subject):
        return True
    return brokerage.speaks_for_itself(actor, ask.organisation) or brokerage.may_enter_for(actor, ask.organisation, ask.call.area_id)
