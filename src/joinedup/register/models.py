"""The national register as it is published, what each import did to it, and the words by which the finder finds.

Register rows belong to nobody: they are global, keyed by their published numbers, written by imports only.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from joinedup.core.models import Noun
from joinedup.register import choices


class Vintage(models.Model):
    """From which day each field of a row is: shared by all rows that the same files have told about.

    `fields` maps a field's name to [day of the newest file that has the field, day of the file its value came from].
    """

    id = models.BigAutoField(primary_key=True)
    digest = models.CharField(max_length=64, unique=True)
    fields = models.JSONField(default=dict)


class Establishment(models.Model):
    """A school, college, nursery or other establishment, keyed by its URN."""

    urn = models.PositiveIntegerField(primary_key=True)
    name = models.CharField(_("name"), max_length=255)
    la_code = models.CharField(_("authority number"), max_length=3, blank=True, default="", db_default="")
    la_name = models.CharField(_("authority"), max_length=120, blank=True, default="", db_default="")
    number = models.PositiveIntegerField(_("establishment number"), null=True, blank=True)
    type = models.CharField(_("type"), max_length=120, blank=True, default="", db_default="")
    type_group = models.CharField(_("type group"), max_length=80, blank=True, default="", db_default="")
    status = models.CharField(_("status"), max_length=40, blank=True, default="", db_default="")
    is_open = models.BooleanField(_("open"), default=True, db_default=True)
    phase = models.CharField(_("phase"), max_length=40, blank=True, default="", db_default="")
    open_on = models.DateField(_("opened on"), null=True, blank=True)
    close_on = models.DateField(_("closed on"), null=True, blank=True)
    reason_opened = models.CharField(max_length=120, blank=True, default="", db_default="")
    reason_closed = models.CharField(max_length=120, blank=True, default="", db_default="")
    low_age = models.PositiveSmallIntegerField(null=True, blank=True)
    high_age = models.PositiveSmallIntegerField(null=True, blank=True)
    gender = models.CharField(max_length=40, blank=True, default="", db_default="")
    religious_character = models.CharField(max_length=120, blank=True, default="", db_default="")
    diocese = models.CharField(max_length=120, blank=True, default="", db_default="")
    admissions_policy = models.CharField(max_length=80, blank=True, default="", db_default="")
    capacity = models.PositiveIntegerField(null=True, blank=True)
    n_pupils = models.PositiveIntegerField(null=True, blank=True)
    fsm_share = models.FloatField(null=True, blank=True)
    census_on = models.DateField(null=True, blank=True)
    trust_uid = models.PositiveIntegerField(null=True, blank=True)
    trust_name = models.CharField(max_length=255, blank=True, default="", db_default="")
    federation_uid = models.PositiveIntegerField(null=True, blank=True)
    federation_name = models.CharField(max_length=255, blank=True, default="", db_default="")
    ukprn = models.PositiveIntegerField(null=True, blank=True)
    street = models.CharField(max_length=255, blank=True, default="", db_default="")
    locality = models.CharField(max_length=255, blank=True, default="", db_default="")
    address3 = models.CharField(max_length=255, blank=True, default="", db_default="")
    town = models.CharField(max_length=120, blank=True, default="", db_default="")
    county = models.CharField(max_length=120, blank=True, default="", db_default="")
    postcode = models.CharField(max_length=12, blank=True, default="", db_default="")
    website = models.CharField(max_length=500, blank=True, default="", db_default="")
    phone = models.CharField(max_length=40, blank=True, default="", db_default="")
    head_title = models.CharField(max_length=60, blank=True, default="", db_default="")
    head_first_name = models.CharField(max_length=120, blank=True, default="", db_default="")
    head_last_name = models.CharField(max_length=120, blank=True, default="", db_default="")
    head_job_title = models.CharField(max_length=120, blank=True, default="", db_default="")
    region = models.CharField(max_length=60, blank=True, default="", db_default="")
    district = models.CharField(max_length=120, blank=True, default="", db_default="")
    ward = models.CharField(max_length=120, blank=True, default="", db_default="")
    constituency_code = models.CharField(max_length=12, blank=True, default="", db_default="")
    constituency = models.CharField(max_length=120, blank=True, default="", db_default="")
    urban_rural = models.CharField(max_length=120, blank=True, default="", db_default="")
    easting = models.PositiveIntegerField(null=True, blank=True)
    northing = models.PositiveIntegerField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    msoa_code = models.CharField(max_length=12, blank=True, default="", db_default="")
    lsoa_code = models.CharField(max_length=12, blank=True, default="", db_default="")
    last_changed_on = models.DateField(null=True, blank=True)
    extra = models.JSONField(default=dict, blank=True)
    folded = models.CharField(max_length=400, blank=True, default="", db_default="")
    postcode_key = models.CharField(max_length=12, blank=True, default="", db_default="")
    row_digest = models.BigIntegerField(default=0, db_default=0)
    as_of = models.DateField(_("as published on"))
    # No constraint and no index: vintages are never deleted, and checking each row would slow every import down.
    vintage = models.ForeignKey(Vintage, on_delete=models.PROTECT, related_name="+", db_constraint=False, db_index=False)

    class Meta:
        indexes = [
            models.Index(fields=["la_code", "number"], name="register_dfe_number"),
            models.Index(fields=["postcode_key"], name="register_postcode"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def place(self) -> str:
        """Return the best place known: the town, else the authority."""
        return self.town or self.la_name

    @property
    def dfe_number(self) -> str:
        """Return the authority's and the establishment's number as people write them: 380/3360."""
        return f"{self.la_code}/{self.number:04d}" if self.la_code and self.number is not None else ""

    @property
    def head_name(self) -> str:
        """Return the head's name as published, with title."""
        return " ".join(part for part in (self.head_title, self.head_first_name, self.head_last_name) if part)

    @property
    def address_lines(self) -> list[str]:
        """Return the lines of the postal address that are known."""
        return [line for line in (self.street, self.locality, self.address3, self.town, self.county, self.postcode) if line]


