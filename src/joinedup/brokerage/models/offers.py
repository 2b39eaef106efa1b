"""Offers: what an organisation can give."""

from django.db import models
from django.db.models import F, Q

from joinedup.brokerage.models.things import Thing
from joinedup.brokerage.models.topics import Topic


class Offer(Thing):
    """What an organisation offers on any of its topics, each time of `half_days`, altogether at most `at_most_half_days`."""

    topics = models.ManyToManyField(Topic, related_name="offers")
    at_most_half_days = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta(Thing.Meta):
        abstract = False
        ordering = ["id"]
        constraints = [
            *Thing.Meta.constraints,
            models.CheckConstraint(
                condition=Q(at_most_half_days__isnull=True) | Q(at_most_half_days__gte=F("half_days")),
                name="offer_cap_holds_one_time",
            ),
        ]

    def __str__(self) -> str:
        return ", ".join(topic.name for topic in self.topics.all()) or self.something_else

    @property
    def capacity(self) -> int:
        """Return how many half-days this offer can give altogether."""
        return self.half_days if self.at_most_half_days is None else self.at_most_half_days

    @property
    def is_sensitive(self) -> bool:
        """Say whether any of the topics is one that schools keep to the co-ordinator; one not yet kept was told so."""
        return self.given_in_confidence if self.pk is None else any(topic.is_sensitive for topic in self.topics.all())
