"""What needs and offers have in common: whose, about what, how big, when, on which terms, how fresh, in which state."""

from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from joinedup.brokerage import choices
from joinedup.brokerage.models.uploads import Upload
from joinedup.core.models import Noun
from joinedup.directory.models import Organisation


def _sizes() -> Q:
    law = Q()
    for size, (least, _usual, most) in choices.HALF_DAYS.items():
        law |= Q(size=size, half_days__gte=least, half_days__lte=most)
    return law


class Thing(Noun):
    """A need or an offer of an organisation; who else sees it is said by its shares, area by area."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="%(class)ss")
    year = models.PositiveSmallIntegerField(_("school year"))
    kind = models.CharField(max_length=20, choices=choices.Kind.choices)
    size = models.CharField(max_length=20, choices=choices.Size.choices)
    half_days = models.PositiveSmallIntegerField(default=0)
    something_else = models.CharField(max_length=120, blank=True)
    detail = models.CharField(max_length=500, blank=True)
    phases = models.JSONField(default=list)
    when = models.JSONField(default=list)
    weeks_never = models.JSONField(default=list)
    within_km = models.PositiveSmallIntegerField(null=True, blank=True)
    terms = models.CharField(max_length=20, choices=choices.Terms.choices, default=choices.Terms.FREE)
    rate_pence = models.PositiveIntegerField(null=True, blank=True)

    state = models.CharField(max_length=20, choices=choices.State.choices, default=choices.State.DRAFT)
    waits_for = models.CharField(max_length=10, choices=choices.WaitsFor.choices, blank=True, default="")
    board_on = models.DateField(null=True, blank=True)
    entered = models.CharField(max_length=20, choices=choices.Entered.choices)
    entered_by = models.CharField(max_length=120, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    last_confirmed_on = models.DateField()
    expires_on = models.DateField()
    upload = models.ForeignKey(Upload, null=True, blank=True, on_delete=models.SET_NULL, related_name="%(class)ss")
    given_in_confidence = models.BooleanField(default=False)
    delete_after = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True
        indexes = [models.Index(fields=["organisation", "state"], name="%(class)s_by_organisation")]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=choices.State.values), name="%(class)s_state_is_known"),
            models.CheckConstraint(condition=_sizes(), name="%(class)s_half_days_fit_size"),
            models.CheckConstraint(
                condition=Q(terms=choices.Terms.DAY_RATE, rate_pence__isnull=False)
                | (~Q(terms=choices.Terms.DAY_RATE) & Q(rate_pence__isnull=True)),
                name="%(class)s_day_rate_has_pence",
            ),
            models.CheckConstraint(
                condition=Q(state=choices.State.WAITING, waits_for__in=[choices.WaitsFor.TRUST, choices.WaitsFor.BOARD])
                | (~Q(state=choices.State.WAITING) & Q(waits_for="")),
                name="%(class)s_waits_for_somebody",
            ),
            models.CheckConstraint(condition=Q(expires_on__gte=F("last_confirmed_on")), name="%(class)s_expires_after_it_was_confirmed"),
        ]

    if TYPE_CHECKING:
        organisation_id: int

    @property
    def is_on_behalf(self) -> bool:
        """Say whether somebody else entered this for the organisation."""
        return self.entered in choices.ON_BEHALF

    @property
    def awaits_confirmation(self) -> bool:
        """Say whether the organisation has still to confirm what was entered for it."""
        return self.is_on_behalf and self.confirmed_at is None

    @property
    def is_seen_by_others(self) -> bool:
        """Say whether the state lets others see it, as far as its shares say."""
        return self.state in choices.SEEN_BY_OTHERS

    def is_stale(self, today: date) -> bool:
        """Say whether it has passed the day until which it holds."""
        return self.expires_on < today
