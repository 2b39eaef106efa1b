"""The base of every noun, and the once keys."""

import secrets
from base64 import b32encode

from django.db import models

from joinedup.core import clock
from joinedup.core.subjects import Subject


def new_public_id() -> str:
    """Return 12 random base32 letters (60 bits): what stands in addresses instead of a guessable number."""
    return b32encode(secrets.token_bytes(8))[:12].decode().lower()


class Noun(models.Model):
    """A thing that people name: it has an id for addresses, a version for locking and the moment it was made."""

    id = models.BigAutoField(primary_key=True)
    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        abstract = True

    @property
    def subject(self) -> Subject:
        """Return the name by which lower rooms keep this thing."""
        return Subject(self._meta.label_lower, self.public_id)


class OnceKey(models.Model):
    """A form's hidden key that has done its work: a repeat of the same press is sent to the same result."""

    id = models.BigAutoField(primary_key=True)
    key = models.CharField(max_length=80)
    actor = models.CharField(max_length=80)
    result_url = models.CharField(max_length=500)
    created_at = models.DateTimeField(default=clock.wall_now, editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "actor"], name="once_key_is_used_once")]
