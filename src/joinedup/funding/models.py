"""Funded programmes of an area, what schools did about them, and the lists that were uploaded."""

from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from joinedup.accounts.models import Area
from joinedup.brokerage.models import Need, Topic
from joinedup.core import clock
from joinedup.core.models import Noun
from joinedup.funding import choices


def fold(*texts: str) -> str:
    """Fold what names a programme, so that the same one typed twice is recognised.

    >>> fold("  Harbour  Maths ", "A Hub")
    'harbour maths | a hub'
    """
    return " | ".join(" ".join(text.casefold().split()) for text in texts)


class ProgrammeUpload(Noun):
    """The good rows of one file, as they were read, until somebody enters them."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="programme_uploads")
    name = models.CharField(max_length=200)
    rows = models.JSONField(default=list)
    faults = models.JSONField(default=list)
    # What became of each good row, in their order: row, did, id of the programme, why it was left out.
    results = models.JSONField(default=list)
    by_name = models.CharField(max_length=120)
    entered_at = models.DateTimeField(null=True, blank=True)

    if TYPE_CHECKING:
        area_id: int


class Programme(Noun):
    """National, regional or charity support that somebody already pays for; empty places, phases and kinds mean all."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="funded_programmes")
    name = models.CharField(max_length=120)
    body = models.CharField(max_length=120)
    key = models.CharField(max_length=250, editable=False)
    what = models.CharField(max_length=500, blank=True)
    topics = models.ManyToManyField(Topic, related_name="funded_programmes")
    places = models.JSONField(default=list)
    phases = models.JSONField(default=list)
    kinds = models.JSONField(default=list)
    who_may = models.CharField(max_length=200, blank=True)
    closes_on = models.DateField(null=True, blank=True)
    contact = models.CharField(max_length=200, blank=True)
    address = models.CharField(max_length=500, blank=True)
    source = models.CharField(max_length=300)
    as_of = models.DateField()
    is_retired = models.BooleanField(default=False)

    class Meta:
        ordering = ["name", "id"]
        constraints = [models.UniqueConstraint(fields=["area", "key"], name="programme_stands_once_in_an_area")]

    if TYPE_CHECKING:
        area_id: int

    def __str__(self) -> str:
        return self.name

    def is_open(self, on: date) -> bool:
        """Say whether it can still be asked on this day."""
        return not self.is_retired and (self.closes_on is None or self.closes_on >= on)


class Attempt(models.Model):
    """What a school did about a programme for one need: asked them, is helped by them, or why it is not for them."""

    id = models.BigAutoField(primary_key=True)
    need = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="attempts")
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="attempts")
    came = models.CharField(max_length=12, choices=choices.Came.choices)
    words = models.CharField(max_length=300, blank=True)
    said_at = models.DateTimeField(default=clock.now)
    said_by = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["need", "programme"], name="attempt_is_said_once_for_a_need"),
            models.CheckConstraint(condition=Q(came__in=choices.Came.values), name="attempt_is_known"),
        ]

    if TYPE_CHECKING:
        need_id: int
        programme_id: int
