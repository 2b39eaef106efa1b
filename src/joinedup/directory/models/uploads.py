"""A table that was uploaded: checked, confirmed, perhaps undone, deleted after a month."""

from django.db import models

from joinedup.accounts.models import Area, User
from joinedup.core.models import Noun


class Upload(Noun):
    """What a file held: rows that can go in, faults to mend; after confirmation, what was done with it."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="directory_uploads")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="directory_uploads")
    kind = models.CharField(max_length=20, choices=[("organisations", "organisations"), ("people", "people")])
    file_name = models.CharField(max_length=200)
    rows = models.JSONField(default=list)
    faults = models.JSONField(default=list)
    unknown = models.JSONField(default=list)
    done_at = models.DateTimeField(null=True, blank=True)
    result = models.JSONField(default=dict)  # how many of what was made, the ids of it, and after an undo what stays
    undone_at = models.DateTimeField(null=True, blank=True)
