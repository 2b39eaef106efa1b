"""Meetings, the items of their agendas, who is invited, what was said and decided."""

from datetime import date, datetime, timedelta
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from joinedup.accounts.models import User
from joinedup.core import clock
from joinedup.core.models import Noun
from joinedup.directory.models import Organisation
from joinedup.groups.models import Group, Member
from joinedup.meetings import choices


class Meeting(Noun):
    """When and where a group meets; `series` is the same for meetings that were planned together."""

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="meetings")
    title = models.CharField(_("title"), max_length=120)
    series = models.CharField(max_length=12, blank=True, db_index=True)
    starts_at = models.DateTimeField()
    length = models.PositiveSmallIntegerField(default=choices.USUAL_MINUTES)
    place = models.CharField(max_length=200, blank=True)
    venue = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    room = models.CharField(max_length=80, blank=True)
    online = models.URLField(max_length=500, blank=True)
    summary = models.TextField(_("in two sentences"), blank=True)
    state = models.CharField(max_length=20, choices=choices.State.choices, default=choices.State.PLANNED)
    cancelled_because = models.CharField(max_length=300, blank=True)
    agenda_on = models.DateField()
    dated_on = models.DateField(null=True, blank=True)  # since when it stands on its present day, when it was moved to it
    agenda_goes_alone = models.BooleanField(default=True)
    agenda_sent_at = models.DateTimeField(null=True, blank=True)
    agenda_number = models.PositiveSmallIntegerField(default=0)
    invited_at = models.DateTimeField(null=True, blank=True)
    moved_number = models.PositiveSmallIntegerField(default=0)
    moved_from = models.DateTimeField(null=True, blank=True)
    minutes_state = models.CharField(max_length=20, choices=choices.MinutesState.choices, default=choices.MinutesState.NONE)
    minutes_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    minutes_number = models.PositiveSmallIntegerField(default=0)
    minutes_sent_at = models.DateTimeField(null=True, blank=True)
    carriers_reminded_on = models.DateField(null=True, blank=True)
    approved_on = models.DateField(null=True, blank=True)
    approved_at = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="minutes_sent_have_moment",
                condition=~Q(minutes_state__in=["sent", "approved"]) | Q(minutes_sent_at__isnull=False),
            ),
            models.CheckConstraint(
                name="minutes_approved_have_day",
                condition=~Q(minutes_state=choices.MinutesState.APPROVED) | Q(approved_on__isnull=False),
            ),
            models.CheckConstraint(name="meeting_lasts", condition=Q(length__gte=5, length__lte=720)),
            models.CheckConstraint(name="agenda_sent_has_number", condition=Q(agenda_sent_at__isnull=True) | Q(agenda_number__gte=1)),
        ]
        indexes = [models.Index(fields=["group", "starts_at"], name="meeting_of_group_by_start")]

    def __str__(self) -> str:
        return self.title

    @property
    def on(self) -> date:
        return self.starts_at.astimezone(clock.LONDON).date()

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.length)

    @property
    def is_agenda_late(self) -> bool:
        return self.agenda_sent_at is None and self.agenda_on < clock.today()

    @property
    def agenda_leaves_on(self) -> date:
        """Return the working day on which the agenda's mails leave: a Saturday's and a Sunday's go on Monday."""
        return self.agenda_on + timedelta(days=7 - self.agenda_on.weekday() if self.agenda_on.weekday() >= 5 else 0)

    @property
    def papers_by(self) -> datetime:
        """Return the moment from which a paper is late: when the agenda went out, or should have."""
        due = clock.end_of_day(self.agenda_on)
        return min(self.agenda_sent_at, due) if self.agenda_sent_at else due


