"""Ask how something is going, in one's own words: JoinedUp sends it, or the sender's own mail program and it is kept here."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.actions import choices, policies, queries
from joinedup.actions.models import Action, ActionStep
from joinedup.actions.services import mails
from joinedup.actions.services.steps import note
from joinedup.core.actors import Actor
from joinedup.core.pupils import refuse_pupils
from joinedup.core.refusals import require
from joinedup.directory.models import Person
from joinedup.ui import filters


@dataclass(frozen=True, slots=True)
class OwnLetter:
    """A mail that is ready to be opened in the sender's own mail program."""

    name: str
    organisation: str
    address: str
    mailto: str


@transaction.atomic
def nudge_owners(*, actions: Sequence[Action], words: str, by: Actor) -> int:
    """Write to the owners of these open actions in the sender's own words, one mail for each; return how many are written to."""
    by_owner = _by_owner(actions, words, by)
    for person, owed in by_owner.items():
        steps = _noted(owed, words, by)
        link = mails.promises_link(owed[0].area, person, queries.owner_address(person), by=by)
        mails.nudge(person, owed, mails.Nudge(words.strip(), link, key=f"action.nudge:{steps[0].pk}"), by=by)
    return len(by_owner)


@transaction.atomic
def own_letters(*, actions: Sequence[Action], words: str, by: Actor) -> list[OwnLetter]:
    """Prepare a mail to each owner for the sender's own mail program, with a link to answer; nothing is sent or noted yet."""
    found = []
    for person, owed in _by_owner(actions, words, by).items():
        address = queries.owner_address(person)
        link = mails.promises_link(owed[0].area, person, address, by=by)
        text = mails.own_text(person, owed, words.strip(), link, by=by)
        mailto = filters.mailto(address, subject=mails.own_subject(owed), body=text)
        found.append(OwnLetter(person.name, owed[0].organisation.name, address, mailto))
    return found


def letters_to_all(letters: Sequence[OwnLetter], words: str, by: Actor) -> list[str]:
    """Return addresses that open one mail to all as blind copies; several, where one would be too long for a mail program."""
    emails = list(dict.fromkeys(letter.address for letter in letters))
    subject, text = _("How is it going?"), _("Hello,") + f"\n\n{words.strip()}\n\n{by.name}"
    whole = len(filters.mailto(subject=subject, body=text)) + 5
    edges, length = [0], whole
    for k, email in enumerate(emails):
        if length + len(email) + 3 > filters.LONGEST_MAILTO and k > edges[-1]:
            edges.append(k)
            length = whole
        length += len(email) + 3
    return [filters.mailto(subject=subject, body=text, bcc=emails[first:last]) for first, last in pairwise([*edges, len(emails)])]


@transaction.atomic
def record_own_nudge(*, actions: Sequence[Action], words: str, by: Actor) -> int:
    """Keep that the sender has written to these owners from their own mail program; return how many were written to."""
    by_owner = _by_owner(actions, words, by)
    for person, owed in by_owner.items():
        steps = _noted(owed, words, by)
        mails.keep_own(person, owed, words.strip(), key=f"action.own:{steps[0].pk}", by=by)
    return len(by_owner)


def _noted(owed: Sequence[Action], words: str, by: Actor) -> list[ActionStep]:
    return [note(action, choices.StepKind.NUDGED, by=by, reason=words.strip()[:300]) for action in owed]


def _by_owner(actions: Sequence[Action], words: str, by: Actor) -> dict[Person, list[Action]]:
    require(bool(words.strip()), _("Write a few words."), field="words")
    refuse_pupils(words, field="words")
    require(bool(actions), _("Choose at least one action."))
    by_owner: dict[Person, list[Action]] = {}
    addresses = queries.addresses_of(action.owner_id for action in actions)
    for action in actions:
        require(policies.may_manage_action(by, action), _("Only who organises this, or runs the area, keeps its actions."))
        if action.state == choices.State.OPEN and action.owner_id in addresses:
            by_owner.setdefault(action.owner, []).append(action)
    return by_owner
