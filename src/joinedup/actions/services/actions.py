"""Write actions down, change them, hand them over, move, finish, open again and drop them."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.accounts.services import links
from joinedup.actions import choices, policies, queries
from joinedup.actions.models import Action
from joinedup.actions.services import mails
from joinedup.actions.services.steps import note
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.pupils import refuse_pupils
from joinedup.core.refusals import require, require_found
from joinedup.core.subjects import Subject
from joinedup.core.versions import save_version
from joinedup.directory.models import Organisation, Person
from joinedup.ui.filters import short_day

State, StepKind = choices.State, choices.StepKind


@dataclass(frozen=True, slots=True)
class ActionDetails:
    """A promise: who of which organisation does what by when; `about` is the thing it comes from, `tell` mails the owner a link."""

    owner: Person
    organisation: Organisation
    what: str
    due_on: date
    detail: str = ""
    about: Subject | None = None
    tell: bool = True


@transaction.atomic
def add_action(*, details: ActionDetails, by: Actor) -> Action:
    """Write down what somebody has promised, in the area in which `by` stands, and tell them."""
    area_id = require_found(by.area_id)
    _require_managed(policies.may_add_action(by, area_id, details.about))
    _check_words(details.what, details.detail)
    _check_day(details.due_on)
    _check_owner(details.owner, details.organisation, area_id)
    action = Action.objects.create(
        area_id=area_id,
        organisation=details.organisation,
        owner=details.owner,
        what=details.what.strip(),
        detail=details.detail.strip(),
        due_on=details.due_on,
        told_on=clock.today(),
        about_kind=details.about.kind if details.about else "",
        about_id=details.about.public_id if details.about else "",
        added_by_id=by.user_id,
    )
    due = _("%(name)s, by %(day)s.") % {"name": details.owner.name, "day": short_day(details.due_on)}
    note(action, StepKind.ADDED, by=by, new=due)
    if details.tell:
        mails.tell_owner(action, by=by)
    return action


@transaction.atomic
def change_action(*, action: Action, what: str, detail: str, expected: int, by: Actor) -> Action:
    """Change the words of an action."""
    _require_managed(policies.may_manage_action(by, action))
    _check_words(what, detail)
    old = action.what
    action.what, action.detail = what.strip(), detail.strip()
    save_version(action, expected=expected, fields=["what", "detail"])
    is_new = old != action.what
    note(action, StepKind.CHANGED, by=by, old=f"“{old}”" if is_new else "", new=f"“{action.what}”" if is_new else "")
    return action


@transaction.atomic
def hand_over_action(*, action: Action, to: Person, organisation: Organisation, reason: str, expected: int, by: Actor) -> Action:
    """Give an open action to somebody else; the old owner's links end and the new owner is told."""
    _require_managed(policies.may_manage_action(by, action))
    _give_to(action, to, organisation, reason=reason, expected=expected, by=by)
    return action


@transaction.atomic
def delegate_action(*, action: Action, to: Person, reason: str, expected: int, by: Actor) -> Action:
    """Give one's own action to a colleague in the same organisation, who is told; one's own link ends."""
    _require_answer(policies.may_answer_action(by, action))
    _give_to(action, to, action.organisation, reason=reason, expected=expected, by=by)
    return action


def _give_to(action: Action, to: Person, organisation: Organisation, *, reason: str, expected: int, by: Actor) -> None:
    _require_open(action)
    require((to.pk, organisation.pk) != (action.owner_id, action.organisation_id), _("They own it already."), field="owner")
    _check_owner(to, organisation, action.area_id)
    refuse_pupils(reason, field="reason")
    old = f"{action.owner.name}, {action.organisation.name}"
    action.owner, action.organisation, action.cannot_reason = to, organisation, ""
    action.told_on, action.snoozed_until = clock.today(), None
    save_version(action, expected=expected, fields=["owner", "organisation", "cannot_reason", "told_on", "snoozed_until"])
    links.revoke_links(subject=action.subject, purpose=choices.ANSWER_PURPOSE, by=by)
    note(action, StepKind.HANDED_OVER, by=by, old=old, new=f"{to.name}, {organisation.name}", reason=reason.strip())
    mails.tell_owner(action, by=by)