class Item(Noun):
    """Something to talk about: proposed by anybody of the group, put in its place by whoever runs it."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="items")
    title = models.CharField(_("title"), max_length=200)
    note = models.TextField(blank=True)
    length = models.PositiveSmallIntegerField(default=10)
    aim = models.CharField(max_length=10, choices=choices.Aim.choices, default=choices.Aim.WORK)
    lead = models.CharField(max_length=120, blank=True)
    part = models.CharField(max_length=1, choices=choices.Part.choices, default=choices.Part.A)
    is_internal = models.BooleanField(default=False)
    briefing = models.CharField(max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(max_length=20, choices=choices.ItemState.choices, default=choices.ItemState.ON_AGENDA)
    proposed_by = models.CharField(max_length=160, blank=True)
    carried_from = models.OneToOneField("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="carried_to")

    class Meta:
        constraints = [models.CheckConstraint(name="item_is_no_day_long", condition=Q(length__lte=480))]
        indexes = [models.Index(fields=["meeting", "position"], name="item_in_its_place")]

    def __str__(self) -> str:
        return self.title


class Invitation(Noun):
    """A member's place at a meeting: what they answered, and whether they (or who stood in) were there."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="invitations")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=20, choices=choices.Answer.choices, default=choices.Answer.WAITING)
    sends = models.CharField(max_length=120, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    was_there = models.BooleanField(null=True, blank=True)
    came_instead = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "member"], name="member_is_invited_once"),
            models.CheckConstraint(name="who_sends_someone_says_whom", condition=~Q(answer=choices.Answer.SENDING) | ~Q(sends="")),
        ]


class Minute(Noun):
    """What was said on an item, and what became of it; one person types it at a time."""

    item = models.OneToOneField(Item, on_delete=models.CASCADE, related_name="minute")
    text = models.TextField(blank=True)
    outcome = models.CharField(max_length=20, choices=choices.Outcome.choices, blank=True, default=choices.Outcome.OPEN)
    typed_by = models.CharField(max_length=160, blank=True)
    changed_at = models.DateTimeField(default=clock.now)


class MinuteDraft(models.Model):
    """A minute as it was saved once, kept until the minutes are approved, so that nothing typed is lost."""

    id = models.BigAutoField(primary_key=True)
    minute = models.ForeignKey(Minute, on_delete=models.CASCADE, related_name="drafts")
    number = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    outcome = models.CharField(max_length=20, blank=True)
    typed_by = models.CharField(max_length=160, blank=True)
    saved_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["minute", "number"], name="draft_of_a_minute_is_numbered_once")]


class Decision(Noun):
    """What a group decided on an item, with the law by which it did and how the votes were counted."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="decisions")
    text = models.TextField()
    result = models.CharField(max_length=20, choices=choices.Result.choices)
    law = models.JSONField()
    counted = models.JSONField()
    casting = models.CharField(max_length=10, blank=True)
    decided_on = models.DateField()
    boards = models.CharField(max_length=20, choices=choices.Boards.choices, blank=True, default=choices.Boards.NOT_NEEDED)
    boards_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="decision_subject_to_boards_has_day", condition=Q(boards="") | Q(boards_on__isnull=False)),
            models.CheckConstraint(
                name="only_what_was_decided_waits_for_boards", condition=Q(boards="") | Q(result=choices.Result.CARRIED)
            ),
        ]

    @property
    def is_taken(self) -> bool:
        """Say whether the partners act on it: decided, and not refused by a board."""
        return self.result == choices.Result.CARRIED and self.boards != choices.Boards.NOT_AGREED


class Vote(models.Model):
    """What one seat said to one decision; whoever has an interest said nothing."""

    id = models.BigAutoField(primary_key=True)
    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="votes")
    invitation = models.ForeignKey(Invitation, on_delete=models.PROTECT, related_name="+")
    said = models.CharField(max_length=10, choices=choices.Vote.choices)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["decision", "invitation"], name="seat_votes_once")]


class Correction(Noun):
    """What somebody asks to be corrected in the minutes."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="corrections")
    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE, related_name="+")
    text = models.TextField()
    answer = models.CharField(max_length=20, choices=choices.Correction.choices, default=choices.Correction.ASKED)


class PulseToken(models.Model):
    """That a seat has said how a meeting was; what it said stands elsewhere, and nothing leads from here to there."""

    id = models.BigAutoField(primary_key=True)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="pulse_tokens")
    invitation = models.OneToOneField(Invitation, on_delete=models.CASCADE, related_name="+")


class PulseAnswer(models.Model):
    """How a meeting was for somebody who was there: without a name, a seat or a time."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="pulse_answers")
    worth = models.CharField(max_length=10, choices=choices.Worth.choices)
    learners = models.CharField(max_length=10, choices=choices.Learners.choices)
