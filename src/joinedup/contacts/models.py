"""Lists that people come back to, and the yearly check of who does what in the schools."""

from django.db import models

from joinedup.accounts.models import Area, User
from joinedup.contacts import choices
from joinedup.core.models import Noun
from joinedup.directory.models import Organisation


class SavedList(Noun):
    """A list with a name: a filter, or what was picked from a pasted text."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="saved_lists")
    name = models.CharField(max_length=120)
    wanted = models.JSONField(default=dict)  # queries.Wanted as plain values

    class Meta:
        constraints = [models.UniqueConstraint(fields=["area", "name"], name="saved_list_is_named_once_in_its_area")]

    def __str__(self) -> str:
        return self.name


class SchoolCheck(Noun):
    """The September check of an area: once in a school year each school says who does what."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="school_checks")
    year = models.PositiveSmallIntegerField()  # in which the school year begins
    words = models.TextField(max_length=1000, blank=True)
    closes_on = models.DateField()
    started_by = models.CharField(max_length=120)
    n_nudges = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["area", "year"], name="area_has_one_check_in_a_school_year")]


class CheckAsk(Noun):
    """One school asked in a check: to whom the link went, when and by whom it was answered."""

    check_of = models.ForeignKey(SchoolCheck, on_delete=models.CASCADE, related_name="asks")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="check_asks")
    person_name = models.CharField(max_length=120, blank=True)
    address = models.EmailField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["check_of", "organisation"], name="school_is_asked_once_in_a_check")]


class CheckChange(models.Model):
    """One thing that a school said in its check, with who said it and when."""

    id = models.BigAutoField(primary_key=True)
    ask = models.ForeignKey(CheckAsk, on_delete=models.CASCADE, related_name="changes")
    said = models.CharField(max_length=10, choices=choices.Said.choices)
    text = models.CharField(max_length=1000, blank=True)
    said_by = models.CharField(max_length=254)
    said_at = models.DateTimeField()


class VisitNote(Noun):
    """What was seen and agreed on a visit to a school, which says whether it is accurate; deleted when its day has come."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="visit_notes")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="visit_notes")
    author = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    author_name = models.CharField(max_length=120)
    on = models.DateField()
    people = models.CharField(max_length=500)
    purpose = models.CharField(max_length=300)
    seen = models.TextField(max_length=4000)
    agreed = models.JSONField(default=list)  # services.Agreed as plain values, with the action that was made of each
    given_in_confidence = models.BooleanField(default=False)
    delete_after = models.DateField()
    state = models.CharField(max_length=10, choices=choices.VisitState.choices, default=choices.VisitState.DRAFT)
    sent_at = models.DateTimeField(null=True, blank=True)
    n_sent = models.PositiveSmallIntegerField(default=0)
    to_name = models.CharField(max_length=120, blank=True)
    address = models.EmailField(blank=True)
    comment = models.TextField(max_length=2000, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.CharField(max_length=254, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state=choices.VisitState.DRAFT) | models.Q(sent_at__isnull=False), name="visit_note_sent_has_a_moment"
            ),
        ]
        indexes = [models.Index(fields=["organisation", "-on"], name="visit_note_of_organisation")]
