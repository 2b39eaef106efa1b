"""Plans side by side, and what a change costs: sums only, no list of who gives or gets most."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from joinedup.analytics.exchange import fairness
from joinedup.brokerage.choices import half_days, kilometres
from joinedup.brokerage.queries import phases_of
from joinedup.core.actors import Actor
from joinedup.directory.models import Organisation
from joinedup.plans import choices
from joinedup.plans.models import Measure, Plan
from joinedup.plans.queries.measures import measure_over
from joinedup.plans.queries.plans import visible_plans
from joinedup.plans.queries.rows import SuggestionRow, filled, plain_rows, schools, suggestion_rows, unmet_rows
from joinedup.plans.queries.stock import worth_of_rows
from joinedup.plans.queries.words import least_served_in_words, weighed_by
from joinedup.ui import filters
from joinedup.ui.filters import short_day

MOST = 4
MANY_PARTNERS = 4
Key = tuple[int, int]
Difference = tuple[SuggestionRow | None, SuggestionRow | None]


@dataclass(frozen=True, slots=True)
class Group:
    """How many half-days a group of schools needs and gets in a plan."""

    name: str
    met: int
    needed: int


@dataclass(frozen=True, slots=True)
class Scenario:
    """One plan in figures that can stand beside another's."""

    plan: Plan
    met: int
    needed: int
    n_needs_met: int
    groups: tuple[Group, ...]
    middle_km: str
    farthest_km: str
    partners: str
    fair: str
    n_many_partners: int
    circles: str
    n_changed: int


def scenarios(public_ids: Iterable[str], area_id: int, viewer: Actor) -> list[Scenario]:
    """Return the chosen plans of an area that can be looked at, or its latest ones, each against the first."""
    ready = visible_plans(viewer).filter(area_id=area_id, state=choices.PlanState.READY).order_by("-id")
    asked = list(public_ids)
    plans = list((ready.filter(public_id__in=asked) if asked else ready.filter(is_trial=False))[:MOST])
    rows = {plan.pk: _standing(plan) for plan in plans}
    measures = list({plan.measure_id: plan.measure for plan in plans}.values())
    return [_scenario(plan, rows[plan.pk], rows[plans[0].pk], measures) for plan in plans]


def _standing(plan: Plan) -> list[SuggestionRow]:
    return suggestion_rows(plan.suggestions.exclude(state=choices.SuggestionState.LEFT_OUT), read=schools())


def _scenario(plan: Plan, rows: list[SuggestionRow], first: list[SuggestionRow], measures: list[Measure | None]) -> Scenario:
    visits = sorted(row.distance_m for row in rows if row.distance_m is not None)
    partners = partners_of(rows)
    missing = unmet_rows(plan.unmet.all(), read=schools())
    met = sum(row.half_days for row in rows)
    return Scenario(
        plan=plan,
        met=met,
        needed=met + sum(row.half_days for row in missing),
        n_needs_met=plan.n_needs_met,
        groups=_groups(
            [(row.receiver, row.half_days, 0) for row in rows] + [(row.need.organisation, 0, row.half_days) for row in missing],
            measures,
        ),
        middle_km=kilometres(median(visits) / 1000) if visits else "",
        farthest_km=kilometres(visits[-1] / 1000) if visits else "",
        partners=f"{sum(partners.values()) / len(partners):.1f}" if partners else "",
        fair=" ".join(filter(None, [weighed_by(plan), least_served_in_words(plan) if plan.least_served_first else ""])),
        n_many_partners=sum(n > MANY_PARTNERS for n in partners.values()),
        circles=circles_of(plan),
        n_changed=len(_differences(first, rows)),
    )


def partners_of(rows: Iterable[SuggestionRow]) -> Counter[int]:
    """Return how many partners each organisation has."""
    pairs = {frozenset((row.giver_id, row.receiver_id)) for row in rows}
    return Counter(pk for pair in pairs for pk in pair)


def circles_of(plan: Plan) -> str:
    """Say how many circles of which size a plan has, and how many gifts."""
    gifts = set(plan.told.get("gifts") or ())
    sizes = Counter(len(circle) for number, circle in enumerate(plan.told.get("circles") or ()) if number not in gifts)
    said = [
        ngettext("%(n)s circle of %(size)s", "%(n)s circles of %(size)s", n) % {"n": filters.number(n), "size": size}
        for size, n in sorted(sizes.items())
    ]
    returns = gifts & set(plan.told.get("returns") or ())
    if more := len(gifts - returns):
        said.append(ngettext("%(n)s gift", "%(n)s gifts", more) % {"n": filters.number(more)})
    if returns:
        made_up = ngettext("%(n)s that makes up for what was agreed before", "%(n)s that make up for what was agreed before", len(returns))
        said.append(made_up % {"n": filters.number(len(returns))})
    return ", ".join(said)


