"""Risks of a partnership, and each look that was taken at one."""

from django.db import models
from django.db.models import Q

from joinedup.core import clock
from joinedup.core.models import Noun
from joinedup.directory.models import Person
from joinedup.handbook import choices
from joinedup.partnerships.models import Partnership


class Risk(Noun):
    """What could happen to a partnership, how likely and how bad it is, what it does about it, and who looks at it again by when."""

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="risks")
    what = models.CharField(max_length=200)
    likely = models.PositiveSmallIntegerField(choices=choices.Likely.choices)
    bad = models.PositiveSmallIntegerField(choices=choices.Bad.choices)
    response = models.TextField(blank=True)
    owner = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    next_look_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=choices.State.choices, default=choices.State.LIVE)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=choices.State.LIVE) | Q(next_look_on__isnull=False), name="risk_that_is_live_is_looked_at_again"
            ),
            models.CheckConstraint(
                condition=Q(likely__range=(1, 3), bad__range=(1, 3)),
                name="risk_is_judged_from_one_to_three",
            ),
        ]
        indexes = [models.Index(fields=["partnership", "state"], name="risk_of_partnership")]

    def __str__(self) -> str:
        return self.what

    @property
    def weight(self) -> int:
        """Return how much it weighs: likely times bad, 1 to 9."""
        return self.likely * self.bad


class RiskLook(models.Model):
    """One look at a risk: how it was judged then, in whose words; never changed afterwards."""

    id = models.BigAutoField(primary_key=True)
    risk = models.ForeignKey(Risk, on_delete=models.CASCADE, related_name="looks")
    at = models.DateTimeField(default=clock.now)
    by_name = models.CharField(max_length=160)
    likely = models.PositiveSmallIntegerField(choices=choices.Likely.choices)
    bad = models.PositiveSmallIntegerField(choices=choices.Bad.choices)
    state = models.CharField(max_length=10, choices=choices.State.choices)
    words = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [models.Index(fields=["risk", "-id"], name="look_of_risk")]
