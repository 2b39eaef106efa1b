"""The contact log of an area or of one of its teams."""

from django.db import models
from django.db.models import Q

from joinedup.accounts.models import Area, Team, User
from joinedup.core.models import Noun
from joinedup.directory import choices
from joinedup.directory.models.organisations import Organisation


class LogEntry(Noun):
    """A short dated note for whoever picks up the next call; private notes stay with their author."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="log_entries")
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.RESTRICT, related_name="log_entries")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="log_entries")
    author = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="log_entries")
    author_name = models.CharField(max_length=120)
    kind = models.CharField(max_length=20, choices=choices.LogKind.choices)
    on = models.DateField()
    text = models.TextField(max_length=2000)
    private = models.BooleanField(default=False)
    given_in_confidence = models.BooleanField(default=False)
    purpose = models.CharField(max_length=200, blank=True)
    delete_after = models.DateField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(private=False) | Q(team__isnull=True), name="private_note_belongs_to_no_team")]
        indexes = [models.Index(fields=["area", "organisation", "-on"], name="log_of_organisation")]
