"""What speaks against a match that a person wants to keep or send: what a school left out, the rules of the area, limits and reach.

What a school said itself, and a pair that must never meet, refuses a match; limits and distances only warn: whoever knows the schools
decides.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from joinedup.brokerage.choices import Kind, State, half_days, kilometres
from joinedup.brokerage.models import Need, Offer
from joinedup.core import clock
from joinedup.introductions import queries as introductions
from joinedup.introductions.choices import IntroductionState, Side
from joinedup.introductions.models import Introduction, Rest
from joinedup.plans import choices
from joinedup.plans.models import OrganisationRule, PairRule, Plan, Suggestion
from joinedup.plans.queries.plans import suggestions_of
from joinedup.plans.queries.stock import organisation_rules, pair_rules
from joinedup.ui.filters import short_day


@dataclass(frozen=True, slots=True)
class Objection:
    """What speaks against a match, in a sentence for whoever runs the area; one that `refuses` it must be mended first."""

    words: str
    refuses: bool = False


def objections(plan: Plan, rows: Sequence[Suggestion]) -> dict[int, list[Objection]]:
    """Return for each of these suggestions, by its inner id, what speaks against it today; the caller runs the area."""
    if not rows:
        return {}
    today = clock.today()
    rests = introductions.rests_in(plan.area_id, today)
    pairs = {frozenset((rule.one_id, rule.other_id)): rule for rule in pair_rules(plan.area_id)}
    limits = {rule.organisation_id: rule for rule in organisation_rules(plan.area_id)}
    tried = _tried(plan)
    sums = _sums(plan, rows)
    return {
        row.pk: [
            *_closed(row),
            *_at_rest(row, rests),
            *_of_tried(tried.get((row.offer_id, row.need_id))),
            *_of_pair(row, pairs.get(frozenset((row.giver_id, row.receiver_id)))),
            *_of_limits(row, limits, sums),
            *_of_reach(row),
        ]
        for row in rows
    }


def refused_among(plan: Plan, rows: Sequence[Suggestion]) -> list[tuple[Suggestion, str]]:
    """Return which of these suggestions must not be made, each with the first reason."""
    found = objections(plan, rows)
    first = [(row, next((one.words for one in found[row.pk] if one.refuses), "")) for row in rows]
    return [(row, words) for row, words in first if words]


def _closed(row: Suggestion) -> Iterable[Objection]:
    for thing in (row.need, row.offer):
        over = thing.is_stale(clock.today())
        if thing.state != State.SHARED or over:
            state = State.EXPIRED.label if over and thing.state == State.SHARED else thing.get_state_display()
            facts = {"name": (row.receiver if isinstance(thing, Need) else row.giver).name, "state": state.lower()}
            said = _("What %(name)s needs is not open any more: %(state)s.")
            offered = _("What %(name)s offers is not open any more: %(state)s.")
            yield Objection((offered if isinstance(thing, Offer) else said) % facts, refuses=True)


def _at_rest(row: Suggestion, rests: Iterable[Rest]) -> Iterable[Objection]:
    ends = {row.giver_id: row.receiver.name, row.receiver_id: row.giver.name}
    for rest in rests:
        of_pair = rest.other_id is not None and {rest.organisation_id, rest.other_id} == ends.keys()
        own = rest.organisation_id == (row.giver_id if rest.side == Side.GIVER else row.receiver_id)
        if not of_pair and not (own and rest.topic is not None and rest.topic == row.need.topic):
            continue
        facts = {"name": rest.organisation.name, "other": rest.other.name if rest.other else "", "topic": str(row.need)}
        until = _("until %(day)s") % {"day": short_day(rest.until)} if rest.until else _("until it lifts that")
        said = _("%(name)s asked not to be suggested to %(other)s") if of_pair else _("%(name)s asked not to hear of “%(topic)s” again")
        yield Objection(f"{said % facts}, {until}.", refuses=True)


def _tried(plan: Plan) -> dict[tuple[int, int], str]:
    over = (IntroductionState.DECLINED, IntroductionState.LAPSED)
    rows = Introduction.objects.filter(area_id=plan.area_id, year=plan.year, state__in=over).order_by("pk")
    return {(offer, need): state for offer, need, state in rows.values_list("offer_id", "need_id", "state")}


def _of_tried(state: str | None) -> Iterable[Objection]:
    if state == IntroductionState.DECLINED:
        yield Objection(_("This was introduced this year, and one of them said no."), refuses=True)
    elif state == IntroductionState.LAPSED:
        yield Objection(_("This was introduced this year, and nobody answered in time."))


def _of_pair(row: Suggestion, rule: PairRule | None) -> Iterable[Objection]:
    if rule is None:
        return
    if rule.kind == choices.PairKind.NEVER:
        yield Objection(_("Your rules say: never suggest these two."), refuses=True)
    if rule.kind == choices.PairKind.NO_WAY and not _is_anywhere(row):
        yield Objection(_("Your rules say: there is no way to travel between them."))


def _sums(plan: Plan, rows: Iterable[Suggestion]) -> dict[str, Counter[int]]:
    """Return what everybody gives and gets in the plan, with these suggestions and what is introduced."""
    sums: dict[str, Counter[int]] = defaultdict(Counter)
    asked = {row.pk for row in rows}
    for pk, state, giver, receiver, size in plan.suggestions.values_list("pk", "state", "giver_id", "receiver_id", "half_days"):
        if state != choices.SuggestionState.LEFT_OUT or pk in asked:
            sums["give_cap"][giver] += size
            sums["receive_cap"][receiver] += size
    return sums


def _of_limits(row: Suggestion, limits: dict[int, OrganisationRule], sums: dict[str, Counter[int]]) -> Iterable[Objection]:
    giving, getting = limits.get(row.giver_id), limits.get(row.receiver_id)
    if giving is not None and giving.is_on_holiday:
        yield Objection(_("%(name)s has a holiday from giving.") % {"name": row.giver.name})
    if giving is not None and giving.give_cap is not None and sums["give_cap"][row.giver_id] > giving.give_cap:
        facts = {"name": row.giver.name, "size": half_days(sums["give_cap"][row.giver_id]), "most": giving.give_cap}
        yield Objection(_("With this %(name)s gives %(size)s in the plan; its limit is %(most)s.") % facts)
    if getting is not None and getting.receive_cap is not None and sums["receive_cap"][row.receiver_id] > getting.receive_cap:
        facts = {"name": row.receiver.name, "size": half_days(sums["receive_cap"][row.receiver_id]), "most": getting.receive_cap}
        yield Objection(_("With this %(name)s gets %(size)s in the plan; its limit is %(most)s.") % facts)


def _of_reach(row: Suggestion) -> Iterable[Objection]:
    most = row.need.within_km
    if most is not None and row.distance_m is not None and not _is_anywhere(row) and row.distance_m > 1000 * most:
        facts = {"name": row.receiver.name, "most": kilometres(most), "km": kilometres(row.distance_m / 1000)}
        yield Objection(_("%(name)s asked for nobody further than %(most)s; this is %(km)s.") % facts)


def _is_anywhere(row: Suggestion) -> bool:
    return row.offer.kind in (Kind.ONLINE, Kind.DOCUMENT)


def speaks_against(plan: Plan, public_ids: Iterable[str]) -> dict[str, list[Objection]]:
    """Return what speaks against the suggestions with these public ids; the caller runs the area."""
    rows = list(suggestions_of(plan).filter(public_id__in=list(public_ids)))
    found = objections(plan, rows)
    return {row.public_id: found[row.pk] for row in rows if found[row.pk]}
