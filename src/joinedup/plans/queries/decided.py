"""What people decided by hand in a plan: pairs that stay in it, and pairs that stay out."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from joinedup.brokerage.choices import half_days
from joinedup.core.refusals import require_found
from joinedup.plans import choices
from joinedup.plans.models import Adjustment, Plan, Suggestion

MOST_DECIDED = 40


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision in words; `need` and `offer` are public ids."""

    need: str
    offer: str
    pair: str
    is_kept: bool
    size: str


def decided_by_hand(plan: Plan) -> list[Decided]:
    """Return what can be let go again: kept pairs first, then those that were ruled out."""
    rows = sorted(_still_open(plan), key=lambda row: row.kind != choices.AdjustmentKind.LOCK)
    return [decision_in_words(row) for row in rows[:MOST_DECIDED]]


def decision_for(plan: Plan, need: str, offer: str) -> Adjustment:
    """Return what was decided about one pair of a plan; raise Missing when nothing was, or it was introduced since."""
    return require_found(_still_open(plan).filter(need__public_id=need, offer__public_id=offer).first())


def _still_open(plan: Plan) -> QuerySet[Adjustment]:
    same = {"plan": OuterRef("plan"), "need": OuterRef("need"), "offer": OuterRef("offer")}
    introduced = Exists(Suggestion.objects.filter(**same, state=choices.SuggestionState.INTRODUCED))
    rows = Adjustment.objects.filter(~introduced, plan=plan)
    return rows.select_related("need__topic", "need__organisation", "offer__organisation")


def decision_in_words(row: Adjustment) -> Decided:
    """Return a decision as a page shows it."""
    names = {"giver": row.offer.organisation.name, "receiver": row.need.organisation.name, "topic": str(row.need)}
    is_kept = row.kind == choices.AdjustmentKind.LOCK
    pair = _("%(giver)s helps %(receiver)s with “%(topic)s”") % names
    return Decided(row.need.public_id, row.offer.public_id, pair, is_kept, half_days(row.half_days) if is_kept else "")
