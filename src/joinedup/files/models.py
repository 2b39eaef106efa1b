"""Files kept in one folder, described here."""

from django.db import models

from joinedup.core.models import Noun
from joinedup.core.subjects import Subject
from joinedup.files.choices import Scan


class StoredFile(Noun):
    """A file somebody gave us: its bytes lie in the data folder under their SHA-256; two rows with the same bytes share them."""

    name = models.CharField(max_length=200)
    content_type = models.CharField(max_length=120)
    size = models.BigIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)
    area_id = models.BigIntegerField(null=True, editable=False)
    about_kind = models.CharField(max_length=80, blank=True)
    about_id = models.CharField(max_length=40, blank=True)
    user_id = models.BigIntegerField(null=True)
    scan = models.CharField(max_length=12, choices=Scan.choices, default=Scan.NOT_SCANNED)

    class Meta:
        indexes = [models.Index(fields=["about_kind", "about_id"], name="file_by_subject")]

    @property
    def about(self) -> Subject | None:
        """Return the thing the file belongs to."""
        return Subject(self.about_kind, self.about_id) if self.about_kind else None
