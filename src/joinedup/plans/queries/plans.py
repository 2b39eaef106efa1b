"""Reads about plans: the draft with its figures, its suggestions in plain sentences, and what stayed unmet."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import overload

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from joinedup.accounts.choices import Role, Scope
from joinedup.brokerage.choices import half_days, kilometres, with_half_days
from joinedup.brokerage.models import Need, Topic
from joinedup.brokerage.queries import left, open_offers
from joinedup.core.actors import Actor
from joinedup.core.refusals import require_found
from joinedup.directory.models import Organisation
from joinedup.introductions import queries as introductions
from joinedup.introductions.choices import SPOKEN_FOR
from joinedup.introductions.models import Introduction
from joinedup.jobs import queries as jobs
from joinedup.plans import choices
from joinedup.plans.models import Plan, Suggestion, Unmet
from joinedup.plans.queries.rows import SuggestionRow, filled, open_rows, plain_rows, unmet_rows, with_owners
from joinedup.plans.queries.words import circle_in_words, parts_short, short_of, what_would_help, why
from joinedup.ui import filters
from joinedup.ui.filters import short_day

MOST_TOLD = 2


@dataclass(frozen=True, slots=True)
class SuggestionLine:
    """One suggestion in words; `back` says what the helped organisation gives in the same plan, and to whom."""

    public_id: str
    state: str
    half_days: int
    size: str
    topic: str
    giver: Organisation
    receiver: Organisation
    km: str
    back: tuple[str, ...]
    giver_is_hub: bool
    is_locked: bool
    why: tuple[str, ...]


def visible_plans(viewer: Actor) -> QuerySet[Plan]:
    """Return the plans of the areas that the viewer runs; nobody else sees a draft."""
    plans = Plan.objects.select_related("area", "based_on__area")
    return plans if viewer.is_system else plans.filter(area_id__in=viewer.places(Scope.AREA, Role.OFFICER, Role.COORDINATOR))


def plans_here(viewer: Actor) -> QuerySet[Plan, str]:
    """Return the plans (public ids) that the viewer may see in the area in which they stand."""
    rows = visible_plans(viewer)
    return (rows if viewer.area_id is None else rows.filter(area_id=viewer.area_id)).values_list("public_id", flat=True)


def names_of(public_ids: Iterable[str]) -> dict[str, str]:
    """Return words for plans by public id: the day, never the title, which is the officers' alone and an action's owner may read this."""
    rows = Plan.objects.filter(public_id__in=list(public_ids)).values_list("public_id", "created_at")
    return {public_id: _("Plan made on %(day)s") % {"day": short_day(made)} for public_id, made in rows}


def plan_for(public_id: str, viewer: Actor) -> Plan:
    """Return a plan that the viewer may see; raise Missing otherwise."""
    return require_found(visible_plans(viewer).filter(public_id=public_id).first())


def plans_of(area_id: int, viewer: Actor) -> list[Plan]:
    """Return the plans of an area, newest first, with how many suggestions and introductions each has."""
    counted = Count("suggestions", filter=Q(suggestions__state=choices.SuggestionState.INTRODUCED))
    return list(
        visible_plans(viewer)
        .filter(area_id=area_id, is_trial=False)
        .exclude(state=choices.PlanState.REPLACED)
        .annotate(n_suggestions=Count("suggestions"), n_introduced=counted)
        .order_by("-id")
    )


def locked_plan(plan: Plan) -> Plan:
    """Return the present row of a plan, locked until the transaction ends."""
    return Plan.objects.select_for_update(of=("self",)).select_related("area", "based_on").get(pk=plan.pk)


def suggestions_of(plan: Plan) -> QuerySet[Suggestion]:
    """Return a plan's suggestions with all that a page says of them."""
    return plan.suggestions.select_related("need__topic", "giver__establishment", "receiver__establishment", "offer").order_by(
        "receiver__name", "id"
    )


