"""Organisations, their departments, and the lists that areas keep of them."""

from django.db import models
from django.db.models import F, Q

from joinedup.accounts.models import Area
from joinedup.core.models import Noun
from joinedup.directory import choices
from joinedup.register.models import Establishment, Group


def fold(text: str) -> str:
    """Fold a name or postcode so that the same thing typed twice is recognised.

    >>> fold("  Harbour   Bereavement "), fold("ab1  2cd")
    ('harbour bereavement', 'ab1 2cd')
    """
    return " ".join(text.casefold().split())


class Organisation(Noun):
    """A school of the register, or a trust, service, charity, employer... that works with schools."""

    kind = models.CharField(max_length=20, choices=choices.OrganisationKind.choices)
    name = models.CharField(max_length=255)
    name_key = models.CharField(max_length=255, editable=False)
    establishment = models.OneToOneField(Establishment, null=True, blank=True, on_delete=models.PROTECT, related_name="organisation")
    group = models.OneToOneField(Group, null=True, blank=True, on_delete=models.PROTECT, related_name="organisation")
    register_key = models.CharField(max_length=160, null=True, blank=True, unique=True)
    trust = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="schools")
    street = models.CharField(max_length=255, blank=True)
    town = models.CharField(max_length=120, blank=True)
    postcode = models.CharField(max_length=12, blank=True)
    postcode_key = models.CharField(max_length=12, blank=True, editable=False)
    website = models.CharField(max_length=500, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    # What the organisation says about itself.
    aims = models.TextField(blank=True)
    way_of_working = models.TextField(blank=True)
    good_times = models.CharField(max_length=300, blank=True)
    please_avoid = models.CharField(max_length=300, blank=True)
    how_to_reach = models.CharField(max_length=300, blank=True)
    profile_confirmed_on = models.DateField(null=True, blank=True)
    # The approval rule: who may say yes, up to what, when the board next meets.
    approver = models.CharField(max_length=20, choices=choices.Approver.choices, blank=True)
    limit_half_days = models.PositiveSmallIntegerField(null=True, blank=True)
    limit_pence = models.PositiveIntegerField(null=True, blank=True)
    next_board_on = models.DateField(null=True, blank=True)
    approval_note = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "name_key", "postcode_key"],
                condition=Q(register_key__isnull=True),
                name="organisation_outside_the_register_is_entered_once",
            ),
            models.CheckConstraint(
                condition=Q(establishment__isnull=True) | Q(register_key__isnull=False), name="organisation_of_a_school_has_register_key"
            ),
        ]
        indexes = [models.Index(fields=["name_key"], name="organisation_by_name")]

    def __str__(self) -> str:
        return self.name

    @property
    def key(self) -> str:
        """Return what stands in addresses: the URN of a school, otherwise the public id."""
        return str(self.establishment_id) if self.establishment_id else self.public_id

    @property
    def urn(self) -> int | None:
        return self.establishment_id

    @property
    def place(self) -> str:
        """Return "URN 143032, Bradford": what tells four St Joseph's apart."""
        return ", ".join(part for part in (f"URN {self.establishment_id}" if self.establishment_id else "", self.town) if part)


class Attachment(Noun):
    """An organisation on an area's list; detaching ends the row and keeps it."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="attachments")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="attachments")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    how = models.CharField(max_length=20, choices=choices.AttachedBy.choices, default=choices.AttachedBy.PICKED)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["area", "organisation"], condition=Q(until__isnull=True), name="organisation_is_on_an_areas_list_once"
            ),
            models.CheckConstraint(condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="attachment_ends_after_it_began"),
        ]
        indexes = [models.Index(fields=["area", "until", "organisation"], name="attachment_of_area")]


class Unit(Noun):
    """A department with its own contacts and, where so agreed, its own signature."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="units")
    name = models.CharField(max_length=120)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    signs_itself = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "name"], name="unit_is_named_once_in_its_organisation")]

    def __str__(self) -> str:
        return self.name


class Carrying(models.Model):
    """What an area carried from a closed school to the one after it; done once for each pair."""

    id = models.BigAutoField(primary_key=True)
    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="carryings")
    old = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="carried_to")
    new = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="carried_from")
    carried_on = models.DateField()
    what = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["area", "old", "new"], name="area_carries_a_school_to_its_successor_once")]
