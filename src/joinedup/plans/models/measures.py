"""Measures of disadvantage: what an area weighs schools by, beside what the national register says."""

from typing import TYPE_CHECKING

from django.db import models

from joinedup.accounts.models import Area
from joinedup.core.models import Noun


class Measure(Noun):
    """A measure of an area's own: what it is, of which day, from where, and a share from 0 to 1 for each school, by URN.

    Plans keep to the measure that they were made by; one that is taken back is only not offered any more.
    """

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="plan_measures")
    name = models.CharField(max_length=80)
    definition = models.CharField(max_length=200)
    source = models.CharField(max_length=120)
    measured_on = models.DateField()
    shares = models.JSONField(default=dict)
    is_offered = models.BooleanField(default=True)
    made_by = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["name", "-measured_on", "id"]

    if TYPE_CHECKING:
        area_id: int

    def __str__(self) -> str:
        return self.name