def still_suggested(plan: Plan, public_ids: list[str]) -> list[str]:
    """Return which of these suggestions can still be introduced: neither left out, nor introduced from this or another plan."""
    rows = plan.suggestions.filter(public_id__in=public_ids, state=choices.SuggestionState.SUGGESTED)
    standing = Introduction.objects.filter(need=OuterRef("need"), offer=OuterRef("offer"), state__in=SPOKEN_FOR)
    return list(rows.exclude(Exists(standing)).values_list("public_id", flat=True))


class Lines(Sequence[SuggestionLine]):
    """Suggestions that are put into words when they are asked for: a page shows few of them; `every` has those not asked for, too.

    The rows say who helps whom only after `filled`.
    """

    def __init__(
        self, every: list[SuggestionRow], rows: list[SuggestionRow], gives: Mapping[int, list[SuggestionRow]], hubs: set[int]
    ) -> None:
        self.every, self.rows = every, rows
        self._gives, self._hubs = gives, hubs

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[SuggestionLine]:
        return iter(self[:])

    @overload
    def __getitem__(self, at: int) -> SuggestionLine: ...
    @overload
    def __getitem__(self, at: slice) -> list[SuggestionLine]: ...
    def __getitem__(self, at: int | slice) -> SuggestionLine | list[SuggestionLine]:
        return self._lines(self.rows[at]) if isinstance(at, slice) else self._lines([self.rows[at]])[0]

    def _lines(self, rows: list[SuggestionRow]) -> list[SuggestionLine]:
        reasons = dict(Suggestion.objects.filter(pk__in=[row.pk for row in rows]).values_list("pk", "reasons"))
        given_back = {row.receiver_id: self._gives.get(row.receiver_id, ()) for row in rows}
        filled([*rows, *(row for back in given_back.values() for row in back)])
        return [_line(row, given_back[row.receiver_id], self._hubs, reasons[row.pk]) for row in rows]


def suggestion_lines(plan: Plan, *, topic: str = "", text: str = "", state: str = "") -> Lines:
    """Return the suggestions in words, filtered by topic code, by a part of a name, or by state."""
    rows = plain_rows(plan.suggestions.order_by("receiver__name", "id"))
    if topic or text:
        filled(rows)
    gives: dict[int, list[SuggestionRow]] = defaultdict(list)
    for row in rows:
        if row.state != choices.SuggestionState.LEFT_OUT:
            gives[row.giver_id].append(row)
    hubs = set(plan.hubs.values_list("pk", flat=True))
    wanted = [row for row in rows if _matches(row, topic=topic, text=text, state=state)]
    return Lines(rows, wanted, gives, hubs)


def _matches(row: SuggestionRow, *, topic: str, text: str, state: str) -> bool:
    asked = text.casefold().strip()
    return (
        (not topic or (row.need.topic is not None and row.need.topic.code == topic))
        and (not state or row.state == state)
        and (not asked or asked in row.giver.name.casefold() or asked in row.receiver.name.casefold())
    )


def _line(row: SuggestionRow, given_back: Iterable[SuggestionRow], hubs: set[int], reasons: Iterable[str]) -> SuggestionLine:
    return SuggestionLine(
        public_id=row.public_id,
        state=row.state,
        half_days=row.half_days,
        topic=str(row.need),
        giver=row.giver,
        receiver=row.receiver,
        size=half_days(row.half_days),
        km=kilometres(None if row.distance_m is None else row.distance_m / 1000),
        back=_told(list(given_back)),
        giver_is_hub=row.giver_id in hubs or row.giver.establishment_id is None,
        is_locked=row.is_locked,
        why=tuple(why(reasons)),
    )


def _told(rows: list[SuggestionRow]) -> tuple[str, ...]:
    """Name the largest things that are given back, each school once, and say how many more there are: a line that one can repeat."""
    largest = sorted(rows, key=lambda row: (-row.half_days, row.pk))
    more = len(largest) - MOST_TOLD
    said: dict[int, str] = {}
    for row in largest[: MOST_TOLD if more > 0 else None]:
        said[row.receiver_id] = _back(row, said.get(row.receiver_id, ""))
    return (
        (*said.values(), ngettext("and %(n)s more", "and %(n)s more", more) % {"n": filters.number(more)})
        if more > 0
        else tuple(said.values())
    )


