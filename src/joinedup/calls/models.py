"""This year's call: whom an area asked, what they answered, who was nudged."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from joinedup.accounts.models import Area
from joinedup.calls import choices
from joinedup.core import clock
from joinedup.core.models import Noun
from joinedup.directory.models import Organisation


class Call(Noun):
    """An area asks its organisations, once a school year, what they need and what they can offer."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="calls")
    year = models.PositiveSmallIntegerField(_("school year"))
    title = models.CharField(max_length=120)
    words = models.TextField(blank=True)
    closes_on = models.DateField()
    state = models.CharField(max_length=10, choices=choices.CallState.choices, default=choices.CallState.DRAFT)
    asked_filter = models.JSONField(default=dict)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-year", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=choices.CallState.values), name="call_state_is_known"),
            models.CheckConstraint(
                condition=Q(state=choices.CallState.DRAFT) | Q(opened_at__isnull=False),
                name="call_past_draft_was_opened",
            ),
        ]

    if TYPE_CHECKING:
        area_id: int

    def __str__(self) -> str:
        return self.title


class CallAsk(Noun):
    """One organisation asked in a call, the address it went to, and whether it has answered."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="asks")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="asks")
    person_name = models.CharField(max_length=120, blank=True)
    address = models.EmailField(blank=True)
    answered = models.CharField(max_length=12, choices=choices.Answered.choices, blank=True, default="")
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.CharField(max_length=120, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["call", "organisation"], name="organisation_is_asked_once_in_a_call"),
            models.CheckConstraint(
                condition=Q(answered="", answered_at__isnull=True) | (~Q(answered="") & Q(answered_at__isnull=False)),
                name="answered_ask_has_its_moment",
            ),
        ]

    if TYPE_CHECKING:
        call_id: int
        organisation_id: int


class CallNudge(Noun):
    """One reminder in the sender's own words, sent only to those who had not answered at that moment."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="nudges")
    words = models.TextField()
    sent_by = models.CharField(max_length=120)
    n_asks = models.PositiveIntegerField(default=0)
    goes_at = models.DateTimeField(null=True, blank=True)
    stopped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-id"]


class Appetite(models.Model):
    """Whether an organisation wants to take part this school year, as it told one area, with its reason."""

    id = models.BigAutoField(primary_key=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="appetites")
    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="appetites")
    year = models.PositiveSmallIntegerField(_("school year"))
    answer = models.CharField(max_length=10, choices=choices.Appetite.choices)
    reason = models.CharField(max_length=300, blank=True)
    given_in_confidence = models.BooleanField(default=True)
    said_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "area", "year"], name="appetite_is_said_once_a_year"),
            models.CheckConstraint(condition=Q(answer__in=choices.Appetite.values), name="appetite_is_known"),
        ]
