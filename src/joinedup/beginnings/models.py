"""Looks: what somebody wanted to set up, what they found, and what they did."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from joinedup.accounts.models import Area
from joinedup.beginnings import choices
from joinedup.core.models import Noun
from joinedup.partnerships.models import Partnership


class Look(Noun):
    """A look whether something exists already, taken before a partnership was formed; `draft` is what was typed to set it up."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="looks")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    name = models.CharField(_("name"), max_length=120)
    purpose = models.TextField(blank=True)
    draft = models.JSONField(default=dict)
    partnership = models.ForeignKey(Partnership, null=True, blank=True, on_delete=models.CASCADE, related_name="looks")
    n_found = models.PositiveSmallIntegerField(default=0)
    outcome = models.CharField(max_length=10, choices=choices.Outcome.choices, blank=True, default=choices.Outcome.WAITING)
    because = models.CharField(max_length=300, blank=True)
    joined = models.ForeignKey(Partnership, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="look_decided_has_moment", condition=Q(outcome="") | Q(decided_at__isnull=False)),
            models.CheckConstraint(
                name="look_formed_says_why", condition=~Q(outcome=choices.Outcome.FORMED) | (~Q(because="") & Q(partnership__isnull=False))
            ),
        ]
        indexes = [models.Index(fields=["area", "made_by"], name="look_of_user")]

    def __str__(self) -> str:
        return self.name
