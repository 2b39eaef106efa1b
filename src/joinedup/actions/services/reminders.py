"""What people say about reminders: an area's rules, how often, not before a day."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.accounts import policies as accounts
from joinedup.actions import choices, policies, queries
from joinedup.actions.models import Action, AskLimit, DigestChoice, ReminderRule
from joinedup.audit import services as audit
from joinedup.calendars import queries as calendars
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.refusals import require, require_found
from joinedup.core.versions import save_version
from joinedup.directory.models import Person


@dataclass(frozen=True, slots=True)
class RuleDetails:
    """When to remind; None or zero means not."""

    days_before: int | None
    on_the_day: bool
    every_days_after: int | None


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
def set_ask_limit(*, most_a_week: int, most_a_half_term: int, by: Actor) -> AskLimit:
    """Set from how many asks on people are warned before they ask a school of the area more."""
    area_id = require_found(by.area_id)
    require(accounts.may_run_area(by, area_id), _("Only who runs the area sets how much its schools are asked."))
    _check_between("most_a_week", most_a_week, choices.ASKS_A_WEEK)
    _check_between("most_a_half_term", most_a_half_term, choices.ASKS_A_HALF_TERM)
    require(most_a_half_term >= most_a_week, _("A half-term cannot allow less than a week."), field="most_a_half_term")
    values = {"most_a_week": most_a_week, "most_a_half_term": most_a_half_term}
    limit, _made = AskLimit.objects.update_or_create(area_id=area_id, defaults=values)
    audit.record(by=by, verb="ask_limit.set", about=limit.subject, area_id=area_id, facts=values)
    return limit


def _check_between(field: str, number: int, bounds: tuple[int, int]) -> None:
    words = _("Choose a number from %(least)s to %(most)s.") % {"least": bounds[0], "most": bounds[1]}
    require(bounds[0] <= number <= bounds[1], words, field=field)


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
