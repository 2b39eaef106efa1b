"""Who may send introductions and answer them."""

from joinedup.accounts import policies as accounts
from joinedup.accounts.choices import Role, Scope
from joinedup.core.actors import Actor
from joinedup.directory import policies as directory
from joinedup.directory.choices import AskKind
from joinedup.directory.models import Attachment, Organisation
from joinedup.introductions import choices
from joinedup.introductions.models import Gift, Introduction, IntroductionAnswer, Rest


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


def may_lift_rest(actor: Actor, rest: Rest) -> bool:
    """The organisation that said it lifts it; whoever runs the area only what was said on its behalf."""
    if directory.may_answer_for(actor, rest.organisation, AskKind.INTRODUCTIONS):
        return True
    return rest.is_on_behalf and accounts.may_run_area(actor, rest.area_id)


def may_keep_gifts(actor: Actor, organisation: Organisation, area_id: int) -> bool:
    """The organisation's own people write down what it gave and received, or whoever runs the area on its behalf."""
    return directory.may_answer_for(actor, organisation, AskKind.NEEDS) or accounts.may_run_area(actor, area_id)


def keeps_on_behalf(actor: Actor, organisation: Organisation, area_id: int) -> bool:
    """Say whether this actor keeps the organisation's gifts as the area's co-ordinator."""
    own = actor.link is not None or organisation.pk in actor.places(Scope.ORGANISATION, Role.LEAD, Role.DELEGATE, Role.TRUST_LEAD)
    return not own and accounts.may_run_area(actor, area_id)


def may_tell_gift(actor: Actor, gift: Gift, attachment: Attachment) -> bool:
    """One of the two sides says what came of it: by its link, its own people, or whoever runs the area on its behalf."""
    is_theirs = attachment.organisation_id in (gift.giver_id, gift.receiver_id) and attachment.area_id == gift.area_id
    return is_theirs and may_tell_for(actor, attachment)


def may_tell_for(actor: Actor, attachment: Attachment) -> bool:
    """Say whether the actor says for the organisation, in this area, what came of its gifts."""
    if actor.link is not None:
        return actor.may_by_link(choices.TELL_PURPOSE, attachment.subject)
    return may_keep_gifts(actor, attachment.organisation, attachment.area_id)


def may_ask_what_came_of_it(actor: Actor, area_id: int) -> bool:
    """Officers and co-ordinators of the area ask both sides."""
    return accounts.may_run_area(actor, area_id)
