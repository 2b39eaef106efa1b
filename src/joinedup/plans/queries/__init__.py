"""Every read of plans and of the rules that they keep."""

# ruff: noqa: I001
# fmt: off
from joinedup.plans.queries.plans import (
    PlanStock, SuggestionLine, UnmetLine, circle_of, flows_of, last_batch, locked_plan, names_of, needs_in, organisations_with_offers,
    places_of, places_short, plan_for, plan_stock, plans_here, plans_of, problem_of, still_suggested, suggestion_for, suggestion_lines,
    suggestions_of, topics_of, topics_short, unmet_by_reason, unmet_of, url_of_plan, visible_plans, who_replaced,
)
from joinedup.plans.queries.comparing import Price, Scenario, price_of, scenarios
from joinedup.plans.queries.decided import decided_by_hand, pair_decided
from joinedup.plans.queries.doors import doors
from joinedup.plans.queries.drawing import lines_to_draw
from joinedup.plans.queries.measures import measure_by, measure_choices, measure_over, measures_of, schools_measured
from joinedup.plans.queries.objections import Objection, objections, refused_among, speaks_against
from joinedup.plans.queries.rows import OpenNeed, OpenOffer, filled
from joinedup.plans.queries.rules import organisation_on_list, organisations_found, place_of, rule_for
from joinedup.plans.queries.stock import Stock, lines_of, organisation_rules, pair_rules, standing_of_plan, stock_of
from joinedup.plans.queries.words import guarantee_in_words, how_good, least_served_in_words, percent, weighed_by, why

__all__ = [
    "Objection", "OpenNeed", "OpenOffer", "PlanStock", "Price", "Scenario", "Stock", "SuggestionLine", "UnmetLine", "circle_of",
    "decided_by_hand", "doors", "filled", "flows_of", "guarantee_in_words", "how_good", "last_batch", "least_served_in_words", "lines_of",
    "lines_to_draw", "locked_plan", "measure_by", "measure_choices", "measure_over", "measures_of", "names_of", "needs_in", "objections",
    "organisation_on_list", "organisation_rules", "organisations_found", "organisations_with_offers", "pair_decided", "pair_rules",
    "percent", "place_of", "places_of", "places_short", "plan_for", "plan_stock", "plans_here", "plans_of", "price_of", "problem_of",
    "refused_among", "rule_for", "scenarios", "schools_measured", "speaks_against", "standing_of_plan", "still_suggested", "stock_of",
    "suggestion_for", "suggestion_lines", "suggestions_of", "topics_of", "topics_short", "unmet_by_reason", "unmet_of", "url_of_plan",
    "visible_plans", "weighed_by", "who_replaced", "why",
]
