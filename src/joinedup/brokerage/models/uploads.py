"""Uploads: a list of needs and offers read from a file, checked, entered on behalf, and undone if it was the wrong one."""

from typing import TYPE_CHECKING

from django.db import models

from joinedup.accounts.models import Area
from joinedup.core.models import Noun


class Upload(Noun):
    """The good rows of one file, as they were read; what they made knows its upload, so that all of it can be undone."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="uploads")
    name = models.CharField(max_length=200)
    rows = models.JSONField(default=list)
    faults = models.JSONField(default=list)
    # What became of each good row, in their order: row, did, id of the need or offer, why it was left out.
    results = models.JSONField(default=list)
    by_name = models.CharField(max_length=120)
    entered_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    n_added = models.PositiveIntegerField(default=0)
    n_changed = models.PositiveIntegerField(default=0)
    n_unchanged = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-id"]

    if TYPE_CHECKING:
        area_id: int

    @property
    def n_left_out(self) -> int:
        """Return how many rows were left out when the list was entered."""
        return len(self.results) - self.n_added - self.n_changed - self.n_unchanged
