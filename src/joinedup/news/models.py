"""Newsletters with their paragraphs and readers; when somebody last looked at a partnership."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from joinedup.accounts.models import Area
from joinedup.core.models import Noun
from joinedup.news import choices
from joinedup.partnerships.models import Partnership


class Newsletter(Noun):
    """What a partnership, or (without one) an area, tells about a stretch of days."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="newsletters")
    partnership = models.ForeignKey(Partnership, null=True, blank=True, on_delete=models.CASCADE, related_name="newsletters")
    title = models.CharField(max_length=120)
    from_on = models.DateField()
    until_on = models.DateField()
    state = models.CharField(max_length=10, choices=choices.State.choices, default=choices.State.DRAFT)
    readers = models.JSONField(default=dict)  # queries.Chosen as plain values
    number = models.PositiveSmallIntegerField(default=0)  # of the times it was sent: it can be stopped and sent again
    written_by = models.CharField(max_length=120)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="newsletter_ends_after_start", condition=Q(until_on__gte=models.F("from_on"))),
            models.CheckConstraint(name="newsletter_sent_has_moment", condition=~Q(state="sent") | Q(sent_at__isnull=False)),
        ]
        indexes = [models.Index(fields=["area", "-sent_at"], name="newsletter_of_area")]

    def __str__(self) -> str:
        return self.title


class Paragraph(Noun):
    """One thing told; `source` names what it was drafted from, so that it is drafted once."""

    newsletter = models.ForeignKey(Newsletter, on_delete=models.CASCADE, related_name="paragraphs")
    kind = models.CharField(max_length=12, choices=choices.Kind.choices, default=choices.Kind.OWN)
    heading = models.CharField(max_length=120, blank=True)
    text = models.TextField(max_length=2000)
    position = models.PositiveSmallIntegerField()
    is_left_out = models.BooleanField(default=False)
    source = models.CharField(max_length=120, blank=True)


class Recipient(models.Model):
    """Somebody to whom a newsletter was sent, and why."""

    id = models.BigAutoField(primary_key=True)
    newsletter = models.ForeignKey(Newsletter, on_delete=models.CASCADE, related_name="recipients")
    address = models.EmailField()
    name = models.CharField(max_length=160, blank=True)
    why = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["newsletter", "address"], name="newsletter_goes_once_to_an_address")]


class LastLook(models.Model):
    """When somebody last said that they have seen what changed in a partnership."""

    id = models.BigAutoField(primary_key=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="+")
    looked_at = models.DateTimeField()
    before = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "partnership"], name="user_looks_at_a_partnership_once")]
