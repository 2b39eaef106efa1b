"""School calendars of an area: terms, holidays, INSET days, exam weeks of authorities, trusts and single schools."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from joinedup.accounts.models import Area
from joinedup.calendars import choices
from joinedup.core import school_year
from joinedup.core.clock import LONDON
from joinedup.core.models import Noun
from joinedup.directory.models import Organisation


class SchoolCalendar(Noun):
    """When schools are open: of one school or trust, of the schools of one authority, or of everybody else in the area."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="school_calendars")
    name = models.CharField(max_length=160)
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.CASCADE, related_name="school_calendars")
    la_code = models.CharField(max_length=3, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(organisation__isnull=True) | Q(la_code=""), name="school_calendar_is_of_one"),
            models.UniqueConstraint(
                fields=["area", "organisation"], condition=Q(organisation__isnull=False), name="school_calendar_of_an_organisation_once"
            ),
            models.UniqueConstraint(
                fields=["area", "la_code"], condition=Q(organisation__isnull=True), name="school_calendar_of_an_authority_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Period(Noun):
    """A stretch of days in a school calendar, first and last day included."""

    calendar = models.ForeignKey(SchoolCalendar, on_delete=models.CASCADE, related_name="periods")
    kind = models.CharField(max_length=10, choices=choices.PeriodKind.choices)
    name = models.CharField(max_length=120, blank=True)
    from_on = models.DateField()
    until_on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(until_on__gte=F("from_on")), name="period_ends_after_it_began"),
            models.UniqueConstraint(fields=["calendar", "kind", "from_on", "until_on"], name="period_stands_in_a_calendar_once"),
        ]
        indexes = [models.Index(fields=["calendar", "from_on"], name="period_of_calendar")]

    @property
    def is_late_addition(self) -> bool:
        """Say whether a day that schools have to know of was put in after June, when the next school year's should have been out."""
        june = date(school_year.year_of(self.from_on), 6, 30)
        return self.kind in choices.TO_BE_KNOWN and self.created_at.astimezone(LONDON).date() > june
