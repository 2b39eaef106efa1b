"""Needs: what an organisation would like from others."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from joinedup.brokerage import choices
from joinedup.brokerage.models.things import Thing
from joinedup.brokerage.models.topics import Topic


class Need(Thing):
    """What an organisation needs; its note, links and papers of evidence never leave the co-ordinator."""

    topic = models.ForeignKey(Topic, null=True, blank=True, on_delete=models.PROTECT, related_name="needs")
    urgency = models.PositiveSmallIntegerField(choices=choices.Urgency.choices, default=choices.Urgency.THIS_YEAR)
    is_first = models.BooleanField(default=False)
    rank = models.PositiveSmallIntegerField(default=0)
    evidence = models.JSONField(default=list)
    evidence_links = models.JSONField(default=list)
    evidence_note = models.TextField(blank=True)

    class Meta(Thing.Meta):
        abstract = False
        ordering = ["-urgency", "id"]
        constraints = [
            *Thing.Meta.constraints,
            models.CheckConstraint(
                condition=Q(topic__isnull=False, something_else="") | (Q(topic__isnull=True) & ~Q(something_else="")),
                name="need_has_one_topic",
            ),
            models.CheckConstraint(condition=Q(urgency__in=choices.Urgency.values), name="need_urgency_is_known"),
        ]

    if TYPE_CHECKING:
        topic_id: int | None

    def __str__(self) -> str:
        return self.topic.name if self.topic else self.something_else

    @property
    def is_sensitive(self) -> bool:
        """Say whether the topic is one that schools keep to the co-ordinator."""
        return self.topic is not None and self.topic.is_sensitive
