"""When owners are reminded: an area's rules, what each person chose, and each reminder that went out, once."""

from django.db import models
from django.db.models import F, Q

from joinedup.accounts.models import Area
from joinedup.actions import choices
from joinedup.actions.models.actions import Action
from joinedup.core.models import Noun
from joinedup.directory.models import Person


class ReminderRule(Noun):
    """When owners of an area's actions of one kind are reminded; `about_kind` empty: of every kind without a rule of its own."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="reminder_rules")
    about_kind = models.CharField(max_length=80, blank=True)
    days_before = models.PositiveSmallIntegerField(null=True, blank=True)
    on_the_day = models.BooleanField(default=True)
    every_days_after = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["area", "about_kind"], name="reminder_rule_is_given_once")]


class DigestChoice(Noun):
    """How often a person wants the mail that says what they still owe to an area."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    rhythm = models.CharField(max_length=10, choices=choices.Rhythm.choices, default=choices.Rhythm.DAILY)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["area", "person"], name="digest_choice_is_made_once")]


class AskLimit(Noun):
    """From how many asks of a school on, in a week and in a half-term, people are warned; without a row from the usual numbers on."""

    area = models.OneToOneField(Area, on_delete=models.CASCADE, related_name="ask_limit")
    most_a_week = models.PositiveSmallIntegerField(default=choices.MOST_ASKS_A_WEEK)
    most_a_half_term = models.PositiveSmallIntegerField(default=choices.MOST_ASKS_A_HALF_TERM)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="ask_limit_is_sensible",
                condition=Q(most_a_week__range=choices.ASKS_A_WEEK, most_a_half_term__range=choices.ASKS_A_HALF_TERM)
                & Q(most_a_half_term__gte=F("most_a_week")),
            )
        ]


class Reminder(models.Model):
    """A reminder that has gone out: once for each occasion, action, person and due date, through crashes and two schedulers."""

    id = models.BigAutoField(primary_key=True)
    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="reminders")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    occasion = models.CharField(max_length=20)
    due_on = models.DateField()
    sent_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["action", "person", "occasion", "due_on"], name="reminder_goes_out_once")]
        indexes = [models.Index(fields=["person", "-sent_on"], name="reminder_of_person")]
