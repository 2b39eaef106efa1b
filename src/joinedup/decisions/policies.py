"""Who may do what with written decisions."""

from joinedup.core.actors import Actor
from joinedup.decisions import choices
from joinedup.decisions.models import Question, Reply
from joinedup.groups import policies as groups
from joinedup.groups import queries as seats
from joinedup.groups.models import Group


def may_ask_question(actor: Actor, group: Group) -> bool:
    """Say whether the actor may put a question to a group: who keeps the group going."""
    return group.ended_on is None and groups.may_run_group(actor, group)


def may_run_question(actor: Actor, question: Question) -> bool:
    """Say whether the actor may remind, withdraw and count: who keeps the group going."""
    return groups.may_run_group(actor, question.group)


def may_note_reply(actor: Actor, reply: Reply) -> bool:
    """Say whether the actor may write down what a seat said on the telephone: who keeps the group going, never for their own seat."""
    is_own = any(seat.pk == reply.member_id for seat in seats.seats_of_user(reply.question.group, actor))
    return may_run_question(actor, reply.question) and not is_own


def may_answer_question(actor: Actor, reply: Reply) -> bool:
    """Say whether the actor may reply for a seat: its holder, by account or link; nobody else replies for it."""
    if actor.may_by_link(choices.PURPOSE, reply.subject):
        return True
    return any(seat.pk == reply.member_id for seat in seats.seats_of_user(reply.question.group, actor))
