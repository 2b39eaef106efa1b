"""Topics: the leaves that every area shares, and those that an area added for itself."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from joinedup.accounts.models import Area
from joinedup.brokerage import choices


class Topic(models.Model):
    """Something that schools help one another with; `area` is empty for the leaves that all share."""

    id = models.BigAutoField(primary_key=True)
    area = models.ForeignKey(Area, null=True, blank=True, on_delete=models.CASCADE, related_name="topics")
    code = models.CharField(max_length=8)
    group = models.CharField(max_length=1)
    name = models.CharField(max_length=120)
    find_by = models.CharField(max_length=200, blank=True)
    phases = models.JSONField(default=list)
    lenses = models.JSONField(default=dict)
    is_sensitive = models.BooleanField(default=False)
    place = models.PositiveSmallIntegerField(default=0)
    is_retired = models.BooleanField(default=False)

    class Meta:
        ordering = ["group", "place", "code"]
        constraints = [
            models.UniqueConstraint(fields=["code"], condition=Q(area=None), name="topic_code_is_used_once"),
            models.UniqueConstraint(fields=["area", "code"], name="topic_code_is_used_once_in_its_area"),
        ]

    if TYPE_CHECKING:
        area_id: int | None

    def __str__(self) -> str:
        return self.name

    @property
    def group_name(self) -> str:
        """Return the name of the group that the topic belongs to."""
        return choices.groups().get(self.group, self.group)