class EstablishmentChange(models.Model):
    """A change worth telling: another name, state, authority, type or trust, with the file that told it."""

    id = models.BigAutoField(primary_key=True)
    urn = models.PositiveIntegerField(db_index=True)
    field = models.CharField(max_length=40)
    before = models.CharField(max_length=255, blank=True, default="", db_default="")
    after = models.CharField(max_length=255, blank=True, default="", db_default="")
    as_of = models.DateField()
    report = models.ForeignKey("ImportReport", null=True, on_delete=models.SET_NULL, related_name="changes")


class EstablishmentLink(models.Model):
    """A predecessor, a successor or another published link between two establishments, of which we may know only one."""

    id = models.BigAutoField(primary_key=True)
    urn = models.PositiveIntegerField()
    link_urn = models.PositiveIntegerField(db_index=True)
    link_name = models.CharField(max_length=255, blank=True, default="", db_default="")
    link_type = models.CharField(max_length=120)
    kind = models.CharField(max_length=12, choices=choices.LinkKind.choices)
    established_on = models.DateField(null=True, blank=True)
    as_of = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["urn", "link_urn", "link_type"], name="register_link_is_listed_once")]


class Group(models.Model):
    """A trust, federation, sponsor or other group of establishments, keyed by its UID."""

    uid = models.PositiveIntegerField(primary_key=True)
    group_id = models.CharField(max_length=20, blank=True, default="", db_default="")
    name = models.CharField(_("name"), max_length=255)
    companies_house_number = models.CharField(max_length=20, blank=True, default="", db_default="")
    type = models.CharField(_("type"), max_length=80, blank=True, default="", db_default="")
    status = models.CharField(_("status"), max_length=40, blank=True, default="", db_default="")
    is_open = models.BooleanField(default=True)
    opened_on = models.DateField(null=True, blank=True)
    incorporated_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    street = models.CharField(max_length=255, blank=True, default="", db_default="")
    locality = models.CharField(max_length=255, blank=True, default="", db_default="")
    address3 = models.CharField(max_length=255, blank=True, default="", db_default="")
    town = models.CharField(max_length=120, blank=True, default="", db_default="")
    county = models.CharField(max_length=120, blank=True, default="", db_default="")
    postcode = models.CharField(max_length=12, blank=True, default="", db_default="")
    head_title = models.CharField(max_length=60, blank=True, default="", db_default="")
    head_first_name = models.CharField(max_length=120, blank=True, default="", db_default="")
    head_last_name = models.CharField(max_length=120, blank=True, default="", db_default="")
    ukprn = models.PositiveIntegerField(null=True, blank=True)
    as_of = models.DateField()

    def __str__(self) -> str:
        return self.name


