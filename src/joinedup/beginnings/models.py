"""Looks: what somebody wanted to set up and what they found; activities with their steps, who is asked for each, and what they say."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from joinedup.accounts.models import Area
from joinedup.beginnings import choices
from joinedup.brokerage.models import Topic
from joinedup.core import clock
from joinedup.core.models import Noun
from joinedup.directory.models import Organisation
from joinedup.partnerships.models import Partnership


class Look(Noun):
    """A look whether something exists already, taken before a partnership was formed; `draft` is what was typed to set it up."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="looks")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    name = models.CharField(_("name"), max_length=120)
    purpose = models.TextField(blank=True)
    draft = models.JSONField(default=dict)
    partnership = models.ForeignKey(Partnership, null=True, blank=True, on_delete=models.CASCADE, related_name="looks")
    n_found = models.PositiveSmallIntegerField(default=0)
    outcome = models.CharField(max_length=10, choices=choices.Outcome.choices, blank=True, default=choices.Outcome.WAITING)
    because = models.CharField(max_length=300, blank=True)
    joined = models.ForeignKey(Partnership, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="look_decided_has_moment", condition=Q(outcome="") | Q(decided_at__isnull=False)),
            models.CheckConstraint(
                name="look_formed_says_why", condition=~Q(outcome=choices.Outcome.FORMED) | (~Q(because="") & Q(partnership__isnull=False))
            ),
        ]
        indexes = [models.Index(fields=["area", "made_by"], name="look_of_user")]

    def __str__(self) -> str:
        return self.name


class Activity(Noun):
    """Something that partners want to do together, cut into steps, so that each does what it does best."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="activities")
    partnership = models.ForeignKey(Partnership, null=True, blank=True, on_delete=models.CASCADE, related_name="activities")
    name = models.CharField(_("name"), max_length=120)
    purpose = models.TextField(blank=True)
    made_by = models.CharField(max_length=160)
    finished_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="activity_finished_is_in_a_partnership", condition=Q(finished_on__isnull=True) | Q(partnership__isnull=False)
            )
        ]

    def __str__(self) -> str:
        return self.name


class Step(Noun):
    """One step of an activity, in its order; its topic leads to who offers it and has done it."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="steps")
    place = models.PositiveSmallIntegerField()
    name = models.CharField(_("name"), max_length=120)
    note = models.CharField(max_length=300, blank=True)
    topic = models.ForeignKey(Topic, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["place", "id"]
        constraints = [models.UniqueConstraint(fields=["activity", "name"], name="step_is_named_once_in_its_activity")]

    def __str__(self) -> str:
        return self.name


class StepAsk(Noun):
    """One partner asked for one step, and what it answered; one stands at a time."""

    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="asks")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    person_name = models.CharField(max_length=120)
    address = models.EmailField()
    why = models.CharField(max_length=300, blank=True)
    says = models.CharField(max_length=10, choices=choices.Says.choices, blank=True, default=choices.Says.WAITING)
    words = models.CharField(max_length=300, blank=True)
    suggests = models.CharField(max_length=120, blank=True)
    asked_on = models.DateField(default=clock.today)
    reminded_on = models.DateField(null=True, blank=True)
    said_at = models.DateTimeField(null=True, blank=True)
    said_by = models.CharField(max_length=160, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["step"], condition=Q(says__in=choices.STANDING), name="one_partner_at_a_time_is_asked_for_a_step"
            ),
            models.CheckConstraint(name="step_answer_has_moment", condition=Q(says="") | Q(said_at__isnull=False)),
            models.CheckConstraint(name="ask_another_names_whom", condition=~Q(says=choices.Says.OTHER) | ~Q(suggests="")),
        ]

    @property
    def is_to_remind(self) -> bool:
        """Say whether nothing has come back, and the partner was not written to today."""
        return self.says == choices.Says.WAITING and clock.today() not in (self.asked_on, self.reminded_on)


class Strength(Noun):
    """What a partner says of itself about a step, in its own words or as an organiser heard it."""

    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="strengths")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    words = models.CharField(max_length=200, blank=True)
    said_by = models.CharField(max_length=160)
    is_on_behalf = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["step", "organisation"], name="partner_speaks_once_of_a_step")]
