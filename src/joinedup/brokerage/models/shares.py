"""Shares: how far a need or an offer may be seen in one area, and until when."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from joinedup.accounts.models import Area
from joinedup.brokerage import choices
from joinedup.brokerage.models.needs import Need
from joinedup.brokerage.models.offers import Offer
from joinedup.core import clock


class Share(models.Model):
    """One need or one offer, shared with one area; the owner chose how visible it is there."""

    id = models.BigAutoField(primary_key=True)
    need = models.ForeignKey(Need, null=True, blank=True, on_delete=models.CASCADE, related_name="shares")
    offer = models.ForeignKey(Offer, null=True, blank=True, on_delete=models.CASCADE, related_name="shares")
    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="shares")
    visibility = models.CharField(max_length=20, choices=choices.Visibility.choices)
    until = models.DateField(null=True, blank=True)
    created_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(need__isnull=False, offer__isnull=True) | Q(need__isnull=True, offer__isnull=False),
                name="share_is_of_one_thing",
            ),
            models.CheckConstraint(condition=Q(visibility__in=choices.Visibility.values), name="share_visibility_is_known"),
            models.UniqueConstraint(fields=["need", "area"], name="need_is_shared_once_with_an_area"),
            models.UniqueConstraint(fields=["offer", "area"], name="offer_is_shared_once_with_an_area"),
        ]

    if TYPE_CHECKING:
        area_id: int
        need_id: int | None
        offer_id: int | None
