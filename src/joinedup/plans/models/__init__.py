"""Tables, by noun."""

from joinedup.plans.models.measures import Measure
from joinedup.plans.models.plans import Adjustment, Plan, Suggestion, Unmet
from joinedup.plans.models.rules import Line, OrganisationRule, PairRule

__all__ = ["Adjustment", "Line", "Measure", "OrganisationRule", "PairRule", "Plan", "Suggestion", "Unmet"]
