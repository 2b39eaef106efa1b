"""Introductions, the commitments that follow from two yeses, and what was given and received in the end."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from joinedup.accounts.models import Area
from joinedup.brokerage.choices import WaitsFor
from joinedup.brokerage.models import Need, Offer, Topic
from joinedup.core.models import Noun
from joinedup.directory.models import Organisation
from joinedup.introductions import choices


class Introduction(Noun):
    """One organisation could help another; each is asked, neither is bound before both have said yes."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="introductions")
    year = models.PositiveSmallIntegerField(_("school year"))
    need = models.ForeignKey(Need, on_delete=models.PROTECT, related_name="introductions")
    offer = models.ForeignKey(Offer, on_delete=models.PROTECT, related_name="introductions")
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="+")
    giver = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="introductions_to_give")
    receiver = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="introductions_to_get")
    half_days = models.PositiveSmallIntegerField()
    distance_m = models.PositiveIntegerField(null=True, blank=True)
    words = models.CharField(max_length=1000, blank=True)
    state = models.CharField(max_length=12, choices=choices.IntroductionState.choices, default=choices.IntroductionState.SENT)
    goes_at = models.DateTimeField()
    lapses_on = models.DateField()
    agreed_at = models.DateTimeField(null=True, blank=True)
    # The thing that was formed from it (a partnership): kind and public id, known to the room above.
    taken_up_by = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["need", "offer"], condition=Q(state__in=choices.SPOKEN_FOR), name="need_and_offer_are_introduced_once_at_a_time"
            ),
            models.CheckConstraint(condition=~Q(giver=F("receiver")), name="introduction_is_between_two"),
            models.CheckConstraint(condition=Q(state__in=choices.IntroductionState.values), name="introduction_state_is_known"),
            models.CheckConstraint(
                condition=Q(state=choices.IntroductionState.AGREED, agreed_at__isnull=False)
                | (~Q(state=choices.IntroductionState.AGREED) & Q(agreed_at__isnull=True)),
                name="agreed_introduction_has_its_moment",
            ),
        ]
        indexes = [models.Index(fields=["area", "state"], name="introduction_by_state")]

    if TYPE_CHECKING:
        area_id: int
        giver_id: int
        receiver_id: int
        need_id: int
        offer_id: int


class IntroductionAnswer(Noun):
    """What one side was asked at which address, and what it answered; reasons stay with the co-ordinator."""

    introduction = models.ForeignKey(Introduction, on_delete=models.CASCADE, related_name="answers")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    side = models.CharField(max_length=10, choices=choices.Side.choices)
    person_name = models.CharField(max_length=120, blank=True)
    address = models.EmailField(blank=True)
    reply = models.CharField(max_length=10, choices=choices.IntroductionReply.choices, blank=True, default="")
    later_when = models.CharField(max_length=120, blank=True)
    reason = models.CharField(max_length=12, choices=choices.DeclineReason.choices, blank=True)
    reason_words = models.CharField(max_length=300, blank=True)
    given_in_confidence = models.BooleanField(default=True)
    waits_for = models.CharField(max_length=10, choices=WaitsFor.choices, blank=True, default="")
    board_on = models.DateField(null=True, blank=True)
    released_note = models.CharField(max_length=200, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.CharField(max_length=120, blank=True)
    is_on_behalf = models.BooleanField(default=False)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["introduction", "side"], name="each_side_answers_once"),
            models.CheckConstraint(
                condition=Q(reply="", answered_at__isnull=True) | (~Q(reply="") & Q(answered_at__isnull=False)),
                name="introduction_answer_has_its_moment",
            ),
            models.CheckConstraint(condition=Q(waits_for="") | Q(reply__in=choices.YESES), name="only_a_yes_waits_for_trust_or_board"),
        ]

    if TYPE_CHECKING:
        introduction_id: int
        organisation_id: int

    @property
    def is_firm_yes(self) -> bool:
        """Say whether this side has said yes and waits for nobody else's yes."""
        return self.reply in choices.YESES and not self.waits_for


class Commitment(Noun):
    """What two organisations agreed through an introduction: who gives whom how many half-days of what."""

    introduction = models.OneToOneField(Introduction, on_delete=models.PROTECT, related_name="commitment")
    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="commitments")
    year = models.PositiveSmallIntegerField(_("school year"))
    giver = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="commitments_to_give")
    receiver = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="commitments_to_get")
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="+")
    half_days = models.PositiveSmallIntegerField()
    starts = models.CharField(max_length=250, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-id"]


class Rest(Noun):
    """What is not suggested to an organisation again, because it said so: a partner or a topic, until a day or until it is lifted."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="rests")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="rests")
    other = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    topic = models.ForeignKey(Topic, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    side = models.CharField(max_length=10, choices=choices.Side.choices)
    until = models.DateField(null=True, blank=True)
    answer = models.ForeignKey(IntroductionAnswer, null=True, blank=True, on_delete=models.SET_NULL, related_name="rests")
    said_by = models.CharField(max_length=120, blank=True)
    is_on_behalf = models.BooleanField(default=False)
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(other__isnull=True, topic__isnull=False) | Q(other__isnull=False, topic__isnull=True),
                name="rest_is_of_a_partner_or_a_topic",
            ),
        ]

    if TYPE_CHECKING:
        area_id: int
        organisation_id: int
        other_id: int | None


class Gift(Noun):
    """What one organisation gives another: planned in an introduction, or written down afterwards; time, or something that is not time."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="gifts")
    year = models.PositiveSmallIntegerField(_("school year"))
    commitment = models.OneToOneField(Commitment, null=True, blank=True, on_delete=models.SET_NULL, related_name="gift")
    giver = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="gifts_given")
    receiver = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="gifts_received")
    kind = models.CharField(max_length=20, choices=choices.GiftKind.choices, default=choices.GiftKind.TIME)
    what = models.CharField(max_length=200)
    planned = models.PositiveSmallIntegerField(null=True, blank=True)  # half-days, or how many; none for what nobody planned
    asked_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-year", "what", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(giver=F("receiver")), name="gift_is_between_two"),
            models.CheckConstraint(condition=~Q(what=""), name="gift_is_named"),
        ]
        indexes = [models.Index(fields=["area", "year"], name="gift_by_year")]

    if TYPE_CHECKING:
        area_id: int
        giver_id: int
        receiver_id: int


class GiftWord(models.Model):
    """What one side says came of a gift."""

    gift = models.ForeignKey(Gift, on_delete=models.CASCADE, related_name="words")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    says = models.CharField(max_length=10, choices=choices.Said.choices)
    number = models.PositiveSmallIntegerField(default=0)
    told_at = models.DateTimeField()
    told_by = models.CharField(max_length=120, blank=True)
    is_on_behalf = models.BooleanField(default=False)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["gift", "organisation"], name="each_side_says_once_what_came_of_a_gift")]

    if TYPE_CHECKING:
        organisation_id: int
