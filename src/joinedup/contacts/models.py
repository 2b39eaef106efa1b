"""Lists that people come back to: what is asked for is kept, who is on it is always computed."""

from django.db import models

from joinedup.accounts.models import Area
from joinedup.core.models import Noun


class SavedList(Noun):
    """A list with a name: a filter, or what was picked from a pasted text."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="saved_lists")
    name = models.CharField(max_length=120)
    wanted = models.JSONField(default=dict)  # queries.Wanted as plain values

    class Meta:
        constraints = [models.UniqueConstraint(fields=["area", "name"], name="saved_list_is_named_once_in_its_area")]

    def __str__(self) -> str:
        return self.name
