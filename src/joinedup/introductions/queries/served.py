"""How far an organisation got what it needed over the last three school years: for the planner alone, never a list to look at."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Sum

from joinedup.brokerage.choices import State
from joinedup.brokerage.models import Need
from joinedup.introductions.choices import YEARS_SHOWN, GiftKind, Said
from joinedup.introductions.models import Gift, GiftWord

COUNTED = (State.SHARED, State.MATCHED, State.EXPIRED)


@dataclass(frozen=True, slots=True)
class Served:
    """Half-days that an organisation received, and those that it needed; none needed says that nothing is known."""

    received: int
    needed: int


def served(area_id: int, year: int) -> dict[int, Served]:
    """Return what organisations received in an area in the three school years to this one, and what they needed.

    What was needed is what they said in the years before; what is asked for this year is not missed yet, so it counts as far as it was met.
    """
    first = year - YEARS_SHOWN + 1
    needs = Need.objects.filter(shares__area_id=area_id, year__gte=first, year__lt=year, state__in=COUNTED, half_days__gt=0).distinct()
    asked: Counter[int] = Counter()
    rows = Need.objects.filter(pk__in=needs.values("pk")).order_by()
    for organisation, total in rows.values_list("organisation_id").annotate(total=Sum("half_days")):
        asked[organisation] = total
    before, now = _received(area_id, first, year - 1), _received(area_id, year, year)
    return {pk: Served(before[pk] + now[pk], asked[pk] + now[pk]) for pk in asked.keys() | now.keys()}


def _received(area_id: int, first: int, last: int) -> Counter[int]:
    """Return the half-days received: what both sides say, else the smaller number, else the one told, else what was agreed."""
    rows = Gift.objects.filter(area_id=area_id, year__range=(first, last), kind=GiftKind.TIME)
    said: dict[int, list[int]] = {}
    for gift, number in GiftWord.objects.filter(gift__in=rows).exclude(says=Said.NOT_YET).values_list("gift_id", "number"):
        said.setdefault(gift, []).append(number)
    received: Counter[int] = Counter()
    for pk, receiver, planned in rows.values_list("pk", "receiver_id", "planned"):
        received[receiver] += min(said[pk]) if pk in said else planned or 0
    return received
