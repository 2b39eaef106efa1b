"""Weigh-ups with what was weighed and who reads what is shared; plots with the aims placed on them."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from joinedup.accounts.models import Area, User
from joinedup.core import clock, school_year
from joinedup.core.models import Noun
from joinedup.directory.models import Organisation
from joinedup.partnerships.models import Partnership
from joinedup.reviews import choices


class WeighAsk(Noun):
    """Who of a partner was asked by mail to weigh up a partnership in one school year; its link opens that weigh-up and no other."""

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="weigh_asks")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="weigh_asks")
    year = models.PositiveSmallIntegerField(_("school year"))
    person_name = models.CharField(max_length=120)
    address = models.EmailField()
    asker = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    asked_by = models.CharField(max_length=160)
    asked_at = models.DateTimeField(default=clock.now)
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "organisation", "year"],
                condition=Q(taken_back_at__isnull=True),
                name="partner_is_asked_to_weigh_up_once_a_year",
            ),
        ]


class WeighUp(Noun):
    """What one organisation weighs up for itself in one school year about one partnership, introduction, or something it thinks about."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="weigh_ups")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="weigh_ups")
    partnership = models.ForeignKey(Partnership, null=True, blank=True, on_delete=models.CASCADE, related_name="weigh_ups")
    # The introduction it is about: public id, looked up with the viewer when its page is drawn.
    introduction = models.CharField(max_length=12, blank=True)
    title = models.CharField(_("title"), max_length=160)
    year = models.PositiveSmallIntegerField(_("school year"))
    conclusion = models.CharField(max_length=10, choices=choices.Conclusion.choices, blank=True)
    because = models.TextField(blank=True)
    board_decides = models.TextField(blank=True)
    is_shared = models.BooleanField(default=False)
    # Who reads what is shared: everybody in the partnership, or only these.
    is_for_chosen = models.BooleanField(default=False)
    is_for_organisers = models.BooleanField(default=True)
    shown_to = models.ManyToManyField(Organisation, blank=True, related_name="+")
    # By whose mailed link it was begun; whoever holds another link does not read it.
    ask = models.OneToOneField(WeighAsk, null=True, blank=True, on_delete=models.SET_NULL, related_name="weigh_up")
    said_at = models.DateTimeField(default=clock.now)
    said_by = models.CharField(max_length=160)
    given_in_confidence = models.BooleanField(default=True)
    delete_after = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "partnership", "year"],
                condition=Q(partnership__isnull=False),
                name="organisation_weighs_a_partnership_once_a_year",
            ),
            models.UniqueConstraint(
                fields=["organisation", "introduction", "year"],
                condition=~Q(introduction=""),
                name="organisation_weighs_an_introduction_once_a_year",
            ),
            models.CheckConstraint(
                name="only_what_is_weighed_with_partners_is_shared", condition=Q(is_shared=False) | Q(partnership__isnull=False)
            ),
        ]
        indexes = [models.Index(fields=["delete_after"], name="weigh_up_to_delete")]

    def __str__(self) -> str:
        return self.title

    @property
    def year_label(self) -> str:
        return school_year.label(self.year)


class Weight(models.Model):
    """One thing that was weighed: how large, how likely, whom it touches, in whose words."""

    id = models.BigAutoField(primary_key=True)
    weigh_up = models.ForeignKey(WeighUp, on_delete=models.CASCADE, related_name="weights")
    code = models.CharField(max_length=24)
    side = models.CharField(max_length=10, choices=choices.Side.choices)
    own_words = models.CharField(max_length=120, blank=True)
    size = models.PositiveSmallIntegerField(choices=choices.Size.choices)
    likely = models.PositiveSmallIntegerField(choices=choices.Likely.choices, null=True, blank=True)
    who = models.CharField(max_length=80, blank=True)
    note = models.CharField(max_length=300, blank=True)
    is_shared = models.BooleanField(default=False)
    said_at = models.DateTimeField(default=clock.now)
    said_by = models.CharField(max_length=160)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["weigh_up", "code"], name="thing_is_weighed_once"),
            models.CheckConstraint(name="weight_is_from_nought_to_three", condition=Q(size__range=(0, 3))),
            models.CheckConstraint(name="likely_is_from_one_to_three", condition=Q(likely__isnull=True) | Q(likely__range=(1, 3))),
        ]

    @property
    def words(self) -> str:
        return choices.words_of(self.code, self.own_words)

    @property
    def is_gain(self) -> bool:
        return self.side in {choices.Side.BENEFITS, choices.Side.FURTHER}


class Reader(Noun):
    """A partner that was mailed what an organisation shared of its weigh-up, and what it said back."""

    weigh_up = models.ForeignKey(WeighUp, on_delete=models.CASCADE, related_name="readers")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    says = models.CharField(max_length=10, choices=choices.Says.choices, blank=True)
    words = models.CharField(max_length=600, blank=True)
    said_at = models.DateTimeField(null=True, blank=True)
    said_by = models.CharField(max_length=160, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["weigh_up", "organisation"], name="partner_reads_a_weigh_up_once"),
            models.CheckConstraint(name="what_a_reader_says_has_a_moment", condition=Q(says="") | Q(said_at__isnull=False)),
        ]


class Guess(Noun):
    """What a co-ordinator thinks that a partner gains, pays and risks; kept apart, and never counted as the partner's own."""

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="guesses")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="guesses")
    year = models.PositiveSmallIntegerField(_("school year"))
    because = models.TextField(blank=True)
    guessed_at = models.DateTimeField(default=clock.now)
    guessed_by = models.CharField(max_length=160)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["partnership", "organisation", "year"], name="partner_is_guessed_about_once_a_year"),
        ]

    @property
    def year_label(self) -> str:
        return school_year.label(self.year)


class GuessedSize(models.Model):
    """How large the co-ordinator thinks one thing is."""

    id = models.BigAutoField(primary_key=True)
    guess = models.ForeignKey(Guess, on_delete=models.CASCADE, related_name="sizes")
    code = models.CharField(max_length=24)
    size = models.PositiveSmallIntegerField(choices=choices.Size.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["guess", "code"], name="thing_is_guessed_once"),
            models.CheckConstraint(name="guess_is_from_nought_to_three", condition=Q(size__range=(0, 3))),
        ]


class Plot(Noun):
    """Where one organisation places the aims of a partnership in one school year: value to itself and to others."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="plots")
    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="plots")
    year = models.PositiveSmallIntegerField(_("school year"))
    is_shared = models.BooleanField(default=False)
    said_at = models.DateTimeField(default=clock.now)
    said_by = models.CharField(max_length=160)
    given_in_confidence = models.BooleanField(default=True)
    delete_after = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "partnership", "year"], name="organisation_places_aims_once_a_year")]

    @property
    def year_label(self) -> str:
        return school_year.label(self.year)


class Placement(models.Model):
    """One aim or activity on a plot."""

    id = models.BigAutoField(primary_key=True)
    plot = models.ForeignKey(Plot, on_delete=models.CASCADE, related_name="placements")
    name = models.CharField(max_length=200)
    ours = models.PositiveSmallIntegerField()
    others = models.PositiveSmallIntegerField()
    note = models.CharField(max_length=300, blank=True)
    is_shared = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plot", "name"], name="aim_is_placed_once"),
            models.CheckConstraint(name="aim_is_placed_from_nought_to_ten", condition=Q(ours__range=(0, 10), others__range=(0, 10))),
        ]
