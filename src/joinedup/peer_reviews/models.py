"""Peer reviews in threes: who visits whom in an area."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from joinedup.accounts.models import Area
from joinedup.core.models import Noun
from joinedup.directory.models import Organisation
from joinedup.peer_reviews import choices


class ReviewPlan(Noun):
    """A draft of visits: schools in groups of three, each visited by the others of its group; nobody is told of it.

    `rota` has `groups`, `visits` and `alone` by public ids, and `gap`: the share by which other groups might suit better.
    """

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="review_plans")
    year = models.PositiveSmallIntegerField(_("school year"))
    title = models.CharField(max_length=120)
    schools = models.ManyToManyField(Organisation, related_name="+")
    reach_km = models.PositiveSmallIntegerField(default=choices.DEFAULT_REACH_KM)
    days = models.PositiveSmallIntegerField(default=1)
    mixes_ages = models.BooleanField(default=True)
    state = models.CharField(max_length=10, choices=choices.ReviewState.choices, default=choices.ReviewState.WORKING)
    job_id = models.CharField(max_length=12, blank=True)
    problem = models.CharField(max_length=300, blank=True)
    made_by = models.CharField(max_length=120, blank=True)
    ready_at = models.DateTimeField(null=True, blank=True)
    rota = models.JSONField(default=dict)

    class Meta:
        ordering = ["-id"]
        constraints = [models.CheckConstraint(condition=Q(state__in=choices.ReviewState.values), name="review_plan_state_is_known")]

    if TYPE_CHECKING:
        area_id: int

    def __str__(self) -> str:
        return self.title