class GroupMember(models.Model):
    """An establishment's membership of a group; a member that the newest file of the group no longer lists has an older `as_of`."""

    id = models.BigAutoField(primary_key=True)
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="members")
    urn = models.PositiveIntegerField(db_index=True)
    name = models.CharField(max_length=255, blank=True, default="", db_default="")
    joined_on = models.DateField(null=True, blank=True)
    as_of = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "urn"], name="register_group_lists_a_member_once")]


class Token(models.Model):
    """A folded word of an establishment's name or town."""

    id = models.BigAutoField(primary_key=True)
    word = models.CharField(max_length=40)
    urn = models.PositiveIntegerField(db_index=True)

    class Meta:
        indexes = [models.Index(fields=["word", "urn"], name="register_token_word")]


class ImportReport(Noun):
    """What one file did to the register."""

    file_name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64, blank=True, default="", db_default="")
    shape = models.CharField(max_length=20, blank=True, choices=choices.Shape.choices)
    as_of = models.DateField(null=True, blank=True)
    complete_for = models.CharField(max_length=3, blank=True, default="", db_default="")
    state = models.CharField(max_length=12, choices=choices.ImportState.choices, default=choices.ImportState.RUNNING)
    by_name = models.CharField(max_length=120, blank=True, default="", db_default="")
    by_user_id = models.BigIntegerField(null=True, blank=True)
    n_rows = models.PositiveIntegerField(default=0)
    n_created = models.PositiveIntegerField(default=0)
    n_updated = models.PositiveIntegerField(default=0)
    n_unchanged = models.PositiveIntegerField(default=0)
    n_closed = models.PositiveIntegerField(default=0)
    n_rejected = models.PositiveIntegerField(default=0)
    n_repaired = models.PositiveIntegerField(default=0)
    n_closed_by_absence = models.PositiveIntegerField(default=0)
    new_columns = models.JSONField(default=list)
    missing_columns = models.JSONField(default=list)
    seconds = models.FloatField(default=0)
    finished_at = models.DateTimeField(null=True, blank=True)
    beat_at = models.DateTimeField(null=True, blank=True)
    failure = models.TextField(blank=True)
    stored_file = models.CharField(max_length=12, blank=True, default="", db_default="")
    checked = models.JSONField(null=True, blank=True)
    as_of_given = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="register_import_accounts_for_every_row",
                condition=models.Q(
                    n_rows=models.F("n_created")
                    + models.F("n_updated")
                    + models.F("n_unchanged")
                    + models.F("n_closed")
                    + models.F("n_rejected")
                ),
            ),
            models.UniqueConstraint(
                fields=["state"], condition=models.Q(state=choices.ImportState.RUNNING), name="register_imports_run_one_at_a_time"
            ),
        ]

    @property
    def is_waiting(self) -> bool:
        """Say whether the file was checked and waits for somebody to load it."""
        return self.state == choices.ImportState.WAITING and self.checked is not None

    @property
    def state_colour(self) -> str:
        """Return the colour of the state's tag."""
        return choices.STATE_COLOURS[choices.ImportState(self.state)]


class ImportRow(models.Model):
    """A remark on one row of a file: why it was left out, what was mended, what is worth a look."""

    id = models.BigAutoField(primary_key=True)
    report = models.ForeignKey(ImportReport, on_delete=models.CASCADE, related_name="remarks")
    line = models.PositiveIntegerField()
    key = models.CharField(max_length=40, blank=True, default="", db_default="")
    weight = models.CharField(max_length=10, choices=choices.Weight.choices)
    column = models.CharField(max_length=80, blank=True, default="", db_default="")
    reason = models.CharField(max_length=300)


class ImportPart(models.Model):
    """The account of some rows of a file, one line each, as zipped CSV; kept in the transaction that wrote those rows."""

    id = models.BigAutoField(primary_key=True)
    report = models.ForeignKey(ImportReport, on_delete=models.CASCADE, related_name="parts")
    number = models.PositiveIntegerField()
    content = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "number"], name="register_import_part_is_kept_once")]
