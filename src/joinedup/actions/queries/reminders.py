"""Who is to be reminded of what today, judged by the area's rules, the person's choice and what has gone out already."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q

from joinedup.accounts import queries as accounts
from joinedup.accounts.models import Area
from joinedup.actions.choices import DEFAULT_RULE, OWNER_LEFT, PROMISES_PURPOSE, Rhythm, State
from joinedup.actions.models import Action, DigestChoice, Reminder, ReminderRule
from joinedup.actions.queries.owners import addresses_of
from joinedup.calendars.queries import quiet_days_of, subject_kinds
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


@dataclass(frozen=True, slots=True)
class Digest:
    """The one mail of a day: everything that a person still owes to an area, and what of it they are reminded of for the first time."""

    person: Person
    address: str
    owed: tuple[Action, ...]
    new: tuple[Occasion, ...]


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
    return _owed(area_id, [person.pk])


def _owed(area_id: int, people: Collection[int]) -> list[Action]:
    works_there = Role.objects.filter(person_id=OuterRef("owner_id"), organisation=OuterRef("organisation_id"))
    rows = Action.objects.filter(
        Exists(works_there.exclude(until_on__lt=clock.today())), area_id=area_id, owner__in=people, state=State.OPEN
    )
    return list(rows.select_related("area", "organisation", "owner").order_by("due_on", "pk"))


def is_mail_day(today: date) -> bool:
    """Say whether anybody may be reminded today: never on weekends and bank holidays."""
    return today.weekday() < 5 and not is_bank_holiday(today)


def digests_due(area_id: int, people: Collection[int], today: date) -> list[Digest]:
    """Return the mails that these people should get today, in a fixed number of reads; who stopped them is the caller's to ask."""
    owed, gone = defaultdict(list), _gone_out(area_id, people)
    for action in _owed(area_id, people):
        owed[action.owner_id].append(action)
    rule_for, heard = rules_of(area_id), _heard(area_id, people, today)
    addresses = addresses_of(owed)
    found = []
    for person_id, actions in owed.items():
        due = [one for action in actions for one in occasions(action, rule_for(action.about_kind), today)]
        new = tuple(one for one in due if (one.action.pk, person_id, one.name, one.action.due_on) not in gone)
        if new and addresses.get(person_id) and person_id not in heard:
            found.append(Digest(actions[0].owner, addresses[person_id], tuple(actions), new))
    return found


def still_due(digests: Sequence[Digest], area_id: int, today: date) -> list[Digest]:
    """Return those of these digests in which nothing has changed since they were read; to be asked under the lock of keeping them."""
    people = [digest.person.pk for digest in digests]
    open_ones = Action.objects.filter(area_id=area_id, owner__in=people, state=State.OPEN)
    versions = dict(open_ones.values_list("pk", "version"))
    gone, heard = _gone_out(area_id, people), _heard(area_id, people, today)
    return [one for one in digests if one.person.pk not in heard and _is_same(one, versions, gone)]


def _is_same(digest: Digest, versions: Mapping[int, int], gone: Collection[tuple[int, int, str, date]]) -> bool:
    is_unchanged = all(versions.get(action.pk) == action.version for action in digest.owed)
    return is_unchanged and not any((one.action.pk, digest.person.pk, one.name, one.action.due_on) in gone for one in digest.new)


def _gone_out(area_id: int, people: Collection[int]) -> set[tuple[int, int, str, date]]:
    """Return the occasions that have gone out to these people, of what they still owe."""
    rows = Reminder.objects.filter(person__in=people, action__area_id=area_id, action__state=State.OPEN)
    return set(rows.values_list("action_id", "person_id", "occasion", "due_on"))


def _heard(area_id: int, people: Collection[int], today: date) -> set[int]:
    """Return those of these people who have had their mail of today, or of this week when they chose so."""
    rhythm = rhythms_of(people, area_id)
    weekly = [person_id for person_id, chosen in rhythm.items() if chosen == Rhythm.WEEKLY]
    monday = today - timedelta(days=today.weekday())
    had = Q(person__in=people, sent_on=today) | Q(person__in=weekly, sent_on__gte=monday)
    rows = Reminder.objects.filter(had, action__area_id=area_id).exclude(occasion=OWNER_LEFT)  # that mail went to who keeps the action
    return set(rows.values_list("person_id", flat=True))


def quiet_of(addresses: Collection[str], area_id: int) -> dict[str, Callable[[date], bool]]:
    """Return on which days each of these readers is left in peace because all of their schools are closed."""
    known = quiet_days_of(addresses, area_id)
    return {address: known.get(address, _never) for address in addresses}


def _never(day: date) -> bool:
    return False


def rhythm_of(person: Person, area_id: int) -> str:
    """Return how often a person wants the mail."""
    return rhythms_of([person.pk], area_id).get(person.pk, Rhythm.DAILY)


def rhythms_of(people: Collection[int], area_id: int) -> dict[int, str]:
    """Return how often these people want the mail: as they chose here, else as the volume of mail that their address chose."""
    addresses = addresses_of(people)
    calm = accounts.addresses_wanting_little(area_id=area_id, addresses=addresses.values())
    rhythms: dict[int, str] = {person_id: Rhythm.WEEKLY for person_id, address in addresses.items() if address in calm}
    return rhythms | dict(DigestChoice.objects.filter(area_id=area_id, person__in=people).values_list("person_id", "rhythm"))


def person_promising(public_id: str, viewer: Actor) -> Person:
    """Return the person whose promises the viewer's link is for; Missing otherwise."""
    person = Person.objects.filter(public_id=public_id).first()
    return require_found(person if person and viewer.may_by_link(PROMISES_PURPOSE, person.subject) else None)


def areas_that_remind() -> list[Area]:
    """Return the open areas in which somebody owes something."""
    with_actions = Action.objects.filter(state=State.OPEN).values("area_id")
    return list(Area.objects.filter(pk__in=with_actions, closed_at=None).order_by("pk"))
