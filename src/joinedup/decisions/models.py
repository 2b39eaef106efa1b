"""Questions that a group decides by written reply, the replies, and who carries a decision."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from joinedup.core import clock
from joinedup.core.models import Noun
from joinedup.decisions import choices
from joinedup.directory.models import Organisation
from joinedup.groups.models import Group, Member


class Question(Noun):
    """Something a group decides without meeting: its words, its deadline, and what the count said."""

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="questions")
    title = models.CharField(_("title"), max_length=120)
    text = models.TextField()
    why = models.TextField(blank=True)
    part = models.CharField(max_length=1, choices=choices.Part.choices, default=choices.Part.A)
    state = models.CharField(max_length=20, choices=choices.State.choices, default=choices.State.OPEN)
    asked_on = models.DateField(default=clock.today)
    closes_on = models.DateField()
    silence_is_yes = models.BooleanField(default=False)
    law = models.JSONField()
    reminded_on = models.DateField(null=True, blank=True)
    carriers_reminded_on = models.DateField(null=True, blank=True)
    chair_asked_on = models.DateField(null=True, blank=True)
    result = models.CharField(max_length=20, choices=choices.Result.choices, blank=True)
    counted = models.JSONField(null=True, blank=True)
    casting = models.CharField(max_length=10, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    because = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="question_settled_has_result",
                condition=~Q(state=choices.State.SETTLED) | (~Q(result="") & Q(settled_at__isnull=False) & Q(counted__isnull=False)),
            ),
            models.CheckConstraint(name="question_withdrawn_says_why", condition=~Q(state=choices.State.WITHDRAWN) | ~Q(because="")),
            models.CheckConstraint(name="question_closes_after_it_is_asked", condition=Q(closes_on__gte=F("asked_on"))),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_closed_part(self) -> bool:
        return self.part == choices.Part.B

    @property
    def is_over(self) -> bool:
        return clock.now() > clock.end_of_day(self.closes_on)


class Reply(Noun):
    """What a seat with a vote says to a question; it can be changed until the deadline."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="replies")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    says = models.CharField(max_length=10, choices=choices.Says.choices, blank=True, default=choices.Says.WAITING)
    said_at = models.DateTimeField(null=True, blank=True)
    said_by = models.CharField(max_length=160, blank=True)
    noted_by = models.CharField(max_length=160, blank=True)  # who wrote it down, when it was said on the telephone

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["question", "member"], name="seat_replies_once_to_a_question"),
            models.CheckConstraint(name="reply_noted_says_who_said_it", condition=Q(noted_by="") | ~Q(said_by="")),
            models.CheckConstraint(name="reply_has_moment", condition=Q(says="") | Q(said_at__isnull=False)),
        ]


class Carrier(Noun):
    """Who carries a decision inside one partner, as somebody of that partner said."""

    about_kind = models.CharField(max_length=60)
    about_id = models.CharField(max_length=12)
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    acknowledged_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["about_kind", "about_id", "organisation"], name="one_carries_a_decision_for_an_organisation"),
            models.CheckConstraint(name="carrier_is_named", condition=~Q(name="")),
        ]
