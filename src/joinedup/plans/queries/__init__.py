"""Every read of plans."""

# ruff: noqa: I001
# fmt: off
from joinedup.plans.queries.plans import (
    PlanStock, SuggestionLine, last_batch, locked_plan, organisations_with_offers, places_of, plan_for, plan_stock, plans_of,
    still_suggested, suggestion_lines, suggestions_of, topics_of, unmet_by_reason, unmet_of, url_of_plan, visible_plans,
)

__all__ = [
    "PlanStock", "SuggestionLine", "last_batch", "locked_plan", "organisations_with_offers", "places_of", "plan_for", "plan_stock",
    "plans_of", "still_suggested", "suggestion_lines", "suggestions_of", "topics_of", "unmet_by_reason", "unmet_of", "url_of_plan",
    "visible_plans",
]
