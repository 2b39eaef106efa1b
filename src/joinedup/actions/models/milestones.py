"""Milestones: what a partnership, plan or area wants to have reached by a day, and who is thanked for it."""

from django.db import models

from joinedup.accounts.models import Area
from joinedup.core.models import Noun
from joinedup.core.subjects import Subject
from joinedup.directory.models import Person


class Milestone(Noun):
    """Something to be reached by a day; once it is reached, people are thanked by name."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="milestones")
    about_kind = models.CharField(max_length=80, blank=True)
    about_id = models.CharField(max_length=40, blank=True)
    name = models.CharField(max_length=200)
    detail = models.TextField(blank=True)
    planned_on = models.DateField()
    first_planned_on = models.DateField(null=True, blank=True)  # when it has been moved: the day for which it was planned at first
    dated_on = models.DateField(null=True, blank=True)  # when it has been moved: since when it stands on its present day
    reached_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["area", "planned_on"], name="milestone_of_area"),
            models.Index(fields=["about_kind", "about_id"], name="milestone_by_subject"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def about(self) -> Subject | None:
        """Return the thing that it belongs to, or None when it is the area's own."""
        return Subject(self.about_kind, self.about_id) if self.about_kind else None


class Thanks(models.Model):
    """Somebody who was thanked by name when a milestone was reached, once."""

    id = models.BigAutoField(primary_key=True)
    milestone = models.ForeignKey(Milestone, on_delete=models.CASCADE, related_name="thanks")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    thanked_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["milestone", "person"], name="person_is_thanked_once_for_a_milestone")]
