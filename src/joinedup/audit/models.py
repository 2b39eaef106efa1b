"""The append-only record and the seals that make a later change visible."""

import hashlib
import json
from collections.abc import Iterable
from datetime import UTC
from typing import Any, NoReturn

from django.db import models

from joinedup.core import clock


class AppendOnly(Exception):
    """Somebody tried to change or delete a row of the record."""


class AppendOnlyRows(models.QuerySet[Any]):
    """Rows that can be added and read, never changed or deleted."""

    def update(self, **_: Any) -> NoReturn:
        raise AppendOnly("The record is only added to.")

    def delete(self) -> NoReturn:
        raise AppendOnly("The record is only added to.")


class Entry(models.Model):
    """One thing that was done: who, on behalf of whom, what, to what, when; ids and words only, no free text, no contact data.

    The name of whoever acted is not kept here but looked up when the record is shown, so that a person's name can be
    corrected or erased without touching a sealed row.
    """

    id = models.BigAutoField(primary_key=True)
    area_id = models.BigIntegerField(null=True, editable=False)
    at = models.DateTimeField(default=clock.now, editable=False)
    written_at = models.DateTimeField(default=clock.wall_now, editable=False)
    actor_kind = models.CharField(max_length=10)
    user_id = models.BigIntegerField(null=True)
    link_id = models.BigIntegerField(null=True)
    on_behalf_of = models.BigIntegerField(null=True)
    verb = models.CharField(max_length=80)
    subject_kind = models.CharField(max_length=80)
    subject_id = models.CharField(max_length=40)
    facts = models.JSONField(default=dict)
    digest = models.CharField(max_length=64, editable=False)

    objects = AppendOnlyRows.as_manager()

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["subject_kind", "subject_id", "id"], name="entry_by_subject"),
            models.Index(fields=["area_id", "id"], name="entry_by_area"),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AppendOnly("The record is only added to.")
        self.digest = self.own_digest()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AppendOnly("The record is only added to.")

    def own_digest(self) -> str:
        """Return the SHA-256 of everything this entry says, except its id."""
        said = [
            self.area_id,
            self.at.astimezone(UTC).isoformat(timespec="microseconds"),
            [self.actor_kind, self.user_id, self.link_id, self.on_behalf_of],
            self.verb,
            [self.subject_kind, self.subject_id],
            self.facts,
        ]
        return hashlib.sha256(json.dumps(said, sort_keys=True, ensure_ascii=True).encode()).hexdigest()


class Seal(models.Model):
    """A link of an area's chain: it names every entry since the seal before it, with the digests that they had."""

    id = models.BigAutoField(primary_key=True)
    area_id = models.BigIntegerField(null=True, editable=False)
    number = models.PositiveIntegerField()
    first_entry_id = models.BigIntegerField()
    last_entry_id = models.BigIntegerField()
    entries = models.JSONField()  # [[id, digest], ...] in the order of their ids
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)
    sealed_at = models.DateTimeField(default=clock.wall_now, editable=False)

    objects = AppendOnlyRows.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["area_id", "number"], name="seal_number_is_used_once", nulls_distinct=False),
        ]

    @staticmethod
    def chain(previous: str, entries: Iterable[Iterable[Any]]) -> str:
        """Return the digest of these entries on top of the seal before."""
        said = [previous, [list(entry) for entry in entries]]
        return hashlib.sha256(json.dumps(said, ensure_ascii=True).encode()).hexdigest()
