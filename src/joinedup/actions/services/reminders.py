"""Remind owners of what they still owe: one mail for each person and area, each occasion once; nudges in one's own words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.accounts import policies as accounts
from joinedup.accounts import queries as areas
from joinedup.accounts.models import Area
from joinedup.accounts.services import links, mail_choices
from joinedup.actions import choices, policies, queries
from joinedup.actions.models import Action, DigestChoice, Reminder, ReminderRule
from joinedup.actions.services import mails
from joinedup.actions.services.steps import note
from joinedup.audit import services as audit
from joinedup.calendars import queries as calendars
from joinedup.core import clock
from joinedup.core.actors import SYSTEM, Actor
from joinedup.core.pupils import refuse_pupils
from joinedup.core.refusals import require, require_found
from joinedup.core.versions import save_version
from joinedup.directory.models import Person
from joinedup.notices import services as notices

DIGEST = "actions.digest"


@dataclass(frozen=True, slots=True)
class RuleDetails:
    """When to remind; None or zero means not."""

    days_before: int | None
    on_the_day: bool
    every_days_after: int | None


def remind_all(*, today: date, say: Callable[[int, int], None] = lambda done, total: None) -> int:
    """Remind everybody of what is due by today; return how many mails were written. Harmless when it runs twice, or beside itself."""
    todo = [(area, person_id) for area in queries.areas_that_remind() for person_id in queries.owing(area.pk)]
    n_written = 0
    rules = {area.pk: queries.rules_of(area.pk) for area, _person_id in todo}
    for n, (area, person_id) in enumerate(todo):
        n_written += remind_person(area=area, person=Person.objects.get(pk=person_id), rule_for=rules[area.pk], today=today)
        say(n + 1, len(todo))
    return n_written


def remind_person(*, area: Area, person: Person, rule_for: Callable[[str], ReminderRule], today: date) -> bool:
    """Write a person the one mail of today if there is something new to remind them of; say whether there was."""
    owed = queries.owed_by(person, area.pk)
    if not queries.new_occasions(person, owed, rule_for, today) or not queries.is_turn(person, area.pk, today):
        return False
    address = queries.owner_address(person)
    if not address or not areas.wants_mail(area_id=area.pk, address=address, kind=DIGEST):
        return False
    is_quiet = calendars.quiet_days(address, area.pk)
    if is_quiet is not None and is_quiet(today):
        return False
    with transaction.atomic():
        # Whoever comes second, in another process, waits here and then finds that everything has gone out.
        Person.objects.select_for_update().get(pk=person.pk)
        owed = queries.owed_by(person, area.pk)
        new = queries.new_occasions(person, owed, rule_for, today)
        for one in new:
            facts = {"action": one.action, "person": person, "occasion": one.name, "due_on": one.action.due_on}
            Reminder.objects.create(**facts, sent_on=today)
        if new:
            _post_digest(area, person, address, owed, today)
    return bool(new)


def _post_digest(area: Area, person: Person, address: str, owed: Sequence[Action], today: date) -> None:
    by = SYSTEM.within(area_id=area.pk, area_slug=area.slug)
    lines = queries.lines(owed)
    mail = notices.Mail(
        key=f"{DIGEST}:{area.public_id}:{person.public_id}:{today.isoformat()}",
        to=address,
        template="actions/mail/digest",
        context={
            "name": person.name,
            "overdue": [_as_written(line) for line in lines if line.days_late],
            "coming": [_as_written(line) for line in lines if not line.days_late],
            "action_url": promises_link(area, person, address, by=by),
        },
        sender_name=area.name,
        reply_to=area.reply_to,
        about=person.subject,
        area_id=area.pk,
        when=notices.Urgency.WORKING_HOURS,
        unsubscribe_url=mail_choices.unsubscribe_url(area=area, address=address, kind=DIGEST, by=by),
    )
    notices.post(mail, by=by)


def _as_written(line: queries.ActionLine) -> dict[str, object]:
    return {"what": line.what, "due_on": line.due_on, "organisation": line.organisation, "about": line.about.name if line.about else ""}


def promises_link(area: Area, person: Person, address: str, *, by: Actor) -> str:
    """Return a link to the page of everything that a person still owes to an area."""
    return links.give_link(
        purpose=choices.PROMISES_PURPOSE,
        subject=person.subject,
        address=address,
        days=choices.LINK_DAYS,
        by=by.within(area_id=area.pk, area_slug=area.slug),
        name=person.name,
        title=_("What you promised"),
        ask=area.reply_to or area.name,
    )


@transaction.atomic
def choose_rhythm(*, person: Person, rhythm: str, by: Actor) -> None:
    """Choose how often one gets the mail, by its own link."""
    require_found(queries.person_promising(person.public_id, by))
    require(rhythm in choices.Rhythm.values, _("Choose how often."), field="rhythm")
    choice, _made = DigestChoice.objects.get_or_create(area_id=require_found(by.area_id), person=person)
    DigestChoice.objects.filter(pk=choice.pk).update(rhythm=rhythm)
    audit.record(by=by, verb="digest_choice.made", about=choice.subject, area_id=by.area_id, facts={"rhythm": rhythm})


@transaction.atomic
def snooze_action(*, action: Action, until: date, expected: int, by: Actor) -> Action:
    """Ask not to be reminded of an action before a day."""
    require(policies.may_answer_action(by, action), _("Only its owner, or who keeps these actions, can say that."))
    require(action.state == choices.State.OPEN, _("This action is closed."))
    far = (until - clock.today()).days
    require(0 < far <= choices.SNOOZE_DAYS, _("Choose a day within the next three months."), field="until")
    action.snoozed_until = until
    save_version(action, expected=expected, fields=["snoozed_until"])
    audit.record(by=by, verb="action.snoozed", about=action.subject, area_id=action.area_id, facts={"until": until.isoformat()})
    return action


@transaction.atomic
def set_reminder_rule(*, about_kind: str, details: RuleDetails, by: Actor) -> ReminderRule:
    """Set when owners of actions of a kind are reminded in the area in which `by` stands."""
    area_id = require_found(by.area_id)
    require(accounts.may_run_area(by, area_id), _("Only who runs the area sets its reminders."))
    known = not about_kind or calendars.subject_kinds.get(about_kind) is not None
    require_found(about_kind if known else None)
    values = {
        "days_before": details.days_before or None,
        "on_the_day": details.on_the_day,
        "every_days_after": details.every_days_after or None,
    }
    rule, _made = ReminderRule.objects.update_or_create(area_id=area_id, about_kind=about_kind, defaults=values)
    audit.record(by=by, verb="reminder_rule.set", about=rule.subject, area_id=area_id, facts={"about_kind": about_kind, **values})
    return rule


@transaction.atomic
def nudge_owners(*, actions: Sequence[Action], words: str, by: Actor) -> int:
    """Write to the owners of these open actions in the sender's own words, one mail for each; return how many are written to."""
    require(bool(words.strip()), _("Write a few words."), field="words")
    refuse_pupils(words, field="words")
    require(bool(actions), _("Choose at least one action."))
    by_owner: dict[Person, list[Action]] = {}
    for action in actions:
        require(policies.may_manage_action(by, action), _("Only who organises this, or runs the area, keeps its actions."))
        if action.state == choices.State.OPEN and queries.owner_address(action.owner):
            by_owner.setdefault(action.owner, []).append(action)
    for person, owed in by_owner.items():
        steps = [note(action, choices.StepKind.NUDGED, by=by, reason=words.strip()[:300]) for action in owed]
        link = promises_link(owed[0].area, person, queries.owner_address(person), by=by)
        mails.nudge(person, owed, mails.Nudge(words.strip(), link, key=f"action.nudge:{steps[0].pk}"), by=by)
    return len(by_owner)