def _back(row: SuggestionRow, before: str) -> str:
    if before:
        return _("%(before)s, and “%(topic)s”, %(size)s") % {"before": before, "topic": row.need, "size": half_days(row.half_days)}
    return with_half_days(row.receiver.name, str(row.need), row.half_days)


def problem_of(plan: Plan) -> str:
    """Say why a plan could not be made; also where its work was cancelled before it began, or nobody does it any more."""
    if plan.state == choices.PlanState.FAILED:
        return plan.problem
    is_left = plan.state == choices.PlanState.WORKING and plan.job_id and not jobs.jobs_under_way("plans.plan", plan.subject).exists()
    return _("The work on this plan was cancelled or came to an end. Nothing was changed; you can try again.") if is_left else ""


def who_replaced(plan: Plan) -> str:
    """Return who made the version that stands in place of this plan."""
    later = plan.later.filter(is_trial=False).order_by("-id").first()
    return later.made_by if later else ""


def suggestion_for(public_id: str, plan: Plan) -> Suggestion:
    """Return a suggestion of this plan; raise Missing otherwise."""
    return require_found(suggestions_of(plan).filter(public_id=public_id).first())


def circle_of(suggestion: Suggestion) -> str:
    """Say the circle in which a suggestion stands, or nothing."""
    circles = suggestion.plan.told.get("circles") or []
    if suggestion.circle is None or suggestion.circle >= len(circles):
        return ""
    names = dict(Organisation.objects.filter(public_id__in=circles[suggestion.circle]).values_list("public_id", "name"))
    is_gift = suggestion.circle in (suggestion.plan.told.get("gifts") or ())
    return circle_in_words([names[key] for key in circles[suggestion.circle] if key in names], is_gift=is_gift)


@dataclass(frozen=True, slots=True)
class UnmetLine:
    """What a plan could not meet of a need, why, and what would meet more of it."""

    row: Unmet
    would_help: tuple[str, ...]


def unmet_of(plan: Plan, most: int | None = None) -> list[UnmetLine]:
    """Return what a plan could not meet, by reason; at most so many."""
    rows = unmet_rows(plan.unmet.order_by("reason", "id")[:most])
    topics = {topic.pk: topic for topic in Topic.objects.filter(pk__in={row.get("topic") for unmet in rows for row in unmet.changes})}
    keys = {row.get("organisation") for unmet in rows for row in unmet.changes if row.get("organisation")}
    organisations = {row.public_id: row for row in Organisation.objects.filter(public_id__in=keys)}
    return [UnmetLine(row, tuple(what_would_help(row, topics, organisations))) for row in rows]


def needs_in(plan: Plan) -> list[Need]:
    """Return the needs that a plan would meet or could not meet, as far as nothing was introduced for them."""
    suggested = plan.suggestions.filter(state=choices.SuggestionState.SUGGESTED)
    open_ones = Q(pk__in=suggested.values("need_id")) | Q(pk__in=plan.unmet.values("need_id"))
    return with_owners(Need.objects.filter(open_ones))


def topics_short(plan: Plan) -> list[tuple[str, int, str]]:
    """Return the topics that the area is short of."""
    keys = [row["topic"] for row in plan.told.get("scarce_topics") or () if row.get("topic")]
    return short_of(plan, {topic.pk: topic for topic in Topic.objects.filter(pk__in=keys)})


def places_short(plan: Plan) -> list[str]:
    """Say which parts of the area are short of help."""
    keys = [row["topic"] for row in plan.told.get("scarce_places") or ()]
    return parts_short(plan, {topic.pk: topic for topic in Topic.objects.filter(pk__in=keys)})


