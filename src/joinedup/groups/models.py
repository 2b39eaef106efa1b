"""Groups, who sits in them, and the interests that they declare."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from joinedup.accounts.models import Area
from joinedup.core.models import Noun
from joinedup.directory.models import Organisation, Person
from joinedup.groups import choices
from joinedup.partnerships.models import Partnership


class Group(Noun):
    """People who meet and decide, of a partnership or (without one) of the whole area, with the law by which they do."""

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="groups")
    partnership = models.ForeignKey(Partnership, null=True, blank=True, on_delete=models.CASCADE, related_name="groups")
    kind = models.CharField(max_length=20, choices=choices.Kind.choices)
    name = models.CharField(_("name"), max_length=120)
    terms = models.TextField(_("terms of reference"), blank=True)
    quorum = models.CharField(max_length=20, choices=choices.Quorum.choices, default=choices.Quorum.SHARE)
    quorum_size = models.PositiveSmallIntegerField(default=50)
    rule = models.CharField(max_length=20, choices=choices.Rule.choices, default=choices.Rule.CONSENSUS)
    unit = models.CharField(max_length=20, choices=choices.Unit.choices, default=choices.Unit.ORGANISATION)
    vote_cap = models.PositiveSmallIntegerField(_("at most, in percent"), null=True, blank=True)
    has_casting_vote = models.BooleanField(default=False)
    silence_is_yes = models.BooleanField(default=False)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["area", "name"],
                condition=Q(ended_on__isnull=True, partnership__isnull=True),
                name="group_name_is_unique_in_its_area",
            ),
            models.UniqueConstraint(
                fields=["partnership", "name"], condition=Q(ended_on__isnull=True), name="group_name_is_unique_in_its_partnership"
            ),
            models.CheckConstraint(name="group_quorum_is_somebody", condition=Q(quorum_size__gte=1)),
            models.CheckConstraint(
                name="group_vote_cap_is_a_percentage",
                condition=Q(vote_cap__isnull=True) | Q(vote_cap__range=(1, 100), unit=choices.Unit.PUPILS),
            ),
            models.CheckConstraint(
                name="group_quorum_share_is_a_percentage", condition=~Q(quorum=choices.Quorum.SHARE) | Q(quorum_size__lte=100)
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Member(Noun):
    """A person's seat in a group for an organisation, from one day to another, with who stands in."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="members")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    deputy = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    part = models.CharField(max_length=20, choices=choices.Part.choices, default=choices.Part.MEMBER)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["group", "person", "organisation"],
                condition=Q(until_on__isnull=True),
                name="member_has_one_seat_for_an_organisation",
            ),
            models.UniqueConstraint(
                fields=["group"], condition=Q(until_on__isnull=True, part=choices.Part.CHAIR), name="group_has_one_chair"
            ),
            models.CheckConstraint(condition=Q(until_on__isnull=True) | Q(until_on__gte=F("from_on")), name="member_ends_after_start"),
            models.CheckConstraint(condition=Q(deputy__isnull=True) | ~Q(deputy=F("person")), name="member_is_not_their_own_deputy"),
        ]

    @property
    def has_vote(self) -> bool:
        return self.part in choices.VOTING


class Interest(Noun):
    """What a member declares that could make a decision partial: a contract, a family tie, a seat elsewhere."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="interests")
    about = models.CharField(_("what it is about"), max_length=300)
    declared_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("declared_on")), name="interest_ends_after_start")
        ]
