"""Who is to be reminded of what today, judged by the area's rules, the person's choice and what has gone out already."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef

from joinedup.accounts.models import Area
from joinedup.actions.choices import DEFAULT_RULE, PROMISES_PURPOSE, Rhythm, State
from joinedup.actions.models import Action, DigestChoice, Reminder, ReminderRule
from joinedup.calendars.queries import subject_kinds
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.bank_holidays import is_bank_holiday
from joinedup.core.refusals import require_found
from joinedup.directory.models import Person, Role

LOOKS_BACK = 70  # days: the longest holiday; what fell into it is said once afterwards


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A rule as shown: for which kind, and whether the area has set it itself."""

    about_kind: str
    label: str
    rule: ReminderRule
    is_own: bool


@dataclass(frozen=True, slots=True)
class Occasion:
    """Why an owner is reminded of an action: "before", "on", "after:14", "snoozed"."""

    action: Action
    name: str


def rules_of(area_id: int) -> Callable[[str], ReminderRule]:
    """Return the area's rule for a kind of action, the general one where there is none, ours where the area has set none."""
    own = {rule.about_kind: rule for rule in ReminderRule.objects.filter(area_id=area_id)}
    general = own.get("") or ReminderRule(area_id=area_id, **DEFAULT_RULE)
    return lambda kind: own.get(kind, general)


def rule_lines(area_id: int) -> list[RuleLine]:
    """Return the rules of an area: the general one, then one for each kind of thing that actions can be about."""
    own = {rule.about_kind: rule for rule in ReminderRule.objects.filter(area_id=area_id)}
    rule_for = rules_of(area_id)
    kinds = [("", ""), *((kind, str(known.label)) for kind, known in subject_kinds.items())]
    return [RuleLine(kind, label, rule_for(kind), kind in own) for kind, label in kinds]


def occasions(action: Action, rule: ReminderRule, today: date) -> Iterator[Occasion]:
    """Yield the occasions on which the owner should have been reminded by today, as far back as a holiday is long."""
    told_on = action.told_on or action.created_at.astimezone(clock.LONDON).date()
    first = max(told_on + timedelta(days=1), today - timedelta(days=LOOKS_BACK))
    if action.snoozed_until is not None:
        first = max(first, action.snoozed_until)
        if action.snoozed_until <= today:
            yield Occasion(action, f"snoozed:{action.snoozed_until.isoformat()}")
    days: dict[date, str] = {}
    if rule.days_before:
        days[action.due_on - timedelta(days=rule.days_before)] = "before"
    if rule.on_the_day:
        days[action.due_on] = "on"
    if rule.every_days_after:
        late = (today - action.due_on).days
        for n in range(rule.every_days_after, late + 1, rule.every_days_after):
            days[action.due_on + timedelta(days=n)] = f"after:{n}"
    yield from (Occasion(action, name) for day, name in sorted(days.items()) if first <= day <= today)


def owing(area_id: int) -> list[int]:
    """Return the inner ids of the people who still owe something to an area."""
    rows = Action.objects.filter(area_id=area_id, state=State.OPEN).order_by("owner_id")
    return list(rows.values_list("owner_id", flat=True).distinct())


def owed_by(person: Person, area_id: int) -> list[Action]:
    """Return what a person has promised in an area and still owes where they still work, what is due first on top."""
    works_there = Role.objects.filter(person=person, organisation=OuterRef("organisation_id")).exclude(until_on__lt=clock.today())
    rows = Action.objects.filter(Exists(works_there), area_id=area_id, owner=person, state=State.OPEN)
    return list(rows.select_related("area", "organisation", "organisation__establishment", "owner").order_by("due_on", "pk"))


def new_occasions(person: Person, actions: list[Action], rule_for: Callable[[str], ReminderRule], today: date) -> list[Occasion]:
    """Return the occasions of these actions for which nothing has gone out yet."""
    due = [occasion for action in actions for occasion in occasions(action, rule_for(action.about_kind), today)]
    rows = Reminder.objects.filter(person=person, action__in=[occasion.action for occasion in due]) if due else Reminder.objects.none()
    gone = set(rows.values_list("action_id", "occasion", "due_on"))
    return [one for one in due if (one.action.pk, one.name, one.action.due_on) not in gone]


def rhythm_of(person: Person, area_id: int) -> str:
    """Return how often a person wants the mail."""
    choice = DigestChoice.objects.filter(area_id=area_id, person=person).first()
    return choice.rhythm if choice else Rhythm.DAILY


def is_turn(person: Person, area_id: int, today: date) -> bool:
    """Say whether a person may get a mail today: never on weekends and bank holidays, once a week when they chose so."""
    if today.weekday() >= 5 or is_bank_holiday(today):
        return False
    if rhythm_of(person, area_id) == Rhythm.DAILY:
        return True
    monday = today - timedelta(days=today.weekday())
    return not Reminder.objects.filter(person=person, action__area_id=area_id, sent_on__gte=monday).exists()


def person_promising(public_id: str, viewer: Actor) -> Person:
    """Return the person whose promises the viewer's link is for; Missing otherwise."""
    person = Person.objects.filter(public_id=public_id).first()
    return require_found(person if person and viewer.may_by_link(PROMISES_PURPOSE, person.subject) else None)


def areas_that_remind() -> list[Area]:
    """Return the open areas in which somebody owes something."""
    with_actions = Action.objects.filter(state=State.OPEN).values("area_id")
    return list(Area.objects.filter(pk__in=with_actions, closed_at=None).order_by("pk"))