_GROUPS = {
    "N": gettext_lazy("Nursery"),
    "P": gettext_lazy("Primary"),
    "S": gettext_lazy("Secondary"),
    "C": gettext_lazy("Post-16"),
    "X": gettext_lazy("Special and alternative"),
    "other": gettext_lazy("Other partners"),
}


def _groups(rows: list[tuple[Organisation, int, int]], measures: list[Measure | None]) -> tuple[Group, ...]:
    """Return need met by phase, and of the fifth with most disadvantage by each measure that one of the plans used."""
    owners = list({owner.pk: owner for owner, _met, _missing in rows}.values())
    names: dict[int, list[str]] = {owner.pk: [str(_GROUPS[min(phases_of(owner))])] for owner in owners}
    order = [str(words) for words in _GROUPS.values()]
    for measure in measures:
        order.append(_fifth(measure))
        for pk in _poorest(owners, measure):
            names[pk].append(order[-1])
    met: Counter[str] = Counter()
    needed: Counter[str] = Counter()
    for owner, got, missing in rows:
        for name in names[owner.pk]:
            met[name] += got
            needed[name] += got + missing
    return tuple(Group(name, met[name], needed[name]) for name in order if needed[name])


def _fifth(measure: Measure | None) -> str:
    if measure is None:
        return _("The fifth with most free school meals")
    return _("The fifth with most disadvantage by “%(name)s” of %(day)s") % {"name": measure, "day": short_day(measure.measured_on)}


def _poorest(owners: list[Organisation], measure: Measure | None) -> list[int]:
    over = measure_over(measure, owners)
    return [owners[row].pk for row in fairness.poorest(over).members] if over else []


def _by_pair(rows: Iterable[SuggestionRow]) -> dict[Key, SuggestionRow]:
    return {(row.need_id, row.offer_id): row for row in rows}


def _differences(before: Iterable[SuggestionRow], after: Iterable[SuggestionRow]) -> list[Difference]:
    old, new = _by_pair(before), _by_pair(after)
    pairs = [(old.get(key), new.get(key)) for key in {**old, **new}]
    return [(a, b) for a, b in pairs if a is None or b is None or a.half_days != b.half_days]


@dataclass(frozen=True, slots=True)
class Price:
    """What a change costs: differences of sums, and the suggestions that differ, in words."""

    half_days: int
    needs: int
    worth: float
    kilometres: float
    gone: tuple[str, ...]
    new: tuple[str, ...]
    other: tuple[str, ...]


def price_of(trial: Plan) -> Price | None:
    """Return what a plan that is tried costs against the plan that it came from."""
    base = trial.based_on
    if base is None:
        return None
    before, after = (plain_rows(plan.suggestions.exclude(state=choices.SuggestionState.LEFT_OUT)) for plan in (base, trial))
    differences = _differences(before, after)
    filled([row for pair in differences for row in pair if row is not None])
    met = sum(row.half_days for row in after) - sum(row.half_days for row in before)
    was, becomes = _worths(base, before, trial, after)
    return Price(
        half_days=met,
        needs=trial.n_needs_met - base.n_needs_met,
        worth=(becomes - was) / was if was else 0.0,
        kilometres=(_metres(after) - _metres(before)) / 1000,
        gone=tuple(_pair(a) for a, b in differences if a is not None and b is None),
        new=tuple(_pair(b) for a, b in differences if a is None and b is not None),
        other=tuple(_resized(a, b) for a, b in differences if a is not None and b is not None),
    )


def _worths(base: Plan, before: list[SuggestionRow], trial: Plan, after: list[SuggestionRow]) -> tuple[float, float]:
    """Return what both plans are worth; where more has been introduced since, a plan's own value speaks of the rest only."""
    held = [{row.introduction_id for row in rows if row.introduction_id is not None} for rows in (before, after)]
    return (base.value, trial.value) if held[0] == held[1] else (worth_of_rows(filled(before), trial), worth_of_rows(filled(after), trial))


def _metres(rows: Iterable[SuggestionRow]) -> int:
    return sum((row.distance_m or 0) * max(1, row.half_days) for row in rows)


def _pair(row: SuggestionRow) -> str:
    facts = {"giver": row.giver.name, "receiver": row.receiver.name, "topic": str(row.need), "size": half_days(row.half_days)}
    return _("%(giver)s helps %(receiver)s with “%(topic)s”: %(size)s") % facts


def _resized(before: SuggestionRow, after: SuggestionRow) -> str:
    return _("%(pair)s, before %(size)s") % {"pair": _pair(after), "size": half_days(before.half_days)}