def topics_of(plan: Plan) -> list[Topic]:
    """Return the topics that a plan's suggestions are about."""
    return list(Topic.objects.filter(pk__in=plan.suggestions.order_by().values("need__topic")))


def url_of_plan(plan: Plan) -> str:
    """Return the address of a plan's page."""
    return reverse("plans:show_plan", args=[plan.area.slug, plan.public_id])


@dataclass(frozen=True, slots=True)
class PlanStock:
    """What a plan made now would plan over."""

    n_needs: int
    n_offers: int
    half_days_needed: int
    half_days_offered: int


def plan_stock(area_id: int, viewer: Actor) -> PlanStock:
    """Return how many needs and offers are shared with the area and fresh today, and what of them no introduction holds."""
    held = introductions.spoken_for()
    open_needs, open_offers = open_rows(area_id, viewer)
    needs = [left(need.half_days, held.get(("need", need.pk)), is_offer=False) for need in open_needs]
    offers = [left(offer.capacity, held.get(("offer", offer.pk)), is_offer=True) for offer in open_offers]
    open_to = [[rest for rest in kind if rest is not None] for kind in (needs, offers)]
    return PlanStock(len(open_to[0]), len(open_to[1]), sum(open_to[0]), sum(open_to[1]))


def organisations_with_offers(area_id: int, viewer: Actor) -> list[Organisation]:
    """Return the schools that offer something to the area today, by name; partners that are not schools may give more anyway."""
    owners = {offer.organisation_id for offer in open_offers(area_id, viewer)}
    return list(Organisation.objects.filter(pk__in=owners, establishment__isnull=False).order_by("name"))


def unmet_by_reason(plan: Plan) -> list[tuple[str, int, int]]:
    """Return for each reason in words how many needs and half-days stayed unmet."""
    counted = plan.unmet.order_by("reason").values_list("reason").annotate(n=Count("pk"), half_days=Sum("half_days"))
    return [(str(choices.UnmetReason(reason).label), n, half_days or 0) for reason, n, half_days in counted]


def places_of(lines: Iterable[SuggestionRow], slug: str) -> list[dict[str, object]]:
    """Return the organisations of these suggestions as places for the map, each once, by name."""
    places: dict[int, dict[str, object]] = {}
    for line in lines:
        for organisation in (line.giver, line.receiver):
            if organisation.latitude is None or organisation.pk in places:
                continue
            places[organisation.pk] = {
                "name": organisation.name,
                "latitude": organisation.latitude,
                "longitude": organisation.longitude,
                "note": organisation.town,
            }
    return sorted(places.values(), key=lambda place: str(place["name"]))


def flows_of(lines: Iterable[SuggestionRow]) -> list[dict[str, object]]:
    """Return who helps whom as lines on the map: from giver to receiver, wider for more half-days."""
    flows: dict[tuple[int, int], dict[str, object]] = {}
    weights: Counter[tuple[int, int]] = Counter()
    note, size = _("%(giver)s: %(receiver)s with “%(topic)s”, %(size)s"), cache(half_days)
    for line in lines:
        start, end, ends = line.giver, line.receiver, (line.giver_id, line.receiver_id)
        if None in (start.latitude, start.longitude, end.latitude, end.longitude):
            continue
        weights[ends] += max(1, line.half_days)
        if ends not in flows:
            said = note % {"giver": start.name, "receiver": end.name, "topic": line.need, "size": size(line.half_days)}
            flows[ends] = {"from": [start.latitude, start.longitude], "to": [end.latitude, end.longitude], "note": said}
    return [{**flow, "weight": weights[ends]} for ends, flow in flows.items()]


def last_batch(plan: Plan) -> list[Introduction]:
    """Return the introductions that were last sent from a plan together."""
    rows = Introduction.objects.filter(suggestions__plan=plan).distinct().order_by("-id")
    newest = rows.first()
    return list(rows.filter(goes_at=newest.goes_at).select_related("giver", "receiver").prefetch_related("answers")) if newest else []
