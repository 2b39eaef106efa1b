"""What holds for every plan of an area: limits of organisations, what two of them want or cannot, lines that nobody crosses."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from joinedup.accounts.models import Area
from joinedup.core.models import Noun
from joinedup.directory.models import Organisation
from joinedup.plans import choices


class OrganisationRule(Noun):
    """How much an organisation gives and gets at most in the plans of an area, and whether it has a holiday from giving."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="organisation_rules")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    give_cap = models.PositiveSmallIntegerField(_("gives at most"), null=True, blank=True)
    receive_cap = models.PositiveSmallIntegerField(_("gets at most"), null=True, blank=True)
    is_on_holiday = models.BooleanField(default=False)
    holiday_until = models.DateField(null=True, blank=True)
    made_by = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["organisation__name", "id"]
        constraints = [models.UniqueConstraint(fields=["area", "organisation"], name="organisation_has_one_rule_in_an_area")]

    if TYPE_CHECKING:
        area_id: int
        organisation_id: int


class PairRule(Noun):
    """What holds between two organisations in the plans of an area: never, gladly, or how long the way really takes."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="pair_rules")
    one = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=choices.PairKind.choices)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    made_by = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["one__name", "other__name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["area", "one", "other"], name="two_organisations_have_one_rule_in_an_area"),
            models.CheckConstraint(condition=~Q(one=F("other")), name="pair_rule_is_between_two"),
            models.CheckConstraint(condition=Q(kind__in=choices.PairKind.values), name="pair_rule_kind_is_known"),
            models.CheckConstraint(
                condition=Q(kind=choices.PairKind.MINUTES, minutes__isnull=False)
                | (~Q(kind=choices.PairKind.MINUTES) & Q(minutes__isnull=True)),
                name="only_a_way_has_minutes",
            ),
        ]

    if TYPE_CHECKING:
        area_id: int
        one_id: int
        other_id: int


class Line(Noun):
    """A line on the map that no visit of a plan crosses, such as a river or a motorway: from one place to another, in degrees."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="plan_lines")
    name = models.CharField(max_length=80)
    from_latitude = models.FloatField()
    from_longitude = models.FloatField()
    to_latitude = models.FloatField()
    to_longitude = models.FloatField()
    made_by = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["name", "id"]

    if TYPE_CHECKING:
        area_id: int