@transaction.atomic
def move_action(*, action: Action, due_on: date, reason: str, expected: int, by: Actor) -> Action:
    """Give an open action a new due date, with the reason; the old one stays in its history."""
    _require_answer(policies.may_answer_action(by, action))
    _require_open(action)
    _check_reason(reason)
    require(due_on >= clock.today(), _("The new date must be today or later."), field="due_on")
    require(due_on != action.due_on, _("This is the date it is due already."), field="due_on")
    _check_day(due_on)
    old = short_day(action.due_on)
    action.first_due_on = action.first_due_on or action.due_on
    action.due_on, action.cannot_reason, action.n_moved = due_on, "", action.n_moved + 1
    action.told_on, action.snoozed_until, action.dated_on = clock.today(), None, clock.today()
    fields = ["due_on", "first_due_on", "dated_on", "cannot_reason", "n_moved", "told_on", "snoozed_until"]
    save_version(action, expected=expected, fields=fields)
    note(action, StepKind.MOVED, by=by, old=old, new=short_day(due_on), reason=reason.strip())
    return action


@transaction.atomic
def finish_action(*, action: Action, words: str = "", expected: int, by: Actor) -> Action:
    """Say that an action is done."""
    _require_answer(policies.may_answer_action(by, action))
    _close(action, State.DONE, StepKind.FINISHED, words=words, expected=expected, by=by)
    return action


@transaction.atomic
def drop_action(*, action: Action, reason: str, expected: int, by: Actor) -> Action:
    """Say, with the reason, that an action is no longer needed."""
    _require_managed(policies.may_manage_action(by, action))
    _check_reason(reason)
    _close(action, State.DROPPED, StepKind.DROPPED, words=reason, expected=expected, by=by)
    return action


@transaction.atomic
def reopen_action(*, action: Action, reason: str, expected: int, by: Actor) -> Action:
    """Open a closed action again."""
    require(policies.may_open_again(by, action), _("Only its owner, or who keeps these actions, can open it again."))
    refuse_pupils(reason, field="reason")
    action.state, action.closed_on = State.OPEN, None
    save_version(action, expected=expected, fields=["state", "closed_on"])
    note(action, StepKind.REOPENED, by=by, reason=reason.strip())
    return action


@transaction.atomic
def say_cannot(*, action: Action, reason: str, expected: int, by: Actor) -> Action:
    """Say for the owner, with the reason, that they cannot do it; whoever wrote it down is told and finds a way."""
    _require_answer(policies.may_answer_action(by, action))
    _require_open(action)
    _check_reason(reason)
    action.cannot_reason = reason.strip()
    save_version(action, expected=expected, fields=["cannot_reason"])
    note(action, StepKind.CANNOT, by=by, reason=action.cannot_reason)
    mails.tell_keeper(action, by=by)
    return action


def _close(action: Action, state: choices.State, kind: choices.StepKind, *, words: str, expected: int, by: Actor) -> None:
    _require_open(action)
    refuse_pupils(words, field="reason" if state == State.DROPPED else "words")
    action.state, action.closed_on, action.cannot_reason = state, clock.today(), ""
    save_version(action, expected=expected, fields=["state", "closed_on", "cannot_reason"])
    note(action, kind, by=by, reason=words.strip())


def _require_managed(allowed: bool) -> None:
    require(allowed, _("Only who organises this, or runs the area, keeps its actions."))


def _require_answer(allowed: bool) -> None:
    require(allowed, _("Only its owner, who answers for their school, or who keeps these actions can say that."))


def _require_open(action: Action) -> None:
    require(action.state == State.OPEN, _("This action is closed. Open it again first."))


def _check_words(what: str, detail: str) -> None:
    require(bool(what.strip()), _("Write what will be done."), field="what")
    refuse_pupils(what, field="what")
    refuse_pupils(detail, field="detail")


def _check_reason(reason: str) -> None:
    require(bool(reason.strip()), _("Say why, in a few words."), field="reason")
    refuse_pupils(reason, field="reason")


def _check_day(day: date) -> None:
    too_far = clock.today().year + choices.MOST_YEARS_AHEAD
    require(day.year <= too_far, _("Choose a date within the next five years."), field="due_on")


def _check_owner(owner: Person, organisation: Organisation, area_id: int) -> None:
    known = queries.owner_holds_role(owner, organisation, area_id)
    require(known, _("Choose somebody who works for %(name)s.") % {"name": organisation.name}, field="owner")
