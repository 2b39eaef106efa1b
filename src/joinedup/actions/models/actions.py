"""Actions: what one person of one organisation has promised to do by a day."""

from django.db import models
from django.db.models import F, Q

from joinedup.accounts.models import Area, User
from joinedup.actions import choices
from joinedup.core import clock
from joinedup.core.models import Noun
from joinedup.core.subjects import Subject
from joinedup.directory.models import Organisation, Person


class Action(Noun):
    """What one person of one organisation has promised to do by a day, and the thing that the promise is about."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="actions")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="actions")
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="actions")
    what = models.CharField(max_length=200)
    detail = models.TextField(blank=True)
    due_on = models.DateField()
    about_kind = models.CharField(max_length=80, blank=True)
    about_id = models.CharField(max_length=40, blank=True)
    state = models.CharField(max_length=10, choices=choices.State.choices, default=choices.State.OPEN)
    closed_on = models.DateField(null=True, blank=True)
    cannot_reason = models.CharField(max_length=300, blank=True)  # what the owner said; empty again once it is moved or handed over
    told_on = models.DateField(null=True, blank=True)  # the day on which the owner last heard of it otherwise than by a reminder
    snoozed_until = models.DateField(null=True, blank=True)
    first_due_on = models.DateField(null=True, blank=True)  # when it has been moved: the day on which it was due at first
    dated_on = models.DateField(null=True, blank=True)  # when it has been moved: since when it is due on its present day
    n_moved = models.PositiveSmallIntegerField(default=0)
    added_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    waits_for = models.ManyToManyField("self", through="Dependency", symmetrical=False, related_name="awaited_by")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state=choices.State.OPEN, closed_on__isnull=True) | (~Q(state=choices.State.OPEN) & Q(closed_on__isnull=False)),
                name="action_closed_has_a_day",
            ),
            models.CheckConstraint(condition=Q(state=choices.State.OPEN) | Q(cannot_reason=""), name="action_closed_is_not_stuck"),
        ]
        indexes = [
            models.Index(fields=["area", "state", "due_on"], name="action_of_area"),
            models.Index(fields=["about_kind", "about_id"], name="action_by_subject"),
            models.Index(fields=["owner", "due_on"], name="action_open_of_owner", condition=Q(state="open")),
        ]

    def __str__(self) -> str:
        return self.what

    @property
    def about(self) -> Subject | None:
        """Return the thing that the promise is about, or None."""
        return Subject(self.about_kind, self.about_id) if self.about_kind else None


class Dependency(models.Model):
    """An action that waits for another one."""

    id = models.BigAutoField(primary_key=True)
    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="+")
    waits_for = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["action", "waits_for"], name="action_waits_for_another_once"),
            models.CheckConstraint(condition=~Q(action=F("waits_for")), name="action_does_not_wait_for_itself"),
        ]


class ActionStep(models.Model):
    """One thing that happened to an action, in words; never changed afterwards."""

    id = models.BigAutoField(primary_key=True)
    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=20, choices=choices.StepKind.choices)
    at = models.DateTimeField(default=clock.now)
    by_name = models.CharField(max_length=160)
    on_behalf_name = models.CharField(max_length=255, blank=True)
    old = models.CharField(max_length=400, blank=True)  # the owner or day before
    new = models.CharField(max_length=400, blank=True)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [models.Index(fields=["action", "id"], name="step_of_action")]
