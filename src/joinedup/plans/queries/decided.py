"""What people decided by hand in a plan: pairs that stay in it, and pairs that stay out."""

from django.db.models import Exists, OuterRef

from joinedup.core.refusals import require_found
from joinedup.plans import choices
from joinedup.plans.models import Adjustment, Plan, Suggestion


def decided_by_hand(plan: Plan) -> list[Adjustment]:
    """Return what can be let go again, kept pairs first; what was introduced since is taken back elsewhere."""
    same = {"plan": OuterRef("plan"), "need": OuterRef("need"), "offer": OuterRef("offer")}
    introduced = Exists(Suggestion.objects.filter(**same, state=choices.SuggestionState.INTRODUCED))
    rows = Adjustment.objects.filter(~introduced, plan=plan)
    return list(rows.select_related("need__topic", "need__organisation", "offer__organisation").order_by("-kind", "id"))


def pair_decided(plan: Plan, need: str, offer: str) -> Suggestion:
    """Return the pair that was decided about as a suggestion, also where none stands in the plan; raise Missing when nothing was."""
    rows = decided_by_hand(plan)
    row = require_found(next((row for row in rows if (row.need.public_id, row.offer.public_id) == (need, offer)), None))
    ends = {"giver": row.offer.organisation, "receiver": row.need.organisation}
    kept = row.kind == choices.AdjustmentKind.LOCK
    return Suggestion(plan=plan, need=row.need, offer=row.offer, **ends, half_days=row.half_days, is_locked=kept)
