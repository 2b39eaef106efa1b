"""Plans: a computed draft of who could help whom, what it suggests, and what it could not meet."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from joinedup.accounts.models import Area
from joinedup.brokerage.models import Need, Offer
from joinedup.core.models import Noun
from joinedup.directory.models import Organisation
from joinedup.introductions.models import Introduction
from joinedup.plans import choices
from joinedup.plans.models.measures import Measure


class Plan(Noun):
    """A draft for one area; it changes nothing until introductions are sent and people say yes."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="plans")
    year = models.PositiveSmallIntegerField(_("school year"))
    title = models.CharField(max_length=120)
    balance = models.CharField(max_length=10, choices=choices.PlanBalance.choices, default=choices.PlanBalance.BANK)
    method = models.CharField(max_length=10, choices=choices.Method.choices, default=choices.Method.CIRCLES)
    longest_circle = models.PositiveSmallIntegerField(default=choices.LONGEST_CIRCLE)
    max_partners = models.PositiveSmallIntegerField(null=True, blank=True)
    min_link = models.PositiveSmallIntegerField(default=1)
    both_ways = models.BooleanField(default=False)
    reach_km = models.PositiveSmallIntegerField(default=choices.DEFAULT_REACH_KM)
    bands_km = models.JSONField(default=list)
    trust_first = models.CharField(max_length=10, choices=choices.TrustFirst.choices, default=choices.TrustFirst.BONUS)
    # By what schools are weighed: a measure of the area's own, or what the register says of free school meals.
    measure = models.ForeignKey(Measure, null=True, blank=True, on_delete=models.RESTRICT, related_name="plans")
    least_served_first = models.BooleanField(default=False)
    guarantee_percent = models.PositiveSmallIntegerField(null=True, blank=True)
    hubs = models.ManyToManyField(Organisation, related_name="+")
    # The plan that this one came from: tried against it, or planned again round what it has agreed.
    based_on = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="later")
    is_trial = models.BooleanField(default=False)
    keep_percent = models.PositiveSmallIntegerField(null=True, blank=True)
    change = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=10, choices=choices.PlanState.choices, default=choices.PlanState.WORKING)
    job_id = models.CharField(max_length=12, blank=True)
    problem = models.CharField(max_length=300, blank=True)
    made_by = models.CharField(max_length=120, blank=True)
    ready_at = models.DateTimeField(null=True, blank=True)
    # What was planned over, kept because needs and offers move on.
    n_needs = models.PositiveIntegerField(default=0)
    n_offers = models.PositiveIntegerField(default=0)
    n_needs_met = models.PositiveIntegerField(default=0)
    half_days_needed = models.PositiveIntegerField(default=0)
    half_days_offered = models.PositiveIntegerField(default=0)
    half_days_met = models.PositiveIntegerField(default=0)
    value = models.BigIntegerField(default=0)
    bound = models.FloatField(default=0)
    is_proven = models.BooleanField(default=False)
    longer_circles_gain = models.BigIntegerField(null=True, blank=True)
    n_changed = models.PositiveIntegerField(default=0)
    keep_price = models.BigIntegerField(default=0)
    # What the page tells beside suggestions and needs: circles (public ids in order), scarce topics and places, guarantees.
    told = models.JSONField(default=dict)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=choices.PlanState.values), name="plan_state_is_known"),
            models.CheckConstraint(
                condition=~Q(state__in=[choices.PlanState.READY, choices.PlanState.SET_ASIDE]) | Q(ready_at__isnull=False) | ~Q(problem=""),
                name="plan_that_is_ready_has_its_moment",
            ),
        ]

    if TYPE_CHECKING:
        area_id: int

    def __str__(self) -> str:
        return self.title


class Suggestion(Noun):
    """One match of a plan: so many half-days of an offer for a need; none is a conversation."""

    # What is unique in a plan is an index over its plan, too: thousands of rows are written while somebody waits.
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="suggestions", db_index=False)
    need = models.ForeignKey(Need, on_delete=models.PROTECT, related_name="suggestions")
    offer = models.ForeignKey(Offer, on_delete=models.PROTECT, related_name="suggestions")
    giver = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    receiver = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    half_days = models.PositiveSmallIntegerField()
    distance_m = models.PositiveIntegerField(null=True, blank=True)
    state = models.CharField(max_length=12, choices=choices.SuggestionState.choices, default=choices.SuggestionState.SUGGESTED)
    introduction = models.ForeignKey(Introduction, null=True, blank=True, on_delete=models.PROTECT, related_name="suggestions")
    is_locked = models.BooleanField(default=False)
    circle = models.PositiveSmallIntegerField(null=True, blank=True)
    reasons = models.JSONField(default=list)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "need", "offer"], name="suggestion_is_made_once_in_a_plan"),
            models.CheckConstraint(condition=Q(state__in=choices.SuggestionState.values), name="suggestion_state_is_known"),
        ]

    if TYPE_CHECKING:
        plan_id: int
        need_id: int
        offer_id: int
        giver_id: int
        receiver_id: int


class Unmet(models.Model):
    """A need, or the rest of one, that a plan could not meet, with the first reason."""

    id = models.BigAutoField(primary_key=True)
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="unmet", db_index=False)
    need = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="+")
    half_days = models.PositiveSmallIntegerField()
    reason = models.CharField(max_length=20, choices=choices.UnmetReason.choices)
    changes = models.JSONField(default=list)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["plan", "need"], name="need_is_unmet_once_in_a_plan")]


class Adjustment(models.Model):
    """What a person decided about one pair in a plan: it is in, with so many half-days, or it is not; later plans take it over."""

    id = models.BigAutoField(primary_key=True)
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="adjustments")
    need = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="+")
    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=choices.AdjustmentKind.choices)
    half_days = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "need", "offer"], name="pair_is_adjusted_once_in_a_plan"),
            models.CheckConstraint(condition=Q(kind__in=choices.AdjustmentKind.values), name="adjustment_kind_is_known"),
        ]

    if TYPE_CHECKING:
        need_id: int
        offer_id: int
