"""Partnerships, partners, organisers; the agreement with its sections, frozen versions, signatures and comments."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from joinedup.accounts.models import Area, Team
from joinedup.core import clock
from joinedup.core.models import Noun
from joinedup.directory.models import Organisation, Person
from joinedup.partnerships import choices


class Partnership(Noun):
    """Organisations that work together, with the promises at a glance: dates, cost, days and the way out."""

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="partnerships")
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.SET_NULL, related_name="partnerships")
    kind = models.CharField(max_length=20, choices=choices.Kind.choices)
    name = models.CharField(_("name"), max_length=120)
    purpose = models.TextField(_("purpose"), blank=True)
    aims = models.TextField(_("aims, one on each line"), blank=True)
    state = models.CharField(max_length=20, choices=choices.PartnershipState.choices, default=choices.PartnershipState.SETTING_UP)
    stage = models.CharField(max_length=20, choices=choices.Stage.choices, default=choices.Stage.FORMING)
    visibility = models.CharField(max_length=20, choices=choices.Visibility.choices, default=choices.Visibility.AREA)
    starts_on = models.DateField(null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    cost_pence = models.PositiveIntegerField(default=0)
    half_days = models.PositiveSmallIntegerField(default=0)
    notice_weeks = models.PositiveSmallIntegerField(default=12)
    exit_money = models.TextField(blank=True)
    exit_keeps = models.TextField(blank=True)
    terms_set = models.BooleanField(default=False)
    formed_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="partnership_formed_has_day",
                condition=Q(state=choices.PartnershipState.SETTING_UP) | Q(formed_on__isnull=False),
            ),
            models.CheckConstraint(
                name="partnership_ends_after_start",
                condition=Q(starts_on__isnull=True) | Q(ends_on__isnull=True) | Q(ends_on__gt=models.F("starts_on")),
            ),
            models.UniqueConstraint(fields=["area", "name"], name="partnership_name_is_unique_in_its_area"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def aim_lines(self) -> list[str]:
        return [line.strip() for line in self.aims.splitlines() if line.strip()]


class Partner(Noun):
    """An organisation's membership, from the day it joined (its signature, when the agreement was already in force) to the day it left."""

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="partners")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="partnerships")
    kind = models.CharField(max_length=20, choices=choices.PartnerKind.choices, default=choices.PartnerKind.FULL)
    coordinator = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    signatory = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    added_on = models.DateField()
    joined_on = models.DateField(null=True, blank=True)
    left_on = models.DateField(null=True, blank=True)
    notice_given_on = models.DateField(null=True, blank=True)
    leaving_reason = models.CharField(max_length=300, blank=True)
    succeeds = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "organisation"],
                condition=Q(left_on__isnull=True),
                name="partner_belongs_once_at_a_time",
            ),
            models.CheckConstraint(
                name="partner_notice_names_leaving_day",
                condition=Q(notice_given_on__isnull=True) | Q(left_on__isnull=False),
            ),
        ]


class TeamRole(Noun):
    """A user's role in a partnership, from one day to another."""

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="roles")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="partnership_roles")
    role = models.CharField(max_length=20, choices=choices.TeamRoleKind.choices)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "user"], condition=Q(until_on__isnull=True), name="team_role_is_held_once_at_a_time"
            )
        ]


class Agreement(Noun):
    """What the partners promise one another: the text being written, and which frozen version is open or in force."""

    partnership = models.OneToOneField(Partnership, on_delete=models.CASCADE, related_name="agreement")
    state = models.CharField(max_length=20, choices=choices.AgreementState.choices, default=choices.AgreementState.DRAFT)
    open_version = models.ForeignKey("AgreementVersion", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    version_in_force = models.ForeignKey("AgreementVersion", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    in_force_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    ending_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="agreement_in_force_has_version_and_date",
                condition=~Q(state=choices.AgreementState.IN_FORCE) | Q(version_in_force__isnull=False, in_force_on__isnull=False),
            ),
            models.CheckConstraint(
                name="agreement_open_has_version",
                condition=~Q(state=choices.AgreementState.OPEN) | Q(open_version__isnull=False),
            ),
            models.CheckConstraint(
                name="agreement_draft_is_not_in_force",
                condition=~Q(state=choices.AgreementState.DRAFT) | Q(version_in_force__isnull=True),
            ),
        ]


class Section(Noun):
    """One of the ten parts of the text being written."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="sections")
    element = models.CharField(max_length=20, choices=choices.Element.choices)
    text = models.TextField(blank=True)
    state = models.CharField(max_length=20, choices=choices.SectionState.choices, default=choices.SectionState.NOT_STARTED)
    changed_at = models.DateTimeField(null=True, blank=True)
    changed_by = models.CharField(max_length=160, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agreement", "element"], name="section_is_written_once")]


class AgreementVersion(Noun):
    """The whole text exactly as it was opened for signature; never changed afterwards, named by its hash."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    content = models.JSONField()
    text = models.TextField()
    hash = models.CharField(max_length=64)
    frozen_at = models.DateTimeField(default=clock.now)
    in_force_on = models.DateField(null=True, blank=True)
    replaced_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agreement", "number"], name="agreement_version_is_numbered_once")]


class Signature(Noun):
    """A named person's yes for one partner to exactly one version."""

    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="signatures")
    version_signed = models.ForeignKey(AgreementVersion, on_delete=models.PROTECT, related_name="signatures")
    version_hash = models.CharField(max_length=64)
    state = models.CharField(max_length=20, choices=choices.SignatureState.choices)
    name = models.CharField(max_length=120)
    role = models.CharField(max_length=120)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    address = models.EmailField()
    signed_by = models.CharField(max_length=10, choices=choices.SignedBy.choices)
    signed_at = models.DateTimeField(default=clock.now)
    board_on = models.DateField(null=True, blank=True)
    board_minute = models.CharField(max_length=120, blank=True)
    board_confirmed_on = models.DateField(null=True, blank=True)
    board_confirmed_by = models.CharField(max_length=120, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partner", "version_signed"], condition=Q(state__in=choices.STANDING), name="signature_stands_once"
            ),
        ]


class Comment(Noun):
    """What somebody says about one part of the text while it is in consultation."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="comments")
    element = models.CharField(max_length=20, choices=choices.Element.choices)
    partner = models.ForeignKey(Partner, null=True, blank=True, on_delete=models.SET_NULL, related_name="comments")
    author = models.CharField(max_length=160)
    text = models.TextField()
    answered_at = models.DateTimeField(null=True, blank=True)


class Reply(Noun):
    """What a partner answered instead of signing: not yet, with the reason, or a question."""

    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="replies")
    version_read = models.ForeignKey(AgreementVersion, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=choices.ReplyKind.choices)
    reason = models.CharField(max_length=10, choices=choices.NotYetReason.choices, blank=True)
    text = models.TextField(blank=True)
    author = models.CharField(max_length=160)
