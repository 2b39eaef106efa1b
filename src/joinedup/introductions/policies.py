"""Who may send introductions and answer them."""

from joinedup.accounts import policies as accounts
from joinedup.accounts.choices import Role, Scope
from joinedup.core.actors import Actor
from joinedup.directory import policies as directory
from joinedup.directory.choices import AskKind
from joinedup.introductions import choices
from joinedup.introductions.models import Introduction, IntroductionAnswer


def may_introduce(actor: Actor, area_id: int) -> bool:
    """Officers and co-ordinators of the area send introductions."""
    return accounts.may_run_area(actor, area_id)


def may_take_back_introduction(actor: Actor, introduction: Introduction) -> bool:
    """Officers and co-ordinators of the area take an introduction back."""
    return accounts.may_run_area(actor, introduction.area_id)


def may_answer_introduction(actor: Actor, answer: IntroductionAnswer) -> bool:
    """The asked organisation answers: its lead, a delegate, the holder of the link, or the area's co-ordinator on its behalf."""
    if actor.link is not None:
        return actor.may_by_link(choices.INTRODUCTION_PURPOSE, answer.subject)
    return directory.may_answer_for(actor, answer.organisation, AskKind.INTRODUCTIONS) or answers_on_behalf(actor, answer)


def answers_on_behalf(actor: Actor, answer: IntroductionAnswer) -> bool:
    """Say whether this actor answers for the organisation as the area's co-ordinator."""
    own = actor.link is not None or answer.organisation_id in actor.places(Scope.ORGANISATION, Role.LEAD, Role.DELEGATE)
    return not own and accounts.may_run_area(actor, answer.introduction.area_id)


def may_release_answer(actor: Actor, answer: IntroductionAnswer) -> bool:
    """The trust's lead, or whoever runs the area and holds the minute, records the yes of trust or board."""
    if actor.holds(Role.TRUST_LEAD, Scope.ORGANISATION, answer.organisation_id):
        return True
    return accounts.may_run_area(actor, answer.introduction.area_id)
